// Encodings of the catalogue, of the tables of names and of the stub.
#include "common/catalogue.hpp"

#include <algorithm>
#include <cstdio>

#include "common/byte_codec.hpp"
#include "common/error.hpp"
#include "common/packed_columns.hpp"

namespace dateline {

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

constexpr std::uint64_t most_names = 1U << 26;  // damage cannot make us allocate more

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

const RowFacts::Fact* RowFacts::find(std::uint32_t name) const {
  const auto found = std::lower_bound(facts.begin(), facts.end(), name,
                                      [](const Fact& fact, std::uint32_t wanted) { return fact.name < wanted; });
  return found != facts.end() && found->name == name ? &*found : nullptr;
}

std::string encode(const RowFacts& all) {
  ByteWriter writer;
  writer.number(all.facts.size());
  std::uint32_t before = 0;
  for (const RowFacts::Fact& fact : all.facts) {
    writer.number(fact.name - before);
    writer.string(fact.country);
    writer.string(fact.id);
    before = fact.name;
  }
  return writer.take();
}

RowFacts decode_row_facts(std::string_view bytes) {
  ByteReader reader(bytes);
  RowFacts all;
  all.facts.resize(reader.count());
  std::uint32_t before = 0;
  for (RowFacts::Fact& fact : all.facts) {
    const std::uint32_t step = reader.small();
    if (step > UINT32_MAX - before || (step == 0 && &fact != &all.facts.front())) ByteReader::damaged();
    fact.name = before += step;
    fact.country = reader.string();
    fact.id = reader.string();
  }
  reader.expect_end();
  return all;
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

namespace {

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
