// A table of openings, compared without regard to the case of ASCII letters.
#include "indexer/pages/line_marks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/text.hpp"

namespace dateline {
namespace {

// How lines begin that are in the midst of an article and not of it: captions, credits, pointers to other articles.
constexpr auto marginal_openings = std::to_array<std::string_view>({
    "photo:",
    "photos:",
    "photo by",
    "foto:",
    "fotos:",
    "(foto:",
    "image:",
    "images:",
    "image credit",
    "bild:",
    "bilder:",
    "abb.:",
    "abbildung:",
    "symbolbild",
    "credit:",
    "credits:",
    "picture:",
    "video:",
    "quelle:",
    "bildquelle",
    "source:",
    "fuente:",
    "fonte:",
    "©",
    "copyright",
    "(c) ",
    "getty images",
    "advertisement",
    "advertising",
    "anzeige",
    "werbung",
    "publicidad",
    "publicité",
    "sponsored",
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "related:",
    "related article",
    "related stories",
    "more:",
    "more on this",
    "lesen sie auch",
    "lesen sie mehr",
    "mehr zum thema",
    "mehr dazu",
    "lies auch",
    "auch interessant",
    "lire aussi",
    "à lire aussi",
    "lee también",
    "lea también",
    "leer más",
    "leia também",
    "leia mais",
    "lees ook",
    "leggi anche",
    "continue reading",
    "share this",
    "click here to",
    "sign up for",
    "subscribe to",
    "follow us",
    "follow @",
    "like us on",
    "watch:",
    "listen:",
    "tags:",
    "filed under",
    "topics:",
    "story continues",
    "article continues",
    "download our app",
    "enlarge",
    "view gallery",
});

}  // namespace

bool opens_marginally(std::string_view text) {
  return std::any_of(marginal_openings.begin(), marginal_openings.end(), [&](std::string_view opening) {
    // Openings are given in small letters; those of other alphabets stand as they are written.
    return starts_with_nocase(text, opening);
  });
}

// A notice about cookies that no name gives away.
bool speaks_of_cookies(std::string_view text) {
  if (text.size() > 800) return false;
  const std::string lowered = ascii_lower(text);
  const std::size_t at = lowered.find("cookie");
  if (at == std::string::npos) return false;
  for (const std::string_view word : {"website", "site", "privacy", "datenschutz", "consent", "experience", "navega"}) {
    if (lowered.find(word) != std::string::npos) return true;
  }
  return false;
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_letter(point.value) || is_digit(point.value)) return true;
    at += point.length;
  }
  return false;
}

}  // namespace dateline
