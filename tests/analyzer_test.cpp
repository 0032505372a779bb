// Tokens and terms: tables of what is one word, laws over random text, stems by language.
#include "common/analyzer.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "common/text.hpp"

namespace dateline {
namespace {

std::string forms(std::string_view text) {
  std::string out;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    if (!out.empty()) out += '|';
    out += token.form;
  }
  return out;
}

std::string printed(std::string_view text) {
  std::string out;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    if (!out.empty()) out += '|';
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

TEST_CASE("analyzer: what is one token, and its form") {
  const std::string cases[][2] = {
      {"", ""},
      {" \n\t—…!", ""},
      {"The ports of Northfield", "the|ports|of|northfield"},
      // Apostrophes, straight and curly.
      {"don't don’t donʼt", "don't|don't|don't"},
      {"O'Neill O’NEILL", "o'neill|o'neill"},
      {"'quoted' ‘quoted’", "quoted|quoted"},
      {"the dockers' pay", "the|dockers|pay"},
      {"rock 'n' roll", "rock|n|roll"},
      {"a''b", "a|b"},
      {"'", ""},
      {"ʼ ʼtwas twasʼ", "twas|twas"},  // a letter to Unicode: must not hold up the tokenizer
      // Possessives.
      {"Brandauer's Brandauer’s BRANDAUER'S", "brandauer|brandauer|brandauer"},
      {"it's", "it"},
      {"James's", "james"},
      {"O'Neill's", "o'neill"},
      // Elisions are cut, English contractions are not.
      {"l'eau d’Estaing qu'il", "l|eau|d|estaing|qu|il"},
      {"s'à𢢊", "s'à|𢢊"},
      {"s'𢢊", "s|𢢊"},
      {"dell'acqua all’alba un'altra", "dell|acqua|all|alba|un|altra"},
      {"aujourd'hui", "aujourd'hui"},
      {"I'm we're they'll", "i'm|we're|they'll"},
      // Hyphens and slashes cut.
      {"near-copies well–known and/or", "near|copies|well|known|and|or"},
      {"twenty-\none", "twenty|one"},
      // Acronyms.
      {"U.S.", "us"},
      {"U.S", "us"},
      {"the U.S. said", "the|us|said"},
      {"U.N.-backed", "un|backed"},
      {"U.S.-U.K. talks", "us|uk|talks"},
      {"“the U.S” the U.S— x.y東 U.Sé", "the|us|the|us|xy|東|u|sé"},
      {"at 5 p.m.", "at|5|pm"},
      {"J.K. Rowling", "jk|rowling"},
      {"J. K. Rowling", "j|k|rowling"},
      {"end. A new", "end|a|new"},
      {"Mr.Smith", "mr|smith"},
      {"www.example.com", "www|example|com"},
      // Numbers.
      {"1,000 1,000,000 12,5", "1000|1000000|12|5"},
      {"3.5 3.5.", "3.5|3.5"},
      {"1,234.5", "1234.5"},
      {"1,0000", "1|0000"},
      {"2,000,", "2000"},
      {"1980s 4th B52", "1980s|4th|b52"},
      {"$5m €3.2bn", "5m|3.2bn"},
      {"192.168.1.1", "192.168.1.1"},
      {"١٢٣", "١٢٣"},
      // Accents stay in the form, composed either way.
      {"Élysée É", "élysée|é"},
      {"E\u0301lyse\u0301e", "élysée"},
      {"\u0301 x", "x"},
      {"Łódź ÅNGSTRÖM", "łódź|ångström"},
      // Other scripts.
      {"МОСКВА, 9 апреля", "москва|9|апреля"},
      {"Αθήνα", "αθήνα"},
      {"東京で地震", "東|京|で|地|震"},
      {"東京2020年", "東|京|2020|年"},
      {"abc東", "abc|東"},
      {"서울시 발표", "서울시|발표"},
      {"القدس", "القدس"},
      // Soft hyphens are not there.
      {"co\u00ADoperation \u00ADx", "cooperation|x"},
      {"a_b a@b.de #tag", "a|b|a|b|de|tag"},
      {std::string("a\0b", 3), "a|b"},
      {"a\u00A0b\u200Bc", "a|b|c"},
  };
  for (const auto& row : cases) {
    const std::string& text = row[0];
    const std::string& expected = row[1];
    CAPTURE(text);
    CHECK(forms(text) == expected);
  }
}

TEST_CASE("analyzer: a token's bytes are the word as printed") {
  const std::string cases[][2] = {
      {"Brandauer's house", "Brandauer's|house"},
      {"“U.S.” forces", "U.S.|forces"},
      {"(1,000)", "1,000"},
      {"l’eau", "l|eau"},
      {"E\u0301lyse\u0301e!", "E\u0301lyse\u0301e"},
      {"co\u00ADop", "co\u00ADop"},
      {"東京", "東|京"},
      {"the dockers’ pay", "the|dockers|pay"},
  };
  for (const auto& row : cases) {
    const std::string& text = row[0];
    const std::string& expected = row[1];
    CAPTURE(text);
    CHECK(printed(text) == expected);
  }
}

// Words, joiners and foreign bytes in any order: what trips a tokenizer stands next to each other.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> bits = {
      "a",  "I",    "s",    "U",        "harbour", "Łódź",   "e\u0301", "ß", "東",    "か",     "か\u3099",
      "ー", "서",   "Ж",    "ع",        "7",       "1",      "000",     "٣", "'",     "’",      "ʼ",
      ".",  ",",    "-",    "–",        "\u00AD",  "\u0301", "\u0323",  " ", "\n",    "\u00A0", "\u200B",
      "😀",  "\x80", "\xFF", "\xE2\x82", "\xC3",    "İ",      "ǅ",       "ﬁ", "\u0000"};
  std::string text;
  for (std::size_t left = random() % 30; left > 0; --left) text += bits[random() % bits.size()];
  return text;
}

