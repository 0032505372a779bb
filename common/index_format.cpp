// Encodings of the index: variable-length integers, length-prefixed strings, rows as differences; every read is
// bounded.
#include "common/index_format.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "common/byte_codec.hpp"
#include "common/error.hpp"
#include "common/text.hpp"
#include "common/timex.hpp"

namespace dateline {
namespace {

constexpr std::int32_t first_day = -719'162;  // 0001-01-01
constexpr std::int32_t last_day = 2'932'896;  // 9999-12-31

// The number of a day of the calendar.
std::int32_t read_day(ByteReader& reader) {
  const std::int64_t value = reader.signed_number();
  if (value < first_day || value > last_day) ByteReader::damaged();
  return static_cast<std::int32_t>(value);
}

// Numbers in planes: all lowest bytes, then all bytes above, as many planes as the largest needs. What every query
// decodes is stored so, since planes need no decision a number: ten times as fast as numbers of variable length, and
// zstd makes them as small.
void write_planes(ByteWriter& writer, const std::vector<std::uint32_t>& values) {
  const auto largest = std::max_element(values.begin(), values.end());
  unsigned planes = 0;
  for (std::uint32_t rest = largest == values.end() ? 0 : *largest; rest != 0; rest >>= 8) ++planes;
  writer.number(values.size());
  writer.number(planes);
  for (unsigned plane = 0; plane < planes; ++plane) {
    for (const std::uint32_t value : values) writer.byte(static_cast<std::uint8_t>(value >> (8 * plane)));
  }
}

// at_most: how many values there can be, since values that are all 0 take no bytes.
std::vector<std::uint32_t> read_planes(ByteReader& reader, std::uint64_t at_most) {
  const std::uint64_t size = reader.number();
  const std::uint64_t planes = reader.number();
  if (size > at_most || planes > 4) ByteReader::damaged();
  std::vector<std::uint32_t> values;
  for (unsigned plane = 0; plane < planes; ++plane) {
    const std::string_view bytes = reader.bytes(static_cast<std::size_t>(size));
    if (plane == 0) values.resize(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      values[i] |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * plane);
    }
  }
  values.resize(static_cast<std::size_t>(size));
  return values;
}

// Of a part's column, and of all names, where nothing else bounds them: damage cannot make us allocate more.
constexpr std::uint64_t most_values = 1U << 24;
constexpr std::uint64_t most_names = 1U << 26;

std::uint32_t largest_of(const std::vector<std::uint32_t>& values) {
  std::uint32_t largest = 0;
  for (const std::uint32_t value : values) largest = std::max(largest, value);
  return largest;
}

// Row sizes, then the values of all rows.
void write_lists(ByteWriter& writer, const Lists& lists) {
  std::vector<std::uint32_t> sizes(lists.rows());
  for (std::size_t row = 0; row < sizes.size(); ++row) sizes[row] = lists.starts[row + 1] - lists.starts[row];
  write_planes(writer, sizes);
  write_planes(writer, lists.values);
}

// Values are below `limit`.
Lists read_lists(ByteReader& reader, std::size_t rows, std::size_t limit) {
  const std::vector<std::uint32_t> sizes = read_planes(reader, rows);
  if (sizes.size() != rows) ByteReader::damaged();
  Lists lists;
  lists.starts.resize(rows + 1);
  std::uint64_t end = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    end += sizes[row];
    lists.starts[row + 1] = static_cast<std::uint32_t>(end);
  }
  if (end > most_values) ByteReader::damaged();
  lists.values = read_planes(reader, end);
  if (lists.values.size() != end || (end > 0 && largest_of(lists.values) >= limit)) ByteReader::damaged();
  return lists;
}

// Sizes first, then all bytes.
void write_column(ByteWriter& writer, const StringColumn& column) {
  writer.number(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) writer.number(column[i].size());
  for (std::size_t i = 0; i < column.size(); ++i) writer.bytes(column[i]);
}

StringColumn read_column(ByteReader& reader) {
  const std::vector<std::uint32_t> sizes = reader.numbers();
  std::uint64_t bytes = 0;
  for (const std::uint32_t size : sizes) bytes += size;
  if (bytes > UINT32_MAX) ByteReader::damaged();
  return {reader.bytes(static_cast<std::size_t>(bytes)), sizes};
}

// Ascending numbers, none twice: how many lie between each and the one before.
void write_gaps(ByteWriter& writer, const std::vector<std::uint32_t>& values) {
  std::uint32_t next = 0;
  for (const std::uint32_t value : values) {
    writer.number(value - next);
    next = value + 1;
  }
}

// The next value, which is below `limit`; `next` is the least that it can be, and is moved on.
std::uint32_t read_after_gap(ByteReader& reader, std::uint64_t& next, std::size_t limit) {
  const std::uint64_t gap = reader.number();
  if (next >= limit || gap >= limit - next) ByteReader::damaged();
  const auto value = static_cast<std::uint32_t>(next + gap);
  next += gap + 1;
  return value;
}

