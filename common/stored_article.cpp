// An article in a text frame: places, lengths and values apart, since each kind compresses best among its own.
#include "common/stored_article.hpp"

#include <algorithm>

#include "common/byte_codec.hpp"
#include "common/packed_columns.hpp"
#include "common/timex.hpp"

namespace dateline {

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

}  // namespace dateline
