// Tags are cut by their brackets; quoted brackets in attributes are too rare in news to be worth the search.
#include "indexer/readers/markup.hpp"

#include <algorithm>

#include "common/text.hpp"

namespace dateline {
namespace {

// Longest tag and comment: what is longer is no tag, so that a lone "<" costs little.
constexpr std::size_t longest_tag = 1024;
constexpr int most_brackets_in_comment = 16;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }

char upper_ascii(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// Ends are sought by their bracket: it is rarer than the dashes before it, also in input made to be slow.
std::optional<Tag> comment_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, longest_tag);
  const bool comment = rest.starts_with("<!--");
  std::size_t bracket = rest.find('>');
  const auto ends_comment = [&] { return bracket > 5 && rest.substr(bracket - 2, 2) == "--"; };
  for (int tries = 0; comment && bracket != std::string_view::npos && !ends_comment(); ++tries) {
    bracket = tries < most_brackets_in_comment ? rest.find('>', bracket + 1) : std::string_view::npos;
  }
  if (bracket == std::string_view::npos) return std::nullopt;
  return Tag{{}, {}, false, at + bracket + 1};
}

}  // namespace

bool equals_nocase(std::string_view text, std::string_view upper) {
  return text.size() == upper.size() &&
         std::equal(text.begin(), text.end(), upper.begin(), [](char a, char b) { return upper_ascii(a) == b; });
}

std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return std::nullopt;
  if (text[at + 1] == '!') return comment_at(text, at);
  const bool closing = text[at + 1] == '/';
  const std::size_t begin = at + 1 + closing;
  if (begin >= text.size() || !is_ascii_letter(text[begin])) return std::nullopt;
  std::size_t name_end = begin;
  while (name_end < text.size() && is_name_char(text[name_end])) ++name_end;
  const std::size_t length = text.substr(at, longest_tag).find('>');
  if (length == std::string_view::npos || at + length < name_end) return std::nullopt;
  const std::size_t bracket = at + length;
  return Tag{text.substr(begin, name_end - begin), text.substr(name_end, bracket - name_end), closing, bracket + 1};
}

std::string_view attribute(std::string_view attributes, std::string_view upper_name) {
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    if (!is_blank(attributes[at])) continue;
    std::string_view rest = attributes.substr(at + 1);
    if (!starts_with_nocase(rest, upper_name)) continue;
    rest = trim(rest.substr(upper_name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (!rest.starts_with('"') && !rest.starts_with('\'')) return rest.substr(0, rest.find_first_of(" \t\n\r"));
    return rest.substr(1, rest.find(rest[0], 1) - 1);
  }
  return {};
}

}  // namespace dateline