void write_ascending(ByteWriter& writer, const std::vector<std::uint32_t>& values) {
  writer.number(values.size());
  write_gaps(writer, values);
}

// Values are below `limit`.
std::vector<std::uint32_t> read_ascending(ByteReader& reader, std::size_t limit) {
  std::vector<std::uint32_t> values(reader.count());
  std::uint64_t next = 0;
  for (std::uint32_t& value : values) value = read_after_gap(reader, next, limit);
  return values;
}

// Sizes; the number of blocks is known to the reader.
void write_blocks(ByteWriter& writer, const StreamBlocks& blocks) {
  writer.number(blocks.begin);
  std::uint32_t previous = blocks.begin;
  for (const std::uint32_t end : blocks.ends) {
    writer.number(end - previous);
    previous = end;
  }
}

StreamBlocks read_blocks(ByteReader& reader, std::size_t count) {
  StreamBlocks blocks;
  blocks.begin = reader.small();
  std::uint64_t end = blocks.begin;
  for (; count > 0; --count) {
    end += reader.small();
    if (end > UINT32_MAX) ByteReader::damaged();
    blocks.ends.push_back(static_cast<std::uint32_t>(end));
  }
  return blocks;
}

// A range by its distance from the end of the one before, which is moved on.
void write_step(ByteWriter& writer, const Range& range, std::size_t& previous) {
  writer.signed_number(static_cast<std::int64_t>(range.begin) - static_cast<std::int64_t>(previous));
  writer.number(range.size());
  previous = range.end;
}

Range read_step(ByteReader& reader, std::size_t& previous, std::size_t limit) {
  const std::int64_t step = reader.signed_number();
  const std::uint64_t size = reader.number();
  const auto begin = static_cast<std::uint64_t>(previous) + static_cast<std::uint64_t>(step);
  if (begin > limit || size > limit - begin) ByteReader::damaged();
  previous = static_cast<std::size_t>(begin + size);
  return {static_cast<std::size_t>(begin), previous};
}

void require_below(const std::vector<std::uint32_t>& values, std::size_t limit) {
  for (const std::uint32_t value : values) {
    if (value >= limit) ByteReader::damaged();
  }
}

std::string padded(std::uint32_t number, int digits) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%0*u", digits, number);
  return buffer;
}

constexpr std::string_view manifest_begin = "# manifest ";

bool is_segment_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789-") == std::string_view::npos;
}

}  // namespace

std::uint32_t baked_wdf(double occurrences, std::size_t length) {
  const double norm = (1.0 - length_share) + length_share * static_cast<double>(length) / nominal_length;
  const double wdf = std::round(wdf_scale * occurrences / norm);
  return static_cast<std::uint32_t>(std::clamp(wdf, 1.0, static_cast<double>(wdf_limit)));
}

std::string byline_term(std::string_view form) {
  constexpr std::size_t limit = 200;
  const std::string folded = fold(form);
  return "B" + folded.substr(0, floor_boundary(folded, std::min(folded.size(), limit)));
}

std::string key_number(std::uint32_t number) {
  std::string key(4, '\0');
  for (int i = 3; i >= 0; --i) {
    key[static_cast<std::size_t>(i)] = static_cast<char>((number & 0x7F) + 1);
    number >>= 7;
  }
  return key;
}

std::string stream_page_key(std::uint32_t part, std::uint32_t page) {
  return "S" + key_number(part) + key_number(page);
}
std::string lengths_key(std::uint32_t part) { return "L" + key_number(part); }
std::string spellings_key(std::uint32_t part) { return "W" + key_number(part); }
std::string update_columns_key(std::uint32_t part) { return "U" + key_number(part); }
std::string article_columns_key(std::uint32_t part) { return "C" + key_number(part); }
std::string name_columns_key(std::uint32_t part) { return "N" + key_number(part); }
std::string ids_key(std::uint32_t part) { return "I" + key_number(part); }
std::string name_lists_key(std::uint32_t part, EntityType type) {
  return "F" + key_number(part) + static_cast<char>('0' + static_cast<int>(type));
}
std::string mentioned_key(std::uint32_t part) { return "M" + key_number(part); }
std::string term_index_key(std::uint32_t part) { return "T" + key_number(part); }
std::string dictionary_key(std::uint32_t part) { return "D" + key_number(part); }

std::string read_stream(const Range& range, const std::function<std::string(std::uint32_t)>& fetch) {
  std::string bytes;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t page = at / stream_page_bytes;
    const std::size_t begin = at - page * stream_page_bytes;
    const std::string content = fetch(static_cast<std::uint32_t>(page));
    const std::size_t wanted = std::min(stream_page_bytes - begin, range.end - at);
    if (content.size() < begin + wanted) ByteReader::damaged();
    bytes.append(content, begin, wanted);
    at += wanted;
  }
  return bytes;
}

