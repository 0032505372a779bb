// Encodings of the index: variable-length integers, length-prefixed strings, rows as differences; every read is
// bounded.
#include "common/index_format.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "common/byte_codec.hpp"
#include "common/error.hpp"

namespace dateline {
namespace {

constexpr std::int64_t first_day = -719'162;  // 0001-01-01
constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31

// The number of a day of the calendar.
std::int32_t read_day(ByteReader& reader) {
  const std::int64_t value = reader.signed_number();
  if (value < first_day || value > last_day) ByteReader::damaged();
  return static_cast<std::int32_t>(value);
}

std::int32_t read_day_or_none(ByteReader& reader) {
  const std::int64_t value = reader.signed_number();
  if (value != no_day && (value < first_day || value > last_day)) ByteReader::damaged();
  return static_cast<std::int32_t>(value);
}

// Rows ascending: a count and differences each.
void write_lists(ByteWriter& writer, const Lists& lists) {
  writer.number(lists.rows());
  for (std::size_t row = 0; row < lists.rows(); ++row) {
    writer.number(lists.starts[row + 1] - lists.starts[row]);
    std::uint32_t previous = 0;
    for (std::uint32_t i = lists.starts[row]; i < lists.starts[row + 1]; ++i) {
      writer.number(lists.values[i] - previous);
      previous = lists.values[i];
    }
  }
}

// Values are below `limit`.
Lists read_lists(ByteReader& reader, std::size_t rows, std::size_t limit) {
  Lists lists;
  if (reader.count() != rows) ByteReader::damaged();
  lists.starts.reserve(rows + 1);
  for (std::size_t row = 0; row < rows; ++row) {
    std::uint64_t value = 0;  // stays below the limit
    for (std::size_t left = reader.count(); left > 0; --left) {
      const std::uint64_t step = reader.number();
      if (step >= limit - value) ByteReader::damaged();
      value += step;
      lists.values.push_back(static_cast<std::uint32_t>(value));
    }
    lists.close_row();
  }
  return lists;
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

bool is_segment_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789-") == std::string_view::npos;
}

}  // namespace

std::uint32_t baked_wdf(double occurrences, std::size_t length) {
  const double norm = (1.0 - length_share) + length_share * static_cast<double>(length) / nominal_length;
  const double wdf = std::round(wdf_scale * occurrences / norm);
  return static_cast<std::uint32_t>(std::clamp(wdf, 1.0, static_cast<double>(wdf_limit)));
}

std::string key_number(std::uint32_t number) {
  std::string key(4, '\0');
  for (int i = 3; i >= 0; --i) {
    key[static_cast<std::size_t>(i)] = static_cast<char>((number & 0x7F) + 1);
    number >>= 7;
  }
  return key;
}

std::string article_key(std::uint32_t part, std::uint32_t article) {
  return "A" + key_number(part) + key_number(article);
}
std::string article_columns_key(std::uint32_t part) { return "C" + key_number(part); }
std::string facet_columns_key(std::uint32_t part) { return "F" + key_number(part); }
std::string position_block_key(std::uint32_t part, std::uint32_t block) {
  return "P" + key_number(part) + key_number(block);
}
std::string position_terms_key(std::uint32_t part) { return "T" + key_number(part); }
std::string dictionary_key(std::uint32_t part) { return "D" + key_number(part); }

std::string encode(const StoredArticle& stored) {
  ByteWriter writer;
  const Article& article = stored.article;
  for (const std::string* field : {&article.id, &article.headline, &article.dateline, &article.byline, &article.source,
                                   &article.published, &article.language, &article.url}) {
    writer.string(*field);
  }
  writer.number(stored.passages.size());
  for (const StoredPassage& passage : stored.passages) {
    writer.range(passage.body);
    writer.range(passage.headline);
  }
  writer.string(article.body);
  return writer.take();
}

StoredArticle decode_article(std::string_view bytes) {
  ByteReader reader(bytes);
  StoredArticle stored;
  Article& article = stored.article;
  for (std::string* field : {&article.id, &article.headline, &article.dateline, &article.byline, &article.source,
                             &article.published, &article.language, &article.url}) {
    *field = reader.string();
  }
  stored.passages.resize(reader.count());
  for (StoredPassage& passage : stored.passages) {
    passage.body = reader.range(bytes.size());
    passage.headline = reader.range(article.headline.size());
  }
  article.body = reader.string();
  for (const StoredPassage& passage : stored.passages) {
    if (passage.body.end > article.body.size()) ByteReader::damaged();
  }
  reader.expect_end();
  return stored;
}

std::string encode(const ArticleColumns& columns) {
  ByteWriter writer;
  writer.strings(columns.source_names);
  writer.strings(columns.language_names);
  writer.strings(columns.ids);
  writer.numbers(columns.passage_counts);
  writer.numbers(columns.sources);
  writer.numbers(columns.languages);
  for (const std::int32_t day : columns.published) writer.signed_number(day);
  return writer.take();
}

ArticleColumns decode_article_columns(std::string_view bytes) {
  ByteReader reader(bytes);
  ArticleColumns columns;
  columns.source_names = reader.strings();
  columns.language_names = reader.strings();
  columns.ids = reader.strings();
  const std::size_t articles = columns.ids.size();
  columns.passage_counts = reader.numbers();
  columns.sources = reader.numbers();
  columns.languages = reader.numbers();
  if (columns.passage_counts.size() != articles || columns.sources.size() != articles ||
      columns.languages.size() != articles) {
    ByteReader::damaged();
  }
  require_below(columns.sources, columns.source_names.size());
  require_below(columns.languages, columns.language_names.size());
  columns.published.reserve(articles);
  for (std::size_t i = 0; i < articles; ++i) {
    columns.published.push_back(read_day_or_none(reader));
  }
  reader.expect_end();
  return columns;
}

std::string encode(const FacetColumns& columns) {
  ByteWriter writer;
  for (std::size_t type = 0; type < entity_types; ++type) {
    writer.strings(columns.name_tables[type]);
    write_lists(writer, columns.names[type]);
  }
  writer.number(columns.intervals.size());
  for (const DayInterval& interval : columns.intervals) {
    writer.signed_number(interval.first.number);
    writer.number(static_cast<std::uint64_t>(interval.last.number - interval.first.number));
  }
  write_lists(writer, columns.mentioned);
  return writer.take();
}

FacetColumns decode_facet_columns(std::string_view bytes, std::size_t passages) {
  ByteReader reader(bytes);
  FacetColumns columns;
  for (std::size_t type = 0; type < entity_types; ++type) {
    columns.name_tables[type] = reader.strings();
    columns.names[type] = read_lists(reader, passages, columns.name_tables[type].size());
  }
  columns.intervals.resize(reader.count());
  for (DayInterval& interval : columns.intervals) {
    interval.first.number = read_day(reader);
    const std::uint64_t length = reader.number();
    if (length > static_cast<std::uint64_t>(last_day - interval.first.number)) ByteReader::damaged();
    interval.last.number = interval.first.number + static_cast<std::int32_t>(length);
  }
  columns.mentioned = read_lists(reader, passages, columns.intervals.size());
  reader.expect_end();
  return columns;
}

std::string encode_position_block(const std::vector<TermPositions>& terms) {
  ByteWriter writer;
  std::string_view previous;
  for (const TermPositions& entry : terms) {
    const auto differs = std::mismatch(previous.begin(), previous.end(), entry.term.begin(), entry.term.end()).second;
    const auto shared = static_cast<std::size_t>(differs - entry.term.begin());
    writer.number(shared);
    writer.string(std::string_view(entry.term).substr(shared));
    writer.string(entry.bytes);
    previous = entry.term;
  }
  return writer.take();
}

std::string_view find_positions(std::string_view block, std::string_view term) {
  ByteReader reader(block);
  std::string current;
  while (!reader.at_end()) {
    const std::uint64_t shared = reader.number();
    if (shared > current.size()) ByteReader::damaged();
    current.resize(static_cast<std::size_t>(shared));
    current += reader.string();
    const std::string_view bytes = reader.string();
    if (current == term) return bytes;
    if (current > term) break;
  }
  return {};
}

std::string encode_strings(const std::vector<std::string>& strings) {
  ByteWriter writer;
  writer.strings(strings);
  return writer.take();
}

std::vector<std::string> decode_strings(std::string_view bytes) {
  ByteReader reader(bytes);
  auto strings = reader.strings();
  reader.expect_end();
  return strings;
}

std::string encode(const Catalogue& catalogue) {
  ByteWriter writer;
  writer.number(catalogue.generation);
  writer.number(catalogue.articles);
  writer.number(catalogue.passages);
  writer.number(catalogue.stories);
  writer.strings(catalogue.segments);
  writer.strings(catalogue.languages);
  writer.number(catalogue.parts.size());
  for (const CataloguePart& part : catalogue.parts) {
    writer.number(part.number);
    writer.number(part.segment);
    writer.number(part.dictionary);
    writer.number(part.articles);
    writer.number(part.passages);
    writer.numbers(part.stories);
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
  catalogue.segments = reader.strings();
  catalogue.languages = reader.strings();
  catalogue.parts.resize(reader.count());
  for (CataloguePart& part : catalogue.parts) {
    part.number = reader.small();
    part.segment = reader.small();
    part.dictionary = reader.small();
    part.articles = reader.small();
    part.passages = reader.small();
    part.stories = reader.numbers();
    if (part.segment >= catalogue.segments.size() || part.stories.size() != part.articles) ByteReader::damaged();
    require_below(part.stories, catalogue.stories);
  }
  reader.expect_end();
  return catalogue;
}

std::string encode(const IdentityTables& identities) {
  ByteWriter writer;
  writer.number(identities.rows.size());
  for (const IdentityRow& row : identities.rows) {
    writer.number(static_cast<std::uint64_t>(row.type));
    writer.string(row.name);
    writer.strings(row.aliases);
  }
  writer.number(identities.parts.size());
  for (const auto& part : identities.parts) {
    for (const auto& rows : part.of) writer.numbers(rows);
  }
  return writer.take();
}

IdentityTables decode_identities(std::string_view bytes) {
  ByteReader reader(bytes);
  IdentityTables identities;
  identities.rows.resize(reader.count());
  for (IdentityRow& row : identities.rows) {
    const std::uint64_t type = reader.number();
    if (type >= entity_types) ByteReader::damaged();
    row.type = static_cast<EntityType>(type);
    row.name = reader.string();
    row.aliases = reader.strings();
  }
  identities.parts.resize(reader.count());
  for (auto& part : identities.parts) {
    for (auto& rows : part.of) {
      rows = reader.numbers();
      require_below(rows, identities.rows.size());
    }
  }
  reader.expect_end();
  return identities;
}

std::string generation_folder(std::uint32_t generation) { return "generations/" + padded(generation, 6); }

std::string segment_name(std::uint32_t generation, std::uint32_t ordinal) {
  return padded(generation, 6) + "-" + padded(ordinal, 3);
}

std::string stub_text(const Catalogue& catalogue) {
  std::string text = "auto " + generation_folder(catalogue.generation) + "/catalogue\n";
  for (const std::string& segment : catalogue.segments) text += "auto segments/" + segment + "\n";
  return text;
}

Stub parse_stub(std::string_view text) {
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
    if (line.size() > catalogue_begin.size() + catalogue_end.size() && line.starts_with(catalogue_begin) &&
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
