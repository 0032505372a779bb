// A dateline is read from its first tokens by a small grammar; everything else goes line by line, from both ends.
#include "indexer/dateline.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text.hpp"

namespace dateline {
namespace {

// ---- Tokens of the opening ----

constexpr std::size_t longest_dateline = 200;  // bytes
constexpr std::size_t most_words_of_place = 4;
constexpr std::size_t most_groups_of_place = 3;  // "KLANG, Selangor, Malaysia"

enum class Kind : std::uint8_t { word, number, comma, stop, open, close, slash, dash, other };

struct Token {
  Kind kind = Kind::other;
  Range range;
  std::string folded;  // of a word: without its dot, lower case, accents off
  int value = 0;       // of a number of at most 4 digits
  bool blank_before = false;
  bool line_before = false;  // it is the first of its line
};

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

Kind kind_of(char32_t c) {
  switch (c) {
    case ',': return Kind::comma;
    case '.': return Kind::stop;
    case '(': return Kind::open;
    case ')': return Kind::close;
    case '/': return Kind::slash;
    case '-':
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015: return Kind::dash;
    default: return Kind::other;
  }
}

Token word_token(std::string_view text, std::size_t at) {
  const std::size_t end = word_end(text, at);
  const std::string_view word = text.substr(at, end - at);
  return {Kind::word, {at, end + keeps_dot(word, text, end)}, fold(word), 0, false, false};
}

Token number_token(std::string_view text, std::size_t at) {
  std::size_t end = at;
  int value = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') {
    value = end - at < 4 ? value * 10 + (text[end] - '0') : 0;
    ++end;
  }
  return {Kind::number, {at, end}, {}, value, false, false};
}

std::size_t same_run(std::string_view text, std::size_t at, char32_t c) {
  while (at < text.size() && decode(text, at).value == c) at += decode(text, at).length;
  return at;
}

Token mark_token(std::string_view text, std::size_t at, CodePoint point) {
  const Kind kind = kind_of(point.value);
  const std::size_t end = kind == Kind::dash ? same_run(text, at, point.value) : at + point.length;
  return {kind, {at, end}, {}, 0, false, false};
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool blank = true;
  bool line = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_space(point.value) || (tokens.empty() && point.value == '*')) {  // "****LONDON" marks a story off
      blank = true;
      line = line || point.value == '\n';
      at += point.length;
      continue;
    }
    const bool digit = point.value >= '0' && point.value <= '9';
    Token token = is_letter(point.value) ? word_token(text, at)
                  : digit                ? number_token(text, at)
                                         : mark_token(text, at, point);
    token.blank_before = blank;
    token.line_before = line;
    blank = line = false;
    at = token.range.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

// ---- Tables ----

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
bool is_one_of(const std::array<std::string_view, size>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

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

// ---- The grammar ----

struct PrintedDay {
  int month = 0;
  int day = 0;
  int year = 0;
  std::size_t end = 0;  // index of the token behind it
};

struct Place {
  std::size_t end = 0;
  std::size_t groups = 0;
  std::size_t words = 0;  // of the first group
  std::size_t names = 0;  // those of them that are no particles
  bool capitals = false;  // the first group is in capitals
};

class DatelineParser {
 public:
  explicit DatelineParser(std::string_view text)
      : text_(text), opening_(text.substr(0, floor_boundary(text, longest_dateline))), tokens_(tokens_of(opening_)) {}

  std::optional<Dateline> parse() {
    if (tokens_.empty()) return std::nullopt;
    read_place();
    read_weekday();
    read_day();
    read_agency();
    if (!read_separator()) return std::nullopt;
    if (!is_credible()) return std::nullopt;
    out_.range = {tokens_.front().range.begin, after_blanks(separator_end_)};
    return out_;
  }

 private:
  Kind kind(std::size_t i) const { return i < tokens_.size() ? tokens_[i].kind : Kind::other; }
  std::string_view printed(std::size_t i) const {
    return opening_.substr(tokens_[i].range.begin, tokens_[i].range.size());
  }
  Range span(std::size_t first, std::size_t end) const {
    return {tokens_[first].range.begin, tokens_[end - 1].range.end};
  }

  bool in_capitals(std::size_t i) const {
    const std::string_view word = printed(i);
    std::size_t upper = 0;
    std::size_t lower_letters = 0;
    for (std::size_t at = 0; at < word.size(); at += decode(word, at).length) {
      const char32_t c = decode(word, at).value;
      upper += is_upper(c);
      lower_letters += is_letter(c) && !is_upper(c);
    }
    // "McLEAN" and "STRATFORD-upon-AVON" have more capitals than small letters.
    return upper > 0 && upper > 2 * lower_letters;
  }

  bool opens_upper(std::size_t i) const { return is_upper(decode(opening_, tokens_[i].range.begin).value); }

  bool is_place_word(std::size_t i) const {
    if (kind(i) != Kind::word || day_at(i)) return false;
    return opens_upper(i) || is_one_of(particles, tokens_[i].folded);
  }

  int day_number(std::size_t i) const {
    return kind(i) == Kind::number && tokens_[i].range.size() <= 2 && tokens_[i].value <= 31 ? tokens_[i].value : 0;
  }

  int month_at(std::size_t i) const { return kind(i) == Kind::word ? month_of_word(tokens_[i].folded) : 0; }

  std::optional<PrintedDay> with_year(PrintedDay day) const {
    const std::size_t at = day.end + (kind(day.end) == Kind::comma);
    if (kind(at) == Kind::number && tokens_[at].value >= 1500 && tokens_[at].value <= 2200) {
      day.year = tokens_[at].value;
      day.end = at + 1;
    }
    return day;
  }

  // "April 9", "Sept. 11, 2001", "9 avril", "9. April", "9 de abril"
  std::optional<PrintedDay> day_at(std::size_t i) const {
    if (const int month = month_at(i); month > 0 && day_number(i + 1) > 0) {
      return with_year({month, day_number(i + 1), 0, i + 2});
    }
    if (day_number(i) == 0) return std::nullopt;
    std::size_t next = i + 1;
    if (kind(next) == Kind::stop) ++next;
    if (kind(next) == Kind::word && tokens_[next].folded == "de") ++next;
    const int month = month_at(next);
    return month == 0 ? std::nullopt : with_year({month, day_number(i), 0, next + 1});
  }

  // Words up to a comma, joined by slashes: "NEW YORK/LONDON". Returns their number.
  std::size_t read_group(std::size_t& i) const {
    std::size_t words = 0;
    while (is_place_word(i) && words < 2 * most_words_of_place && (i == 0 || !tokens_[i].line_before)) {
      ++words;
      ++i;
      if (kind(i) == Kind::slash && is_place_word(i + 1) && !tokens_[i].blank_before) ++i;
    }
    return words;
  }

  void read_place() {
    std::size_t i = 0;
    place_.words = read_group(i);
    if (place_.words == 0) return;
    place_.capitals = in_capitals(0);
    for (std::size_t k = 0; k < i; ++k) {
      const bool fits = kind(k) != Kind::word || in_capitals(k) || is_one_of(particles, tokens_[k].folded);
      place_.capitals = place_.capitals && fits;
      place_.names += kind(k) == Kind::word && !is_one_of(particles, tokens_[k].folded);
    }
    place_.groups = 1;
    while (kind(i) == Kind::comma && place_.groups < most_groups_of_place) {
      std::size_t next = i + 1;
      if (kind(next) != Kind::word || is_one_of(weekdays, tokens_[next].folded)) break;
      if (!tokens_[next].blank_before || !opens_upper(next) || is_agency(tokens_[next].range)) break;
      const std::size_t words = read_group(next);
      if (words == 0 || words > most_words_of_place) break;
      ++place_.groups;
      i = next;
    }
    place_.end = at_ = i;
    out_.place = span(0, i);
  }

  void read_weekday() {
    const std::size_t i = at_ + (kind(at_) == Kind::comma);
    if (kind(i) == Kind::word && is_one_of(weekdays, tokens_[i].folded)) at_ = i + 1;
  }

  void read_day() {
    std::size_t i = at_ + (kind(at_) == Kind::comma);
    // After a line end only a comma says that the day belongs to the place.
    if (i == at_ && at_ > 0 && at_ < tokens_.size() && tokens_[at_].line_before) return;
    if (kind(i) == Kind::word && tokens_[i].folded == "le") ++i;
    const auto day = day_at(i);
    if (!day) return;
    out_.month = day->month;
    out_.day = day->day;
    out_.year = day->year;
    at_ = day->end;
  }

  // "(Reuters)", "(Reuters/AFP)", "/TASS/"; ", Reuter -"
  void read_agency() {
    std::size_t i = at_;
    if (kind(i) == Kind::stop || kind(i) == Kind::comma) ++i;
    if (kind(at_) == Kind::comma && kind(i) == Kind::word && is_agency(tokens_[i].range)) {
      out_.agency = tokens_[i].range;
      at_ = i + 1;
      return;
    }
    const Kind closer = kind(i) == Kind::open ? Kind::close : kind(i) == Kind::slash ? Kind::slash : Kind::other;
    if (closer == Kind::other) return;
    const std::size_t first = i + 1;
    std::size_t end = first;
    while (kind(end) == Kind::word || (closer == Kind::close && kind(end) == Kind::slash)) ++end;
    if (kind(end) != closer || end == first || end - first > 5) return;
    out_.agency = span(first, end);
    at_ = end + 1;
    slashed_ = closer == Kind::slash;
  }

  bool is_agency(Range range) const { return is_one_of(agencies, fold(opening_.substr(range.begin, range.size()))); }

  // A dash; after "/TASS/" also a full stop. "LONDON, April 9. -" and "(EFE).-" have one before it.
  bool read_separator() {
    std::size_t i = at_;
    if (kind(i) == Kind::stop || kind(i) == Kind::comma ||
        (kind(i) == Kind::other && i < tokens_.size() && printed(i) == ":"))
      ++i;
    if (kind(i) == Kind::dash) {
      separator_ = i;
      separator_end_ = tokens_[i].range.end;
      read_agency_after_dash(i + 1);
      return true;
    }
    if (!slashed_ || i == at_) return false;
    separator_ = at_;
    separator_end_ = tokens_[at_].range.end;
    return true;
  }

  // "МОСКВА, 9 апр - РИА Новости. Текст"
  void read_agency_after_dash(std::size_t first) {
    if (!out_.agency.empty() || out_.month == 0) return;
    for (std::size_t end = first + 1; end <= first + 2 && end <= tokens_.size(); ++end) {
      Range range = span(first, end);
      const bool dotted = opening_.substr(0, range.end).ends_with('.');
      if (dotted) --range.end;
      if (!is_agency(range) || !(dotted || kind(end) == Kind::stop)) continue;
      out_.agency = range;
      separator_end_ = range.end + 1;
      return;
    }
  }

  std::size_t after_blanks(std::size_t at) const {
    while (at < text_.size() && is_space(decode(text_, at).value)) at += decode(text_, at).length;
    return at;
  }

  // What follows begins like a sentence, not like the middle of one; nothing following is as good.
  bool capital_follows() const {
    const std::size_t at = after_blanks(separator_end_);
    if (at >= text_.size()) return true;
    const char32_t c = decode(text_, at).value;
    return !is_letter(c) || is_upper(c);
  }

  bool is_credible() const {
    if (place_.words > most_words_of_place) return false;
    const bool dated = out_.month > 0;
    const bool credited = !out_.agency.empty();
    if (place_.words == 0) return credited && is_agency(out_.agency);
    if (is_one_of(weekdays, tokens_[0].folded)) return false;
    if (dated) return place_.capitals || credited || credible_small_place();
    if (credited && is_agency(out_.agency)) return !opens_sentence();
    return place_.capitals && tokens_[separator_].blank_before && capital_follows() && credible_bare_place();
  }

  bool opens_sentence() const {
    const bool the_hague = tokens_[0].folded == "the" && place_.words == 2 && tokens_[1].folded == "hague";
    return is_one_of(sentence_openings, tokens_[0].folded) && !the_hague;
  }

  bool credible_small_place() const { return opens_upper(0) && !opens_sentence() && capital_follows(); }

  // A place without day and agency: "WASHINGTON - The ...", not "OPEC - The ...".
  bool credible_bare_place() const {
    const std::string& first = tokens_[0].folded;
    if (is_one_of(no_places, first) || opens_sentence()) return false;
    if (place_.groups > 1) return true;
    const std::string& last = tokens_[place_.end - 1].folded;
    if (place_.words > 1 && is_one_of(place_endings, last)) return true;
    // A plain hyphen also stands in tables: "HONG KONG GOLD CLOSE -".
    const std::size_t most_words = printed(separator_) == "-" ? 2 : 3;
    if (place_.words > 1) return is_one_of(place_openings, first) && place_.names <= most_words;
    return first.size() >= 5 || is_one_of(short_places, first);
  }

  std::string_view text_;
  std::string_view opening_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  Place place_;
  bool slashed_ = false;
  std::size_t separator_ = 0;
  std::size_t separator_end_ = 0;
  Dateline out_;
};

// ---- Lines before and after the text ----

constexpr std::size_t longest_caption = 500;  // bytes
constexpr std::size_t longest_byline = 120;
constexpr std::size_t longest_trailer_line = 300;
constexpr std::size_t most_trailer_lines = 12;
constexpr std::size_t longest_credit = 800;  // "(Reporting by ...; Editing by ...)", over several lines

constexpr auto caption_openings = std::to_array<std::string_view>(
    {"image:", "photo:", "picture:", "caption:", "picture caption:", "photo caption:", "file photo:", "file image:",
     "image caption:", "video:", "foto:", "bild:", "legende:", "фото:"});

constexpr auto note_openings = std::to_array<std::string_view>(
    {"(updates", "(adds", "(recasts", "(corrects", "(refiles", "(rewrites", "(repeats"});

constexpr auto byline_openings = std::to_array<std::string_view>({"by ", "von ", "par ", "por "});

constexpr auto byline_small_words = std::to_array<std::string_view>(
    {"and", "in", "of", "de", "von", "van", "der", "at", "for", "y", "et", "und", "the", "la"});

constexpr auto source_openings = std::to_array<std::string_view>(
    {"source:", "sources:", "source :", "quelle:", "fuente:", "quellen:", "fonte:", "источник:"});

constexpr auto trailer_openings = std::to_array<std::string_view>({"©",
                                                                   "(c) ",
                                                                   "copyright ",
                                                                   "read more",
                                                                   "read also",
                                                                   "also read:",
                                                                   "related:",
                                                                   "see also:",
                                                                   "more on this story",
                                                                   "reporting by ",
                                                                   "writing by ",
                                                                   "editing by ",
                                                                   "additional reporting by ",
                                                                   "compiled by ",
                                                                   "edited by ",
                                                                   "our standards:",
                                                                   "lesen sie auch",
                                                                   "lire aussi",
                                                                   "leer más",
                                                                   "leer también",
                                                                   "читайте также",
                                                                   "follow us on "});

constexpr auto credit_openings =
    std::to_array<std::string_view>({"(reporting ", "(additional reporting ", "(writing ", "(editing ", "(compiled ",
                                     "(edited ", "(with reporting ", "(reported ", "(translated ", "(written "});

// Folded and without the dashes, stars and blanks around them.
constexpr auto closing_words = std::to_array<std::string_view>(
    {"end", "ends", "the end", "30", "reuter", "reuters", "ende", "fin", "more", "###"});

template <std::size_t size>
bool opens_with(const std::array<std::string_view, size>& openings, std::string_view line) {
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return line.starts_with(opening) || starts_with_nocase(line, opening);
  });
}