namespace {

// The period that values are written by their distance from: that of the publication, so that most are near 0.
std::int32_t base_ordinal(const Article& article, TimexForm form) {
  const auto published = parse_publication(article.published);
  return timex_period(form, published ? published->days.first : Day{0}).ordinal;
}

// Places, then lengths, then values, since each kind compresses best among its own: some three bytes a date. A value
// that format_timex would not give back is one of the strings.
void write_dates(ByteWriter& writer, const StoredArticle& stored) {
  const std::vector<StoredDate>& dates = stored.dates;
  const auto in_headline = [](const StoredDate& date) { return date.field == Field::headline; };
  writer.number(dates.size());
  if (dates.empty()) return;
  writer.number(static_cast<std::uint64_t>(std::count_if(dates.begin(), dates.end(), in_headline)));
  std::size_t end = 0;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i > 0 && dates[i].field != dates[i - 1].field) end = 0;
    writer.signed_number(static_cast<std::int64_t>(dates[i].range.begin) - static_cast<std::int64_t>(end));
    end = dates[i].range.end;
  }
  for (const StoredDate& date : dates) writer.number(date.range.size());
  std::vector<std::string> others;
  std::vector<std::optional<TimexPeriod>> periods;
  for (const StoredDate& date : dates) {
    auto period = parse_timex(date.value);
    if (period && format_timex(*period) != date.value) period.reset();
    writer.byte(period ? static_cast<std::uint8_t>(period->form) : timex_forms);
    if (!period) others.push_back(date.value);
    periods.push_back(period);
  }
  for (const auto& period : periods) {
    if (period) writer.signed_number(std::int64_t{period->ordinal} - base_ordinal(stored.article, period->form));
  }
  writer.strings(others);
}

}  // namespace

std::string encode(const StoredArticle& stored) {
  ByteWriter writer;
  const Article& article = stored.article;
  for (const std::string* field : {&article.id, &article.headline, &article.dateline, &article.byline, &article.source,
                                   &article.published, &article.language, &article.url}) {
    writer.string(*field);
  }
  writer.number(stored.passages.size());
  // Passages follow each other: where one ends, the next begins, a blank or a line end further on.
  std::size_t body = 0;
  std::size_t headline = 0;
  for (const StoredPassage& passage : stored.passages) {
    write_step(writer, passage.body, body);
    write_step(writer, passage.headline, headline);
  }
  write_dates(writer, stored);
  writer.string(article.body);
  return writer.take();
}

namespace {

void read_places(ByteReader& reader, std::vector<StoredDate>& dates, std::uint64_t headline, std::size_t limit) {
  std::vector<std::int64_t> steps(dates.size());
  for (std::int64_t& step : steps) step = reader.signed_number();
  std::int64_t end = 0;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i == headline) end = 0;
    dates[i].field = i < headline ? Field::headline : Field::body;
    const std::uint64_t size = reader.number();
    const auto most = static_cast<std::int64_t>(limit);
    if (steps[i] < -end || steps[i] > most - end || size > limit) ByteReader::damaged();
    const auto begin = static_cast<std::size_t>(end + steps[i]);
    if (begin + size > limit) ByteReader::damaged();
    dates[i].range = {begin, begin + static_cast<std::size_t>(size)};
    end = static_cast<std::int64_t>(dates[i].range.end);
  }
}

// What base_ordinal added up to must be a period of the years 1 to 9999.
std::string value_at(TimexForm form, std::int64_t ordinal) {
  const auto first = timex_period(form, *make_day(1, 1, 1)).ordinal;
  const auto last = timex_period(form, *make_day(9999, 12, 31)).ordinal;
  if (ordinal < first || ordinal > last) ByteReader::damaged();
  return format_timex({form, static_cast<std::int32_t>(ordinal)});
}

std::vector<StoredDate> read_dates(ByteReader& reader, const Article& article, std::size_t limit) {
  std::vector<StoredDate> dates(reader.count());
  if (dates.empty()) return dates;
  read_places(reader, dates, reader.number(), limit);
  std::vector<std::uint8_t> forms;
  for (std::size_t i = 0; i < dates.size(); ++i) forms.push_back(reader.byte());
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (forms[i] > timex_forms) ByteReader::damaged();
    if (forms[i] == timex_forms) continue;
    const auto form = static_cast<TimexForm>(forms[i]);
    const std::int64_t distance = reader.signed_number();
    if (distance > INT32_MAX || distance < INT32_MIN) ByteReader::damaged();
    dates[i].value = value_at(form, base_ordinal(article, form) + distance);
  }
  const std::vector<std::string> others = reader.strings();
  std::size_t other = 0;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (forms[i] != timex_forms) continue;
    if (other == others.size()) ByteReader::damaged();
    dates[i].value = others[other++];
  }
  return dates;
}

