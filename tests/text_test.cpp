// UTF-8 in and out: repair, folding, classes of characters, and laws over random bytes.
#include "common/text.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace dateline {
namespace {

std::string random_bytes(std::mt19937& random, std::size_t most) {
  // Bytes that open or continue sequences come often, so that valid, cut and overlong ones all occur.
  static constexpr unsigned char likely[] = {'a',  'Z',  '0',  ' ',  0x80, 0x9F, 0xBF, 0xC2, 0xC3, 0xE2, 0x80, 0x99,
                                             0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x8F, 0xCC, 0x81, 0,    0xFF};
  std::string text(random() % (most + 1), '\0');
  for (char& c : text) c = static_cast<char>(random() % 4 == 0 ? random() % 256 : likely[random() % sizeof likely]);
  return text;
}

TEST_CASE("text: every code point comes back from its bytes") {
  bool all = true;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, c);
    const CodePoint back = decode(bytes, 0);
    all = all && back.value == c && back.length == bytes.size() && is_valid_utf8(bytes);
  }
  CHECK(all);
}

TEST_CASE("text: what is no UTF-8") {
  for (const std::string bytes : {"\x80",
                                  "\xBF",
                                  "\xC0\x80",
                                  "\xC1\xBF",
                                  "\xC3",
                                  "\xC3(",
                                  "\xE0\x80\x80",
                                  "\xE0\x9F\xBF",
                                  "\xE2\x82",
                                  "\xE2\x82(",
                                  "\xED\xA0\x80",
                                  "\xED\xBF\xBF",
                                  "\xF0\x80\x80\x80",
                                  "\xF0\x8F\xBF\xBF",
                                  "\xF0\x9F\x98",
                                  "\xF4\x90\x80\x80",
                                  "\xF5\x80\x80\x80",
                                  "\xF8\x88\x80\x80\x80",
                                  "\xFE",
                                  "\xFF",
                                  "ok\xFF"}) {
    CAPTURE(bytes);
    CHECK_FALSE(is_valid_utf8(bytes));
  }
  for (const std::string bytes :
       {"", "a", "é", "€", "😀", "\x7F", "\xEF\xBF\xBD", "\xEE\x80\x80", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
    CAPTURE(bytes);
    CHECK(is_valid_utf8(bytes));
  }
}

TEST_CASE("text: repair reads what is no UTF-8 as Windows-1252") {
  struct Case {
    std::string bytes;
    std::string text;
    std::size_t repaired;
  };
  const Case cases[] = {{"caf\xE9", "café", 1},
                        {"\x93quoted\x94 \x96 \x85", "“quoted” – …", 4},
                        {"\x80", "€", 1},
                        {"\x81\x8D\x8F\x90\x9D", "�����", 5},
                        {"valid é and \xE9", "valid é and é", 1},
                        {"\xC3", "Ã", 1},
                        {"\xED\xA0\x80", "í\u00A0€", 3},
                        {"\xF0\x9F\x98", "ðŸ˜", 3},
                        {"already é “valid” 😀", "already é “valid” 😀", 0},
                        {"", "", 0},
                        {std::string("nul\0 stays", 10), "", 0}};
  for (const Case& c : cases) {
    std::string text = c.bytes;
    CHECK(repair_utf8(text) == c.repaired);
    if (c.bytes.find('\0') == std::string::npos) {
      CHECK(text == c.text);
    } else {
      CHECK(text == c.bytes);
    }
  }
}

TEST_CASE("text: repair and decoding, laws over random bytes") {
  const unsigned seed = 20'261;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20'000; ++round) {
    const std::string bytes = random_bytes(random, 40);
    std::string text = bytes;
    const std::size_t count = repair_utf8(text);
    REQUIRE(is_valid_utf8(text));
    REQUIRE((count == 0) == is_valid_utf8(bytes));
    if (count == 0) REQUIRE(text == bytes);
    REQUIRE(repair_utf8(text) == 0);  // once is enough
    std::size_t at = 0;
    while (at < bytes.size()) {  // decoding ends on any bytes, and never past them
      const CodePoint point = decode(bytes, at);
      REQUIRE(point.length >= 1);
      at += point.length;
    }
    REQUIRE(at == bytes.size());
    const std::string folded = fold(text);
    REQUIRE(is_valid_utf8(folded));
    REQUIRE(fold(folded) == folded);
    for (std::size_t i = 0; i <= text.size() + 2; ++i) {
      const std::size_t cut = floor_boundary(text, i);
      REQUIRE(cut <= std::min(i, text.size()));
      REQUIRE(is_valid_utf8(std::string_view(text).substr(0, cut)));
    }
  }
}

