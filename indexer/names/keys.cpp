// Folding by the common text room with a fast path for ASCII; transliteration by a table of letter groups.
#include "indexer/names/keys.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "common/text.hpp"

namespace dateline {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_separator(char c) { return c == ' ' || c == '-' || c == '/' || (c >= 9 && c <= 13); }
bool is_dropped(char c) {
  return c == '.' || c == '\'' || c == '"' || c == ',' || c == '(' || c == ')' || c == '`' || c == '?' || c == '!';
}

void append_ascii_key(std::string& out, std::string_view name) {
  const std::size_t start = out.size();
  out.append(name);  // the most that it can be
  char* const begin = out.data() + start;
  char* to = begin;
  for (const char c : name) {
    if (is_dropped(c)) continue;
    if (!is_separator(c)) {
      *to++ = (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    } else if (to > begin && to[-1] != ' ') {
      *to++ = ' ';
    }
  }
  if (to > begin && to[-1] == ' ') --to;
  out.resize(start + static_cast<std::size_t>(to - begin));
}

// Dashes and blanks outside ASCII become ASCII ones, quotes vanish.
std::string plain_punctuation(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode(folded, at);
    const bool blank = is_space(point.value) || (point.value >= 0x2010 && point.value <= 0x2015);
    const bool quote = (point.value >= 0x2018 && point.value <= 0x201F) || point.value == 0xAB || point.value == 0xBB;
    if (blank) {
      out += ' ';
    } else if (!quote) {
      out.append(folded.substr(at, point.length));
    }
    at += point.length;
  }
  return out;
}

// Longer groups come before their parts. The loose form merges what transliterations confuse, the strict one only
// letters that never tell two English names apart.
struct LetterGroup {
  std::string_view letters;
  std::string_view loose;
  std::string_view strict;
};
constexpr LetterGroup letter_groups[] = {
    {"shch", "S", "S"}, {"sch", "S", "S"}, {"dzh", "j", "j"}, {"tch", "C", "C"}, {"kh", "H", "H"},  {"sh", "S", "S"},
    {"zh", "j", "j"},   {"ch", "C", "C"},  {"gh", "g", "g"},  {"ph", "f", "f"},  {"dj", "j", "j"},  {"ck", "k", "k"},
    {"ks", "x", "x"},   {"tz", "c", "c"},  {"ts", "c", "c"},  {"ou", "u", "u"},  {"oo", "u", "u"},  {"ow", "u", "ow"},
    {"aw", "au", "au"}, {"ee", "i", "i"},  {"ei", "i", "ei"}, {"ey", "i", "ei"}, {"ay", "i", "ai"}, {"ai", "i", "ai"},
    {"iy", "i", "i"},   {"ij", "i", "i"},  {"yi", "i", "i"},  {"ie", "i", "ie"}, {"yy", "i", "i"},  {"ii", "i", "i"},
    {"y", "i", "i"},    {"e", "i", "e"},   {"o", "u", "o"},   {"q", "k", "k"},   {"w", "v", "v"},
};

// Which groups begin with a byte, as a chain of indices + 1 in the table's order; most letters begin none.
struct GroupChains {
  std::array<std::uint8_t, 256> first{};
  std::array<std::uint8_t, std::size(letter_groups)> next{};
};
constexpr GroupChains group_chains = [] {
  GroupChains chains;
  for (std::size_t i = std::size(letter_groups); i-- > 0;) {
    std::uint8_t& first = chains.first[static_cast<unsigned char>(letter_groups[i].letters[0])];
    chains.next[i] = first;
    first = static_cast<std::uint8_t>(i + 1);
  }
  return chains;
}();

const LetterGroup* group_at(std::string_view word, std::size_t at) {
  const std::string_view rest = word.substr(at);
  for (std::uint8_t i = group_chains.first[static_cast<unsigned char>(rest[0])]; i != 0;
       i = group_chains.next[i - 1U]) {
    const std::string_view letters = letter_groups[i - 1U].letters;
    if (letters.size() == 1 || rest.starts_with(letters)) return &letter_groups[i - 1U];
  }
  return nullptr;
}

void append_once(std::string& out, std::size_t start, std::string_view letters) {
  for (const char c : letters) {
    if (out.size() == start || out.back() != c) out += c;  // double letters are spelt at will
  }
}

// Spellings that letter groups do not bring together.
struct Spelling {
  std::string_view word;
  std::string_view usual;
};
constexpr Spelling spellings[] = {
    {"mohammed", "muhammad"}, {"mohammad", "muhammad"}, {"mohamed", "muhammad"}, {"mohamad", "muhammad"},
    {"muhammed", "muhammad"}, {"muhamad", "muhammad"},  {"youssef", "yusuf"},    {"yousef", "yusuf"},
    {"yusef", "yusuf"},       {"yousif", "yusuf"},      {"yousaf", "yusuf"},     {"jussuf", "yusuf"},
    {"qaddafi", "gaddafi"},   {"kadhafi", "gaddafi"},   {"gadhafi", "gaddafi"},  {"khadafy", "gaddafi"},
};

void append_word(std::string& out, std::string_view word, bool strict) {
  const auto spelling = std::find_if(std::begin(spellings), std::end(spellings),
                                     [&](const Spelling& entry) { return entry.word == word; });
  if (spelling != std::end(spellings)) word = spelling->usual;
  if (word.size() > 3 && word.starts_with("ye")) word.remove_prefix(1);
  const std::size_t start = out.size();
  for (std::size_t at = 0; at < word.size();) {
    const LetterGroup* group = group_at(word, at);
    append_once(out, start, group == nullptr ? word.substr(at, 1) : strict ? group->strict : group->loose);
    at += group == nullptr ? 1 : group->letters.size();
  }
}

bool is_small_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> small = {"of", "the", "and", "for", "in",  "on",
                                                      "de", "la",  "du",  "des", "del", "to"};
  return std::find(small.begin(), small.end(), word) != small.end();
}

}  // namespace

void append_name_key(std::string& out, std::string_view name) {
  if (is_ascii(name)) return append_ascii_key(out, name);
  append_ascii_key(out, plain_punctuation(fold(name)));
}

std::string name_key(std::string_view name) {
  std::string key;
  append_name_key(key, name);
  return key;
}

std::string transliteration_key(std::string_view key, bool strict) {
  constexpr std::size_t short_word = 3;  // too few letters to be told apart by half of them
  std::string out;
  while (!key.empty()) {
    const std::string_view word = first_word(key);
    key.remove_prefix(std::min(key.size(), word.size() + 1));
    if (!out.empty()) out += ' ';
    append_word(out, word, strict || word.size() <= short_word);
  }
  return out;
}

std::string_view first_word(std::string_view key) { return key.substr(0, key.find(' ')); }

std::string_view last_word(std::string_view key) {
  const std::size_t at = key.rfind(' ');
  return at == std::string_view::npos ? key : key.substr(at + 1);
}

std::size_t word_count(std::string_view key) {
  return key.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
}

std::string initials(std::string_view key) {
  std::string out;
  while (!key.empty()) {
    const std::string_view word = first_word(key);
    key.remove_prefix(std::min(key.size(), word.size() + 1));
    if (!word.empty() && !is_small_word(word)) out += word.front();
  }
  return out;
}

}  // namespace dateline
