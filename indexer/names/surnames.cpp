// Particles are those of the lexicon; the text before a surname is compared with them word by word.
#include "indexer/names/surnames.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "common/text.hpp"
#include "indexer/names/keys.hpp"

namespace dateline {
namespace {

bool is_particle(std::string_view word) {
  const LexiconEntry* entry = lexicon("en").find(word);
  return entry != nullptr && (entry->classes & particle) != 0;
}

std::string_view without_particles(std::string_view key) {
  while (word_count(key) > 1 && is_particle(first_word(key))) key.remove_prefix(first_word(key).size() + 1);
  return key;
}

std::string_view last_words(std::string_view key, std::size_t count) {
  std::size_t at = key.size();
  while (count-- > 0 && at != std::string_view::npos && at > 0) at = key.rfind(' ', at - 1);
  return at == std::string_view::npos || at == 0 ? key : key.substr(at + 1);
}

// The particles between given name and surname, "van der"; empty when there are none.
std::string_view particles_of(std::string_view key, std::string_view surname) {
  std::string_view rest = key.substr(0, key.rfind(surname));
  std::size_t begin = rest.size();
  while (word_count(rest) > 1) {
    rest.remove_suffix(1);  // the blank
    const std::string_view word = last_word(rest);
    if (word.size() == rest.size() || !is_particle(word)) break;
    rest.remove_suffix(word.size());
    begin = rest.size();
  }
  const std::string_view found = key.substr(begin, key.rfind(surname) - begin);
  return found.substr(0, found.empty() ? 0 : found.size() - 1);
}

}  // namespace

PersonName person_name(const NameCandidate& candidate) {
  std::string_view rest = candidate.key;
  if (rest.find(' ') == std::string_view::npos) return {{}, rest};
  std::size_t surname_words = candidate.surname_words;
  for (const std::string_view suffix : {" jr", " sr", " ii", " iii"}) {
    if (!rest.ends_with(suffix) || word_count(rest) <= 2) continue;
    rest.remove_suffix(suffix.size());
    surname_words = 1;
  }
  const std::string_view whole = without_particles(rest);
  const std::string_view surname = without_particles(last_words(rest, surname_words));
  return {whole.size() > surname.size() ? first_word(whole) : std::string_view(), surname};
}

void restore_particles(const Article& article, std::vector<NameCandidate>& candidates) {
  std::unordered_map<std::string_view, std::string> particles;  // by surname; copies, since keys change below
  for (const NameCandidate& candidate : candidates) {
    if (candidate.type != EntityType::person || candidate.one_token) continue;
    const PersonName name = person_name(candidate);
    const std::string_view found = name.given.empty() ? std::string_view() : particles_of(candidate.key, name.surname);
    if (!found.empty()) particles.try_emplace(name.surname, found);
  }
  if (particles.empty()) return;
  std::size_t previous_end = 0;
  Field field = Field::headline;
  for (NameCandidate& candidate : candidates) {
    if (candidate.field != field) previous_end = 0;
    field = candidate.field;
    const std::string_view text = field == Field::headline ? article.headline : article.body;
    if (candidate.type == EntityType::person && candidate.one_token) {
      const auto found = particles.find(person_name(candidate).surname);
      const std::size_t length = found == particles.end() ? 0 : found->second.size() + 1;
      const std::size_t begin = candidate.range.begin;
      if (length > 0 && begin >= previous_end + length && text[begin - 1] == ' ' &&
          name_key(text.substr(begin - length, length - 1)) == found->second) {
        candidate.range.begin -= length;
      }
    }
    previous_end = candidate.range.end;
  }
}

}  // namespace dateline
