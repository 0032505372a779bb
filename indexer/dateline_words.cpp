// Tables, and look-ups in them.
#include "indexer/dateline_words.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

using Names = std::array<std::string_view, 12>;

// Folded; a printed month is one of these or an abbreviation of at least three letters.
constexpr std::array<Names, 6> month_names = {{{"january", "february", "march", "april", "may", "june", "july",
                                                "august", "september", "october", "november", "december"},
                                               {"januar", "februar", "marz", "april", "mai", "juni", "juli", "august",
                                                "september", "oktober", "november", "dezember"},
                                               {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout",
                                                "septembre", "octobre", "novembre", "decembre"},
                                               {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
                                                "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
                                               {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
                                                "agosto", "settembre", "ottobre", "novembre", "dicembre"},
                                               {"января", "февраля", "марта", "апреля", "мая", "июня", "июля",
                                                "августа", "сентября", "октября", "ноября", "декабря"}}};

constexpr auto weekdays = std::to_array<std::string_view>(
    {"monday", "tuesday",  "wednesday", "thursday",   "friday",   "saturday", "sunday",
     "montag", "dienstag", "mittwoch",  "donnerstag", "freitag",  "samstag",  "sonntag",
     "lundi",  "mardi",    "mercredi",  "jeudi",      "vendredi", "samedi",   "dimanche"});

// Folded. An agency in brackets behind a place in small letters must be one of these.
constexpr auto agencies = std::to_array<std::string_view>({"reuters",      "reuter",    "ap",        "associated press",
                                                           "afp",          "upi",       "dpa",       "ansa",
                                                           "efe",          "tass",      "itar-tass", "interfax",
                                                           "ria novosti",  "sputnik",   "xinhua",    "kyodo",
                                                           "yonhap",       "bloomberg", "ips",       "cnn",
                                                           "bbc",          "pti",       "ians",      "ani",
                                                           "aap",          "apa",       "belga",     "irna",
                                                           "anadolu",      "тасс",      "интерфакс", "риа новости",
                                                           "europa press", "sid"});

// Words in a place's name that are written small among capitals.
constexpr auto particles = std::to_array<std::string_view>(
    {"de", "del", "la", "le", "les", "sur", "am", "an", "of", "and", "upon", "the", "und", "et", "aux", "in"});

// In capitals before a dash, and yet no place.
constexpr auto no_places = std::to_array<std::string_view>(
    {"update",  "updates",  "correction", "corrected", "analysis",   "exclusive", "opinion",   "breaking",
     "factbox", "summary",  "interview",  "timeline",  "commentary", "editorial", "feature",   "preview",
     "review",  "advisory", "unesco",     "unicef",    "asean",      "nasdaq",    "brexit",    "covid",
     "urgent",  "bulletin", "highlights", "headlines", "news",       "sports",    "business",  "politics",
     "weather", "refile",   "embargoed",  "note",      "nymex",      "comex",     "wheat",     "silver",
     "copper",  "sugar",    "coffee",     "cocoa",     "grain",      "stocks",    "bonds",     "dollar",
     "watch",   "video",    "photos",     "graphic",   "profile",    "obituary",  "explainer", "question",
     "answer",  "quotes",   "results",    "tables"});

// Places of fewer than five letters; acronyms are as short.
constexpr auto short_places = std::to_array<std::string_view>(
    {"rome", "lima", "oslo", "bonn", "kiev", "kyiv", "doha", "baku", "riga", "suva", "apia", "male",  "bern", "lome",
     "aden", "gaza", "koln", "wien", "graz", "cork", "bath", "nice", "metz", "lviv", "homs", "sofia", "agra", "pune"});

// First words of towns of several words, and last words of others.
constexpr auto place_openings = std::to_array<std::string_view>(
    {"new",    "los",    "san",       "santa",  "st",    "saint",    "el",   "la",    "las",   "le",    "rio",
     "buenos", "hong",   "abu",       "kuala",  "tel",   "mexico",   "cape", "sao",   "port",  "fort",  "united",
     "sri",    "panama", "guatemala", "kansas", "salt",  "west",     "east", "north", "south", "baton", "des",
     "mount",  "little", "grand",     "addis",  "phnom", "oklahoma", "camp", "bad",   "ho"});
constexpr auto place_endings = std::to_array<std::string_view>(
    {"city", "beach", "springs", "falls", "town", "island", "islands", "valley", "county", "bay", "hills", "lake"});

// Words that open a sentence, not a place in small letters.
constexpr auto sentence_openings = std::to_array<std::string_view>(
    {"the",  "a",  "an", "on",   "in",   "at",  "by",    "from",  "it",    "he",     "she",
     "they", "we", "i",  "this", "that", "but", "since", "until", "after", "before", "and"});

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

}  // namespace

int month_of_word(std::string_view folded) {
  constexpr std::size_t least_bytes = 3;
  if (folded.size() < least_bytes) return 0;
  for (const auto& names : month_names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool russian = static_cast<unsigned char>(names[i][0]) >= 0x80;
      if (russian && folded.size() < 2 * least_bytes) continue;
      if (names[i].starts_with(folded) || (i == 8 && folded == "sept")) return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

bool is_weekday(std::string_view folded) { return contains(weekdays, folded); }
bool is_agency_name(std::string_view folded) { return contains(agencies, folded); }
bool is_place_particle(std::string_view folded) { return contains(particles, folded); }
bool is_no_place(std::string_view folded) { return contains(no_places, folded); }
bool is_short_place(std::string_view folded) { return contains(short_places, folded); }
bool opens_place(std::string_view folded) { return contains(place_openings, folded); }
bool closes_place(std::string_view folded) { return contains(place_endings, folded); }
bool is_sentence_opening(std::string_view folded) { return contains(sentence_openings, folded); }

}  // namespace dateline