StoredArticle read_article(ByteReader& reader, std::size_t limit) {
  StoredArticle stored;
  Article& article = stored.article;
  for (std::string* field : {&article.id, &article.headline, &article.dateline, &article.byline, &article.source,
                             &article.published, &article.language, &article.url}) {
    *field = reader.string();
  }
  stored.passages.resize(reader.count());
  std::size_t body = 0;
  std::size_t headline = 0;
  for (StoredPassage& passage : stored.passages) {
    passage.body = read_step(reader, body, limit);
    passage.headline = read_step(reader, headline, article.headline.size());
  }
  stored.dates = read_dates(reader, article, limit);
  article.body = reader.string();
  for (const StoredPassage& passage : stored.passages) {
    if (passage.body.end > article.body.size()) ByteReader::damaged();
  }
  for (const StoredDate& date : stored.dates) {
    const std::string& field = date.field == Field::headline ? article.headline : article.body;
    if (date.range.end > field.size()) ByteReader::damaged();
  }
  return stored;
}

void skip_dates(ByteReader& reader) {
  const std::size_t count = reader.count();
  if (count == 0) return;
  reader.number();
  for (std::size_t i = 0; i < 2 * count; ++i) reader.number();
  std::size_t periods = 0;
  for (std::size_t i = 0; i < count; ++i) periods += reader.byte() < timex_forms;
  for (; periods > 0; --periods) reader.number();
  reader.strings();
}

void skip_article(ByteReader& reader, std::size_t limit) {
  for (int field = 0; field < 8; ++field) reader.string();
  std::size_t body = 0;
  std::size_t headline = 0;
  for (std::size_t left = reader.count(); left > 0; --left) {
    read_step(reader, body, limit);
    read_step(reader, headline, limit);
  }
  skip_dates(reader);
  reader.string();
}

}  // namespace

StoredArticle decode_article(std::string_view frame, std::uint32_t ordinal) {
  ByteReader reader(frame);
  for (; ordinal > 0; --ordinal) skip_article(reader, frame.size());
  return read_article(reader, frame.size());
}

void decode_articles(std::string_view frame, std::uint32_t count, const std::function<void(StoredArticle&&)>& visit) {
  ByteReader reader(frame);
  for (; count > 0; --count) visit(read_article(reader, frame.size()));
  reader.expect_end();
}

std::string encode(const NameColumns& columns) {
  ByteWriter writer;
  for (const StringColumn& column : columns.of) write_column(writer, column);
  return writer.take();
}

NameColumns decode_name_columns(std::string_view bytes) {
  ByteReader reader(bytes);
  NameColumns columns;
  for (StringColumn& column : columns.of) column = read_column(reader);
  reader.expect_end();
  return columns;
}

std::string encode(const PassageLengths& lengths) {
  std::string bytes;
  for (const auto* column : {&lengths.tokens, &lengths.headline_tokens}) {
    bytes.append(column->begin(), column->end());
  }
  return bytes;
}

PassageLengths decode_lengths(std::string_view bytes, std::size_t passages) {
  if (bytes.size() != passages * 2) ByteReader::damaged();
  PassageLengths lengths;
  lengths.tokens.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(passages));
  lengths.headline_tokens.assign(bytes.begin() + static_cast<std::ptrdiff_t>(passages), bytes.end());
  const auto too_long = [](std::uint8_t value) { return value > passage_token_limit; };
  for (const auto* column : {&lengths.tokens, &lengths.headline_tokens}) {
    if (std::any_of(column->begin(), column->end(), too_long)) ByteReader::damaged();
  }
  return lengths;
}

std::string encode(const UpdateColumns& columns) {
  ByteWriter writer;
  for (const std::uint64_t hash : columns.content_hashes) {
    for (int shift = 0; shift < 40; shift += 8) writer.byte(static_cast<std::uint8_t>(hash >> shift));
  }
  for (const StorySignature& signature : columns.signatures) {
    for (const std::uint8_t minimum : signature) writer.byte(minimum);
  }
  writer.number(columns.acronyms.size());
  std::uint32_t previous = 0;
  for (const auto& use : columns.acronyms) {
    writer.number(use.article - previous);
    writer.string(use.acronym);
    writer.string(use.name);
    previous = use.article;
  }
  return writer.take();
}

UpdateColumns decode_update_columns(std::string_view bytes, std::size_t articles) {
  ByteReader reader(bytes);
  if (bytes.size() / (5 + signature_bytes) < articles) ByteReader::damaged();
  UpdateColumns columns;
  columns.content_hashes.resize(articles);
  for (std::uint64_t& hash : columns.content_hashes) {
    for (int shift = 0; shift < 40; shift += 8) hash |= std::uint64_t{reader.byte()} << shift;
  }
  columns.signatures.resize(articles);
  for (StorySignature& signature : columns.signatures) {
    for (std::uint8_t& minimum : signature) minimum = reader.byte();
  }
  columns.acronyms.resize(reader.count());
  std::uint64_t article = 0;
  for (auto& use : columns.acronyms) {
    article += reader.small();
    if (article >= articles) ByteReader::damaged();
    use.article = static_cast<std::uint32_t>(article);
    use.acronym = reader.string();
    use.name = reader.string();
  }
  reader.expect_end();
  return columns;
}

