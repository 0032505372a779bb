// Names without company suffixes are compared whole, by their first words, and by their initials.
#include "indexer/names/organisations.hpp"

#include "indexer/names/keys.hpp"

namespace dateline {
namespace {

// Without company suffixes and a leading "the": "barclays" for "the Barclays plc".
std::string_view organisation_core(std::string_view key) {
  key = key.starts_with("the ") ? key.substr(4) : key;
  for (;;) {
    const std::string_view last = last_word(key);
    const LexiconEntry* entry = lexicon("en").find(last);
    if (last.size() == key.size() || entry == nullptr || (entry->classes & org_suffix) == 0) return key;
    key.remove_suffix(last.size() + 1);
  }
}

// "EC Commission" is a body of the EC, "IBM Europe" is not one of IBM.
bool is_body_of(std::string_view acronym, std::string_view longer) {
  const LexiconEntry* head = lexicon("en").find(first_word(longer.substr(acronym.size() + 1)));
  return head != nullptr && (head->classes & org_head) != 0;
}

}  // namespace

std::string_view OrganisationJoiner::core_of(const NameCandidate& candidate) const {
  return candidate.organisation.empty() ? organisation_core(candidate.key) : candidate.organisation;
}

void OrganisationJoiner::add_long_name(std::string_view core) {
  const std::string letters = initials(core);
  if (letters.size() > 2) by_initials_.try_emplace(letters, core);
  for (std::size_t at = core.find(' '); at != std::string_view::npos; at = core.find(' ', at + 1)) {
    const auto [full, fresh] = by_prefix_.try_emplace(core.substr(0, at), core);
    if (!fresh && full != core) full = {};
  }
}

void OrganisationJoiner::collect() {
  for (const NameCandidate& candidate : candidates_) {
    if (candidate.type != EntityType::organisation) continue;
    if (candidate.abbreviates >= 0) {
      const NameCandidate& other = candidates_[static_cast<std::size_t>(candidate.abbreviates)];
      const bool here_short = candidate.key.size() < other.key.size();
      meaning_.try_emplace(here_short ? candidate.key : other.key, core_of(here_short ? other : candidate));
    }
    if (candidate.organisation.empty()) add_long_name(organisation_core(candidate.key));
  }
}

std::string_view OrganisationJoiner::find(std::size_t mention) const {
  const NameCandidate& candidate = candidates_[mention];
  if (const std::string_view* meant = meaning_.find(candidate.key)) return *meant;
  if (const std::string_view* longer = by_prefix_.find(candidate.key);
      longer != nullptr && !candidate.organisation.empty()) {
    if (!longer->empty() && word_count(*longer) == 2) return *longer;  // "Barclays Bank"
  }
  if (!candidate.organisation.empty()) return candidate.organisation;
  const std::string_view core = organisation_core(candidate.key);
  if (const std::string_view* meant = meaning_.find(core)) return *meant;
  if (word_count(core) == 1) {
    if (const auto longer = by_initials_.find(std::string(core)); longer != by_initials_.end()) return longer->second;
  }
  const LexiconEntry* entry = lexicon("en").find(core);
  const bool plain_word = entry != nullptr && (entry->classes & (ordinary | org_head | demonym)) != 0;
  const std::string_view* longer = by_prefix_.find(core);
  if (longer != nullptr && !longer->empty() && !plain_word && !(candidate.all_capitals && is_body_of(core, *longer))) {
    return *longer;
  }
  return core;
}

}  // namespace dateline