TEST_CASE("text: folding") {
  const std::string cases[][2] = {{"", ""},
                                  {"Élysée", "elysee"},
                                  {"E\u0301lyse\u0301e", "elysee"},
                                  {"STRASSE Straße", "strasse strasse"},
                                  {"Ørsted Łódź", "orsted lodz"},
                                  {"Æsir œuvre Þór ðað đ", "aesir oeuvre thor dad d"},
                                  {"Αθήνα", "αθηνα"},
                                  {"Αθη\u0301να", "αθηνα"},
                                  {"Йошкар-Ола", "йошкар-ола"},
                                  {"Việt Nam", "viet nam"},
                                  {"Vie\u0323\u0302t", "viet"},
                                  {"O’Neill Oʼneill", "o'neill o'neill"},
                                  {"ISTANBUL İstanbul", "istanbul istanbul"},
                                  {"東京 서울", "東京 서울"},
                                  {"¿Qué?", "¿que?"}};
  for (const auto& row : cases) {
    const std::string& text = row[0];
    const std::string& expected = row[1];
    CAPTURE(text);
    CHECK(fold(text) == expected);
  }
}

TEST_CASE("text: classes of characters") {
  for (const char32_t c : {U'a', U'Z', U'é', U'Ж', U'ß', U'東', U'ʼ'}) CHECK(is_letter(c));
  for (const char32_t c : {U'0', U' ', U'-', U'\u0301', U'€', U'’', U'\0'}) CHECK_FALSE(is_letter(c));
  for (const char32_t c : {U'0', U'9', U'٣', U'३'}) CHECK(is_digit(c));
  for (const char32_t c : {U'a', U'½', U'²', U'Ⅷ'}) CHECK_FALSE(is_digit(c));
  for (const char32_t c : {U'A', U'É', U'Ж', U'ǅ'}) CHECK(is_upper(c));
  for (const char32_t c : {U'a', U'é', U'ß', U'1', U'東'}) CHECK_FALSE(is_upper(c));
  for (const char32_t c : {U' ', U'\n', U'\t', U'\r', U'\u00A0', U'\u2009', U'\u3000', U'\uFEFF', U'\u2028'})
    CHECK(is_space(c));
  for (const char32_t c : {U'a', U'\0', U'\x1B', U'_', U'\u2060'}) CHECK_FALSE(is_space(c));
  CHECK(is_mark(0x301));
  CHECK_FALSE(is_mark(U'a'));
  for (const char32_t c : {U'\'', U'’', U'ʼ'}) CHECK(is_apostrophe(c));
  CHECK_FALSE(is_apostrophe(U'`'));
  CHECK(lower(U'É') == U'é');
  CHECK(lower(U'Ж') == U'ж');
  CHECK(lower(U'1') == U'1');
}

TEST_CASE("text: trimming, prefixes, lower case") {
  CHECK(trim("") == "");
  CHECK(trim(" \t\r\n\u00A0 ") == "");
  CHECK(trim(" \u00A0 a b\u00A0\n") == "a b");
  CHECK(trim("é") == "é");
  CHECK(trim("\u00C2") == "\u00C2");
  CHECK(starts_with_nocase("Number: 3", "number:"));
  CHECK_FALSE(starts_with_nocase("Num", "number:"));
  CHECK(starts_with_nocase("x", ""));
  CHECK(ascii_lower("AbC É") == "abc É");
}

TEST_CASE("text: one line, and nothing a terminal obeys") {
  const std::string cases[][2] = {{"", ""},
                                  {"plain", "plain"},
                                  {"a\nb\r\n\r\nc", "a b c"},
                                  {"  a   b  ", "a b"},
                                  {"\x1b[31mred\x1b[0m", "[31mred [0m"},
                                  {std::string("a\0b", 3), "a b"},
                                  {"a\u009Bb\u0085c\u007Fd", "a b c d"},
                                  {"a\u2028b", "a b"},
                                  {"cut \xFF here", "cut � here"}};
  for (const auto& row : cases) {
    const std::string& text = row[0];
    const std::string& expected = row[1];
    CAPTURE(text);
    CHECK(one_line(text) == expected);
  }
  const std::string cut = one_line(std::string(1000, 'x'), 10);
  CHECK(cut == "xxxxxxxxxx…");
  CHECK(is_valid_utf8(one_line(std::string(500, 'x') + "€€€", 501)));
  CHECK(one_line(std::string(10, 'x'), 10) == std::string(10, 'x'));
}

}  // namespace
}  // namespace dateline
