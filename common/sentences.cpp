// Looks at eight bytes at a time for a stop or a line end; only there is anything decided.
#include "common/sentences.hpp"

#include <algorithm>
#include <array>

#include "common/ascii_run.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

// Words whose full stop ends no sentence, lower case, sorted.
constexpr auto abbreviations = std::to_array<std::string_view>(
    {"adm",  "apr",  "aug", "ave", "bln",    "brig", "bros", "capt", "cmdr", "co",  "col", "corp", "cpl",
     "dec",  "dept", "dr",  "est", "etc",    "feb",  "fr",   "gen",  "gov",  "hon", "inc", "jan",  "jr",
     "lt",   "ltd",  "maj", "mar", "messrs", "mgr",  "mlle", "mln",  "mme",  "mr",  "mrs", "ms",   "mt",
     "no",   "nov",  "oct", "op",  "pres",   "prof", "rep",  "reps", "rev",  "sec", "sen", "sens", "sep",
     "sept", "sgt",  "sr",  "st",  "supt",   "u.n",  "u.s",  "vs",   "z.b"});

static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end()));

constexpr std::size_t longest_abbreviation = 6;
static_assert(std::all_of(abbreviations.begin(), abbreviations.end(),
                          [](std::string_view word) { return word.size() <= longest_abbreviation; }));

bool is_abbreviation(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0) {
    const char c = text[begin - 1];
    const bool inside =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!inside || stop - begin > 12) break;
    --begin;
  }
  if (begin == stop || stop - begin > longest_abbreviation) return false;
  const std::string word = ascii_lower(text.substr(begin, stop - begin));
  if (word.size() == 1) return word != "i";  // an initial
  return std::binary_search(abbreviations.begin(), abbreviations.end(), word);
}

bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x201C;
}

// Past closing quotes and brackets after the stop at `at`.
std::size_t past_closers(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!closes(point.value)) break;
    at += point.length;
  }
  return at;
}

// Whether a sentence may begin at the first character after the blanks at `at`.
bool opens_sentence(std::string_view text, std::size_t at) {
  bool blank = false;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!is_space(point.value)) return blank && !is_lower(point.value);
    blank = true;
    at += point.length;
  }
  return false;
}

// A line end followed by a blank or an indented line ends a paragraph.
bool ends_paragraph(std::string_view text, std::size_t newline) {
  if (newline + 1 >= text.size()) return false;
  const char c = text[newline + 1];
  return c == '\n' || c == '\r' || c == ' ' || c == '\t';
}

// Past all eights of bytes from `at` on in which no sentence or paragraph can end.
std::size_t past_words(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    const EightBytes eight = EightBytes::at(text.data() + at);
    if (eight.holds('.') || eight.holds('\n') || eight.holds('?') || eight.holds('!')) break;
    at += 8;
  }
  return at;
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  std::size_t blank_to = 0;  // between the last end and here is nothing but blanks; never looked at twice
  for (std::size_t at = past_words(text, 0); at < text.size(); at = past_words(text, at + 1)) {
    const char c = text[at];
    if (c == '\n' && ends_paragraph(text, at)) {
      if (!ends.empty()) blank_to = past_blanks(text, std::max(blank_to, ends.back()), at);
      if (ends.empty() || blank_to < at) ends.push_back(at);
    } else if (c == '!' || c == '?' || (c == '.' && !is_abbreviation(text, at))) {
      const std::size_t end = past_closers(text, at + 1);
      if (opens_sentence(text, end)) ends.push_back(end);
    }
  }
  return ends;
}

std::vector<std::size_t> paragraph_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (ends_paragraph(text, at)) ends.push_back(at);
  }
  return ends;
}

}  // namespace dateline
