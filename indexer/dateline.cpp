// A dateline is read from the first tokens of a text by a small grammar: place, weekday, day, agency, dash.
#include "indexer/dateline.hpp"

#include "common/text.hpp"
#include "indexer/dateline_tokens.hpp"
#include "indexer/dateline_words.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_dateline = 200;  // bytes
constexpr std::size_t most_words_of_place = 4;
constexpr std::size_t most_groups_of_place = 3;  // "KLANG, Selangor, Malaysia"

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
      : text_(text), opening_(text.substr(0, floor_boundary(text, longest_dateline))), tokens_(opening_) {}

  std::optional<Dateline> parse() {
    if (!tokens_.has(0)) return std::nullopt;
    read_place();
    read_weekday();
    read_day();
    read_agency();
    if (!read_separator()) return std::nullopt;
    if (!is_credible()) return std::nullopt;
    out_.range = {tokens_[0].range.begin, after_blanks(separator_end_)};
    return out_;
  }

 private:
  // The tokens of others than `kind` are those that it was asked for.
  DatelineKind kind(std::size_t i) const { return tokens_.has(i) ? tokens_[i].kind : DatelineKind::other; }
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
    if (kind(i) != DatelineKind::word || day_at(i)) return false;
    return opens_upper(i) || is_place_particle(tokens_[i].folded);
  }

  int day_number(std::size_t i) const {
    return kind(i) == DatelineKind::number && tokens_[i].range.size() <= 2 && tokens_[i].value <= 31 ? tokens_[i].value
                                                                                                     : 0;
  }

  int month_at(std::size_t i) const { return kind(i) == DatelineKind::word ? month_of_word(tokens_[i].folded) : 0; }

  std::optional<PrintedDay> with_year(PrintedDay day) const {
    const std::size_t at = day.end + (kind(day.end) == DatelineKind::comma);
    if (kind(at) == DatelineKind::number && tokens_[at].value >= 1500 && tokens_[at].value <= 2200) {
      day.year = tokens_[at].value;
      day.end = at + 1;
    }
    return day;
  }

  // "April 9", "Sept. 11, 2001", "9 avril", "9. April", "9 de abril"
  std::optional<PrintedDay> day_at(std::size_t i) const {
    if (day_number(i + 1) > 0) {
      if (const int month = month_at(i); month > 0) return with_year({month, day_number(i + 1), 0, i + 2});
    }
    if (day_number(i) == 0) return std::nullopt;
    std::size_t next = i + 1;
    if (kind(next) == DatelineKind::stop) ++next;
    if (kind(next) == DatelineKind::word && tokens_[next].folded == "de") ++next;
    const int month = month_at(next);
    return month == 0 ? std::nullopt : with_year({month, day_number(i), 0, next + 1});
  }

  // Words up to a comma, joined by slashes: "NEW YORK/LONDON". Returns their number.
  std::size_t read_group(std::size_t& i) const {
    std::size_t words = 0;
    while (is_place_word(i) && words < 2 * most_words_of_place && (i == 0 || !tokens_[i].line_before)) {
      ++words;
      ++i;
      if (kind(i) == DatelineKind::slash && is_place_word(i + 1) && !tokens_[i].blank_before) ++i;
    }
    return words;
  }

  void read_place() {
    std::size_t i = 0;
    place_.words = read_group(i);
    if (place_.words == 0) return;
    place_.capitals = in_capitals(0);
    for (std::size_t k = 0; k < i; ++k) {
      const bool fits = kind(k) != DatelineKind::word || in_capitals(k) || is_place_particle(tokens_[k].folded);
      place_.capitals = place_.capitals && fits;
      place_.names += kind(k) == DatelineKind::word && !is_place_particle(tokens_[k].folded);
    }
    place_.groups = 1;
    while (kind(i) == DatelineKind::comma && place_.groups < most_groups_of_place) {
      std::size_t next = i + 1;
      if (kind(next) != DatelineKind::word || is_weekday(tokens_[next].folded)) break;
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
    const std::size_t i = at_ + (kind(at_) == DatelineKind::comma);
    if (kind(i) == DatelineKind::word && is_weekday(tokens_[i].folded)) at_ = i + 1;
  }

  void read_day() {
    std::size_t i = at_ + (kind(at_) == DatelineKind::comma);
    // After a line end only a comma says that the day belongs to the place.
    if (i == at_ && at_ > 0 && tokens_.has(at_) && tokens_[at_].line_before) return;
    if (kind(i) == DatelineKind::word && tokens_[i].folded == "le") ++i;
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
    if (kind(i) == DatelineKind::stop || kind(i) == DatelineKind::comma) ++i;
    if (kind(at_) == DatelineKind::comma && kind(i) == DatelineKind::word && is_agency(tokens_[i].range)) {
      out_.agency = tokens_[i].range;
      at_ = i + 1;
      return;
    }
    const DatelineKind closer = kind(i) == DatelineKind::open    ? DatelineKind::close
                                : kind(i) == DatelineKind::slash ? DatelineKind::slash
                                                                 : DatelineKind::other;
    if (closer == DatelineKind::other) return;
    const std::size_t first = i + 1;
    std::size_t end = first;
    while (kind(end) == DatelineKind::word || (closer == DatelineKind::close && kind(end) == DatelineKind::slash))
      ++end;
    if (kind(end) != closer || end == first || end - first > 5) return;
    out_.agency = span(first, end);
    at_ = end + 1;
    slashed_ = closer == DatelineKind::slash;
  }

  bool is_agency(Range range) const { return is_agency_name(fold(opening_.substr(range.begin, range.size()))); }

  // A dash; after "/TASS/" also a full stop. "LONDON, April 9. -" and "(EFE).-" have one before it.
  bool read_separator() {
    std::size_t i = at_;
    if (kind(i) == DatelineKind::stop || kind(i) == DatelineKind::comma ||
        (kind(i) == DatelineKind::other && tokens_.has(i) && printed(i) == ":"))
      ++i;
    if (kind(i) == DatelineKind::dash) {
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
    for (std::size_t end = first + 1; end <= first + 2 && tokens_.has(end - 1); ++end) {
      Range range = span(first, end);
      const bool dotted = opening_.substr(0, range.end).ends_with('.');
      if (dotted) --range.end;
      if (!is_agency(range) || !(dotted || kind(end) == DatelineKind::stop)) continue;
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
    if (is_weekday(tokens_[0].folded)) return false;
    if (dated) return place_.capitals || credited || credible_small_place();
    if (credited && is_agency(out_.agency)) return !opens_sentence();
    return place_.capitals && tokens_[separator_].blank_before && capital_follows() && credible_bare_place();
  }

  bool opens_sentence() const {
    const bool the_hague = tokens_[0].folded == "the" && place_.words == 2 && tokens_[1].folded == "hague";
    return is_sentence_opening(tokens_[0].folded) && !the_hague;
  }

  bool credible_small_place() const { return opens_upper(0) && !opens_sentence() && capital_follows(); }

  // A place without day and agency: "WASHINGTON - The ...", not "OPEC - The ...".
  bool credible_bare_place() const {
    const std::string& first = tokens_[0].folded;
    if (is_no_place(first) || opens_sentence()) return false;
    if (place_.groups > 1) return true;
    const std::string& last = tokens_[place_.end - 1].folded;
    if (place_.words > 1 && closes_place(last)) return true;
    // A plain hyphen also stands in tables: "HONG KONG GOLD CLOSE -".
    const std::size_t most_words = printed(separator_) == "-" ? 2 : 3;
    if (place_.words > 1) return opens_place(first) && place_.names <= most_words;
    return first.size() >= 5 || is_short_place(first);
  }

  std::string_view text_;
  std::string_view opening_;
  mutable DatelineTokens tokens_;
  std::size_t at_ = 0;
  Place place_;
  bool slashed_ = false;
  std::size_t separator_ = 0;
  std::size_t separator_end_ = 0;
  Dateline out_;
};

}  // namespace

std::optional<Dateline> parse_dateline(std::string_view text) { return DatelineParser(text).parse(); }

}  // namespace dateline
