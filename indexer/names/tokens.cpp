// A hand-written scanner with a fast path for ASCII.
#include "indexer/names/tokens.hpp"

#include <algorithm>
#include <array>

#include "common/ascii_run.hpp"
#include "common/text.hpp"
#include "indexer/names/keys.hpp"

namespace dateline {
namespace {

constexpr std::size_t sentence_limit = 400;
constexpr std::size_t token_limit = 80;      // bytes; longer "words" are no names
constexpr std::size_t full_line_bytes = 32;  // a shorter line that ends is a heading or a paragraph's last

bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_alnum(char c) { return is_ascii_lower(c) || is_ascii_upper(c) || is_ascii_digit(c); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Length of the letter, digit or mark at `at`; 0 when there is none.
std::size_t word_char(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_ascii(text[at])) return is_ascii_alnum(text[at]) ? 1 : 0;
  const CodePoint point = decode(text, at);
  return is_letter(point.value) || is_mark(point.value) || is_digit(point.value) ? point.length : 0;
}

bool upper_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (is_ascii(text[at])) return is_ascii_upper(text[at]);
  return is_upper(decode(text, at).value);
}

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  if (is_ascii(text[at])) return 0;
  const CodePoint point = decode(text, at);
  return is_apostrophe(point.value) ? point.length : 0;
}

// The length of "<IBM>" or "<BRK.A>", the code of a share; 0 when something else is in the brackets.
std::size_t ticker_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 12;
  for (std::size_t end = at + 1; end < text.size() && end - at <= longest; ++end) {
    if (text[end] == '>') return end - at > 1 ? end + 1 - at : 0;
    if (!is_ascii_upper(text[end]) && !is_ascii_digit(text[end]) && text[end] != '.' && text[end] != '-') return 0;
  }
  return 0;
}

// "Al-", "el-" and the other forms of the Arabic article, written small or not.
constexpr std::array<std::string_view, 16> articles = {"al", "el", "ul",  "ad",  "an",  "ar", "as", "at",
                                                       "az", "ez", "ash", "ath", "adh", "es", "er", "et"};
// Small words inside names of places: "Rostov-on-Don".
constexpr std::array<std::string_view, 16> inner_words = {"on", "upon", "a",  "sur", "la", "le",    "en",  "de",
                                                          "am", "e",    "by", "in",  "an", "under", "aux", "les"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What follows a hyphen after a name without being part of it, if it is short; longer words never are.
constexpr std::array<std::string_view, 24> hyphen_words = {
    "led",   "based", "born", "run",   "wide",  "made",  "held", "like", "era", "only", "free", "bound",
    "style", "owned", "type", "built", "first", "level", "day",  "year", "old", "long", "size", "class"};

// "Jae-in" and "Ki-moon", but not "US-led": Korean and Chinese given names are two short parts.
bool is_syllable_pair(std::string_view first, std::string_view second) {
  return first.size() <= 5 && second.size() <= 5 && second.size() >= 2 && !is_one_of(second, hyphen_words) &&
         first.size() >= 2 && is_ascii_lower(first[1]);
}

// Abbreviations whose full stop ends no sentence.
bool is_abbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 34> abbreviations = {
      "Mr",     "Mrs",  "Ms",   "Dr",  "Prof", "Gen", "Sen", "Rep",  "Gov", "Lt",   "Col", "Maj",
      "Capt",   "Sgt",  "St",   "Mt",  "Ft",   "Rev", "Hon", "Brig", "Adm", "Cmdr", "No",  "vs",
      "Messrs", "Sens", "Reps", "Det", "Supt", "Cpl", "Pvt", "Ste",  "Sr",  "Sra"};
  return is_one_of(word, abbreviations);
}

bool is_web_start(std::string_view word) { return word == "http" || word == "https" || word == "www"; }

struct LetterCounts {
  std::size_t capitals = 0;
  std::size_t letters = 0;
};

LetterCounts count_letters(std::string_view word) {
  LetterCounts counts;
  for (std::size_t at = 0; at < word.size();) {
    if (is_ascii(word[at])) {
      counts.capitals += is_ascii_upper(word[at]) ? 1 : 0;
      counts.letters += is_ascii_upper(word[at]) || is_ascii_lower(word[at]) ? 1 : 0;
      ++at;
      continue;
    }
    const CodePoint point = decode(word, at);
    at += point.length;
    counts.capitals += is_upper(point.value) ? 1 : 0;
    counts.letters += is_letter(point.value) ? 1 : 0;
  }
  return counts;
}

void set_case(NameToken& token, std::string_view word, const LetterCounts& counts) {
  token.capital = upper_at(word, 0);
  token.all_capitals = counts.capitals >= 2 && counts.capitals == counts.letters;
  token.initial = counts.capitals == 1 && counts.letters == 1 && word.size() <= 3 && word != "A" && word != "I";
  token.number = counts.letters == 0;
}

