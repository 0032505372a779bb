// Looks at the words beside each city, then at the article's words, and reads lists behind "City:" and "City 2 (".
#include "indexer/names/teams.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "common/text.hpp"
#include "indexer/names/keys.hpp"

namespace dateline {
namespace {

// Small words behind a team, and before one.
constexpr auto words_behind = std::to_array<std::string_view>(
    {"beat",   "beats",   "thrashed",  "defeated",   "drew",    "draw",        "won",      "win",      "wins",
     "lost",   "lose",    "loses",     "scored",     "score",   "host",        "hosts",    "hosted",   "play",
     "played", "face",    "faced",     "faces",      "coach",   "manager",     "captain",  "striker",  "midfielder",
     "winger", "forward", "defender",  "goalkeeper", "players", "supporters",  "fans",     "finished", "led",
     "lead",   "trailed", "equalised", "pitcher",    "bowler",  "quarterback", "protested"});
constexpr auto words_before =
    std::to_array<std::string_view>({"beat", "beats", "beating", "thrashed", "defeated", "defeating", "against",
                                     "versus", "v", "vs", "joined", "joins", "join", "joining", "over"});
constexpr auto pairs_before = std::to_array<std::string_view>(
    {"away to",   "home to",   "lost to",    "losing to",  "beaten by", "sold to",    "win over",   "victory over",
     "move to",   "moved to",  "signed for", "scored for", "plays for", "played for", "points for", "draw with",
     "drew with", "defeat by", "at home to", "defeat to",  "sign for",  "signs for",  "put out"});
constexpr auto sports_words = std::to_array<std::string_view>(
    {"match",        "matches",    "league",      "goal",      "goals",    "coach",    "striker",  "midfielder",
     "goalkeeper",   "defender",   "season",      "cup",       "halftime", "kick",     "penalty",  "penalties",
     "scored",       "fixture",    "fixtures",    "referee",   "playoff",  "playoffs", "innings",  "wicket",
     "wickets",      "touchdown",  "quarterback", "pitcher",   "baseball", "soccer",   "football", "basketball",
     "hockey",       "cricket",    "rugby",       "semifinal", "final",    "team",     "teams",    "champions",
     "championship", "tournament", "standings",   "header",    "trophy"});

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_number(char c) { return c >= '0' && c <= '9'; }

// The word of small letters that begins at `at`; empty when another character is there.
std::string_view small_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_small(text[end])) ++end;
  return text.substr(std::min(at, text.size()), end - at);
}

// Past a score of at most three digits that stands alone, as in "Lisbon 2 Rotterdam 1"; 0 when there is none.
std::size_t score_end(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at] != ' ') return 0;
  std::size_t end = at + 1;
  while (end < text.size() && is_number(text[end])) ++end;
  if (end == at + 1 || end > at + 4) return 0;
  if (end == text.size() || text[end] == '\n') return end;
  if (text[end] != ' ' || end + 1 == text.size()) return 0;
  const char next = text[end + 1];
  return next == '(' || (next >= 'A' && next <= 'Z') ? end : 0;
}

class TeamMarker {
 public:
  TeamMarker(const Article& article, std::vector<NameCandidate>& candidates)
      : article_(article), candidates_(candidates) {}

  void mark() {
    if (!collect() || !speaks_of_sport()) return;
    for (NameCandidate& candidate : candidates_) settle(candidate);
    const std::size_t count = candidates_.size();
    for (std::size_t i = 0; i < count; ++i) read_players(i);
  }

 private:
  std::string_view text_of(const NameCandidate& candidate) const {
    return candidate.field == Field::headline ? article_.headline : article_.body;
  }

  bool like_team(const NameCandidate& candidate) const {
    const std::string_view text = text_of(candidate);
    const std::size_t end = candidate.range.end;
    if (score_end(text, end) > 0) return true;
    if (end + 1 < text.size() && text[end] == ' ' && is_one_of(words_behind, small_word(text, end + 1))) return true;
    return behind_opponent(text.substr(0, candidate.range.begin));
  }

  static bool behind_opponent(std::string_view before) {
    if (!before.ends_with(' ')) return false;
    before.remove_suffix(1);
    constexpr std::size_t longest = 16;
    const std::string_view tail = before.substr(before.size() - std::min(before.size(), longest));
    const bool pair = std::any_of(pairs_before.begin(), pairs_before.end(),
                                  [&](std::string_view words) { return tail.ends_with(words); });
    return pair || is_one_of(words_before, last_word(tail));
  }

