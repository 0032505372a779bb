// A scanner over bytes with a table for ASCII; letters beyond it are decoded.
#include "indexer/names/tag_tokens.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t token_limit = 100;      // bytes; a longer "word" is cut
constexpr std::size_t wrapped_shortest = 45;  // lines wrapped by a typesetter are of this length
constexpr std::size_t wrapped_longest = 100;

enum ByteClass : std::uint8_t { mark, blank, line_end, small, capital, digit, beyond };

constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) classes[c] = c <= ' ' ? blank : c >= 0x80 ? beyond : mark;
  classes['\n'] = line_end;
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = small;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = capital;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = digit;
  return classes;
}();

ByteClass class_of(char c) { return byte_classes[static_cast<unsigned char>(c)]; }
bool is_ascii_letter(char c) { return class_of(c) == small || class_of(c) == capital; }

// Length of the letter, digit or accent at `at`; 0 when there is none.
std::size_t word_char(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const ByteClass kind = class_of(text[at]);
  if (kind != beyond) return kind >= small ? 1 : 0;
  const CodePoint point = decode(text, at);
  return is_letter(point.value) || is_mark(point.value) || is_digit(point.value) ? point.length : 0;
}

std::size_t apostrophe(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  if (class_of(text[at]) != beyond) return 0;
  const CodePoint point = decode(text, at);
  return is_apostrophe(point.value) ? point.length : 0;
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Their full stop is theirs and ends no sentence.
constexpr auto titles = std::to_array<std::string_view>(
    {"Mr",   "Mrs",  "Ms",     "Dr",   "Prof", "Gen",  "Sen",  "Rep", "Gov",  "Lt",  "Col",
     "Maj",  "Capt", "Sgt",    "St",   "Mt",   "Ft",   "Rev",  "Hon", "Brig", "Adm", "Cmdr",
     "No",   "vs",   "Messrs", "Sens", "Reps", "Det",  "Supt", "Cpl", "Pvt",  "Ste", "Sra",
     "Msgr", "Pte",  "Cdr",    "Mme",  "Mlle", "Pres", "Atty", "Amb", "Insp", "nos"});
// Their full stop is theirs unless a sentence ends there.
constexpr auto shortened = std::to_array<std::string_view>(
    {"Inc",  "Corp", "Co",   "Ltd",    "Cos",   "Bros", "Jr",   "Sr",   "Jan", "Feb",  "Mar",  "Apr",  "Aug",  "Sept",
     "Sep",  "Oct",  "Nov",  "Dec",    "Calif", "Mass", "Conn", "Penn", "Pa",  "Va",   "Md",   "Ga",   "Fla",  "Ala",
     "Ariz", "Ark",  "Colo", "Del",    "Ill",   "Ind",  "Kan",  "Ky",   "La",  "Mich", "Minn", "Miss", "Mo",   "Mont",
     "Neb",  "Nev",  "Okla", "Ore",    "Tenn",  "Tex",  "Vt",   "Wash", "Wis", "Wyo",  "etc",  "Ave",  "Blvd", "Rd",
     "Assn", "Dept", "Univ", "approx", "Esq",   "Pty",  "Bhd",  "Sdn",  "Mfg", "Intl", "Fr"});

bool is_web_start(std::string_view word) { return word == "http" || word == "https" || word == "www"; }

}  // namespace

// Whether the first line, cut at its beginning, ends within a sentence and the next one is of usual length.
bool TagTokenizer::cut_line_goes_on(std::size_t line_end_at) const {
  const std::size_t last = text_.substr(0, line_end_at).find_last_not_of(" \r");
  if (last == std::string_view::npos || (class_of(text_[last]) < small && text_[last] != ',')) return false;
  const std::size_t length = text_.substr(line_end_at + 1, wrapped_longest + 1).find('\n');
  return length != std::string_view::npos && length >= wrapped_shortest;
}

// A line that ends begins a sentence unless it looks wrapped: of usual length, with text right under it.
void TagTokenizer::end_line(std::size_t line_end_at) {
  const std::size_t length = line_end_at - line_start_;
  const std::size_t next = line_end_at + 1;
  const bool goes_on = next < text_.size() && class_of(text_[next]) >= small;
  const bool usual = length >= wrapped_shortest && length <= wrapped_longest;
  const bool wrapped = goes_on && (usual || (first_cut_ && line_start_ == 0 && cut_line_goes_on(line_end_at)));
  if (!wrapped) fresh_ = true;
  line_start_ = next;
}

bool TagTokenizer::skip_blanks() {
  while (at_ < text_.size()) {
    const ByteClass kind = class_of(text_[at_]);
    if (kind == line_end) {
      end_line(at_);
      ++at_;
    } else if (kind == blank) {
      ++at_;
    } else if (kind == beyond) {
      const CodePoint point = decode(text_, at_);
      if (!is_space(point.value)) return true;
      at_ += point.length;
    } else {
      return true;
    }
  }
  return false;
}

