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
    "view comments",
    "leave a comment",
    "join the conversation",
    "recommended for you",
    "you may also like",
    "you might also like",
    "more stories",
    "editor's picks",
    "editors' picks",
    "most read",
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "if you enjoyed",
    "if you like this",
    "if you liked this",
    "suggested citation",
    "support our",
    "this post contains",
    "this article contains affiliate",
    "have a tip",
    "got a tip",
    "get our newsletter",
    "get the latest",
    "stay up to date",
    "unterstütze ",
    "unterstützen sie",
    "hat ihnen der artikel",
    "gefällt ihnen dieser",
    "lust auf mehr",
    "jetzt abonnieren",
    "weitere artikel",
    "weitere themen",
    "das könnte sie auch interessieren",
    "das könnte dich auch interessieren",
    "dieser beitrag gibt die meinung",
    "dieser artikel gibt die meinung",
    "du musst eingeloggt",
    "te puede interesar",
    "le puede interesar",
    "también te puede",
    "puede escribirnos",
    "suscríbete",
    "suscríbase",
    "síguenos",
    "compartir en",
    "abonnez-vous",
    "inscrivez-vous",
    "sur le même sujet",
    "vous aimerez aussi",
    "si vous souhaitez critiquer",
    "partager sur",
    "siga-nos",
    "assine ",
    "iscriviti",
    "seguici su",
    "potrebbe interessarti",
});

// What is counted in a figure's caption: "Figure 3:", "Abb. 4.".
constexpr auto figure_words =
    std::to_array<std::string_view>({"abbildung", "abb.", "figure", "fig.", "grafik", "foto", "photo", "bild", "image",
                                     "tabelle", "table", "ilustración", "figura", "imagen"});

// Within lines that credit a picture.
constexpr auto credits =
    std::to_array<std::string_view>({"©", "foto:", "fotos:", "photo:", "(photo by", "(bild:", " bild: ", "getty images",
                                     "(ap photo", "photograph:", "picture alliance", "picture-alliance", "symbolbild",
                                     "courtesy of", "via ap", "/afp", "afp via", "/reuters"});

constexpr auto reading_times = std::to_array<std::string_view>(
    {"min read", "minute read", "minutes read", "mins read", "lesezeit", "lesedauer", "minutes de lecture",
     "min de lecture", "min de lectura", "minutos de lectura", "min di lettura", "min. lesezeit"});

template <typename Table>
bool holds_any(const Table& table, std::string_view text) {
  const std::string lowered = ascii_lower(text);
  return std::any_of(table.begin(), table.end(),
                     [&](std::string_view row) { return lowered.find(row) != std::string::npos; });
}

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

bool opens_like_a_figure(std::string_view text) {
  for (const std::string_view word : figure_words) {
    if (!starts_with_nocase(text, word)) continue;
    std::size_t at = word.size();
    if (at >= text.size() || text[at] != ' ') return false;
    const std::size_t digits = ++at;
    while (at < text.size() && is_digit_byte(text[at])) ++at;
    return at > digits && at < text.size() && (text[at] == ':' || text[at] == '.');
  }
  return false;
}

}  // namespace

bool opens_marginally(std::string_view text) {
  return std::any_of(marginal_openings.begin(), marginal_openings.end(),
                     [&](std::string_view opening) {
                       // Openings are given in small letters; those of other alphabets stand as they are written.
                       return starts_with_nocase(text, opening);
                     }) ||
         opens_like_a_figure(text);
}

bool credits_a_picture(std::string_view text) { return holds_any(credits, text); }
bool tells_reading_time(std::string_view text) { return holds_any(reading_times, text); }

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
