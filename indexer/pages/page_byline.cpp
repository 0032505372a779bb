// Two tables: how bylines begin, and what ends the names in them.
#include "indexer/pages/page_byline.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_byline = 200;

constexpr auto openings = std::to_array<std::string_view>({"written by ",
                                                           "posted by ",
                                                           "published by ",
                                                           "story by ",
                                                           "reported by ",
                                                           "authored by ",
                                                           "by: ",
                                                           "by ",
                                                           "author: ",
                                                           "authors: ",
                                                           "autor: ",
                                                           "autorin: ",
                                                           "autoren: ",
                                                           "ein beitrag von ",
                                                           "artikel von: ",
                                                           "erstellt von ",
                                                           "veröffentlicht von ",
                                                           "vom ",
                                                           "interview: ",
                                                           ", ",
                                                           "von: ",
                                                           "von ",
                                                           "text: ",
                                                           "auteur: ",
                                                           "publié par ",
                                                           "écrit par ",
                                                           "par ",
                                                           "escrito por ",
                                                           "publicado por ",
                                                           "por: ",
                                                           "por ",
                                                           "scritto da ",
                                                           "di ",
                                                           "door ",
                                                           "redactie: "});

constexpr auto endings =
    std::to_array<std::string_view>({"|", "•", "·", "\n", " - ", " – ", " — ", " / ", " on ", " am ", " le ", " el ",
                                     ", updated", " published", " updated", " posted", "@"});

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

std::string_view without_opening(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view opening : openings) {
      if (!starts_with_nocase(text, opening)) continue;
      text = trim(text.substr(opening.size()));
      again = true;
    }
  }
  return text;
}

std::string_view before_ending(std::string_view text) {
  const std::string lowered = ascii_lower(text);
  std::size_t end = text.size();
  for (const std::string_view ending : endings) {
    const std::size_t at = lowered.find(ending);
    if (at != std::string::npos && at > 0) end = std::min(end, at);
  }
  for (std::size_t at = 1; at < end; ++at) {
    if (is_digit_byte(text[at]) && (text[at - 1] == ' ' || text[at - 1] == ',')) end = at;
  }
  return trim(text.substr(0, end));
}

bool is_address(std::string_view text) {
  return starts_with_nocase(text, "http") || text.starts_with("//") || text.starts_with("www.") ||
         text.starts_with('@');
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_letter(point.value)) return true;
    at += point.length;
  }
  return false;
}

}  // namespace

bool opens_byline(std::string_view text) {
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view opening) { return starts_with_nocase(trim(text), opening); });
}

std::string names_in_byline(std::string_view text) {
  text = trim(text);
  if (text.size() > longest_byline || is_address(text)) return {};
  std::string_view names = before_ending(without_opening(text));
  while (!names.empty() && std::string_view(",;:(").find(names.back()) != std::string_view::npos) {
    names = trim(names.substr(0, names.size() - 1));
  }
  return has_letter(names) ? one_line(names, longest_byline) : std::string();
}

}  // namespace dateline
