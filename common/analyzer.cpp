// The tokenizer reads ASCII byte by byte and asks utf8proc's tables only for the rest; stems are remembered per form.
#include "common/analyzer.hpp"

#include <utf8proc.h>
#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "common/ascii_run.hpp"
#include "common/text.hpp"
#include "common/word_hash.hpp"

namespace dateline {
namespace {

constexpr std::size_t term_limit_bytes = 200;
constexpr std::size_t remembered_forms = 200'000;
constexpr std::size_t composed_bytes = 1'000;  // sorting marks takes quadratic time: a longer "word" stays as it is

constexpr std::array<char, 256> make_ascii_lower() {
  std::array<char, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c);
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c);
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = static_cast<char>(c + 32);
  return table;
}
constexpr std::array<char, 256> ascii_word = make_ascii_lower();  // 0 = no letter or digit of ASCII

char ascii_form(char c) { return ascii_word[static_cast<unsigned char>(c)]; }
bool ascii_letter(char c) { return ascii_form(c) >= 'a'; }
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr char32_t soft_hyphen = 0xAD;

// Whether a word that ends at `at` would take in what stands there.
bool goes_on(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (!is_wide(text[at])) return ascii_form(text[at]) != 0;
  const char32_t c = decode(text, at).value;
  return (is_letter(c) || is_digit(c) || is_mark(c)) && !is_ideograph(c) && !is_apostrophe(c);
}

// "l'", "qu'" and the like: French and Italian write them without a blank.
bool is_elision(std::string_view form) {
  if (form.size() == 1) return std::string_view("cdjlmnst").find(form[0]) != std::string_view::npos;
  return form == "qu" || form == "dell" || form == "nell" || form == "sull" || form == "all" || form == "un";
}

std::string compose(const std::string& form) {
  utf8proc_uint8_t* composed = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(form.data()), static_cast<utf8proc_ssize_t>(form.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0 || composed == nullptr) return form;
  std::string out(reinterpret_cast<char*>(composed), static_cast<std::size_t>(length));
  std::free(composed);  // utf8proc_map allocates with malloc
  return out;
}

std::string limited(std::string term) {
  if (term.size() <= term_limit_bytes) return term;
  const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
  term.resize(floor_boundary(term, term_limit_bytes - 17));
  static constexpr char digits[] = "0123456789abcdef";
  term += '#';
  for (int shift = 60; shift >= 0; shift -= 4) term += digits[(hash >> shift) & 15];
  return term;
}

}  // namespace

bool Tokenizer::next(Token& token) {
  for (;;) {
    if (!skip_to_word()) return false;
    if (take_plain(token)) return true;
    begin_ = at_;
    form_.clear();
    has_marks_ = false;
    alone_ = false;
    if (!take_acronym()) take_word();
    if (!form_.empty()) {
      finish(token);
      return true;
    }
  }
}

bool Tokenizer::skip_to_word() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (ascii_form(c) != 0) return true;
    if (!is_wide(c)) {
      ++at_;
      continue;
    }
    const CodePoint point = decode(text_, at_);
    // U+02BC counts as a letter in Unicode, but begins no word here.
    if ((is_letter(point.value) || is_digit(point.value)) && !is_apostrophe(point.value)) return true;
    at_ += point.length;
  }
  return false;
}

// A word of ASCII that ends where nothing can join it: nearly all of them. False, with nothing taken, for any other.
bool Tokenizer::take_plain(Token& token) {
  const char* const word = text_.data() + at_;
  const std::size_t most = std::min(plain_form_.size(), text_.size() - at_) / 8 * 8;
  std::size_t length = 0;
  for (std::size_t run = 8; run == 8 && length < most;) {
    const EightBytes eight = EightBytes::at(word + length);
    run = leading(eight.letters_and_digits());
    eight.put_lower(plain_form_.data() + length);
    length += run;
    if (run == 8 && length == most) return false;
  }
  if (length == 0) return false;
  if (at_ + length < text_.size()) {
    const char behind = word[length];
    if (is_wide(behind) || behind == '\'' || ascii_form(behind) != 0) return false;
    if ((behind == '.' || behind == ',') && (length == 1 || ascii_digit(word[length - 1]))) return false;
  }
  token.begin = at_;
  token.end = at_ += length;
  token.form = {plain_form_.data(), length};
  return true;
}

// "U.S.", "u.k", "J.K.": single ASCII letters with dots between them.
bool Tokenizer::take_acronym() {
  std::size_t at = at_;
  std::size_t letters = 0;
  while (at + 1 < text_.size() && ascii_letter(text_[at]) && text_[at + 1] == '.') {
    at += 2;
    ++letters;
  }
  const bool open_end = at < text_.size() && ascii_letter(text_[at]) && !goes_on(text_, at + 1);
  if (letters == 0 || letters + (open_end ? 1 : 0) < 2) return false;
  for (std::size_t i = at_; i < at; i += 2) form_ += ascii_form(text_[i]);
  if (open_end) form_ += ascii_form(text_[at++]);
  at_ = at;
  return true;
}

void Tokenizer::take_word() {
  while (at_ < text_.size() && !alone_) {
    const char c = text_[at_];
    if (ascii_form(c) != 0) {
      form_ += ascii_form(c);
      ++at_;
    } else if (is_wide(c)) {
      if (!take_wide()) return;
    } else if (!take_ascii(c)) {
      return;
    }
  }
}

