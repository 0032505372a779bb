// A byte loop with a fast path for ASCII; a number is a run of digits, so "2017-04-09" is five tokens.
#include "indexer/dates/tokens.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "common/ascii_run.hpp"
#include "common/text.hpp"

namespace dateline::date_grammar {
namespace {

enum class Class : std::uint8_t { blank, letter, digit, mark, wide };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (c >= 0x80) {
      classes[c] = Class::wide;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      classes[c] = Class::letter;
    } else if (c >= '0' && c <= '9') {
      classes[c] = Class::digit;
    } else {
      classes[c] = c <= ' ' || c == 0x7F ? Class::blank : Class::mark;
    }
  }
  return classes;
}

constexpr std::array<Class, 256> classes = make_classes();

// The ASCII mark that stands for a code point beyond ASCII.
char look_of(char32_t c) {
  if (is_apostrophe(c) || c == 0x2018) return '\'';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20BF)) return '$';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) return '"';
  return '?';
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Vocabulary& vocabulary, std::vector<Token>& out)
      : text_(text), vocabulary_(vocabulary), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      if (class_at(at_) == Class::blank) {
        skip_blank();
        continue;
      }
      if (class_at(at_) == Class::letter) {  // with the blanks nearly everything: worth branches of their own
        read_word();
        continue;
      }
      switch (class_at(at_)) {
        case Class::blank:
        case Class::letter: break;
        case Class::digit: read_number(); break;
        case Class::mark: push_mark(at_ + 1, text_[at_]); break;
        case Class::wide: read_wide(); break;
      }
    }
  }

 private:
  Class class_at(std::size_t at) const { return classes[static_cast<unsigned char>(text_[at])]; }

  void skip_blank() {
    newlines_ += text_[at_] == '\n';
    ++at_;
    glued_ = false;
  }

  Token& push(Kind kind, std::size_t end) {
    const bool first = out_.empty();
    Token& token = out_.emplace_back();  // filled in place: a copy would wait for each of its small fields to be stored
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(end);
    token.kind = kind;
    token.glued = glued_;
    token.paragraph = newlines_ > 1 || first;
    glued_ = true;
    newlines_ = 0;
    at_ = end;
    return token;
  }

  void push_mark(std::size_t end, char look) { push(Kind::mark, end).mark = look; }

  void read_number() {
    std::size_t end = at_;
    std::int32_t value = 0;
    while (end < text_.size() && class_at(end) == Class::digit) {
      if (end - at_ < 9) value = value * 10 + (text_[end] - '0');
      ++end;
    }
    const bool fits = end - at_ <= 9;
    push(Kind::number, end).number = fits ? value : -1;
  }

  void read_word() {
    char lowered[longest_word_bytes] = {};
    std::size_t size = lower_run(lowered);
    std::size_t end = at_ + size;
    for (; end < text_.size() && class_at(end) == Class::letter; ++end) {
      if (size < longest_word_bytes) lowered[size] = static_cast<char>(text_[end] | 0x20);
      ++size;
    }
    if (end < text_.size() && class_at(end) == Class::wide && wide_letter(end)) {
      read_wide_word();
      return;
    }
    const bool capital = (text_[at_] & 0x20) == 0;
    Token& token = push(Kind::word, end);
    token.capital = capital;
    if (size <= longest_word_bytes) token.word = vocabulary_.find({lowered, size}, opening_of(lowered, size));
  }

  // Takes letters of ASCII by eights, as long as more text follows: perhaps not the whole word.
  std::size_t lower_run(char* lowered) const {
    std::size_t size = 0;
    for (std::size_t run = 8; run == 8 && size < longest_word_bytes && text_.size() - at_ >= size + 8; size += run) {
      const EightBytes eight = EightBytes::at(text_.data() + at_ + size);
      eight.put_lower(lowered + size);
      run = leading(eight.letters());
    }
    return size;
  }

  // As Vocabulary has it; what stands behind the word is masked off.
  static std::uint64_t opening_of(const char* lowered, std::size_t size) {
    std::uint64_t opening = 0;
    std::memcpy(&opening, lowered, sizeof opening);
    if (size >= sizeof opening) return opening;
    const std::size_t shift = 64 - 8 * size;
    return std::endian::native == std::endian::big ? opening >> shift << shift : opening << shift >> shift;
  }

  bool wide_letter(std::size_t at) const {
    const char32_t c = decode(text_, at).value;
    return is_letter(c) || is_mark(c);
  }

  void read_wide() {
    const CodePoint point = decode(text_, at_);
    if (is_letter(point.value)) {
      read_wide_word();
    } else if (is_space(point.value)) {
      at_ += point.length;
      glued_ = false;
    } else {
      push_mark(at_ + point.length, look_of(point.value));
    }
  }

  // A word with letters beyond ASCII.
  void read_wide_word() {
    lowered_.clear();
    std::size_t end = at_;
    while (end < text_.size()) {
      const CodePoint point = decode(text_, end);
      if (!is_letter(point.value) && !dateline::is_mark(point.value)) break;
      if (lowered_.size() <= longest_word_bytes) append_utf8(lowered_, lower(point.value));
      end += point.length;
    }
    const bool capital = is_upper(decode(text_, at_).value);
    Token& token = push(Kind::word, end);
    token.capital = capital;
    token.word = vocabulary_.find(lowered_);
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<Token>& out_;
  std::string lowered_;
  std::size_t at_ = 0;
  int newlines_ = 0;
  bool glued_ = false;
};

}  // namespace

Tokens::Tokens(std::string_view text, const Vocabulary& vocabulary) : text_(text) {
  tokens_.reserve(text.size() / 5 + 8);
  Tokenizer(text, vocabulary, tokens_).run();
}

}  // namespace dateline::date_grammar
