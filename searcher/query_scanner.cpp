// One pass; what a word is decided by what stands beside it.
#include "searcher/query_scanner.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

using Mark = QueryPiece::Mark;

struct FieldName {
  std::string_view name;
  QueryField field;
};
constexpr auto field_names = std::to_array<FieldName>({{"person", QueryField::person},
                                                       {"org", QueryField::org},
                                                       {"organisation", QueryField::org},
                                                       {"place", QueryField::place},
                                                       {"source", QueryField::source},
                                                       {"language", QueryField::language},
                                                       {"story", QueryField::story},
                                                       {"published", QueryField::published},
                                                       {"mentions", QueryField::mentions},
                                                       {"mentioned", QueryField::mentions},
                                                       {"length", QueryField::length}});
struct ZoneName {
  std::string_view name;
  Zone zone;
};
constexpr auto zone_names = std::to_array<ZoneName>(
    {{"headline", Zone::headline}, {"lead", Zone::lead}, {"body", Zone::body}, {"byline", Zone::byline}});

template <typename Table>
auto row_named(const Table& table, std::string_view name) {
  const std::string lower = ascii_lower(name);
  return std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.name == lower; });
}

bool is_field(std::string_view name) {
  return row_named(field_names, name) != field_names.end() || row_named(zone_names, name) != zone_names.end();
}

std::size_t quote_length(std::string_view query, std::size_t at) {
  if (query[at] == '"') return 1;
  if (static_cast<unsigned char>(query[at]) < 0x80) return 0;
  const CodePoint point = decode(query, at);
  const bool quote = point.value == 0x201C || point.value == 0x201D || point.value == 0x201E || point.value == 0xAB ||
                     point.value == 0xBB;
  return quote ? point.length : 0;
}

// The number that is all of `digits`; nullopt for anything else, and for one beyond the limit.
std::optional<unsigned> small_number(std::string_view digits) {
  unsigned number = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || stop != digits.data() + digits.size() || number < 1 || number > query_distance_limit) {
    return std::nullopt;
  }
  return number;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "w/5", "near/5", "pre/3", "/s", "w/p" and their like. bad_distance: when it would be one but for its number.
std::optional<Proximity> connector(std::string_view word, bool& bad_distance) {
  const std::size_t slash = word.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string lower = ascii_lower(word);
  const std::string before = lower.substr(0, slash);
  const std::string after = lower.substr(slash + 1);
  Proximity proximity;
  if (after == "s" || after == "p") {
    if (!before.empty() && before != "w") return std::nullopt;
    proximity.within = after == "s" ? Proximity::Within::sentence : Proximity::Within::paragraph;
    return proximity;
  }
  if (before != "w" && before != "near" && before != "pre") return std::nullopt;
  const auto distance = small_number(after);
  bad_distance = !distance && is_number(after);
  if (!distance) return std::nullopt;
  proximity.distance = *distance;
  proximity.ordered = before == "pre";
  return proximity;
}

// Of a word, whatever stands beside it.
bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

class Scanner {
 public:
  Scanner(std::string_view query, QueryTroubles& troubles) : query_(query), troubles_(troubles) {}

  std::vector<QueryPiece> all() {
    std::vector<QueryPiece> pieces;
    pieces.reserve(16);
    for (;;) {
      pieces.push_back(next());
      pieces.back().end = at_;
      if (pieces.back().mark == Mark::end) break;
    }
    return join_negations(std::move(pieces));
  }

 private:
  // "not w/5" is one connector.
  static std::vector<QueryPiece> join_negations(std::vector<QueryPiece> pieces) {
    const auto is_near = [](const QueryPiece& piece) { return piece.mark == Mark::near; };
    if (std::none_of(pieces.begin(), pieces.end(), is_near)) return pieces;
    std::vector<QueryPiece> joined;
    joined.reserve(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool negation =
          pieces[i].mark == Mark::without || (pieces[i].mark == Mark::word && pieces[i].text == "not");
      if (negation && pieces[i + 1].mark == Mark::near) {
        pieces[i + 1].proximity.negated = true;
        pieces[i + 1].begin = pieces[i].begin;
        continue;
      }
      joined.push_back(std::move(pieces[i]));
    }
    return joined;
  }

  QueryPiece next() {
    skip_blanks();
    QueryPiece piece;
    piece.begin = at_;
    if (at_ >= query_.size()) return piece;
    const char c = query_[at_];
    if (c == '(' || c == ')') {
      piece.mark = c == '(' ? Mark::open : Mark::close;
      ++at_;
    } else if (quote_length(query_, at_) > 0) {
      if (!quoted(piece.text)) return next();
      piece.mark = Mark::quoted;
    } else if ((c == '+' || c == '-') && at_ + 1 < query_.size() && starts_operand(at_ + 1)) {
      piece.mark = c == '+' ? Mark::plus : Mark::minus;
      ++at_;
    } else {
      scan_word(piece);
    }
    return piece;
  }

  void skip_blanks() {
    while (at_ < query_.size() && !is_plain(query_[at_])) {
      const CodePoint point = decode(query_, at_);
      if (!is_space(point.value)) break;
      at_ += point.length;
    }
  }

