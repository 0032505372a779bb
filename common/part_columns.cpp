// Encodings of a part's columns.
#include "common/part_columns.hpp"

#include <algorithm>

#include "common/byte_codec.hpp"

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

}  // namespace

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

}  // namespace dateline