// A character of ASCII that is no letter or digit: part of the word only between its like.
bool Tokenizer::take_ascii(char c) {
  if (c == '\'') return take_joiner(1);
  if ((c != '.' && c != ',') || form_.empty() || !ascii_digit(form_.back())) return false;
  std::size_t digits = 0;
  while (at_ + 1 + digits < text_.size() && ascii_digit(text_[at_ + 1 + digits])) ++digits;
  if (digits == 0 || (c == ',' && digits != 3)) return false;
  if (c == '.') form_ += c;
  ++at_;
  return true;
}

bool Tokenizer::take_wide() {
  const CodePoint point = decode(text_, at_);
  if (is_apostrophe(point.value)) return take_joiner(point.length);
  if (point.value == soft_hyphen) {
    at_ += point.length;
    return true;
  }
  if (is_ideograph(point.value)) {
    if (!form_.empty()) return false;
    alone_ = true;
  } else if (is_mark(point.value)) {
    has_marks_ = true;
  } else if (!is_letter(point.value) && !is_digit(point.value)) {
    return false;
  }
  append_utf8(form_, lower(point.value));
  at_ += point.length;
  return true;
}

// An apostrophe of `length` bytes at at_: kept between letters, cut after an elided article.
bool Tokenizer::take_joiner(std::size_t length) {
  const std::size_t after = at_ + length;
  if (form_.empty() || after >= text_.size() || ascii_digit(form_.back())) return false;
  const CodePoint next = decode(text_, after);
  // Ideographs do not count: they are tokens of their own, and what a token is must not hang on the next one.
  const auto goes_on_with = [](char32_t c) { return is_letter(c) && !is_ideograph(c); };
  if (!goes_on_with(next.value)) return false;
  if (is_elision(form_) && after + next.length < text_.size()) {
    const CodePoint second = decode(text_, after + next.length);
    if (goes_on_with(second.value)) return false;
  }
  form_ += '\'';
  at_ = after;
  return true;
}

void Tokenizer::finish(Token& token) {
  if (has_marks_ && form_.size() <= composed_bytes) form_ = compose(form_);
  if (form_.size() > 2 && form_.ends_with("'s")) form_.resize(form_.size() - 2);
  token.begin = begin_;
  token.end = at_;
  token.form = form_;
}

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return XXH3_64bits(text.data(), text.size()); }
};

struct Stemmer::State {
  std::string language;
  std::string prefix;
  Xapian::Stem stem;
  using Terms = std::unordered_map<std::string, std::string, StringHash, std::equal_to<>>;
  Terms terms;
  // Of the terms, those asked for last, each where its form's hash says: the words that make up most of a text are
  // found here at one look.
  static constexpr std::size_t recent_count = 4096;
  std::array<const Terms::value_type*, recent_count> recent{};
};

bool has_stemmer(std::string_view language) {
  static const std::string known = " " + Xapian::Stem::get_available_languages() + " ";
  static constexpr std::array<std::array<std::string_view, 2>, 24> names = {{
      {"ar", "arabic"},    {"ca", "catalan"},  {"da", "danish"},     {"de", "german"},     {"en", "english"},
      {"es", "spanish"},   {"eu", "basque"},   {"fi", "finnish"},    {"fr", "french"},     {"ga", "irish"},
      {"hu", "hungarian"}, {"hy", "armenian"}, {"id", "indonesian"}, {"it", "italian"},    {"lt", "lithuanian"},
      {"ne", "nepali"},    {"nl", "dutch"},    {"no", "norwegian"},  {"pt", "portuguese"}, {"ro", "romanian"},
      {"ru", "russian"},   {"sv", "swedish"},  {"ta", "tamil"},      {"tr", "turkish"},
  }};
  const auto* found = std::find_if(names.begin(), names.end(), [&](const auto& row) { return row[0] == language; });
  return found != names.end() && known.find(" " + std::string((*found)[1]) + " ") != std::string::npos;
}

bool stems_keep_beginnings(std::string_view language) {
  // Arabic, Irish, Indonesian and Tamil words change at their beginnings too.
  static constexpr std::array<std::string_view, 4> others = {"ar", "ga", "id", "ta"};
  return std::find(others.begin(), others.end(), language) == others.end();
}

Stemmer::Stemmer(std::string_view language) : state_(std::make_unique<State>()) {
  state_->language = std::string(language);
  if (language != "en") state_->prefix = "L" + state_->language;
  if (has_stemmer(language)) state_->stem = Xapian::Stem(state_->language);
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

const std::string& Stemmer::language() const { return state_->language; }

const std::string& Stemmer::term(std::string_view form) {
  const State::Terms::value_type*& recent = state_->recent[word_hash(form) % State::recent_count];
  if (recent != nullptr && recent->first == form) return recent->second;
  if (const auto known = state_->terms.find(form); known != state_->terms.end()) {
    recent = &*known;
    return known->second;
  }
  if (state_->terms.size() >= remembered_forms) {
    state_->terms.clear();
    state_->recent.fill(nullptr);
  }
  if (form.size() > term_limit_bytes) {
    // Remembered under the term, not the form: what we keep must not grow with what comes in.
    const std::string term = limited(state_->prefix + fold(form));
    return state_->terms.try_emplace(term, term).first->second;
  }
  return state_->terms.emplace(form, limited(state_->prefix + fold(state_->stem(std::string(form))))).first->second;
}

}  // namespace dateline