TEST_CASE("analyzer: laws over random text, repaired") {
  const unsigned seed = 20'262;
  CAPTURE(seed);
  std::mt19937 random(seed);
  Stemmer english("en");
  Stemmer russian("ru");
  for (int round = 0; round < 30'000; ++round) {
    std::string text = random_text(random);
    repair_utf8(text);
    CAPTURE(text);
    Tokenizer tokenizer(text);
    std::size_t before = 0;
    for (Token token; tokenizer.next(token);) {
      REQUIRE(token.begin >= before);
      REQUIRE(token.end > token.begin);
      REQUIRE(token.end <= text.size());
      REQUIRE(floor_boundary(text, token.begin) == token.begin);
      REQUIRE(floor_boundary(text, token.end) == token.end);
      // Nothing that is a letter or digit lies between two tokens.
      for (std::size_t at = before; at < token.begin;) {
        const CodePoint point = decode(text, at);
        REQUIRE_FALSE((is_letter(point.value) && !is_apostrophe(point.value)));
        REQUIRE_FALSE(is_digit(point.value));
        at += point.length;
      }
      const CodePoint first = decode(text, token.begin);
      REQUIRE((is_letter(first.value) || is_digit(first.value)));
      REQUIRE_FALSE(token.form.empty());
      REQUIRE(is_valid_utf8(token.form));
      REQUIRE(ascii_lower(token.form) == token.form);
      for (const auto* stemmer : {&english, &russian}) {
        const std::string& term = const_cast<Stemmer*>(stemmer)->term(token.form);
        REQUIRE_FALSE(term.empty());
        REQUIRE(term.size() <= 200);
        REQUIRE(term.find('\0') == std::string::npos);
      }
      before = token.end;
    }
  }
}