Range range_in(std::string_view whole, std::string_view part) {
  const auto begin = static_cast<std::size_t>(part.data() - whole.data());
  return {begin, begin + part.size()};
}

// The line at `at`, trimmed; `at` moves behind it.
std::string_view take_line(std::string_view body, std::size_t& at) {
  const std::size_t feed = body.find('\n', at);
  const std::size_t end = feed == std::string_view::npos ? body.size() : feed;
  const std::string_view line = trim(body.substr(at, end - at));
  at = feed == std::string_view::npos ? body.size() : feed + 1;
  return line;
}

// The next line with something on it; empty at the end.
std::string_view next_line(std::string_view body, std::size_t& at) {
  while (at < body.size()) {
    const std::string_view line = take_line(body, at);
    if (!line.empty()) return line;
  }
  return {};
}

// "By Anna Lind", "By Anna Lind and Jo Ray, Reuters": names, no sentence.
bool is_byline(std::string_view line) {
  if (line.size() > longest_byline || line.ends_with('.') || !opens_with(byline_openings, line)) return false;
  const std::vector<Token> tokens = tokens_of(line);
  std::size_t names = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == Kind::number) return false;
    if (token.kind != Kind::word) continue;
    const bool upper = is_upper(decode(line, token.range.begin).value);
    if (!upper && !is_one_of(byline_small_words, token.folded)) return false;
    names += upper;
  }
  return names >= 1 && tokens.size() > 1 && is_upper(decode(line, tokens[1].range.begin).value);
}