StringColumn::StringColumn(std::string_view bytes, const std::vector<std::uint32_t>& sizes) : bytes_(bytes) {
  ends_.reserve(sizes.size());
  std::uint32_t end = 0;
  for (const std::uint32_t size : sizes) ends_.push_back(end += size);
}

std::string encode(const StringColumn& column) {
  ByteWriter writer;
  write_column(writer, column);
  return writer.take();
}

StringColumn decode_string_column(std::string_view bytes) {
  ByteReader reader(bytes);
  StringColumn column = read_column(reader);
  reader.expect_end();
  return column;
}

std::string encode(const ArticleColumns& columns) {
  ByteWriter writer;
  writer.strings(columns.source_names);
  writer.strings(columns.language_names);
  std::vector<std::uint32_t> days;
  for (const std::int32_t day : columns.published) {
    days.push_back(day == no_day ? 0 : static_cast<std::uint32_t>(day - first_day + 1));
  }
  write_planes(writer, columns.passage_counts);
  write_planes(writer, columns.sources);
  write_planes(writer, columns.languages);
  write_planes(writer, days);
  write_planes(writer, columns.precisions);
  write_ascending(writer, columns.frames);
  write_blocks(writer, columns.frame_blocks);
  writer.number(columns.all_own ? 1 : 0);
  writer.strings(columns.frequent_terms);
  return writer.take();
}

ArticleColumns decode_article_columns(std::string_view bytes) {
  ByteReader reader(bytes);
  ArticleColumns columns;
  columns.source_names = reader.strings();
  columns.language_names = reader.strings();
  columns.passage_counts = read_planes(reader, most_values);
  const std::size_t articles = columns.articles();
  columns.sources = read_planes(reader, articles);
  columns.languages = read_planes(reader, articles);
  const std::vector<std::uint32_t> days = read_planes(reader, articles);
  columns.precisions = read_planes(reader, articles);
  for (const std::size_t size :
       {columns.sources.size(), columns.languages.size(), days.size(), columns.precisions.size()}) {
    if (size != articles) ByteReader::damaged();
  }
  require_below(columns.sources, columns.source_names.size());
  require_below(columns.languages, columns.language_names.size());
  require_below(days, last_day - first_day + 2);
  require_below(columns.precisions, static_cast<std::size_t>(DatePrecision::minute) + 1);
  columns.published.reserve(articles);
  for (const std::uint32_t day : days) {
    columns.published.push_back(day == 0 ? no_day : static_cast<std::int32_t>(day - 1 + first_day));
  }
  columns.frames = read_ascending(reader, articles);
  if (columns.frames.empty() != (articles == 0) || (articles > 0 && columns.frames.front() != 0)) ByteReader::damaged();
  columns.frame_blocks = read_blocks(reader, columns.frames.size());
  columns.all_own = reader.number() != 0;
  columns.frequent_terms = reader.strings();
  if (!std::is_sorted(columns.frequent_terms.begin(), columns.frequent_terms.end())) ByteReader::damaged();
  reader.expect_end();
  return columns;
}

std::optional<DayInterval> published_days(const ArticleColumns& columns, std::size_t article) {
  if (columns.published[article] == no_day) return std::nullopt;
  const Day first{columns.published[article]};
  const CivilDate date = civil(first);
  switch (static_cast<DatePrecision>(columns.precisions[article])) {
    case DatePrecision::year: return year_of(date.year);
    case DatePrecision::month: return month_of(date.year, date.month);
    default: return DayInterval{first, first};
  }
}

std::string encode(const NameLists& names) {
  ByteWriter writer;
  writer.number(names.names);
  write_lists(writer, names.lists);
  return writer.take();
}

NameLists decode_name_lists(std::string_view bytes, std::size_t passages) {
  ByteReader reader(bytes);
  NameLists names;
  names.names = reader.small();
  names.lists = read_lists(reader, passages, names.names);
  reader.expect_end();
  return names;
}

std::string encode(const MentionedDays& mentioned) {
  ByteWriter writer;
  writer.number(mentioned.intervals.size());
  for (const DayInterval& interval : mentioned.intervals) {
    writer.signed_number(interval.first.number);
    writer.number(static_cast<std::uint64_t>(interval.last.number - interval.first.number));
  }
  write_lists(writer, mentioned.lists);
  return writer.take();
}

