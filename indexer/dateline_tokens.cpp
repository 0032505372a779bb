// A scanner by code points: letters with their inner marks, digits, runs of one dash, and single marks.
#include "indexer/dateline_tokens.hpp"

#include "common/text.hpp"

namespace dateline {
namespace {

bool joins_word(std::string_view text, std::size_t at) {
  const CodePoint here = decode(text, at);
  const bool joiner = here.value == '-' || here.value == '.' || here.value == '&' || is_apostrophe(here.value);
  if (!joiner || at + here.length >= text.size()) return false;
  return is_letter(decode(text, at + here.length).value);
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!is_letter(point.value) && !is_mark(point.value) && !joins_word(text, at)) break;
    at += point.length;
  }
  return at;
}

// An abbreviation keeps its dot: "Calif.", "N.Y.", "Sept.".
bool keeps_dot(std::string_view word, std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != '.') return false;
  return word.find('.') != std::string_view::npos || word.size() <= 10;
}

}  // namespace

DatelineKind dateline_kind(char32_t c) {
  switch (c) {
    case ',': return DatelineKind::comma;
    case '.': return DatelineKind::stop;
    case '(': return DatelineKind::open;
    case ')': return DatelineKind::close;
    case '/': return DatelineKind::slash;
    case '-':
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015: return DatelineKind::dash;
    default: return DatelineKind::other;
  }
}

namespace {

DatelineToken word_token(std::string_view text, std::size_t at) {
  const std::size_t end = word_end(text, at);
  const std::string_view word = text.substr(at, end - at);
  return {DatelineKind::word, {at, end + keeps_dot(word, text, end)}, fold(word), 0, false, false};
}

DatelineToken number_token(std::string_view text, std::size_t at) {
  std::size_t end = at;
  int value = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') {
    value = end - at < 4 ? value * 10 + (text[end] - '0') : 0;
    ++end;
  }
  return {DatelineKind::number, {at, end}, {}, value, false, false};
}

std::size_t same_run(std::string_view text, std::size_t at, char32_t c) {
  while (at < text.size() && decode(text, at).value == c) at += decode(text, at).length;
  return at;
}

DatelineToken mark_token(std::string_view text, std::size_t at, CodePoint point) {
  const DatelineKind kind = dateline_kind(point.value);
  const std::size_t end = kind == DatelineKind::dash ? same_run(text, at, point.value) : at + point.length;
  return {kind, {at, end}, {}, 0, false, false};
}

}  // namespace

bool DatelineTokens::read_next() {
  bool blank = at_ == 0;
  bool line = blank;
  while (at_ < text_.size()) {
    const CodePoint point = decode(text_, at_);
    if (is_space(point.value) || (tokens_.empty() && point.value == '*')) {  // "****LONDON" marks a story off
      blank = true;
      line = line || point.value == '\n';
      at_ += point.length;
      continue;
    }
    const bool digit = point.value >= '0' && point.value <= '9';
    DatelineToken& token = tokens_.emplace_back(is_letter(point.value) ? word_token(text_, at_)
                                                : digit                ? number_token(text_, at_)
                                                                       : mark_token(text_, at_, point));
    token.blank_before = blank;
    token.line_before = line;
    at_ = token.range.end;
    return true;
  }
  return false;
}

std::vector<DatelineToken> dateline_tokens(std::string_view text) {
  DatelineTokens tokens(text);
  std::vector<DatelineToken> all;
  while (tokens.has(all.size())) all.push_back(tokens[all.size()]);
  return all;
}

}  // namespace dateline