// Whether the full stop at `stop` belongs to the word that began at `begin`: past it, else at it.
std::size_t TagTokenizer::after_full_stop(std::size_t begin, std::size_t stop) const {
  const std::string_view word = text_.substr(begin, stop - begin);
  const bool initial = word.size() == 1
                           ? class_of(word[0]) == capital
                           : word.size() >= 3 && word[word.size() - 2] == '.' && is_ascii_letter(word.back());
  if (initial || is_one_of(word, titles)) return stop + 1;
  if (!is_one_of(word, shortened)) return stop;
  std::size_t next = stop + 1;
  while (next < text_.size() && text_[next] == ' ') ++next;
  const bool ends = next >= text_.size() || class_of(text_[next]) == line_end || text_[next] == '"';
  return ends ? stop : stop + 1;
}

// The end of the letters and digits at `at_`, with the marks that stand inside a word.
std::size_t TagTokenizer::word_end() {
  const std::size_t begin = at_;
  std::size_t at = at_;
  while (at < text_.size() && at - begin < token_limit) {
    const char c = text_[at];
    if (class_of(c) >= small && class_of(c) != beyond) {
      ++at;
      continue;
    }
    if (c == ' ') break;
    if (const std::size_t length = word_char(text_, at); length > 0) {
      at += length;
      continue;
    }
    const std::size_t next = word_char(text_, at + 1);
    const bool number = class_of(text_[at - 1]) == digit;
    if (c == '.') {
      const bool after_letter = at - begin == 1 || class_of(text_[at - 1]) != small;
      const bool inner =
          next > 0 && (number ? class_of(text_[at + 1]) == digit : after_letter || class_of(text_[at + 1]) == small);
      const std::size_t end = inner ? at + 1 : after_full_stop(begin, at);
      const bool compound = end > at && end < text_.size() && text_[end] == '-' && word_char(text_, end + 1) > 0;
      if (!inner && !compound) return end;  // "U.S.-led" goes on
      at = end;
    } else if (c == '-' || (c == '&' && class_of(text_[at - 1]) == capital)) {
      // "8-Marin Sokolic" of a roster, but not "747-B".
      const bool roster =
          next > 0 && number && class_of(text_[at + 1]) == capital && word_char(text_, at + 2) > 0 &&
          class_of(text_[at + 2]) != capital && class_of(text_[at + 2]) != digit &&
          std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                      text_.begin() + static_cast<std::ptrdiff_t>(at), [](char d) { return class_of(d) == digit; });
      if (next == 0 || roster) break;
      ++at;
    } else if (c == ',' || c == ':') {
      if (!number || next != 1 || class_of(text_[at + 1]) != digit) break;
      ++at;
    } else if (const std::size_t length = apostrophe(text_, at); length > 0) {
      const std::size_t after = word_char(text_, at + length);
      const bool possessive =
          after == 1 && (text_[at + length] | 0x20) == 's' && word_char(text_, at + length + 1) == 0;
      if (after == 0 || possessive) break;
      at += length;
    } else {
      break;
    }
  }
  return std::min(at, text_.size());
}

std::size_t TagTokenizer::token_end() {
  const char c = text_[at_];
  if (const std::size_t length = apostrophe(text_, at_); length > 0) {
    const bool possessive = word_char(text_, at_ + length) == 1 && (text_[at_ + length] | 0x20) == 's' &&
                            word_char(text_, at_ + length + 1) == 0;
    return at_ + length + (possessive ? 1 : 0);
  }
  if (word_char(text_, at_) > 0) {
    std::size_t end = word_end();
    const std::string_view word = text_.substr(at_, end - at_);
    const bool address = end + 1 < text_.size() && (text_[end] == '@' || (is_web_start(word) && text_[end] == ':'));
    if (!address && !word.starts_with("www.")) return end;
    while (end < text_.size() && class_of(text_[end]) != blank && class_of(text_[end]) != line_end) ++end;
    return end;
  }
  if ((c == '@' || c == '#') && word_char(text_, at_ + 1) > 0) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && (text_[end] == '_' || word_char(text_, end) > 0))
      end += std::max<std::size_t>(word_char(text_, end), 1);
    return end;
  }
  if (class_of(c) == beyond) return at_ + decode(text_, at_).length;
  std::size_t end = at_ + 1;
  while (end < text_.size() && text_[end] == c &&
         (c == '.' || c == '-' || c == '*' || c == '=' || c == '_' || c == '`' || c == '\''))
    ++end;
  return end;
}

void TagTokenizer::note_end(std::string_view word) {
  const char c = word[0];
  if (c == '.' || c == '?' || c == '!') {
    stopped_ = true;
  } else if (class_of(c) >= small || c == ',' || c == ';') {
    stopped_ = false;
  }
}

bool TagTokenizer::next(TagToken& token) {
  if (!skip_blanks()) return false;
  const char c = text_[at_];
  const bool after_blank = at_ == 0 || class_of(text_[at_ - 1]) == blank || class_of(text_[at_ - 1]) == line_end;
  const bool opens =
      class_of(c) == capital || (after_blank && (class_of(c) > capital || c == '"' || c == '(' || c == '\''));
  token.sentence_start = fresh_ || (stopped_ && opens);
  const std::size_t end = token_end();
  token.begin = static_cast<std::uint32_t>(at_);
  token.end = static_cast<std::uint32_t>(end);
  if (token.sentence_start) stopped_ = false;
  fresh_ = false;
  note_end(text_.substr(at_, end - at_));
  at_ = end;
  return true;
}

}  // namespace dateline