// Without the dashes, stars and blanks that closing words are set in.
std::string_view undecorated(std::string_view line) {
  const auto is_decoration = [](char32_t c) { return is_space(c) || c == '*' || kind_of(c) == Kind::dash; };
  std::size_t begin = 0;
  while (begin < line.size() && is_decoration(decode(line, begin).value)) begin += decode(line, begin).length;
  std::size_t end = line.size();
  while (end > begin) {
    const std::size_t last = floor_boundary(line, end - 1);
    if (!is_decoration(decode(line, last).value)) break;
    end = last;
  }
  return line.substr(begin, end - begin);
}

bool is_closing_line(std::string_view line) {
  if (line.size() > 40) return false;
  const std::string_view word = undecorated(line);
  const std::string folded = fold(word);
  if (is_one_of(agencies, folded)) return true;
  const bool decorated = word.size() != line.size();
  const bool small_word = folded == "more" || folded == "30" || folded == "fin";
  return is_one_of(closing_words, folded) && (decorated || !small_word);
}

// Where the credit "(Reporting by ...)" begins that `text` ends with, even behind a sentence.
std::optional<std::size_t> credit_at_end(std::string_view text) {
  if (!text.ends_with(')')) return std::nullopt;
  const std::size_t floor = text.size() - std::min(text.size(), longest_credit);
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open < floor || !opens_with(credit_openings, text.substr(open)))
    return std::nullopt;
  return open;
}

