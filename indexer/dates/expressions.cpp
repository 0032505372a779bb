// One walk over the tokens; a link is a single word or mark between two expressions.
#include "indexer/dates/expressions.hpp"

namespace dateline::date_grammar {

std::vector<Found> find_expressions(Scan& scan) {
  constexpr std::size_t longest_alone = 12;
  const Tokens& tokens = scan.tokens;
  const auto parse = [&](std::size_t at) {
    return scan.language == Language::english ? parse_english(scan, at) : parse_european(scan, at);
  };
  std::vector<Found> found;
  if (tokens.size() <= longest_alone && may_begin(tokens[0])) {
    scan.alone = true;
    const Parsed parsed = parse(0);
    scan.alone = false;
    if (parsed.end == tokens.size()) return {{0, parsed.end, parsed.reading}};
  }
  for (std::size_t at = 0; at < tokens.size();) {
    const Parsed parsed = may_begin(tokens[at]) ? parse(at) : Parsed{};
    if (!parsed) {
      ++at;
      continue;
    }
    found.push_back({at, parsed.end, parsed.reading});
    scan.last = parsed.reading;
    scan.last_end = parsed.end;
    at = parsed.end;
  }
  return found;
}

Link link_between(const Tokens& tokens, const Found& left, const Found& right) {
  std::size_t at = left.end;
  const Token& mark = tokens[at];
  const bool and_on = mark.is(Role::joiner) && (tokens.says(at + 1, "on") || tokens.says(at + 1, "in"));
  if (at + 1 < right.first && (tokens.says(at + 1, "the") || and_on)) ++at;
  if (at + 1 != right.first) return Link::none;
  const std::size_t word = left.end;
  const bool to = tokens.says(word, "to") || tokens.says(word, "through") || tokens.says(word, "thru") ||
                  tokens.says(word, "until") || tokens.says(word, "till") || tokens.says(word, "bis") ||
                  tokens.says(word, "au") || tokens.says(word, "al") || tokens.says(word, "по");
  if (to || mark.is_mark('-')) return Link::range;
  if (!mark.is(Role::joiner)) return Link::none;
  return left.first > 0 && (tokens.says(left.first - 1, "between") || tokens.says(left.first - 1, "Between"))
             ? Link::range
             : Link::list;
}

void share_year(const Reading& left, Reading& right) {
  const bool bare =
      right.kind == Reading::Kind::calendar && right.year == 0 && !right.counts && right.shift == Shift::none;
  if (!bare || left.kind != Reading::Kind::calendar || left.part == 0 || right.part == 0) return;
  const int turn = right.part < left.part ? 1 : 0;
  if (left.year != 0) right.year = left.year + turn;
  if (left.counts) {
    right.counts = true;
    right.amount = left.amount + turn;
  }
}

}  // namespace dateline::date_grammar