// "al-Assad" and "d'Estaing" count as capitalised.
bool has_small_prefix(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  if (hyphen != std::string_view::npos && is_one_of(word.substr(0, hyphen), articles))
    return upper_at(word, hyphen + 1);
  const std::size_t mark = word.empty() ? 0 : apostrophe_at(word, 1);
  return mark > 0 && (word[0] == 'd' || word[0] == 'l') && upper_at(word, 1 + mark);
}

}  // namespace

// What was passed over between two tokens.
struct NameTokenizer::Between {
  Gap gap = Gap::blank;
  bool anything = false;  // at least one byte
  bool ends_sentence = false;
  bool new_paragraph = false;
  bool opens = false;  // a quotation mark, colon or dash: the next word's capital says little
};

// The end of the run of letters at `at`, apostrophes, inner full stops and "&" looked through.
std::size_t NameTokenizer::word_end(std::size_t at) const {
  const std::size_t start = at;
  while (at < text_.size() && at - start < token_limit) {
    if (is_ascii_alnum(text_[at])) {
      ++at;
      continue;
    }
    if (text_[at] == ' ') break;
    if (const std::size_t length = word_char(text_, at); length > 0) {
      at += length;
      continue;
    }
    const bool single = at - start == 1 || (at - start >= 3 && text_[at - 2] == '.');  // "U" or "U.S"
    const char c = text_[at];
    if (c == '.' && single && is_ascii(text_[at - 1]) && !is_ascii_digit(text_[at - 1])) {
      const bool more =
          word_char(text_, at + 1) == 1 && word_char(text_, at + 2) == 0 && !is_ascii_digit(text_[at + 1]);
      if (more || is_ascii_upper(text_[at - 1])) {
        ++at;
        if (more) continue;
      }
      break;
    }
    if (c == '&' && upper_at(text_, at + 1) && is_ascii_upper(text_[at - 1])) {
      ++at;
      continue;
    }
    const std::size_t mark = apostrophe_at(text_, at);
    const std::size_t next = mark == 0 ? 0 : word_char(text_, at + mark);
    const bool possessive =
        next == 1 && (text_[at + mark] == 's' || text_[at + mark] == 'S') && word_char(text_, at + mark + 1) == 0;
    if (next == 0 || possessive) break;
    at += mark;
  }
  return std::min(at, text_.size());
}

// Past the end of a web or mail address.
void NameTokenizer::skip_address() {
  while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '\n' && text_[at_] != '\t') ++at_;
}

NameTokenizer::Between NameTokenizer::skip_between() {
  Between between;
  if (at_ + 1 < text_.size() && text_[at_] == ' ' && is_ascii_alnum(text_[at_ + 1])) {  // nearly always
    ++at_;
    between.anything = true;
    return between;
  }
  std::size_t newlines = 0;
  const auto note = [&](Gap gap) { between.gap = between.gap == Gap::blank ? gap : Gap::other; };
  while (at_ < text_.size() && word_char(text_, at_) == 0) {
    between.anything = true;
    const char c = text_[at_];
    if (c == '\n') {
      const bool short_line = at_ - line_start_ < full_line_bytes;
      line_start_ = at_ + 1;
      if (++newlines >= 2 || short_line) between.new_paragraph = true;
    } else if (c == ',') {
      note(Gap::comma);
    } else if (c == '(' || c == '[') {
      note(Gap::bracket);
    } else if (c == '&') {
      note(Gap::ampersand);
    } else if (c == '<') {
      note(Gap::other);
      if (const std::size_t length = ticker_at(text_, at_); length > 0) {
        at_ += length;
        continue;
      }
    } else if (c == '.' || c == '!' || c == '?') {
      between.gap = Gap::other;
      between.ends_sentence = true;
    } else if (c == '@' || c == '#') {
      between.gap = Gap::other;
      if (c == '@') {
        skip_address();
        continue;
      }
    } else if (is_ascii(c)) {
      if (c != ' ' && c != '\t' && c != '\r') between.gap = Gap::other;
      if (c == '"' || c == ':' || c == '\'' || c == '-' || c == '*' || c == '`') between.opens = true;
    } else {
      const CodePoint point = decode(text_, at_);
      at_ += point.length;
      if (is_space(point.value)) continue;
      between.gap = Gap::other;
      between.opens = true;
      if (point.value == U'…') between.ends_sentence = true;
      continue;
    }
    if (at_ < text_.size()) ++at_;
  }
  if (between.new_paragraph || !between.anything) between.gap = Gap::other;
  return between;
}

namespace {

// Whether a run of ASCII letters and digits before this byte is a whole token: no joiner, no letter beyond ASCII.
bool ends_plain_word(char c, std::size_t length) {
  return is_ascii(c) && c != '-' && c != '&' && c != '\'' && (c != '.' || length > 1);
}

}  // namespace

