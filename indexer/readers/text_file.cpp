// A first line is taken for a headline only where the layout says so: what is wrongly left in the body can still be
// found.
#include "indexer/readers/text_file.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_headline = 200;  // bytes

constexpr auto line_openings = std::to_array<std::string_view>(
    {"image:", "photo:", "picture:", "caption:", "picture caption:", "file photo:", "by ", "von ", "par ",
     "photo caption:", "file image:", "video:"});

constexpr auto dashes = std::to_array<std::string_view>(
    {" - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " -\n", " --\n", " \xE2\x80\x93\n", " \xE2\x80\x94\n"});

bool is_blank(std::string_view line) { return trim(line).empty(); }

// From `at` to the end of its line, the line feed included.
std::size_t line_end(std::string_view content, std::size_t at) {
  const std::size_t feed = content.find('\n', at);
  return feed == std::string_view::npos ? content.size() : feed + 1;
}

std::size_t skip_blank_lines(std::string_view content, std::size_t at) {
  while (at < content.size()) {
    const std::size_t end = line_end(content, at);
    if (!is_blank(content.substr(at, end - at))) break;
    at = end;
  }
  return at;
}

// "LONDON, April 9 (Reuters) - Text": capitals first, and a bracket or a number before the dash.
bool opens_like_dateline(std::string_view line) {
  const std::string closed = std::string(line) + '\n';
  std::size_t dash = std::string::npos;
  for (const auto mark : dashes) dash = std::min(dash, closed.find(mark));
  if (dash == std::string::npos) return false;
  const std::string_view before = std::string_view(closed).substr(0, dash);
  const std::string_view first_word = before.substr(0, before.find_first_of(" ,("));
  const bool capitals = first_word.size() > 1 &&
                        std::none_of(first_word.begin(), first_word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool has_comma_and_number =
      before.find(',') != std::string_view::npos && before.find_first_of("0123456789") != std::string_view::npos;
  return (capitals && has_comma_and_number) || before.ends_with(')');
}

bool is_headline(std::string_view line) {
  if (line.empty() || line.size() > longest_headline || line.ends_with('.')) return false;
  for (const auto opening : line_openings) {
    if (starts_with_nocase(line, opening)) return false;
  }
  return !opens_like_dateline(line);
}

bool is_indented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

Range range_of(std::string_view part, std::string_view whole) {
  const auto begin = static_cast<std::size_t>(part.data() - whole.data());
  return {begin, begin + part.size()};
}

std::string words_of(std::string_view text) { return one_line(text, text.size() + 1); }

}  // namespace

TextFile split_text_file(std::string_view content) {
  const std::size_t begin = skip_blank_lines(content, 0);
  const std::size_t end = line_end(content, begin);
  const std::string_view first = trim(content.substr(begin, end - begin));
  const std::string_view second = content.substr(end, line_end(content, end) - end);
  const bool set_apart = end < content.size() && (is_blank(second) || is_indented(second));
  if (!set_apart || !is_headline(first)) return {{begin, begin}, {begin, content.size()}};
  return {range_of(first, content), {skip_blank_lines(content, end), content.size()}};
}

TextFile split_known_headline(std::string_view content, std::string_view headline) {
  const std::size_t begin = skip_blank_lines(content, 0);
  const std::size_t end = line_end(content, begin);
  const std::string_view first = trim(content.substr(begin, end - begin));
  if (first.size() > headline.size() + longest_headline || words_of(first) != words_of(headline)) {
    return {{begin, begin}, {begin, content.size()}};
  }
  return {range_of(first, content), {skip_blank_lines(content, end), content.size()}};
}

}  // namespace dateline