MentionedDays decode_mentioned(std::string_view bytes, std::size_t passages) {
  ByteReader reader(bytes);
  MentionedDays mentioned;
  mentioned.intervals.resize(reader.count());
  for (DayInterval& interval : mentioned.intervals) {
    interval.first.number = read_day(reader);
    const std::uint64_t length = reader.number();
    if (length > static_cast<std::uint64_t>(last_day - interval.first.number)) ByteReader::damaged();
    interval.last.number = interval.first.number + static_cast<std::int32_t>(length);
  }
  mentioned.lists = read_lists(reader, passages, mentioned.intervals.size());
  reader.expect_end();
  return mentioned;
}

std::string encode(const TermIndex& index) {
  ByteWriter writer;
  writer.strings(index.first_terms);
  write_blocks(writer, index.blocks);
  return writer.take();
}

TermIndex decode_term_index(std::string_view bytes) {
  ByteReader reader(bytes);
  TermIndex index;
  index.first_terms = reader.strings();
  index.blocks = read_blocks(reader, index.first_terms.size());
  reader.expect_end();
  return index;
}

std::string encode_gaps(const std::vector<std::uint32_t>& passages) {
  ByteWriter writer;
  write_gaps(writer, passages);
  return writer.take();
}

std::vector<std::uint32_t> decode_gaps(std::string_view gaps, std::size_t passages) {
  ByteReader reader(gaps);
  std::vector<std::uint32_t> list;
  list.reserve(gaps.size());
  for (std::uint64_t next = 0; !reader.at_end();) list.push_back(read_after_gap(reader, next, passages));
  return list;
}

TermBlock encode_term_block(const std::vector<TermEntry>& terms) {
  ByteWriter heads;
  TermBlock block;
  std::string_view previous;
  for (const TermEntry& entry : terms) {
    const auto differs = std::mismatch(previous.begin(), previous.end(), entry.term.begin(), entry.term.end()).second;
    const auto shared = static_cast<std::size_t>(differs - entry.term.begin());
    heads.number(shared);
    heads.string(std::string_view(entry.term).substr(shared));
    heads.string(entry.gaps);
    heads.number(entry.positions.size());
    const std::string& spellings = entry.spellings;
    const bool alike = spellings.find_first_not_of(spellings.empty() ? '\0' : spellings[0]) == std::string::npos;
    heads.byte(alike ? 1 : 0);
    if (alike) {
      heads.byte(spellings.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(spellings[0]));
    } else {
      block.spellings += spellings;
    }
    block.positions += entry.positions;
    previous = entry.term;
  }
  block.heads = heads.take();
  return block;
}

void for_each_term(const TermBlock& block, const std::function<bool(const FoundTerm&)>& visit) {
  ByteReader reader(block.heads);
  std::string current;
  std::size_t position = 0;
  std::size_t spelling = 0;
  while (!reader.at_end()) {
    const std::uint64_t shared = reader.number();
    if (shared > current.size()) ByteReader::damaged();
    current.resize(static_cast<std::size_t>(shared));
    current += reader.string();
    FoundTerm found;
    found.term = current;
    found.gaps = reader.string();
    const std::uint64_t size = reader.number();
    if (size > block.positions.size() - position) ByteReader::damaged();
    const auto count = static_cast<std::size_t>(size);
    found.positions = std::string_view(block.positions).substr(position, count);
    position += count;
    if (reader.byte() == 1) {
      found.spelling = reader.byte();
    } else if (!block.spellings.empty()) {
      if (count > block.spellings.size() - spelling) ByteReader::damaged();
      found.spellings = std::string_view(block.spellings).substr(spelling, count);
      spelling += count;
    }
    if (!visit(found)) return;
  }
}

FoundTerm find_term(const TermBlock& block, std::string_view term) {
  FoundTerm result;
  for_each_term(block, [&](const FoundTerm& found) {
    if (found.term == term) result = found;
    return found.term < term;
  });
  result.term = term;
  return result;
}

std::string join_sections(const std::array<std::string, 3>& sections) {
  ByteWriter writer;
  writer.string(sections[0]);
  writer.string(sections[1]);
  writer.bytes(sections[2]);
  return writer.take();
}

Sections split_sections(std::string_view block) {
  ByteReader reader(block);
  const std::string_view heads = reader.string();
  const std::string_view positions = reader.string();
  return {heads, positions, block.substr(static_cast<std::size_t>(positions.data() + positions.size() - block.data()))};
}

std::string encode(const Catalogue& catalogue) {
  ByteWriter writer;
  writer.number(catalogue.generation);
  writer.number(catalogue.articles);
  writer.number(catalogue.passages);
  writer.number(catalogue.stories);
  writer.number(catalogue.next_part);
  const Analysis& analysis = catalogue.analysis;
  for (const bool flag : {analysis.names, analysis.dates, analysis.stories, catalogue.compacted}) {
    writer.number(flag ? 1 : 0);
  }
  writer.strings(catalogue.segments);
  writer.strings(catalogue.languages);
  writer.number(catalogue.parts.size());
  for (const CataloguePart& part : catalogue.parts) {
    writer.number(part.number);
    writer.number(part.segment);
    writer.number(part.dictionary);
    writer.number(part.first_document);
    writer.number(part.articles);
    writer.number(part.passages);
    write_ascending(writer, part.dead);
    write_planes(writer, part.stories);
  }
  return writer.take();
}