  bool collect() {
    for (const NameCandidate& candidate : candidates_) {
      const bool city = candidate.place != nullptr && candidate.place->kind == PlaceKind::city;
      if (city && !candidate.all_capitals && like_team(candidate)) teams_.insert(candidate.key);
    }
    return !teams_.empty();
  }

  bool speaks_of_sport() const {
    constexpr std::size_t enough = 4;
    constexpr std::size_t reach = 8192;
    const std::string_view text = std::string_view(article_.body).substr(0, reach);
    std::unordered_set<std::string_view> found;
    for (std::size_t at = 0; at < text.size() && found.size() < enough;) {
      const std::string_view word = small_word(text, at);
      if (word.size() > 2 && is_one_of(sports_words, word)) found.insert(word);
      at += std::max<std::size_t>(word.size(), 1);
    }
    return found.size() >= enough;
  }

  void settle(NameCandidate& candidate) const {
    if (candidate.place == nullptr || candidate.all_capitals || !teams_.contains(candidate.key)) return;
    if (candidate.evidence == Evidence::certain && !like_team(candidate)) return;  // "in Lisbon"
    candidate.type = EntityType::organisation;
    candidate.evidence = Evidence::certain;
    candidate.place = nullptr;
    candidate.doubtful = false;
  }

  // "Lisbon: Tresk; Hale, Obuya, Strand" in a line of its own, "Bergen 3 (Aune 14, 51)".
  void read_players(std::size_t team) {
    const std::string_view text = text_of(candidates_[team]);
    const Range range = candidates_[team].range;
    const bool line_start = range.begin == 0 || text[range.begin - 1] == '\n';
    const std::size_t score = score_end(text, range.end);
    constexpr std::size_t longest_line = 600;
    constexpr std::size_t least_players = 6;
    if (line_start && range.end < text.size() && text[range.end] == ':') {
      const std::size_t end = std::min(text.find('\n', range.end), text.size());
      if (end - range.end <= longest_line) add_players(team, {range.end + 1, end}, least_players);
    } else if (score > 0 && text.substr(score).starts_with(" (")) {
      const std::size_t end = text.find_first_of(")\n", score);
      if (end != std::string_view::npos && end - score <= longest_line) add_players(team, {score + 2, end}, 1);
    }
  }

  void add_players(std::size_t team, Range list, std::size_t least) {
    const Field field = candidates_[team].field;
    const std::string_view text = text_of(candidates_[team]);
    if (field == listed_field_ && list.begin < listed_end_) return;  // a list inside a list
    std::vector<Range> players;
    for (std::size_t at = list.begin; at < list.end;) {
      const std::size_t end = std::min(text.find_first_of(",;()-0123456789", at), list.end);
      const bool hyphen = end < list.end && text[end] == '-' && end > at && text[end - 1] != ' ';
      const std::size_t stop = hyphen ? std::min(text.find_first_of(",;() 0123456789", end), list.end) : end;
      const std::string_view name = trim(text.substr(at, stop - at));
      at = stop + 1;
      if (name.empty()) continue;
      const auto begin = static_cast<std::size_t>(name.data() - text.data());
      if (!is_upper(decode(name, 0).value) || word_count(name_key(name)) > 4) return;
      players.push_back({begin, begin + name.size()});
    }
    if (players.size() < least) return;
    listed_field_ = field;
    listed_end_ = list.end;
    for (const Range& player : players) add_player(field, player, team);
  }

  void add_player(Field field, Range range, std::size_t team) {
    constexpr std::size_t near = 300;  // candidates behind the team that its list can hold
    for (std::size_t i = team + 1; i < candidates_.size() && i < team + near; ++i) {
      NameCandidate& other = candidates_[i];
      if (other.field == field && other.range.begin < range.end && range.begin < other.range.end) other.key.clear();
    }
    NameCandidate player;
    player.field = field;
    player.range = range;
    const std::string_view printed = text_of(player).substr(range.begin, range.size());
    player.key = name_key(printed);
    player.type = EntityType::person;
    player.evidence = Evidence::certain;
    player.one_token = printed.find(' ') == std::string_view::npos;
    player.surname_words =
        static_cast<std::uint8_t>(std::clamp<std::size_t>(word_count(name_key(last_word(printed))), 1, 255));
    candidates_.push_back(std::move(player));
  }

  const Article& article_;
  std::vector<NameCandidate>& candidates_;
  std::unordered_set<std::string> teams_;
  Field listed_field_ = Field::headline;
  std::size_t listed_end_ = 0;  // of the last list of players
};

}  // namespace

void mark_teams(const Article& article, std::vector<NameCandidate>& candidates) {
  TeamMarker(article, candidates).mark();
}

}  // namespace dateline