class LayoutReader {
 public:
  explicit LayoutReader(std::string_view body) : body_(body) {}

  BodyLayout read() {
    read_front();
    read_back();
    const Range whole = range_in(body_, trim(body_.substr(begin_, end_ - begin_)));
    out_.text = whole.empty() ? Range{begin_, begin_} : whole;
    return std::move(out_);
  }

 private:
  void read_front() {
    std::size_t at = 0;
    std::size_t next = 0;
    std::string_view line = next_line(body_, next);
    const bool caption = line.size() <= longest_caption && opens_with(caption_openings, line);
    const bool note = line.size() <= longest_caption && opens_with(note_openings, line);
    if (caption) out_.caption = range_in(body_, line);
    if (caption || note) {
      at = next;
      line = next_line(body_, next);
    }
    if (is_byline(line)) {
      out_.byline = range_in(body_, line);
      at = next;
    }
    read_dateline(at);
    if (!caption && !note) begin_ = out_.dateline ? out_.dateline->range.end : at;
  }

  void read_dateline(std::size_t at) {
    auto found = parse_dateline(body_.substr(at));
    if (!found) return;
    for (Range* range : {&found->range, &found->place, &found->agency}) {
      if (range != &found->range && range->empty()) continue;
      range->begin += at;
      range->end += at;
    }
    out_.dateline = *found;
  }

