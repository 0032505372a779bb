// Gives each mention the key of its entity: a person's number, an organisation's long name, a place's listed name.
#include "indexer/names/joining.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "indexer/names/keys.hpp"
#include "indexer/names/organisations.hpp"
#include "indexer/names/people.hpp"

namespace dateline {
namespace {

using EntityIndex = std::uint32_t;

std::string_view without_article(std::string_view key) {
  for (const std::string_view article : {"al ", "el ", "the "}) {
    if (key.starts_with(article) && key.size() > article.size()) return key.substr(article.size());
  }
  return key;
}

// One entity while its forms are being gathered.
struct Gathered {
  EntityType type = EntityType::person;
  std::string_view listed_name;          // of the lists
  std::vector<std::string> forms;        // as printed, in order of first mention
  std::unordered_set<std::string> seen;  // of the forms, once there are too many to be looked through

  bool has(const std::string& form) {
    constexpr std::size_t few = 8;
    if (forms.size() < few) return std::find(forms.begin(), forms.end(), form) != forms.end();
    if (seen.empty()) seen.insert(forms.begin(), forms.end());
    return !seen.insert(form).second;
  }
};

std::string single_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= 9 && c <= 13);
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

// "AL-TABQA" of a dateline is shown as "Al-Tabqa".
std::string capitalised(std::string_view text) {
  std::string out(text);
  bool inside = false;
  for (char& c : out) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (inside && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    inside = letter || c == '\'';
  }
  return out;
}

std::size_t fullest_form(const Gathered& entity) {
  std::size_t best = 0;
  if (entity.forms.size() == 1) return best;
  const auto rank = [&](const std::string& form) {
    const std::string key = name_key(form);
    return std::tuple(has_small_letter(form) || entity.type == EntityType::organisation, word_count(key), key.size());
  };
  auto highest = rank(entity.forms[best]);
  for (std::size_t i = 1; i < entity.forms.size(); ++i) {
    const auto here = rank(entity.forms[i]);
    if (here <= highest) continue;
    best = i;
    highest = here;
  }
  return best;
}

Entity finished(Gathered& gathered) {
  Entity entity;
  entity.type = gathered.type;
  const std::string& fullest = gathered.forms[fullest_form(gathered)];
  entity.name = gathered.listed_name.empty() ? fullest : std::string(gathered.listed_name);
  if (gathered.listed_name.empty() && entity.type != EntityType::organisation && !has_small_letter(fullest)) {
    entity.name = capitalised(fullest);
  }
  for (std::string& form : gathered.forms) {
    if (form != entity.name) entity.aliases.push_back(std::move(form));
  }
  return entity;
}

class Joiner {
 public:
  Joiner(const Article& article, const std::vector<NameCandidate>& candidates)
      : article_(article), candidates_(candidates), people_(candidates), organisations_(candidates) {}
  ArticleNames join();

 private:
  EntityIndex entity_of(std::size_t mention);
  EntityIndex place_entity(const NameCandidate& candidate);
  EntityIndex keyed(EntityType type, std::string key);
  void add_form(EntityIndex entity, const NameCandidate& candidate);

  const Article& article_;
  const std::vector<NameCandidate>& candidates_;
  PeopleJoiner people_;
  OrganisationJoiner organisations_;
  std::vector<Gathered> gathered_;
  std::unordered_map<std::string, EntityIndex> by_key_;
  ArticleNames names_;
};

EntityIndex Joiner::keyed(EntityType type, std::string key) {
  key += static_cast<char>('0' + static_cast<int>(type));
  const auto [found, fresh] = by_key_.try_emplace(std::move(key), static_cast<EntityIndex>(gathered_.size()));
  if (fresh) gathered_.push_back({type, {}, {}, {}});
  return found->second;
}

// Places of the lists are one by their name; of unknown ones, the transliterations of one name are one.
EntityIndex Joiner::place_entity(const NameCandidate& candidate) {
  if (candidate.place == nullptr) {
    return keyed(EntityType::place, "~" + transliteration_key(without_article(candidate.key), false));
  }
  const EntityIndex entity = keyed(EntityType::place, std::string(candidate.place->name));
  gathered_[entity].listed_name = candidate.place->name;
  return entity;
}

EntityIndex Joiner::entity_of(std::size_t mention) {
  const NameCandidate& candidate = candidates_[mention];
  switch (candidate.type) {
    case EntityType::person: {
      const auto person = people_.find(mention);
      return keyed(EntityType::person,
                   person ? std::to_string(*person) : "~" + std::string(without_article(candidate.key)));
    }
    case EntityType::organisation: {
      const std::string_view core = organisations_.find(mention);
      const EntityIndex entity = keyed(EntityType::organisation, name_key(core));
      if (!candidate.organisation.empty() && core == candidate.organisation) gathered_[entity].listed_name = core;
      return entity;
    }
    case EntityType::place: return place_entity(candidate);
  }
  return 0;
}

void Joiner::add_form(EntityIndex entity, const NameCandidate& candidate) {
  const std::string& field = candidate.field == Field::headline ? article_.headline : article_.body;
  std::string form = single_blanks(std::string_view(field).substr(candidate.range.begin, candidate.range.size()));
  Gathered& gathered = gathered_[entity];
  if (!gathered.has(form)) gathered.forms.push_back(std::move(form));
}

ArticleNames Joiner::join() {
  names_.mentions.reserve(candidates_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    // A listed name may have been found again inside a name that reaches over a possessive: the outer one stands.
    const NameMention* previous = names_.mentions.empty() ? nullptr : &names_.mentions.back();
    const bool inside = previous != nullptr && previous->field == candidates_[i].field &&
                        candidates_[i].range.begin < previous->range.end;
    if (inside) continue;
    const EntityIndex entity = entity_of(i);
    add_form(entity, candidates_[i]);
    names_.mentions.push_back({candidates_[i].field, candidates_[i].range, entity});
  }
  names_.entities.reserve(gathered_.size());
  for (Gathered& entity : gathered_) names_.entities.push_back(finished(entity));
  return std::move(names_);
}

}  // namespace

ArticleNames join_names(const Article& article, const std::vector<NameCandidate>& candidates) {
  return Joiner(article, candidates).join();
}

}  // namespace dateline