// A word of ASCII letters and digits with nothing joined to it: nearly all of them. False, with nothing read, for any
// other. Finds what read_token would.
bool NameTokenizer::read_plain_token(NameSentence& sentence, const Between& between) {
  constexpr std::size_t longest = 24;
  if (text_.size() - at_ <= longest) return false;
  const char* const word = text_.data() + at_;
  char key[1 + longest] = {' '};
  LetterCounts counts;
  std::size_t length = 0;
  for (std::size_t run = 8; run == 8 && length < longest; length += run) {
    const EightBytes eight = EightBytes::at(word + length);
    eight.put_lower(key + 1 + length);
    run = leading(eight.letters_and_digits());
    counts.letters += count_leading(eight.letters(), run);
    counts.capitals += count_leading(eight.capitals(), run);
  }
  if (length == 0 || length == longest || !ends_plain_word(word[length], length)) return false;
  const std::size_t blank = sentence.keys.empty() ? 0 : 1;
  const std::size_t key_begin = sentence.keys.size() + blank;
  sentence.keys.append(key + 1 - blank, blank + length);
  NameToken& token = sentence.tokens.emplace_back();
  token.begin = at_;
  token.end = at_ += length;
  token.key_begin = key_begin;
  token.name_key_end = key_begin + length;
  set_case(token, {word, length}, counts);
  token.gap = between.gap;
  token.sentence_start = sentence_pending_ || between.opens;
  token.paragraph_start = paragraph_pending_;
  if (word[length] != ' ') {
    if (is_web_start({word, length})) skip_address();
    if (at_ < text_.size() && text_[at_] == '.' && is_abbreviation({word, length})) ++at_;
  }
  return true;
}

bool NameTokenizer::read_token(NameSentence& sentence, const Between& between) {
  const std::size_t begin = at_;
  std::size_t end = word_end(begin);
  const auto word = [&] { return text_.substr(begin, end - begin); };
  bool hyphen_behind = false;
  while (end < text_.size() && text_[end] == '-' && word_char(text_, end + 1) > 0 && end - begin < token_limit) {
    const std::size_t part = end + 1;
    const std::size_t part_end = word_end(part);
    const bool capital_part = upper_at(text_, part) || is_ascii_digit(text_[part]);
    const std::string_view small = text_.substr(part, part_end - part);
    const bool inner = (is_one_of(small, inner_words) || is_one_of(small, articles)) && part_end < text_.size() &&
                       text_[part_end] == '-' && upper_at(text_, part_end + 1);
    if (upper_at(text_, begin) || is_one_of(word(), articles)) {
      if (!capital_part && !inner && !is_syllable_pair(word(), small)) {
        hyphen_behind = true;
        break;
      }
    } else if (capital_part && !is_ascii_digit(text_[part])) {
      // "anti-EU", "ex-President": the capitalised part is a token of its own.
      at_ = part;
      return false;
    }
    end = part_end;
  }
  NameToken token;
  token.begin = begin;
  token.end = end;
  set_case(token, word(), count_letters(word()));
  if (!token.capital && has_small_prefix(word())) token.capital = true;
  token.gap = between.gap;
  token.hyphen_behind = hyphen_behind;
  token.sentence_start = sentence_pending_ || between.opens;
  token.paragraph_start = paragraph_pending_;
  at_ = end;
  if (!sentence.keys.empty()) sentence.keys += ' ';
  token.key_begin = sentence.keys.size();
  append_name_key(sentence.keys, word());
  token.name_key_end = sentence.keys.size();
  if (const std::size_t mark = apostrophe_at(text_, end); mark > 0) {
    const bool with_s = end + mark < text_.size() && (text_[end + mark] == 's' || text_[end + mark] == 'S') &&
                        word_char(text_, end + mark + 1) == 0;
    const bool plural = !with_s && (text_[end - 1] == 's' || text_[end - 1] == 'S');
    token.possessive = with_s || plural;
    if (with_s) {
      sentence.keys += 's';
      at_ = end + mark + 1;
    } else if (plural) {
      at_ = end + mark;
    }
  }
  if (hyphen_behind) {
    while (at_ < text_.size() && (text_[at_] == '-' || word_char(text_, at_) > 0)) {
      at_ += text_[at_] == '-' ? 1 : word_char(text_, at_);
    }
  }
  if (is_web_start(word())) skip_address();
  if (at_ < text_.size() && text_[at_] == '.' && is_abbreviation(word())) ++at_;
  sentence.tokens.push_back(token);
  return true;
}

bool NameTokenizer::next(NameSentence& sentence) {
  sentence.clear();
  while (at_ < text_.size()) {
    const std::size_t before = at_;
    const std::size_t line_before = line_start_;
    const Between between = skip_between();
    if (at_ >= text_.size()) break;
    const bool breaks = between.ends_sentence || between.new_paragraph || sentence.tokens.size() >= sentence_limit;
    if (breaks && !sentence.tokens.empty()) {
      at_ = before;
      line_start_ = line_before;
      sentence_pending_ = true;
      paragraph_pending_ = between.new_paragraph;
      return true;
    }
    sentence_pending_ = sentence_pending_ || breaks;
    paragraph_pending_ = paragraph_pending_ || between.new_paragraph;
    if (!read_plain_token(sentence, between) && !read_token(sentence, between)) continue;
    sentence_pending_ = paragraph_pending_ = false;
  }
  return !sentence.tokens.empty();
}

}  // namespace dateline