  std::string_view rest() const { return trim(body_.substr(begin_, end_ - begin_)); }

  void read_back() {
    const std::size_t last = range_in(body_, rest()).end;
    for (std::size_t count = 0; count < most_trailer_lines; ++count) {
      const std::string_view text = rest();
      const std::size_t begin = trailer_begin(text);
      // A body that is nothing but a trailer keeps it as its text.
      if (begin == text.size() || trim(text.substr(0, begin)).empty()) break;
      end_ = range_in(body_, text).begin + begin;
      out_.trailer = Range{end_, last};
    }
  }

  // Where the last line or credit of `text` begins if it is a trailer's; else its size.
  std::size_t trailer_begin(std::string_view text) {
    if (const auto credit = credit_at_end(text)) return *credit;
    const std::size_t window = text.size() - std::min(text.size(), longest_trailer_line + 1);
    const std::size_t feed = text.substr(window).rfind('\n');
    if (feed == std::string_view::npos) return text.size();
    const std::size_t begin = window + feed + 1;
    const std::string_view line = trim(text.substr(begin));
    if (opens_with(source_openings, line)) {
      out_.trailer_source = trim(line.substr(line.find(':') + 1));
    } else if (!opens_with(trailer_openings, line) && !is_closing_line(line)) {
      return text.size();
    }
    return range_in(text, line).begin;
  }

  std::string_view body_;
  std::size_t begin_ = 0;
  std::size_t end_ = body_.size();
  BodyLayout out_;
};

}  // namespace

std::optional<Dateline> parse_dateline(std::string_view text) { return DatelineParser(text).parse(); }

BodyLayout body_layout(std::string_view body) { return LayoutReader(body).read(); }

}  // namespace dateline