Catalogue decode_catalogue(std::string_view bytes) {
  ByteReader reader(bytes);
  Catalogue catalogue;
  catalogue.generation = reader.small();
  catalogue.articles = reader.number();
  catalogue.passages = reader.number();
  catalogue.stories = reader.small();
  catalogue.next_part = reader.small();
  Analysis& analysis = catalogue.analysis;
  for (bool* flag : {&analysis.names, &analysis.dates, &analysis.stories, &catalogue.compacted}) {
    *flag = reader.number() != 0;
  }
  catalogue.segments = reader.strings();
  catalogue.languages = reader.strings();
  catalogue.parts.resize(reader.count());
  for (CataloguePart& part : catalogue.parts) {
    part.number = reader.small();
    part.segment = reader.small();
    part.dictionary = reader.small();
    part.first_document = reader.small();
    part.articles = reader.small();
    part.passages = reader.small();
    part.dead = read_ascending(reader, part.articles);
    part.stories = read_planes(reader, part.articles);
    if (part.segment >= catalogue.segments.size() || part.stories.size() != part.articles) ByteReader::damaged();
    if (part.dead.size() < part.articles) require_below(part.stories, catalogue.stories);
  }
  reader.expect_end();
  return catalogue;
}

namespace {

// How a name stands to its row, in one number: no row, printed for its row, or an alias of name n (2 + n). Rows
// need no numbers of their own in the file: they are counted by the names that are printed.
constexpr std::uint32_t without_row = 0;
constexpr std::uint32_t is_printed = 1;
constexpr std::uint32_t alias_of = 2;

std::uint32_t standing(const NameTables& tables, std::uint32_t name) {
  const std::uint32_t row = tables.rows[name];
  if (row == no_row) return without_row;
  return tables.displayed[row] == name ? is_printed : alias_of + tables.displayed[row];
}

// Tables of new names count up: a step of 0 each. A step back is an odd number.
void write_name_numbers(ByteWriter& writer, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> steps;
  std::int64_t next = 0;
  for (const std::uint32_t number : numbers) {
    const std::int64_t step = number - next;
    steps.push_back(static_cast<std::uint32_t>(step < 0 ? -2 * step - 1 : 2 * step));
    next = std::int64_t{number} + 1;
  }
  write_planes(writer, steps);
}

std::vector<std::uint32_t> read_name_numbers(ByteReader& reader, std::size_t names) {
  std::vector<std::uint32_t> numbers = read_planes(reader, most_values);
  std::int64_t next = 0;
  for (std::uint32_t& number : numbers) {
    const std::int64_t half = number >> 1;
    next += (number & 1) != 0 ? -half - 1 : half;
    if (next < 0 || next >= static_cast<std::int64_t>(names)) ByteReader::damaged();
    number = static_cast<std::uint32_t>(next++);
  }
  return numbers;
}

}  // namespace

std::string encode(const NameTables& tables) {
  ByteWriter writer;
  writer.string(tables.texts);
  writer.number(tables.names.size());
  std::vector<std::uint32_t> columns[3];
  for (std::uint32_t i = 0; i < tables.names.size(); ++i) {
    const NameTables::Name& name = tables.names[i];
    columns[0].push_back(name.size * std::uint32_t{entity_types} + static_cast<std::uint32_t>(name.type));
    columns[1].push_back(name.articles);
    columns[2].push_back(standing(tables, i));
  }
  for (const auto& column : columns) write_planes(writer, column);
  writer.number(tables.parts.size());
  for (const auto& part : tables.parts) {
    for (const auto& names : part.of) write_name_numbers(writer, names);
  }
  return writer.take();
}