TEST_CASE("analyzer: the same word gives the same token wherever it stands") {
  for (const std::string word : {"harbour", "U.S.", "1,000", "3.5", "don't", "Élysée", "東", "Brandauer's"}) {
    CAPTURE(word);
    const std::string alone = forms(word);
    CHECK(forms("(" + word + ")") == alone);
    CHECK(forms("x " + word + " y") == "x|" + alone + "|y");
    CHECK(forms("“" + word + "”") == alone);
  }
}

TEST_CASE("analyzer: very long words") {
  for (const std::string unit : {"a", "é", "東", "a.", "a'", "1,000,", "1.", "e\u0301\u0323", "'", "\u00AD", "1,1"}) {
    CAPTURE(unit);
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    std::size_t tokens = 0;
    std::size_t bytes = 0;
    Tokenizer tokenizer(text);
    Stemmer stemmer("en");
    for (Token token; tokenizer.next(token); ++tokens) {
      bytes += token.end - token.begin;
      CHECK_MESSAGE(stemmer.term(token.form).size() <= 200, unit);
      if (tokens > 100) break;
    }
    CHECK(bytes <= text.size());
  }
  Stemmer stemmer("en");
  const std::string a = std::string(300, 'a') + "x";
  const std::string b = std::string(300, 'a') + "y";
  const std::string term = stemmer.term(a);
  CHECK(term.size() == 200);
  CHECK(term != stemmer.term(b));  // the tail's hash tells them apart
  CHECK(term == stemmer.term(a));
  std::string accents;
  for (int i = 0; i < 150; ++i) accents += "東";
  CHECK(is_valid_utf8(stemmer.term(accents)));
  CHECK(stemmer.term(accents).size() <= 200);
}

TEST_CASE("analyzer: terms by language") {
  struct Case {
    const char* language;
    std::string form;
    std::string term;
  };
  const Case cases[] = {
      {"en", "ports", "port"},       {"en", "harbour", "harbour"},   {"en", "striking", "strike"},
      {"en", "élysée", "elyse"},     {"en", "don't", "don't"},       {"en", "3.5", "3.5"},
      {"de", "häuser", "Ldehaus"},   {"de", "straße", "Ldestrass"},  {"fr", "grèves", "Lfrgrev"},
      {"es", "huelgas", "Leshuelg"}, {"ru", "плотины", "Lruплотин"}, {"ru", "йод", "Lruйод"},
      {"zh", "東", "Lzh東"},         {"xx", "ports", "Lxxports"},    {"sv", "hamnar", "Lsvhamn"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.form);
    Stemmer stemmer(c.language);
    CHECK(stemmer.language() == c.language);
    CHECK(stemmer.term(c.form) == c.term);
    CHECK(stemmer.term(c.form) == c.term);  // and again from memory
  }
  // Forms of a word meet in one term, printed with accents or without.
  for (const auto& row : std::vector<std::array<std::string, 3>>{{"en", "dockers", "docker"},
                                                                 {"fr", "grève", "grèves"},
                                                                 {"ru", "город", "города"},
                                                                 {"es", "presas", "presa"},
                                                                 {"de", "hafen", "hafens"}}) {
    const std::string& one = row[1];
    CAPTURE(one);
    Stemmer stemmer(row[0]);
    CHECK(std::string(stemmer.term(one)) == stemmer.term(row[2]));
  }
  for (const char* language : {"en", "fr", "de", "es", "ru", "it", "pt", "nl", "sv", "ar"})
    CHECK(has_stemmer(language));
  for (const char* language : {"", "zh", "xx", "english", "EN", "none"}) CHECK_FALSE(has_stemmer(language));
}

TEST_CASE("analyzer: a stemmer may be moved, and forgets without harm") {
  Stemmer first("fr");
  const std::string term = first.term("ports");
  Stemmer second(std::move(first));
  CHECK(second.term("ports") == term);
  for (int i = 0; i < 250'000; ++i) {
    const std::string form = "w" + std::to_string(i);
    if (second.term(form) != "Lfr" + form) FAIL(form);
  }
  CHECK(second.term("ports") == term);
}

}  // namespace
}  // namespace dateline
