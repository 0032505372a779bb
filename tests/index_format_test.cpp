// The index's encodings: round trips of random content, and damage that is told or decoded but never trusted.
#include "common/index_format.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/error.hpp"

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
  return stored;
}

ArticleColumns random_article_columns(Random& random) {
  ArticleColumns columns;
  const std::size_t articles = random() % 8;
  columns.source_names = random_strings(random, 1 + random() % 4);
  columns.language_names = random_strings(random, 1 + random() % 4);
  columns.ids = random_strings(random, articles);
  columns.passage_counts = random_numbers(random, articles, 100'000);
  columns.sources = random_numbers(random, articles, static_cast<std::uint32_t>(columns.source_names.size()));
  columns.languages = random_numbers(random, articles, static_cast<std::uint32_t>(columns.language_names.size()));
  for (std::size_t i = 0; i < articles; ++i) {
    columns.published.push_back(random() % 4 == 0 ? no_day : static_cast<std::int32_t>(random() % 40'000) - 20'000);
  }
  return columns;
}

constexpr std::size_t facet_passages = 6;

FacetColumns random_facet_columns(Random& random) {
  FacetColumns columns;
  for (std::size_t type = 0; type < entity_types; ++type) {
    columns.name_tables[type] = random_strings(random, random() % 5);
    columns.names[type] =
        random_lists(random, facet_passages, static_cast<std::uint32_t>(columns.name_tables[type].size()));
  }
  for (std::size_t left = random() % 5; left > 0; --left) {
    const auto first = static_cast<std::int32_t>(random() % 60'000) - 30'000;
    columns.intervals.push_back({Day{first}, Day{first + static_cast<std::int32_t>(random() % 400)}});
  }
  columns.mentioned = random_lists(random, facet_passages, static_cast<std::uint32_t>(columns.intervals.size()));
  return columns;
}

Catalogue random_catalogue(Random& random) {
  Catalogue catalogue;
  catalogue.generation = static_cast<std::uint32_t>(random());
  catalogue.articles = (std::uint64_t{random()} << 32) | random();
  catalogue.passages = std::numeric_limits<std::uint64_t>::max();
  catalogue.stories = 1 + static_cast<std::uint32_t>(random() % 1000);
  catalogue.segments = random_strings(random, 1 + random() % 3);
  catalogue.languages = random_strings(random, random() % 3);
  catalogue.parts.resize(random() % 4);
  for (CataloguePart& part : catalogue.parts) {
    part.number = static_cast<std::uint32_t>(random());
    part.segment = static_cast<std::uint32_t>(random() % catalogue.segments.size());
    part.dictionary = static_cast<std::uint32_t>(random());
    part.articles = static_cast<std::uint32_t>(random() % 6);
    part.passages = static_cast<std::uint32_t>(random());
    part.stories = random_numbers(random, part.articles, catalogue.stories);
  }
  return catalogue;
}

IdentityTables random_identities(Random& random) {
  IdentityTables tables;
  tables.rows.resize(1 + random() % 5);
  for (IdentityRow& row : tables.rows) {
    row = {static_cast<EntityType>(random() % entity_types), random_string(random),
           random_strings(random, random() % 3)};
  }
  tables.parts.resize(random() % 3);
  for (auto& part : tables.parts) {
    for (auto& rows : part.of)
      rows = random_numbers(random, random() % 5, static_cast<std::uint32_t>(tables.rows.size()));
  }
  return tables;
}

std::vector<TermPositions> random_positions(Random& random) {
  std::set<std::string> terms;
  for (std::size_t left = random() % 8; left > 0; --left)
    terms.insert(std::string(random() % 3, 'a') + random_string(random, 4));
  std::vector<TermPositions> block;
  for (const std::string& term : terms) block.push_back({term, random_string(random, 20)});
  return block;
}

// One encoding: makes random content, and decodes bytes again into bytes.
struct Encoding {
  const char* name;
  std::function<std::string(Random&)> make;
  std::function<std::string(std::string_view)> again;
};

const std::vector<Encoding>& encodings() {
  static const std::vector<Encoding> all = {
      {"article", [](Random& random) { return encode(random_article(random)); },
       [](std::string_view bytes) { return encode(decode_article(bytes)); }},
      {"article columns", [](Random& random) { return encode(random_article_columns(random)); },
       [](std::string_view bytes) { return encode(decode_article_columns(bytes)); }},
      {"facet columns", [](Random& random) { return encode(random_facet_columns(random)); },
       [](std::string_view bytes) { return encode(decode_facet_columns(bytes, facet_passages)); }},
      {"catalogue", [](Random& random) { return encode(random_catalogue(random)); },
       [](std::string_view bytes) { return encode(decode_catalogue(bytes)); }},
      {"identities", [](Random& random) { return encode(random_identities(random)); },
       [](std::string_view bytes) { return encode(decode_identities(bytes)); }},
      {"strings", [](Random& random) { return encode_strings(random_strings(random, random() % 6)); },
       [](std::string_view bytes) { return encode_strings(decode_strings(bytes)); }},
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
    const StoredArticle back = decode_article(encode(stored));
    REQUIRE(back.article.id == stored.article.id);
    REQUIRE(back.article.url == stored.article.url);
    REQUIRE(back.article.body == stored.article.body);
    REQUIRE(back.passages.size() == stored.passages.size());
    for (std::size_t i = 0; i < stored.passages.size(); ++i) {
      REQUIRE(back.passages[i].body == stored.passages[i].body);
      REQUIRE(back.passages[i].headline == stored.passages[i].headline);
    }
    const ArticleColumns columns = random_article_columns(random);
    const ArticleColumns columns_back = decode_article_columns(encode(columns));
    REQUIRE(columns_back.ids == columns.ids);
    REQUIRE(columns_back.published == columns.published);
    REQUIRE(columns_back.sources == columns.sources);
    const FacetColumns facets = random_facet_columns(random);
    const FacetColumns facets_back = decode_facet_columns(encode(facets), facet_passages);
    REQUIRE(facets_back.intervals == facets.intervals);
    REQUIRE(facets_back.mentioned.values == facets.mentioned.values);
    REQUIRE(facets_back.names[1].starts == facets.names[1].starts);
    REQUIRE(facets_back.name_tables[2] == facets.name_tables[2]);
    const Catalogue catalogue = random_catalogue(random);
    const Catalogue catalogue_back = decode_catalogue(encode(catalogue));
    REQUIRE(catalogue_back.generation == catalogue.generation);
    REQUIRE(catalogue_back.articles == catalogue.articles);
    REQUIRE(catalogue_back.passages == catalogue.passages);
    REQUIRE(catalogue_back.segments == catalogue.segments);
    REQUIRE(catalogue_back.parts.size() == catalogue.parts.size());
    const IdentityTables identities = random_identities(random);
    const IdentityTables identities_back = decode_identities(encode(identities));
    REQUIRE(identities_back.rows[0].name == identities.rows[0].name);
    REQUIRE(identities_back.rows[0].aliases == identities.rows[0].aliases);
  }
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
  CHECK_THROWS_AS(decode_strings(huge), Error);
  // An interval that leaves the range of days, and a difference that wraps around.
  CHECK_THROWS_AS(decode_facet_columns(std::string("\0\0\0\0\0\0\1\xFE\xFF\xFF\xFF\x0F\x05\0", 14), 0), Error);
  const std::string rest("\0\1\0\0\1\0\0\1\0", 9);
  CHECK_THROWS_AS(
      decode_facet_columns(std::string("\2\1a\1b\1\2\1\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 18) + rest, 1), Error);
  CHECK_NOTHROW(decode_facet_columns(std::string("\2\1a\1b\1\2\0\1", 9) + rest, 1));
}

TEST_CASE("index format: a row that is not one of the table's is told") {
  ArticleColumns columns;
  columns.ids = {"a"};
  columns.passage_counts = {1};
  columns.published = {0};
  columns.sources = {1};
  columns.languages = {0};
  columns.source_names = {""};
  columns.language_names = {"en"};
  CHECK_THROWS_AS(decode_article_columns(encode(columns)), Error);
  columns.sources = {0};
  CHECK_NOTHROW(decode_article_columns(encode(columns)));

  StoredArticle stored;
  stored.article.body = "body";
  stored.passages = {{{2, 5}, {}}};
  CHECK_THROWS_AS(decode_article(encode(stored)), Error);
  stored.passages = {{{2, 4}, {0, 1}}};
  CHECK_THROWS_AS(decode_article(encode(stored)), Error);

  Catalogue catalogue;
  catalogue.segments = {"000001-000"};
  catalogue.stories = 1;
  catalogue.parts = {{0, 1, 0, 1, 1, {0}}};
  CHECK_THROWS_AS(decode_catalogue(encode(catalogue)), Error);
  catalogue.parts = {{0, 0, 0, 1, 1, {1}}};
  CHECK_THROWS_AS(decode_catalogue(encode(catalogue)), Error);
  catalogue.parts = {{0, 0, 0, 2, 1, {0}}};
  CHECK_THROWS_AS(decode_catalogue(encode(catalogue)), Error);
  catalogue.parts = {{0, 0, 0, 1, 1, {0}}};
  CHECK_NOTHROW(decode_catalogue(encode(catalogue)));
}

TEST_CASE("index format: positions of a term") {
  Random random(20'272);
  for (int round = 0; round < 2'000; ++round) {
    const auto terms = random_positions(random);
    const std::string block = encode_position_block(terms);
    for (const TermPositions& entry : terms) REQUIRE(find_positions(block, entry.term) == entry.bytes);
    const std::string other = random_string(random, 5);
    const bool known = std::any_of(terms.begin(), terms.end(), [&](const auto& entry) { return entry.term == other; });
    if (!known) REQUIRE(find_positions(block, other).empty());
    // Damage is told or gives bytes of the block; it never reads past it.
    std::string damaged = block;
    if (!damaged.empty()) damaged[random() % damaged.size()] = static_cast<char>(random());
    damaged.resize(random() % (damaged.size() + 1));
    try {
      const std::string_view found = find_positions(damaged, other);
      REQUIRE((found.empty() ||
               (found.data() >= damaged.data() && found.data() + found.size() <= damaged.data() + damaged.size())));
    } catch (const Error& error) {
      REQUIRE(error.kind() == ErrorKind::index_damaged);
    }
  }
  CHECK(find_positions("", "a").empty());
  const std::string block = encode_position_block({{"dock", "\x01"}, {"docker", "\x02\x82"}, {"dot", "\x83"}});
  CHECK(find_positions(block, "docker") == "\x02\x82");
  CHECK(find_positions(block, "dock") == "\x01");
  CHECK(find_positions(block, "docke").empty());
  CHECK(find_positions(block, "zebra").empty());
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
    keys.insert({article_columns_key(part), facet_columns_key(part), position_terms_key(part), dictionary_key(part)});
    for (const std::uint32_t item : {0u, 1u, 128u, 20'000u})
      keys.insert({article_key(part, item), position_block_key(part, item)});
  }
  CHECK(keys.size() == 4 * (4 + 2 * 4));
  CHECK(article_key(1, 2) < article_key(1, 3));
  CHECK(article_key(1, 20'000) < article_key(2, 0));
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

TEST_CASE("index format: names of folders, and the stub") {
  CHECK(generation_folder(1) == "generations/000001");
  CHECK(segment_name(12, 3) == "000012-003");
  Catalogue catalogue;
  catalogue.generation = 12;
  catalogue.segments = {segment_name(11, 0), segment_name(12, 0)};
  const std::string text = stub_text(catalogue);
  CHECK(text == "auto generations/000012/catalogue\nauto segments/000011-000\nauto segments/000012-000\n");
  const Stub stub = parse_stub(text);
  CHECK(stub.generation == 12);
  CHECK(stub.segments == catalogue.segments);
  CHECK(parse_stub("auto generations/1234567/catalogue").generation == 1'234'567);
  CHECK(parse_stub("auto generations/000001/catalogue\n").segments.empty());
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
    std::string text = good + "auto segments/000001-000\n";
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