NameTables decode_names(std::string_view bytes) {
  ByteReader reader(bytes);
  NameTables tables;
  tables.texts = reader.string();
  const std::uint64_t count = reader.number();
  if (count > most_names) ByteReader::damaged();
  std::vector<std::uint32_t> columns[3];
  for (auto& column : columns) {
    column = read_planes(reader, count);
    if (column.size() != count) ByteReader::damaged();
  }
  tables.names.resize(static_cast<std::size_t>(count));
  tables.rows.assign(tables.names.size(), no_row);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> aliases;
  std::uint64_t end = 0;
  for (std::uint32_t i = 0; i < tables.names.size(); ++i) {
    NameTables::Name& name = tables.names[i];
    name.type = static_cast<EntityType>(columns[0][i] % entity_types);
    const std::uint32_t size = columns[0][i] / static_cast<std::uint32_t>(entity_types);
    if (size > tables.texts.size() - end) ByteReader::damaged();
    name.begin = static_cast<std::uint32_t>(end);
    name.size = size;
    end += size;
    name.articles = columns[1][i];
    const std::uint32_t how = columns[2][i];
    if (how == is_printed) {
      tables.rows[i] = static_cast<std::uint32_t>(tables.displayed.size());
      tables.displayed.push_back(i);
    } else if (how != without_row) {
      aliases.emplace_back(i, how - alias_of);
    }
  }
  for (const auto& [alias, printed] : aliases) {
    if (printed >= tables.names.size() || tables.rows[printed] == no_row) ByteReader::damaged();
    if (tables.displayed[tables.rows[printed]] != printed) ByteReader::damaged();
    tables.rows[alias] = tables.rows[printed];
  }
  tables.parts.resize(reader.count());
  for (auto& part : tables.parts) {
    for (auto& names : part.of) names = read_name_numbers(reader, tables.names.size());
  }
  reader.expect_end();
  return tables;
}

std::string encode(const std::vector<AcronymCount>& acronyms) {
  ByteWriter writer;
  writer.number(acronyms.size());
  for (const AcronymCount& use : acronyms) {
    writer.string(use.acronym);
    writer.string(use.name);
    writer.number(use.articles);
  }
  return writer.take();
}

std::vector<AcronymCount> decode_acronyms(std::string_view bytes) {
  ByteReader reader(bytes);
  std::vector<AcronymCount> acronyms(reader.count());
  for (AcronymCount& use : acronyms) {
    use.acronym = reader.string();
    use.name = reader.string();
    use.articles = reader.number();
  }
  reader.expect_end();
  return acronyms;
}

std::string encode(const std::vector<ItemVersion>& items) {
  ByteWriter writer;
  writer.number(items.size());
  for (const ItemVersion& item : items) {
    for (int shift = 0; shift < 64; shift += 8) writer.byte(static_cast<std::uint8_t>(item.id >> shift));
    writer.number(item.version);
    writer.byte(item.withdrawn ? 1 : 0);
  }
  return writer.take();
}

std::vector<ItemVersion> decode_item_versions(std::string_view bytes) {
  ByteReader reader(bytes);
  std::vector<ItemVersion> items(reader.count());
  for (ItemVersion& item : items) {
    for (int shift = 0; shift < 64; shift += 8) item.id |= std::uint64_t{reader.byte()} << shift;
    item.version = reader.number();
    item.withdrawn = reader.byte() != 0;
  }
  reader.expect_end();
  return items;
}

std::string generation_folder(std::uint32_t generation) { return "generations/" + padded(generation, 6); }

std::string segment_name(std::uint32_t generation, std::uint32_t ordinal) {
  return padded(generation, 6) + "-" + padded(ordinal, 3);
}

std::string stub_text(const Catalogue& catalogue, std::string_view manifest) {
  std::string text = std::string(manifest_begin) + std::string(manifest) + "\nauto " +
                     generation_folder(catalogue.generation) + "/catalogue\n";
  for (const std::string& segment : catalogue.segments) text += "auto segments/" + segment + "\n";
  return text;
}

Stub parse_stub(std::string_view text) {
  constexpr std::size_t checksum_digits = 32;
  constexpr std::string_view catalogue_begin = "auto generations/";
  constexpr std::string_view catalogue_end = "/catalogue";
  constexpr std::string_view segment_begin = "auto segments/";
  const auto foreign = [] {
    throw Error(ErrorKind::index_damaged, "the file XAPIANDB is not one that dateline-index wrote; rebuild the index");
  };
  Stub stub;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (stub.manifest.empty() && line.starts_with(manifest_begin)) {
      stub.manifest = line.substr(manifest_begin.size());
      if (stub.manifest.size() != checksum_digits) foreign();
      if (stub.manifest.find_first_not_of("0123456789abcdef") != std::string::npos) foreign();
    } else if (line.size() > catalogue_begin.size() + catalogue_end.size() && line.starts_with(catalogue_begin) &&
               line.ends_with(catalogue_end) && stub.generation == 0) {
      line.remove_prefix(catalogue_begin.size());
      line.remove_suffix(catalogue_end.size());
      for (const char c : line) {
        if (c < '0' || c > '9' || stub.generation > 100'000'000) foreign();
        stub.generation = stub.generation * 10 + static_cast<std::uint32_t>(c - '0');
      }
    } else if (line.starts_with(segment_begin) && is_segment_name(line.substr(segment_begin.size())) &&
               stub.generation != 0) {
      stub.segments.emplace_back(line.substr(segment_begin.size()));
    } else {
      foreign();
    }
  }
  if (stub.generation == 0) foreign();
  return stub;
}

}  // namespace dateline
