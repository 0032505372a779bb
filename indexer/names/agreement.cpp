// Full names are collected first; then each single word is looked up among them.
#include "indexer/names/agreement.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "indexer/names/key_map.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/surnames.hpp"

namespace dateline {
namespace {

// Words that begin many organisations tell nothing: "National", "Bank".
bool is_telling(std::string_view word) {
  const LexiconEntry* entry = lexicon("en").find(word);
  return entry == nullptr || (entry->classes == 0 && entry->place == nullptr && entry->organisation.empty());
}

}  // namespace

void settle_single_words(std::vector<NameCandidate>& candidates) {
  KeySet people;
  KeySet organisations;
  bool any = false;
  for (const NameCandidate& candidate : candidates) {
    if (candidate.one_token) continue;
    if (candidate.type == EntityType::person) {
      const PersonName name = person_name(candidate);
      people.insert(name.surname);
      people.insert(name.given);
    } else if (candidate.type == EntityType::organisation && is_telling(first_word(candidate.key))) {
      organisations.insert(first_word(candidate.key));
      any = true;
    }
  }
  if (!any) return;
  for (NameCandidate& candidate : candidates) {
    const bool open =
        candidate.type == EntityType::person || (candidate.type == EntityType::place && candidate.place == nullptr);
    if (!open || !candidate.one_token || candidate.titled || people.contains(candidate.key)) continue;
    if (organisations.contains(candidate.key)) candidate.type = EntityType::organisation;
  }
}

namespace {

// "(" before the name and ") -", with a dash of any kind, behind it.
bool ends_dateline(std::string_view text, const Range& range) {
  if (range.begin == 0 || text[range.begin - 1] != '(') return false;
  const std::string_view behind = text.substr(range.end);
  if (!behind.starts_with(')')) return false;
  const std::size_t mark = behind.find_first_not_of(' ', 1);
  if (mark == std::string_view::npos) return false;
  return behind[mark] == '-' || behind.substr(mark).starts_with("\xE2\x80\x93") ||
         behind.substr(mark).starts_with("\xE2\x80\x94");
}

// Agencies sign off so: the name is all that stands on the text's last line, and is no person.
bool is_last_line(std::string_view body, const NameCandidate& last) {
  if (last.field == Field::headline || last.type == EntityType::person) return false;
  const std::string_view before = body.substr(0, last.range.begin);
  const std::size_t mark = before.find_last_not_of(" \t");
  if (mark == std::string_view::npos || before[mark] != '\n') return false;
  return body.find_first_not_of(" \t\r\n", last.range.end) == std::string_view::npos;
}

}  // namespace

void settle_agencies(const Article& article, std::vector<NameCandidate>& candidates) {
  constexpr std::size_t dateline_reach = 200;  // bytes
  std::string agency = name_key(article.source);
  for (const NameCandidate& candidate : candidates) {
    if (candidate.field == Field::headline) continue;
    if (candidate.range.begin > dateline_reach) break;
    if (!ends_dateline(article.body, candidate.range)) continue;
    agency = candidate.key;
    break;
  }
  if (!candidates.empty() && is_last_line(article.body, candidates.back())) agency = candidates.back().key;
  if (agency.empty()) return;
  for (NameCandidate& candidate : candidates) {
    if (candidate.key != agency) continue;
    candidate.type = EntityType::organisation;
    candidate.place = nullptr;
  }
}

namespace {

// "in Dayton", "from Dayton": the word before the name, with one blank between.
bool after_place_cue(std::string_view text, std::size_t begin) {
  constexpr auto cues = std::to_array<std::string_view>({"in", "at", "near", "from", "outside", "of", "to", "around"});
  if (begin == 0 || (text[begin - 1] != ' ' && text[begin - 1] != '\n')) return false;
  const std::string_view before = text.substr(0, begin - 1);
  return std::any_of(cues.begin(), cues.end(), [&](std::string_view cue) {
    if (!before.ends_with(cue)) return false;
    return before.size() == cue.size() || before[before.size() - cue.size() - 1] == ' ' ||
           before[before.size() - cue.size() - 1] == '\n';
  });
}

}  // namespace

void settle_surnames(const Article& article, std::vector<NameCandidate>& candidates) {
  KeySet surnames;
  KeySet longer;  // first words of longer names of places and organisations
  for (const NameCandidate& candidate : candidates) {
    if (candidate.one_token) continue;
    if (candidate.type != EntityType::person) {
      longer.insert(first_word(candidate.key));
    } else if (const PersonName name = person_name(candidate); !name.given.empty()) {
      surnames.insert(name.surname);
      const std::string_view key = candidate.key;
      if (key.size() > name.given.size()) surnames.insert(key.substr(name.given.size() + 1));  // "de ridder"
    }
  }
  for (NameCandidate& candidate : candidates) {
    if (candidate.type == EntityType::person || !candidate.organisation.empty()) continue;
    if (!surnames.contains(candidate.key) || (candidate.one_token && longer.contains(candidate.key))) continue;
    const bool country = candidate.place != nullptr && candidate.place->kind == PlaceKind::country;
    const std::string& text = candidate.field == Field::headline ? article.headline : article.body;
    if (country || (candidate.type == EntityType::place && after_place_cue(text, candidate.range.begin))) continue;
    candidate.type = EntityType::person;
    candidate.place = nullptr;
  }
}

void settle_people_by_count(std::vector<NameCandidate>& candidates) {
  struct Votes {
    std::array<std::uint32_t, 3> of_type{};
    const Place* place = nullptr;
  };
  KeySet people;
  KeyMap<Votes> votes;
  for (const NameCandidate& candidate : candidates) {
    if (candidate.type == EntityType::person && (!candidate.one_token || candidate.titled)) {
      const PersonName name = person_name(candidate);
      people.insert(name.surname);
      people.insert(name.given);
    }
    if (!candidate.one_token) continue;
    Votes& of_key = votes[candidate.key];
    ++of_key.of_type[static_cast<std::size_t>(candidate.type)];
    if (candidate.place != nullptr) of_key.place = candidate.place;
  }
  for (NameCandidate& candidate : candidates) {
    if (candidate.type != EntityType::person || !candidate.one_token || candidate.titled) continue;
    const Votes& of_key = votes[candidate.key];
    const auto [as_person, as_organisation, as_place] = of_key.of_type;
    if (std::max(as_organisation, as_place) <= as_person || people.contains(candidate.key)) continue;
    candidate.type = as_place >= as_organisation ? EntityType::place : EntityType::organisation;
    if (candidate.type == EntityType::place) candidate.place = of_key.place;
  }
}

}  // namespace dateline