  bool starts_operand(std::size_t at) const {
    const CodePoint point = decode(query_, at);
    return point.value == '(' || quote_length(query_, at) > 0 || is_letter(point.value) || is_digit(point.value);
  }

  // What stands between two quotation marks. False when the second is missing: then the first one is passed.
  bool quoted(std::string& inner) {
    const std::size_t begin = at_;
    const std::size_t first = at_ + quote_length(query_, at_);
    for (std::size_t at = first; !unclosed_ && at < query_.size(); at += decode(query_, at).length) {
      if (const std::size_t length = quote_length(query_, at); length > 0) {
        inner = query_.substr(first, at - first);
        at_ = at + length;
        return true;
      }
    }
    unclosed_ = true;  // no later one can have a partner: none is looked for again
    troubles_.ignore(begin, "the quotation mark is never closed", "a quotation mark without a partner");
    at_ = first;
    return false;
  }

  std::string_view plain_word() {
    const std::size_t begin = at_;
    while (at_ < query_.size()) {
      if (is_plain(query_[at_])) {
        ++at_;
        continue;
      }
      const CodePoint point = decode(query_, at_);
      if (is_space(point.value) || point.value == '(' || point.value == ')' || quote_length(query_, at_) > 0) break;
      if (point.value == ':' && at_ > begin && is_field(query_.substr(begin, at_ - begin))) break;
      at_ += point.length;
    }
    return query_.substr(begin, at_ - begin);
  }

  void scan_word(QueryPiece& piece) {
    piece.mark = Mark::word;
    const std::string_view word = plain_word();
    piece.text = word;
    const char after = at_ < query_.size() ? query_[at_] : ' ';
    bool bad_distance = false;
    if (after == ':') {
      ++at_;
      take_prefix(piece, word);
    } else if (word == "AND") {
      piece.mark = Mark::both;
    } else if (word == "OR") {
      piece.mark = Mark::either;
    } else if (word == "NOT") {
      piece.mark = Mark::without;
    } else if (const auto proximity = connector(word, bad_distance)) {
      piece.mark = Mark::near;
      piece.proximity = *proximity;
    } else if (bad_distance) {
      fail_number(piece, "a distance in words");
    } else if (after == '(') {
      take_function(piece, ascii_lower(word));
    }
  }

  [[noreturn]] void fail_number(const QueryPiece& piece, const std::string& what) const {
    fail_query(query_, piece.begin, what + " is a number from 1 to " + std::to_string(query_distance_limit));
  }

  void take_function(QueryPiece& piece, const std::string& name) {
    if (name == "caps") {
      piece.mark = Mark::capitals;
    } else if (name.starts_with("atleast")) {
      const std::string_view digits = std::string_view(name).substr(7);
      if (!is_number(digits)) return;
      const auto times = small_number(digits);
      if (!times) fail_number(piece, "how often a word is to occur");
      piece.mark = Mark::at_least;
      piece.times = *times;
    }
  }

  void take_prefix(QueryPiece& piece, std::string_view name) {
    if (const auto zone = row_named(zone_names, name); zone != zone_names.end()) {
      piece.mark = Mark::zone;
      piece.zone = zone->zone;
      return;
    }
    piece.mark = Mark::field;
    piece.field = row_named(field_names, name)->field;
    if (at_ >= query_.size() || quote_length(query_, at_) == 0 || !quoted(piece.text)) {
      const std::size_t begin = at_;
      while (at_ < query_.size()) {
        const CodePoint point = decode(query_, at_);
        if (is_space(point.value) || point.value == '(' || point.value == ')') break;
        at_ += point.length;
      }
      piece.text = query_.substr(begin, at_ - begin);
    }
  }

  std::string_view query_;
  QueryTroubles& troubles_;
  std::size_t at_ = 0;
  bool unclosed_ = false;
};

}  // namespace

void fail_query(std::string_view query, std::size_t at, const std::string& sentence) {
  constexpr std::size_t before = 40;
  constexpr std::size_t after = 30;
  const std::size_t begin = at > before ? floor_boundary(query, at - before) : 0;
  const std::size_t end = floor_boundary(query, std::min(query.size(), at + after));
  // A bar at the cut keeps one_line() from dropping the blanks beside it.
  std::string left = one_line(std::string(query.substr(begin, at - begin)) + "|");
  left.pop_back();
  const std::string right = one_line("|" + std::string(query.substr(at, std::max(at, end) - at))).substr(1);
  std::size_t column = 0;
  for (const char c : left) column += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  throw Error(ErrorKind::query, sentence + "\n  " + left + right + "\n  " + std::string(column, ' ') + "^");
}

void QueryTroubles::ignore(std::size_t at, const std::string& strict_sentence, const std::string& ignored) {
  if (strict_) fail_query(query_, at, strict_sentence);
  constexpr std::size_t most_notes = 5;
  if (notes_.size() < most_notes) {
    notes_.push_back("ignored in the query: " + ignored + ", at byte " + std::to_string(at + 1));
  } else if (notes_.size() == most_notes) {
    notes_.push_back("ignored in the query: more of that kind");
  }
}

std::vector<QueryPiece> scan_query(std::string_view query, QueryTroubles& troubles) {
  return Scanner(query, troubles).all();
}

}  // namespace dateline
