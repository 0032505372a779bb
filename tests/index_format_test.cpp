// The index's encodings: round trips of random content, and damage that is told or decoded but never trusted.
#include "common/index_format.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "common/item_history.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/stored_article.hpp"
#include "common/term_block.hpp"

namespace dateline {
namespace {

using Random = std::mt19937;

std::string random_string(Random& random, std::size_t most = 12) {
  std::string text(random() % (most + 1), '\0');
  for (char& c : text) c = static_cast<char>(random());
  return text;
}

std::vector<std::string> random_strings(Random& random, std::size_t count) {
  std::vector<std::string> strings(count);
  for (std::string& string : strings) string = random_string(random);
  return strings;
}

// Numbers below `limit`, small ones and the largest too.
std::vector<std::uint32_t> random_numbers(Random& random, std::size_t count, std::uint32_t limit) {
  std::vector<std::uint32_t> numbers(count);
  for (std::uint32_t& number : numbers)
    number = random() % 5 == 0 ? limit - 1 : static_cast<std::uint32_t>(random() % limit);
  return numbers;
}

Lists random_lists(Random& random, std::size_t rows, std::uint32_t limit) {
  Lists lists;
  for (std::size_t row = 0; row < rows; ++row) {
    std::set<std::uint32_t> values;
    for (std::size_t left = limit == 0 ? 0 : random() % 4; left > 0; --left)
      values.insert(static_cast<std::uint32_t>(random() % limit));
    lists.values.insert(lists.values.end(), values.begin(), values.end());
    lists.close_row();
  }
  return lists;
}

Range random_range(Random& random, std::size_t size) {
  const std::size_t begin = random() % (size + 1);
  return {begin, begin + random() % (size - begin + 1)};
}

StoredArticle random_article(Random& random) {
  StoredArticle stored;
  Article& article = stored.article;
  for (std::string* field : {&article.id, &article.headline, &article.dateline, &article.byline, &article.source,
                             &article.published, &article.language, &article.url}) {
    *field = random_string(random);
  }
  article.body = random_string(random, 300);
  stored.passages.resize(random() % 5);
  for (StoredPassage& passage : stored.passages) {
    passage = {random_range(random, article.body.size()), random_range(random, article.headline.size())};
  }
  static constexpr const char* values[] = {"2017-04-09", "2017-W14", "XXXX-WXX-2", "199"};
  for (const Field field : {Field::headline, Field::body}) {
    const std::size_t size = field == Field::headline ? article.headline.size() : article.body.size();
    for (std::size_t count = random() % 4; count > 0; --count) {
      stored.dates.push_back({field, random_range(random, size), values[random() % std::size(values)]});
    }
  }
  return stored;
}

std::vector<std::uint32_t> random_ascending(Random& random, std::uint32_t limit) {
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value < limit; ++value) {
    if (random() % 3 == 0) values.push_back(value);
  }
  return values;
}

StreamBlocks random_blocks(Random& random, std::size_t count) {
  StreamBlocks blocks;
  blocks.begin = static_cast<std::uint32_t>(random() % 100'000);
  std::uint32_t end = blocks.begin;
  for (; count > 0; --count) blocks.ends.push_back(end += static_cast<std::uint32_t>(random() % 40'000));
  return blocks;
}

StringColumn random_column(Random& random, std::size_t count) {
  StringColumn column;
  for (; count > 0; --count) column.push_back(random_string(random));
  return column;
}

std::vector<std::string> strings_of(const StringColumn& column) {
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < column.size(); ++i) strings.emplace_back(column[i]);
  return strings;
}

std::vector<std::string> random_sorted_strings(Random& random, std::size_t count) {
  std::vector<std::string> strings = random_strings(random, count);
  std::sort(strings.begin(), strings.end());
  return strings;
}

ArticleColumns random_article_columns(Random& random) {
  ArticleColumns columns;
  const std::size_t articles = random() % 8;
  columns.source_names = random_strings(random, 1 + random() % 4);
  columns.language_names = random_strings(random, 1 + random() % 4);
  columns.passage_counts = random_numbers(random, articles, 100'000);
  columns.sources = random_numbers(random, articles, static_cast<std::uint32_t>(columns.source_names.size()));
  columns.languages = random_numbers(random, articles, static_cast<std::uint32_t>(columns.language_names.size()));
  for (std::size_t i = 0; i < articles; ++i) {
    columns.published.push_back(random() % 4 == 0 ? no_day : static_cast<std::int32_t>(random() % 40'000) - 20'000);
    columns.precisions.push_back(static_cast<std::uint32_t>(random() % 5));
  }
  columns.frames = random_ascending(random, static_cast<std::uint32_t>(articles));
  if (articles > 0 && (columns.frames.empty() || columns.frames[0] != 0))
    columns.frames.insert(columns.frames.begin(), 0);
  columns.frame_blocks = random_blocks(random, columns.frames.size());
  columns.all_own = random() % 2 == 0;
  columns.frequent_terms = random_sorted_strings(random, random() % 4);
  return columns;
}

constexpr std::size_t length_passages = 5;

PassageLengths random_lengths(Random& random) {
  PassageLengths lengths;
  for (std::size_t i = 0; i < length_passages; ++i) {
    lengths.tokens.push_back(static_cast<std::uint8_t>(random() % (passage_token_limit + 1)));
    lengths.headline_tokens.push_back(static_cast<std::uint8_t>(random() % (passage_token_limit + 1)));
  }
  return lengths;
}

constexpr std::uint32_t update_articles = 4;

UpdateColumns random_update_columns(Random& random) {
  UpdateColumns columns;
  for (std::uint32_t i = 0; i < update_articles; ++i) {
    columns.content_hashes.push_back(((std::uint64_t{random()} << 32) | random()) & content_hash_mask);
    for (std::uint8_t& minimum : columns.signatures.emplace_back()) minimum = static_cast<std::uint8_t>(random());
    for (std::size_t left = random() % 3; left > 0; --left)
      columns.acronyms.push_back({i, random_string(random), random_string(random)});
  }
  return columns;
}

TermIndex random_term_index(Random& random) {
  TermIndex index;
  index.first_terms = random_sorted_strings(random, random() % 6);
  index.blocks = random_blocks(random, index.first_terms.size());
  return index;
}

constexpr std::size_t facet_passages = 6;

NameLists random_name_lists(Random& random) {
  NameLists names;
  names.names = static_cast<std::uint32_t>(random() % 5);
  names.lists = random_lists(random, facet_passages, names.names);
  return names;
}

MentionedDays random_mentioned(Random& random) {
  MentionedDays mentioned;
  for (std::size_t left = random() % 5; left > 0; --left) {
    const auto first = static_cast<std::int32_t>(random() % 60'000) - 30'000;
    mentioned.intervals.push_back({Day{first}, Day{first + static_cast<std::int32_t>(random() % 400)}});
  }
  mentioned.lists = random_lists(random, facet_passages, static_cast<std::uint32_t>(mentioned.intervals.size()));
  return mentioned;
}

NameColumns random_name_columns(Random& random) {
  NameColumns columns;
  for (StringColumn& column : columns.of) column = random_column(random, random() % 5);
  return columns;
}

Catalogue random_catalogue(Random& random) {
  Catalogue catalogue;
  catalogue.generation = static_cast<std::uint32_t>(random());
  catalogue.articles = (std::uint64_t{random()} << 32) | random();
  catalogue.passages = std::numeric_limits<std::uint64_t>::max();
  catalogue.stories = 1 + static_cast<std::uint32_t>(random() % 1000);
  catalogue.next_part = static_cast<std::uint32_t>(random());
  catalogue.compacted = random() % 2 == 0;
  catalogue.segments = random_strings(random, 1 + random() % 3);
  catalogue.languages = random_strings(random, random() % 3);
  catalogue.parts.resize(random() % 4);
  for (CataloguePart& part : catalogue.parts) {
    part.number = static_cast<std::uint32_t>(random());
    part.segment = static_cast<std::uint32_t>(random() % catalogue.segments.size());
    part.dictionary = static_cast<std::uint32_t>(random());
    part.first_document = static_cast<std::uint32_t>(random());
    part.articles = static_cast<std::uint32_t>(random() % 6);
    part.passages = static_cast<std::uint32_t>(random());
    part.dead = random_ascending(random, part.articles);
    part.stories = random_numbers(random, part.articles, catalogue.stories);
  }
  return catalogue;
}

// Rows are numbered by no order, as NameRegister makes them: the last name of each is the printed one.
NameTables random_names(Random& random) {
  NameTables tables;
  const auto names = static_cast<std::uint32_t>(1 + random() % 6);
  for (std::uint32_t i = 0; i < names; ++i) {
    const std::string text = random_string(random);
    NameTables::Name name;
    name.begin = static_cast<std::uint32_t>(tables.texts.size());
    name.size = static_cast<std::uint32_t>(text.size());
    name.articles = static_cast<std::uint32_t>(random());
    name.type = static_cast<EntityType>(random() % entity_types);
    tables.rows.push_back(random() % 4 == 0 ? no_row : static_cast<std::uint32_t>(random() % 3));
    tables.texts += text;
    tables.names.push_back(name);
  }
  std::map<std::uint32_t, std::uint32_t, std::greater<>> rows;  // those that a name has, from the last
  for (std::uint32_t i = 0; i < names; ++i) rows[tables.rows[i]] = i;
  rows.erase(no_row);
  std::map<std::uint32_t, std::uint32_t> renumbered = {{no_row, no_row}};
  for (const auto& [row, printed] : rows) {
    renumbered[row] = static_cast<std::uint32_t>(tables.displayed.size());
    tables.displayed.push_back(printed);
  }
  for (std::uint32_t& row : tables.rows) row = renumbered[row];
  tables.parts.resize(random() % 3);
  for (auto& part : tables.parts) {
    for (auto& numbers : part.of) numbers = random_numbers(random, random() % 5, names);
  }
  return tables;
}

// What the row of a name prints.
std::string printed(const NameTables& tables, std::uint32_t name) {
  const std::uint32_t row = tables.rows[name];
  return row == no_row ? "no row" : std::to_string(tables.displayed[row]);
}

std::vector<AcronymCount> random_acronyms(Random& random) {
  std::vector<AcronymCount> acronyms(random() % 4);
  for (AcronymCount& use : acronyms) use = {random_string(random), random_string(random), random()};
  return acronyms;
}

std::vector<TermEntry> random_terms(Random& random) {
  std::set<std::string> terms;
  for (std::size_t left = random() % 8; left > 0; --left)
    terms.insert(std::string(random() % 3, 'a') + random_string(random, 4));
  std::vector<TermEntry> block;
  for (const std::string& term : terms) {
    TermEntry entry{term, random_string(random, 6), random_string(random, 20), ""};
    // Written alike, or not.
    entry.spellings.assign(entry.positions.size(), static_cast<char>(random()));
    if (random() % 2 == 0 && !entry.spellings.empty()) entry.spellings.back() = static_cast<char>(random());
    block.push_back(entry);
  }
  return block;
}

constexpr std::size_t gap_passages = 200;

std::string random_gaps(Random& random) {
  return encode_gaps(random_ascending(random, static_cast<std::uint32_t>(random() % gap_passages)));
}

std::string random_frame(Random& random) {
  std::string frame;
  for (int left = 0; left < 3; ++left) frame += encode(random_article(random));
  return frame;
}

std::string frame_again(std::string_view frame) {
  std::string again;
  decode_articles(frame, 3, [&](StoredArticle&& stored) { again += encode(stored); });
  return again;
}

// Lists that were decoded can be walked: rows in order, all values in one of them and below the limit.
void walkable(const Lists& lists, std::size_t limit) {
  REQUIRE(lists.starts.front() == 0);
  REQUIRE(std::is_sorted(lists.starts.begin(), lists.starts.end()));
  REQUIRE(lists.starts.back() == lists.values.size());
  REQUIRE(std::all_of(lists.values.begin(), lists.values.end(), [&](std::uint32_t value) { return value < limit; }));
}

std::string name_lists_again(std::string_view bytes) {
  const NameLists names = decode_name_lists(bytes, facet_passages);
  walkable(names.lists, names.names);
  return encode(names);
}

std::string mentioned_again(std::string_view bytes) {
  const MentionedDays mentioned = decode_mentioned(bytes, facet_passages);
  walkable(mentioned.lists, mentioned.intervals.size());
  return encode(mentioned);
}

// One encoding: makes random content, and decodes bytes again into bytes.
struct Encoding {
  const char* name;
  std::function<std::string(Random&)> make;
  std::function<std::string(std::string_view)> again;
};

ItemHistory random_history(Random& random) {
  ItemHistory history;
  for (std::uint64_t id = 0; id < random() % 4; ++id) {
    for (std::uint64_t version = 0; version <= random() % 3; ++version) {
      const auto day = static_cast<std::int32_t>(random() % 40'000) - 20'000;
      history.versions.push_back({id << 40 | random(), version << 36 | random(),
                                  static_cast<std::uint32_t>(random() % 9), static_cast<std::uint32_t>(random() % 9),
                                  version == 0 ? no_day : day});
    }
    history.withdrawn.push_back({id, random(), true});
  }
  return history;
}

const std::vector<Encoding>& encodings() {
  static const std::vector<Encoding> all = {
      {"text frame", random_frame, frame_again},
      {"article columns", [](Random& random) { return encode(random_article_columns(random)); },
       [](std::string_view bytes) { return encode(decode_article_columns(bytes)); }},
      {"name lists", [](Random& random) { return encode(random_name_lists(random)); }, name_lists_again},
      {"mentioned days", [](Random& random) { return encode(random_mentioned(random)); }, mentioned_again},
      {"name columns", [](Random& random) { return encode(random_name_columns(random)); },
       [](std::string_view bytes) { return encode(decode_name_columns(bytes)); }},
      {"catalogue", [](Random& random) { return encode(random_catalogue(random)); },
       [](std::string_view bytes) { return encode(decode_catalogue(bytes)); }},
      {"names", [](Random& random) { return encode(random_names(random)); },
       [](std::string_view bytes) { return encode(decode_names(bytes)); }},
      {"acronyms", [](Random& random) { return encode(random_acronyms(random)); },
       [](std::string_view bytes) { return encode(decode_acronyms(bytes)); }},
      {"item history", [](Random& random) { return encode(random_history(random)); },
       [](std::string_view bytes) { return encode(decode_item_history(bytes)); }},
      {"string column", [](Random& random) { return encode(random_column(random, random() % 6)); },
       [](std::string_view bytes) { return encode(decode_string_column(bytes)); }},
      {"lengths", [](Random& random) { return encode(random_lengths(random)); },
       [](std::string_view bytes) { return encode(decode_lengths(bytes, length_passages)); }},
      {"update columns", [](Random& random) { return encode(random_update_columns(random)); },
       [](std::string_view bytes) { return encode(decode_update_columns(bytes, update_articles)); }},
      {"term index", [](Random& random) { return encode(random_term_index(random)); },
       [](std::string_view bytes) { return encode(decode_term_index(bytes)); }},
  };
  return all;
}

// Whether the bytes decode; any failure but an Error of damage fails the test.
bool decodes(const Encoding& encoding, std::string_view bytes) {
  try {
    encoding.again(bytes);
    return true;
  } catch (const Error& error) {
    REQUIRE(error.kind() == ErrorKind::index_damaged);
    return false;
  }
}

TEST_CASE("index format: what is decoded and encoded again is the same bytes") {
  Random random(20'268);
  for (const Encoding& encoding : encodings()) {
    CAPTURE(std::string(encoding.name));
    for (int round = 0; round < 500; ++round) {
      const std::string bytes = encoding.make(random);
      REQUIRE(encoding.again(bytes) == bytes);
    }
  }
}

TEST_CASE("index format: every value comes back") {
  Random random(20'269);
  for (int round = 0; round < 200; ++round) {
    const StoredArticle stored = random_article(random);
    const StoredArticle back = decode_article(random_frame(random) + encode(stored), 3);
    REQUIRE(back.article.id == stored.article.id);
    REQUIRE(back.article.url == stored.article.url);
    REQUIRE(back.article.body == stored.article.body);
    REQUIRE(back.passages.size() == stored.passages.size());
    for (std::size_t i = 0; i < stored.passages.size(); ++i) {
      REQUIRE(back.passages[i].body == stored.passages[i].body);
      REQUIRE(back.passages[i].headline == stored.passages[i].headline);
    }
    REQUIRE(back.dates.size() == stored.dates.size());
    for (std::size_t i = 0; i < stored.dates.size(); ++i) {
      REQUIRE(back.dates[i].field == stored.dates[i].field);
      REQUIRE(back.dates[i].range == stored.dates[i].range);
      REQUIRE(back.dates[i].value == stored.dates[i].value);
    }
    const ArticleColumns columns = random_article_columns(random);
    const ArticleColumns columns_back = decode_article_columns(encode(columns));
    REQUIRE(columns_back.published == columns.published);
    REQUIRE(columns_back.precisions == columns.precisions);
    REQUIRE(columns_back.sources == columns.sources);
    REQUIRE(columns_back.frames == columns.frames);
    REQUIRE(columns_back.frame_blocks.begin == columns.frame_blocks.begin);
    REQUIRE(columns_back.frame_blocks.ends == columns.frame_blocks.ends);
    REQUIRE(columns_back.all_own == columns.all_own);
    REQUIRE(columns_back.frequent_terms == columns.frequent_terms);
    const NameLists lists = random_name_lists(random);
    const NameLists lists_back = decode_name_lists(encode(lists), facet_passages);
    REQUIRE(lists_back.names == lists.names);
    REQUIRE(lists_back.lists.starts == lists.lists.starts);
    REQUIRE(lists_back.lists.values == lists.lists.values);
    const MentionedDays mentioned = random_mentioned(random);
    const MentionedDays mentioned_back = decode_mentioned(encode(mentioned), facet_passages);
    REQUIRE(mentioned_back.intervals == mentioned.intervals);
    REQUIRE(mentioned_back.lists.values == mentioned.lists.values);
    const NameColumns own_names = random_name_columns(random);
    REQUIRE(strings_of(decode_name_columns(encode(own_names)).of[1]) == strings_of(own_names.of[1]));
    const StringColumn ids = random_column(random, random() % 6);
    REQUIRE(strings_of(decode_string_column(encode(ids))) == strings_of(ids));
    const Catalogue catalogue = random_catalogue(random);
    const Catalogue catalogue_back = decode_catalogue(encode(catalogue));
    REQUIRE(catalogue_back.generation == catalogue.generation);
    REQUIRE(catalogue_back.articles == catalogue.articles);
    REQUIRE(catalogue_back.passages == catalogue.passages);
    REQUIRE(catalogue_back.segments == catalogue.segments);
    REQUIRE(catalogue_back.parts.size() == catalogue.parts.size());
    REQUIRE(catalogue_back.next_part == catalogue.next_part);
    REQUIRE(catalogue_back.compacted == catalogue.compacted);
    for (std::size_t i = 0; i < catalogue.parts.size(); ++i) {
      REQUIRE(catalogue_back.parts[i].dead == catalogue.parts[i].dead);
      REQUIRE(catalogue_back.parts[i].stories == catalogue.parts[i].stories);
      REQUIRE(catalogue_back.parts[i].first_document == catalogue.parts[i].first_document);
      REQUIRE(catalogue_back.parts[i].dictionary == catalogue.parts[i].dictionary);
    }
    const PassageLengths lengths = random_lengths(random);
    const PassageLengths lengths_back = decode_lengths(encode(lengths), length_passages);
    REQUIRE(lengths_back.tokens == lengths.tokens);
    REQUIRE(lengths_back.headline_tokens == lengths.headline_tokens);
    const UpdateColumns update = random_update_columns(random);
    const UpdateColumns update_back = decode_update_columns(encode(update), update_articles);
    REQUIRE(update_back.content_hashes == update.content_hashes);
    REQUIRE(update_back.signatures == update.signatures);
    REQUIRE(update_back.acronyms.size() == update.acronyms.size());
    for (std::size_t i = 0; i < update.acronyms.size(); ++i) {
      REQUIRE(update_back.acronyms[i].article == update.acronyms[i].article);
      REQUIRE(update_back.acronyms[i].name == update.acronyms[i].name);
    }
    const TermIndex index = random_term_index(random);
    REQUIRE(decode_term_index(encode(index)).first_terms == index.first_terms);
    REQUIRE(decode_term_index(encode(index)).blocks.ends == index.blocks.ends);
  }
}

TEST_CASE("index format: names come back with the rows they print under") {
  Random random(20'274);
  for (int round = 0; round < 500; ++round) {
    const NameTables names = random_names(random);
    const NameTables back = decode_names(encode(names));
    REQUIRE(back.texts == names.texts);
    REQUIRE(back.names.size() == names.names.size());
    REQUIRE(back.displayed.size() == names.displayed.size());
    REQUIRE(std::is_sorted(back.displayed.begin(), back.displayed.end()));  // rows by the order of printed names
    for (std::uint32_t i = 0; i < names.names.size(); ++i) {
      REQUIRE(back.text(i) == names.text(i));
      REQUIRE(back.names[i].articles == names.names[i].articles);
      REQUIRE(back.names[i].type == names.names[i].type);
      REQUIRE(printed(back, i) == printed(names, i));
    }
    REQUIRE(back.parts.size() == names.parts.size());
    for (std::size_t part = 0; part < names.parts.size(); ++part) {
      for (std::size_t type = 0; type < entity_types; ++type)
        REQUIRE(back.parts[part].of[type] == names.parts[part].of[type]);
    }
  }
}

TEST_CASE("index format: a name that is an alias of none that is printed is told") {
  // texts "ab"; two names; columns of planes: sizes and types (one byte each, people), articles (all 0, so no plane),
  // and how each stands to its row.
  const auto bytes = [](char first, char second) {
    return std::string("\2ab\2\2\1\3\3\2\0\2\1", 12) + first + second + std::string(1, '\0');
  };
  CHECK(decode_names(bytes(1, 2)).rows[1] == 0);
  CHECK(decode_names(bytes(3, 1)).rows[0] == 0);
  CHECK(decode_names(bytes(0, 1)).rows[0] == no_row);
  CHECK_THROWS_AS(decode_names(bytes(0, 2)), Error);  // of one without a row
  CHECK_THROWS_AS(decode_names(bytes(2, 1)), Error);  // of itself
  CHECK_THROWS_AS(decode_names(bytes(3, 2)), Error);  // of each other
  CHECK_THROWS_AS(decode_names(bytes(4, 1)), Error);  // of one that is not there
}

TEST_CASE("index format: every cut is told") {
  Random random(20'270);
  for (const Encoding& encoding : encodings()) {
    CAPTURE(std::string(encoding.name));
    for (int round = 0; round < 60; ++round) {
      const std::string bytes = encoding.make(random);
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        REQUIRE_FALSE(decodes(encoding, std::string_view(bytes).substr(0, size)));
      }
      REQUIRE_FALSE(decodes(encoding, bytes + '\0'));
    }
  }
}

TEST_CASE("index format: flipped and random bytes are told, or decode to what encodes") {
  Random random(20'271);
  for (const Encoding& encoding : encodings()) {
    CAPTURE(std::string(encoding.name));
    for (int round = 0; round < 4'000; ++round) {
      std::string bytes = round % 4 == 0 ? random_string(random, 60) : encoding.make(random);
      for (std::size_t left = 1 + random() % 3; left > 0 && !bytes.empty(); --left) {
        bytes[random() % bytes.size()] = static_cast<char>(random() % 3 == 0 ? 0xFF : random());
      }
      decodes(encoding, bytes);
    }
  }
}

TEST_CASE("index format: a count that lies is told before memory is taken") {
  const std::string huge = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F";  // 2^63 - 1
  for (const Encoding& encoding : encodings()) {
    CAPTURE(std::string(encoding.name));
    for (std::size_t zeros = 0; zeros < 20; ++zeros) {
      decodes(encoding, std::string(zeros, '\0') + huge);
      decodes(encoding, std::string(zeros, '\1') + huge + huge);
    }
  }
  CHECK_THROWS_AS(decode_term_index(huge), Error);
  // An interval that leaves the range of days, and a difference that wraps around.
  CHECK_THROWS_AS(decode_mentioned(std::string("\1\xFE\xFF\xFF\xFF\x0F\x05\0", 8), 0), Error);
  // Sizes of rows whose sum wraps around: 1, 2^64 - 1, 1 of one value.
  CHECK_THROWS_AS(decode_name_lists(std::string("\1\3\1\0\1\xFF\1", 7) + std::string(9, '\xFF') + '\1', 3), Error);
  NameLists names;
  names.names = 2;
  names.lists.values = {0, 1};
  names.lists.close_row();
  CHECK(decode_name_lists(encode(names), 1).lists.values == names.lists.values);
  CHECK_THROWS_AS(decode_name_lists(encode(names), 2), Error);  // of more passages
  names.names = 1;
  CHECK_THROWS_AS(decode_name_lists(encode(names), 1), Error);  // no such name
}

TEST_CASE("index format: a row that is not one of the table's is told") {
  ArticleColumns columns;
  columns.passage_counts = {1};
  columns.published = {0};
  columns.precisions = {static_cast<std::uint32_t>(DatePrecision::month)};
  CHECK(published_days(columns, 0) == month_of(1970, 1));
  columns.precisions = {static_cast<std::uint32_t>(DatePrecision::minute)};
  CHECK(published_days(columns, 0) == DayInterval{Day{0}, Day{0}});
  columns.sources = {1};
  columns.languages = {0};
  columns.source_names = {""};
  columns.language_names = {"en"};
  columns.frames = {0};
  columns.frame_blocks.ends = {9};
  CHECK_THROWS_AS(decode_article_columns(encode(columns)), Error);
  columns.sources = {0};
  CHECK_NOTHROW(decode_article_columns(encode(columns)));
  columns.frames = {};  // the article is in no frame
  columns.frame_blocks.ends = {};
  CHECK_THROWS_AS(decode_article_columns(encode(columns)), Error);
  columns.frames = {1};
  columns.frame_blocks.ends = {9};
  CHECK_THROWS_AS(decode_article_columns(encode(columns)), Error);
  columns.frames = {0};
  columns.frame_blocks = {UINT32_MAX, {3}};  // the stream would be longer than 4 GB
  CHECK_THROWS_AS(decode_article_columns(encode(columns)), Error);
  columns.frame_blocks = {0, {9}};
  columns.frequent_terms = {"the", "of"};
  CHECK_THROWS_AS(decode_article_columns(encode(columns)), Error);
  CHECK_THROWS_AS(decode_lengths(std::string("\x80\x00", 2), 1), Error);  // 128 tokens
  CHECK_THROWS_AS(decode_lengths(std::string("\x02\x80", 2), 1), Error);
  CHECK_THROWS_AS(decode_lengths("\2\1\1", 1), Error);
  UpdateColumns update;
  update.content_hashes = {1};
  update.signatures.resize(1);
  update.acronyms = {{1, "UN", "United Nations"}};
  CHECK_THROWS_AS(decode_update_columns(encode(update), 1), Error);

  StoredArticle stored;
  stored.article.body = "body";
  stored.passages = {{{2, 5}, {}}};
  CHECK_THROWS_AS(decode_article(encode(stored), 0), Error);
  stored.passages = {{{2, 4}, {0, 1}}};
  CHECK_THROWS_AS(decode_article(encode(stored), 0), Error);
  stored.passages = {{{2, 4}, {}}};
  stored.dates = {{Field::body, {2, 5}, "2017"}};
  CHECK_THROWS_AS(decode_article(encode(stored), 0), Error);

  Catalogue catalogue;
  catalogue.segments = {"000001-000"};
  catalogue.stories = 1;
  struct Row {
    std::uint32_t segment, articles;
    std::vector<std::uint32_t> dead, stories;
    bool good;
  };
  for (const Row& row : {Row{1, 1, {}, {0}, false},         // no such segment
                         Row{0, 1, {}, {1}, false},         // no such story
                         Row{0, 2, {}, {0}, false},         // an article without one
                         Row{0, 1, {1}, {0}, false},        // a death of nobody
                         Row{0, 2, {1, 1}, {0, 0}, false},  // twice dead
                         Row{0, 1, {0}, {7}, true},         // the story of the dead has no meaning
                         Row{0, 1, {}, {0}, true}}) {
    CAPTURE(row.segment);
    CAPTURE(row.articles);
    CataloguePart part;
    part.segment = row.segment;
    part.articles = row.articles;
    part.dead = row.dead;
    part.stories = row.stories;
    catalogue.parts = {part};
    bool good = true;
    try {
      decode_catalogue(encode(catalogue));
    } catch (const Error&) {
      good = false;
    }
    CHECK(good == row.good);
  }
}

bool lies_in(std::string_view part, const std::string& whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

// The spelling of each position.
std::string spellings_of(const FoundTerm& found) {
  return found.spellings.empty() ? std::string(found.positions.size(), static_cast<char>(found.spelling))
                                 : std::string(found.spellings);
}

TEST_CASE("index format: gaps, positions and spellings of a term") {
  Random random(20'272);
  for (int round = 0; round < 2'000; ++round) {
    const std::vector<TermEntry> terms = random_terms(random);
    const TermBlock block = encode_term_block(terms);
    TermBlock without = block;
    without.spellings.clear();
    std::size_t at = 0;
    for_each_term(block, [&](const FoundTerm& found) {
      REQUIRE(found.term == terms.at(at).term);
      REQUIRE(spellings_of(found) == terms[at].spellings);
      return ++at < terms.size();
    });
    REQUIRE(at == terms.size());
    for (const TermEntry& entry : terms) {
      const FoundTerm found = find_term(block, entry.term);
      REQUIRE(found.gaps == entry.gaps);
      REQUIRE(found.positions == entry.positions);
      REQUIRE(spellings_of(found) == entry.spellings);
      REQUIRE(find_term(without, entry.term).positions == entry.positions);
    }
    const std::string other = random_string(random, 5);
    const bool known = std::any_of(terms.begin(), terms.end(), [&](const auto& entry) { return entry.term == other; });
    if (!known) REQUIRE(find_term(block, other).positions.empty());
    // Damage is told or gives bytes of the block; it never reads past it.
    TermBlock damaged = block;
    std::string* const sections[] = {&damaged.heads, &damaged.positions, &damaged.spellings};
    std::string& section = *sections[random() % 3];
    if (!section.empty()) section[random() % section.size()] = static_cast<char>(random());
    section.resize(random() % (section.size() + 1));
    try {
      const FoundTerm found = find_term(damaged, other);
      REQUIRE(lies_in(found.gaps, damaged.heads));
      REQUIRE(lies_in(found.positions, damaged.positions));
      REQUIRE(lies_in(found.spellings, damaged.spellings));
    } catch (const Error& error) {
      REQUIRE(error.kind() == ErrorKind::index_damaged);
    }
  }
  CHECK(find_term({}, "a").positions.empty());
  const TermBlock block = encode_term_block(
      {{"dock", "\x05", "\x01", "\x07"}, {"docker", "", "\x02\x82", "\x01\x02"}, {"dot", "", "\x83", "\x03"}});
  CHECK(find_term(block, "docker").positions == "\x02\x82");
  CHECK(find_term(block, "docker").spellings == "\x01\x02");
  CHECK(find_term(block, "docker").gaps.empty());
  CHECK(find_term(block, "dock").positions == "\x01");
  CHECK(find_term(block, "dock").spellings.empty());
  CHECK(find_term(block, "dock").spelling == 7);
  CHECK(find_term(block, "dock").gaps == "\x05");
  CHECK(find_term(block, "docke").positions.empty());
  CHECK(find_term(block, "zebra").positions.empty());
}

TEST_CASE("index format: the sections of a block") {
  Random random(20'275);
  for (int round = 0; round < 500; ++round) {
    const std::array<std::string, 3> sections = {random_string(random, 300), random_string(random, 300),
                                                 random_string(random, 300)};
    const std::string joined = join_sections(sections);
    const Sections split = split_sections(joined);
    for (std::size_t i = 0; i < 3; ++i) REQUIRE(split[i] == sections[i]);
    const std::size_t two = sections[0].size() + sections[1].size();
    REQUIRE_THROWS_AS(split_sections(std::string_view(joined).substr(0, random() % (two + 1))), Error);
  }
  CHECK_THROWS_AS(split_sections(""), Error);
}

TEST_CASE("index format: gaps") {
  Random random(20'276);
  for (int round = 0; round < 500; ++round) {
    const auto passages = random_ascending(random, gap_passages);
    REQUIRE(decode_gaps(encode_gaps(passages), gap_passages) == passages);
    if (!passages.empty()) REQUIRE_THROWS_AS(decode_gaps(encode_gaps(passages), passages.back()), Error);
    std::string damaged = random_gaps(random) + random_string(random, 6);
    if (!damaged.empty()) damaged[random() % damaged.size()] = static_cast<char>(random());
    try {
      const auto decoded = decode_gaps(damaged, gap_passages);
      REQUIRE(decoded.size() <= damaged.size());
      REQUIRE(std::adjacent_find(decoded.begin(), decoded.end(), std::greater_equal<>()) == decoded.end());
      REQUIRE((decoded.empty() || decoded.back() < gap_passages));
    } catch (const Error& error) {
      REQUIRE(error.kind() == ErrorKind::index_damaged);
    }
  }
  CHECK(decode_gaps("", 0).empty());
  CHECK(encode_gaps({0, 1, 5, 300}) == std::string("\0\0\3\xA6\2", 5));
  CHECK(decode_gaps(encode_gaps({UINT32_MAX - 1}), UINT32_MAX).front() == UINT32_MAX - 1);
}

TEST_CASE("index format: the stream in pages") {
  Random random(20'277);
  std::string stream(3 * stream_page_bytes + 100, '\0');
  for (char& c : stream) c = static_cast<char>(random());
  const auto page = [&](std::uint32_t number) {
    const std::size_t begin = number * stream_page_bytes;
    return begin < stream.size() ? stream.substr(begin, stream_page_bytes) : std::string();
  };
  const std::size_t edges[] = {
      0, 1, stream_page_bytes - 1, stream_page_bytes, stream_page_bytes + 1, 3 * stream_page_bytes, stream.size()};
  for (const std::size_t begin : edges) {
    for (const std::size_t end : edges) {
      if (begin <= end) CHECK(read_stream({begin, end}, page) == stream.substr(begin, end - begin));
    }
    CHECK_THROWS_AS(read_stream({begin, stream.size() + 1}, page), Error);
  }
  // What lies past the end asks for one missing page and no more; an empty range for none.
  int asked = 0;
  const auto none = [&](std::uint32_t) { return ++asked, std::string(); };
  CHECK_THROWS_AS(read_stream({0, UINT32_MAX}, none), Error);
  CHECK(asked == 1);
  CHECK(read_stream({17, 17}, none).empty());
  CHECK(asked == 1);
  const StreamBlocks blocks{10, {20, 20, 35}};
  CHECK(blocks.size() == 3);
  CHECK(blocks.of(0) == Range{10, 20});
  CHECK(blocks.of(1) == Range{20, 20});
  CHECK(blocks.of(2) == Range{20, 35});
}

TEST_CASE("index format: keys") {
  // In the numbers' order, of one length, and without zero bytes.
  const std::vector<std::uint32_t> numbers = {0,   1,      126,    127,       128,       255,
                                              256, 16'383, 16'384, 2'097'151, 2'097'152, (1u << 28) - 1};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::string key = key_number(numbers[i]);
    CHECK(key.size() == 4);
    CHECK(key.find('\0') == std::string::npos);
    if (i > 0) CHECK(key_number(numbers[i - 1]) < key);
  }
  std::set<std::string> keys;
  for (const std::uint32_t part : {0u, 1u, 128u, 999'999u}) {
    keys.insert({article_columns_key(part), mentioned_key(part), name_columns_key(part), term_index_key(part),
                 dictionary_key(part), lengths_key(part), update_columns_key(part), ids_key(part),
                 name_lists_key(part, EntityType::person), name_lists_key(part, EntityType::organisation),
                 name_lists_key(part, EntityType::place)});
    for (const std::uint32_t page : {0u, 1u, 128u, 20'000u}) keys.insert(stream_page_key(part, page));
  }
  CHECK(keys.size() == 4 * (11 + 4));
  CHECK(stream_page_key(1, 2) < stream_page_key(1, 3));
  CHECK(stream_page_key(1, 20'000) < stream_page_key(2, 0));
}

TEST_CASE("index format: wdf with the length worked in") {
  CHECK(baked_wdf(1, 85) == 8);  // a passage of nominal length: 8 an occurrence
  CHECK(baked_wdf(2, 85) == 16);
  CHECK(baked_wdf(1, 0) == 32);   // 8 / .25
  CHECK(baked_wdf(1, 127) == 6);  // 8 / 1.3706 = 5.84
  CHECK(baked_wdf(100, 10) == wdf_limit);
  CHECK(baked_wdf(1, 1'000'000) == 1);
  for (std::size_t length = 1; length <= passage_token_limit; ++length) {
    for (int count = 1; count < 60; ++count) {
      REQUIRE(baked_wdf(count, length) >= 1);
      REQUIRE(baked_wdf(count, length) <= wdf_limit);
      REQUIRE(baked_wdf(count, length) <= baked_wdf(count + 1, length));
      REQUIRE(baked_wdf(count, length) >= baked_wdf(count, length + 1));
    }
  }
}

const std::string checksum = "0123456789abcdef0123456789abcdef";
const std::string manifest_line = "# manifest " + checksum + "\n";

TEST_CASE("index format: names of folders, and the stub") {
  CHECK(generation_folder(1) == "generations/000001");
  CHECK(segment_name(12, 3) == "000012-003");
  Catalogue catalogue;
  catalogue.generation = 12;
  catalogue.segments = {segment_name(11, 0), segment_name(12, 0)};
  const std::string text = stub_text(catalogue, checksum);
  CHECK(text ==
        manifest_line + "auto generations/000012/catalogue\nauto segments/000011-000\nauto segments/000012-000\n");
  const Stub stub = parse_stub(text);
  CHECK(stub.generation == 12);
  CHECK(stub.manifest == checksum);
  CHECK(stub.segments == catalogue.segments);
  CHECK(parse_stub("auto generations/1234567/catalogue").generation == 1'234'567);
  CHECK(parse_stub("auto generations/000001/catalogue\n").segments.empty());
  CHECK(parse_stub("auto generations/000001/catalogue\n").manifest.empty());
}

TEST_CASE("index format: what is no stub of ours") {
  const std::string good = "auto generations/000001/catalogue\n";
  const std::vector<std::string> bad = {"",
                                        "\n",
                                        "auto db\n",
                                        "remote host:1\n",
                                        "auto generations/catalogue\n",  // the slash cannot belong to both ends
                                        "auto generations//catalogue\n",
                                        "auto generations/000000/catalogue\n",
                                        "auto generations/00x001/catalogue\n",
                                        "auto generations/-1/catalogue\n",
                                        "auto generations/99999999999999999999/catalogue\n",
                                        "auto segments/000001-000\n" + good,
                                        good + good,
                                        good + "auto segments/\n",
                                        good + "auto segments/..\n",
                                        good + "auto segments/../x\n",
                                        good + "auto segments/000001-000/x\n",
                                        good + "auto other/000001-000\n",
                                        good + "\n",
                                        good + "auto segments/000001-000\r\n",
                                        manifest_line,
                                        "# manifest \n" + good,
                                        "# manifest 0123\n" + good,
                                        "# manifest " + std::string(32, 'X') + "\n" + good,
                                        "#" + manifest_line + good,
                                        manifest_line + manifest_line + good,
                                        std::string("\0\0\0", 3)};
  for (const std::string& text : bad) {
    CAPTURE(text);
    try {
      parse_stub(text);
      FAIL_CHECK("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::index_damaged);
    }
  }
  Random random(20'273);
  for (int round = 0; round < 5'000; ++round) {
    std::string text = manifest_line + good + "auto segments/000001-000\n";
    for (std::size_t left = 1 + random() % 3; left > 0; --left)
      text[random() % text.size()] = static_cast<char>(random());
    text.resize(random() % (text.size() + 1));
    try {
      const Stub stub = parse_stub(text);
      REQUIRE(stub.generation > 0);
    } catch (const Error&) {
    }
  }
}

}  // namespace
}  // namespace dateline
