// Equal keys first, then transliterations, then middle initials, initials and surnames, each to the row that owns them.
#include "indexer/identities.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "common/text.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {
namespace {

using Index = std::uint32_t;

// Sets of names that are one thing; the smallest index stands for its set.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), Index{0}); }
  Index find(Index name) {
    while (parent_[name] != name) name = parent_[name] = parent_[parent_[name]];
    return name;
  }
  void join(Index a, Index b) {
    a = find(a), b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<Index> parent_;
};

bool has_class(std::string_view word, unsigned classes) {
  const LexiconEntry* entry = lexicon("en").find(word);
  return entry != nullptr && (entry->classes & classes) != 0;
}

std::string_view without_suffixes(std::string_view key) {
  if (key.starts_with("the ")) key.remove_prefix(4);
  while (word_count(key) > 1 && has_class(last_word(key), org_suffix)) {
    key.remove_suffix(last_word(key).size() + 1);
  }
  return key;
}

// "Kiev" gives "kyiv", "Barclays plc" gives "barclays", "U.N." gives "united nations".
std::string equality_key(const CountedName& name) {
  std::string key = name_key(name.name);
  if (name.type == EntityType::person) return key;
  const LexiconEntry* entry = lexicon("en").find(key);
  if (entry != nullptr && name.type == EntityType::place && entry->place != nullptr)
    return name_key(entry->place->name);
  if (name.type == EntityType::organisation) {
    if (entry != nullptr && !entry->organisation.empty()) return name_key(entry->organisation);
    return std::string(without_suffixes(key));
  }
  return key;
}

struct PersonParts {
  std::string_view given;
  std::string_view middle;
  std::string_view surname;
  std::uint32_t given_id = 0;  // numbers that stand for the words, from 1
  std::uint32_t surname_id = 0;
};

PersonParts parts_of(std::string_view key) {
  for (const std::string_view suffix : {" jr", " sr"}) {
    if (key.ends_with(suffix) && word_count(key) > 2) key.remove_suffix(suffix.size());
  }
  while (word_count(key) > 1 && has_class(first_word(key), particle) && !has_class(first_word(key), any_given)) {
    key.remove_prefix(first_word(key).size() + 1);
  }
  PersonParts parts;
  parts.surname = last_word(key);
  if (parts.surname.size() == key.size()) return parts;
  parts.given = first_word(key);
  const std::size_t inner = key.size() - parts.given.size() - parts.surname.size();
  if (inner > 2) parts.middle = key.substr(parts.given.size() + 1, inner - 2);
  return parts;
}

bool is_initial(std::string_view word) { return !word.empty() && decode(word, 0).length == word.size(); }

// "w" or "h w", but not "bin"; the whole of a middle part.
bool only_initials(std::string_view middle) {
  for (std::size_t at = 0; at < middle.size(); ++at) {
    if ((middle[at] == ' ') != (at % 2 == 1)) return false;
  }
  return true;
}

// Takes what has been said about names with one surname, and so on, and says who owns it.
//
// At least 90% of the articles must be one row's.
class Ownership {
 public:
  void claim(std::uint64_t what, Index row, std::uint64_t articles);
  // The owning row; nullopt when nobody owns `what`.
  const Index* owner(std::uint64_t what) const;

 private:
  // The rows with most articles; a row that is not among the first few of many owns nothing anyhow, but it counts
  // in `total`. A row may claim in several pieces, so the leader is found by majority vote first (Boyer and Moore).
  struct Claim {
    Index leader = 0;
    std::uint64_t lead = 0;
    std::uint64_t total = 0;
    std::uint64_t leaders = 0;  // counted in a second pass
  };
  std::unordered_map<std::uint64_t, Claim> claims_;

 public:
  void count(std::uint64_t what, Index row, std::uint64_t articles);
};

void Ownership::claim(std::uint64_t what, Index row, std::uint64_t articles) {
  Claim& claim = claims_[what];
  claim.total += articles;
  if (claim.lead == 0) claim.leader = row;
  if (claim.leader == row) {
    claim.lead += articles;
  } else if (claim.lead >= articles) {
    claim.lead -= articles;
  } else {
    claim.leader = row;
    claim.lead = articles - claim.lead;
  }
}

void Ownership::count(std::uint64_t what, Index row, std::uint64_t articles) {
  const auto found = claims_.find(what);
  if (found != claims_.end() && found->second.leader == row) found->second.leaders += articles;
}

const Index* Ownership::owner(std::uint64_t what) const {
  const auto found = claims_.find(what);
  if (found == claims_.end()) return nullptr;
  const Claim& claim = found->second;
  const bool owns = claim.leaders > 0 && claim.leaders >= claim.total - claim.total / 10;
  return owns ? &claim.leader : nullptr;
}

// The first eight bytes as a number that sorts as they do: most comparisons of a million names end here, without
// reading either.
std::uint64_t prefix_of(std::string_view name) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < sizeof prefix; ++i) {
    prefix = prefix << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
  }
  return prefix;
}

class Joiner {
 public:
  explicit Joiner(const std::vector<CountedName>& names);
  Identities join();

 private:
  const CountedName& name(Index index) const { return names_[order_[index]]; }
  std::uint64_t articles(Index index) const { return std::max<std::uint64_t>(1, name(index).articles); }
  bool is_person(Index index) const { return name(index).type == EntityType::person; }
  bool listed(Index index) const;
  bool may_sound_alike(Index index) const;
  void join_equal();
  void join_sounds();
  std::string sound(Index index, bool strict) const;
  bool same_by_sound(Index head, Index other) const;
  template <typename Claims, typename Asks>
  void join_to_owner(const Claims& claims, const Asks& asks);
  void number_words();
  void join_people();
  Identities rows();
  bool better_to_print(Index a, Index b) const;

  const std::vector<CountedName>& names_;
  std::vector<Index> order_;  // sorted, so that the caller's order has no influence
  std::vector<std::string> keys_;
  std::vector<PersonParts> parts_;
  Sets sets_;
};

Joiner::Joiner(const std::vector<CountedName>& names)
    : names_(names), order_(names.size()), keys_(names.size()), parts_(names.size()), sets_(names.size()) {
  std::iota(order_.begin(), order_.end(), Index{0});
  std::vector<std::uint64_t> prefixes(names.size());
  for (Index i = 0; i < names.size(); ++i) prefixes[i] = prefix_of(names[i].name);
  std::sort(order_.begin(), order_.end(), [&](Index a, Index b) {
    if (prefixes[a] != prefixes[b]) return prefixes[a] < prefixes[b];
    return std::tie(names[a].name, names[a].type, a) < std::tie(names[b].name, names[b].type, b);
  });
  for (Index i = 0; i < names.size(); ++i) {
    keys_[i] = equality_key(name(i));
    keys_[i] += static_cast<char>('\x01' + static_cast<int>(name(i).type));  // types never meet
    if (is_person(i)) parts_[i] = parts_of(std::string_view(keys_[i]).substr(0, keys_[i].size() - 1));
  }
}

void Joiner::join_equal() {
  std::unordered_map<std::string_view, Index> first;
  first.reserve(names_.size());
  for (Index i = 0; i < names_.size(); ++i) {
    const auto [found, fresh] = first.try_emplace(keys_[i], i);
    if (!fresh) sets_.join(found->second, i);
  }
}

// Whether the name is known, so that a look-alike is another thing: "Mali" is not "Male".
bool Joiner::listed(Index index) const {
  const std::string_view key = std::string_view(keys_[index]).substr(0, keys_[index].size() - 1);
  if (is_person(index)) return has_class(first_word(key), any_given);
  const LexiconEntry* entry = lexicon("en").find(key);
  return entry != nullptr && entry->place != nullptr;
}

// One short word has too few letters for a guess; organisations are spelt in one way.
bool Joiner::may_sound_alike(Index index) const {
  const std::size_t words = word_count(keys_[index]);
  constexpr std::size_t long_word = 6;
  if (name(index).type == EntityType::organisation) return false;
  return words > 1 || (name(index).type == EntityType::place && keys_[index].size() > long_word);
}

// A name as it sounds. In a person's, the Arabic article before the surname is left out, since newsrooms
// print it or not: "Yusuf al-Karmi", "Youssef Karmi".
std::string Joiner::sound(Index index, bool strict) const {
  const std::string& key = keys_[index];
  if (!is_person(index)) return transliteration_key(key, strict);
  const std::string_view given = first_word(key);
  std::string_view rest = std::string_view(key).substr(given.size());
  for (const std::string_view article : {" al ", " el "}) {
    if (rest.starts_with(article)) rest.remove_prefix(article.size() - 1);
  }
  return transliteration_key(std::string(given) + std::string(rest), strict);
}

bool Joiner::same_by_sound(Index head, Index other) const {
  if (!listed(head) || !listed(other)) return true;
  if (!is_person(head)) return false;
  return sound(head, true) == sound(other, true);
}

// Names that sound alike are joined to the first of them that is no other known name.
void Joiner::join_sounds() {
  constexpr std::size_t most_heads = 4;
  struct Heads {
    std::array<Index, most_heads> rows{};
    std::size_t count = 0;
  };
  std::unordered_map<std::uint64_t, Heads> by_sound;  // by a hash: a million sounds would be long strings
  std::vector<std::pair<std::uint64_t, Index>> by_weight;
  for (Index i = 0; i < names_.size(); ++i) {
    if (sets_.find(i) == i && may_sound_alike(i)) by_weight.emplace_back(articles(i), i);
  }
  // The frequent spelling comes first, known names before unknown ones of the same weight.
  std::sort(by_weight.begin(), by_weight.end(),
            [&](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  by_sound.reserve(by_weight.size());
  for (const auto& entry : by_weight) {
    const Index index = entry.second;
    const std::string heard = sound(index, false);
    Heads& heads = by_sound[XXH3_64bits(heard.data(), heard.size())];
    const auto end = heads.rows.begin() + static_cast<std::ptrdiff_t>(heads.count);
    const auto same = std::find_if(heads.rows.begin(), end, [&](Index head) { return same_by_sound(head, index); });
    if (same != end) {
      sets_.join(*same, index);
    } else if (heads.count < most_heads) {
      heads.rows[heads.count++] = index;
    }
  }
}

// claims(parts) is what a name's row may own, asks(parts) what a name wants the owner of; both 0 for nothing.
template <typename Claims, typename Asks>
void Joiner::join_to_owner(const Claims& claims, const Asks& asks) {
  Ownership ownership;
  const auto each_claim = [&](const auto& visit) {
    for (Index i = 0; i < names_.size(); ++i) {
      const std::uint64_t what = is_person(i) ? claims(parts_[i]) : 0;
      if (what != 0) visit(what, sets_.find(i), articles(i));
    }
  };
  each_claim([&](std::uint64_t what, Index row, std::uint64_t count) { ownership.claim(what, row, count); });
  each_claim([&](std::uint64_t what, Index row, std::uint64_t count) { ownership.count(what, row, count); });
  std::vector<std::pair<Index, Index>> joins;  // later: rows must not change while owners are asked for
  for (Index i = 0; i < names_.size(); ++i) {
    const std::uint64_t what = is_person(i) ? asks(parts_[i]) : 0;
    const Index* owner = what == 0 ? nullptr : ownership.owner(what);
    if (owner != nullptr) joins.emplace_back(*owner, i);
  }
  for (const auto& [owner, index] : joins) sets_.join(owner, index);
}

bool is_full(const PersonParts& parts) { return !parts.given.empty() && !is_initial(parts.given); }

std::uint64_t full_name(const PersonParts& parts) { return std::uint64_t{parts.given_id} << 32 | parts.surname_id; }

std::uint64_t initial_name(const PersonParts& parts) {
  return std::uint64_t{decode(parts.given, 0).value} << 32 | parts.surname_id;
}

void Joiner::number_words() {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  const auto number = [&](std::string_view word) {
    return numbers.try_emplace(word, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
  };
  for (PersonParts& parts : parts_) {
    if (!parts.surname.empty()) parts.surname_id = number(parts.surname);
    if (!parts.given.empty()) parts.given_id = number(parts.given);
  }
}

void Joiner::join_people() {
  number_words();
  // "Donald Trump" to "Donald J. Trump".
  join_to_owner(
      [](const PersonParts& p) {
        return is_full(p) && !p.middle.empty() && only_initials(p.middle) ? full_name(p) : 0;
      },
      [](const PersonParts& p) { return is_full(p) && p.middle.empty() ? full_name(p) : 0; });
  // "V. Putin" to "Vladimir Putin".
  join_to_owner([](const PersonParts& p) { return is_full(p) ? initial_name(p) : 0; },
                [](const PersonParts& p) { return is_initial(p.given) ? initial_name(p) : 0; });
  // "Putin" to "Vladimir Putin".
  join_to_owner([](const PersonParts& p) { return is_full(p) ? std::uint64_t{p.surname_id} : 0; },
                [](const PersonParts& p) { return p.given.empty() ? std::uint64_t{p.surname_id} : 0; });
}

// Full forms before short ones, then the most frequent, then by bytes.
bool Joiner::better_to_print(Index a, Index b) const {
  const auto rank = [&](Index i) { return std::tuple(is_person(i) && is_full(parts_[i]), name(i).articles); };
  return rank(a) != rank(b) ? rank(a) > rank(b) : name(a).name < name(b).name;
}

Identities Joiner::rows() {
  struct Row {
    Index set = 0;
    Index display = 0;
    std::uint64_t articles = 0;
    std::uint64_t prefix = 0;
  };
  std::vector<Row> rows;
  std::vector<Index> row_of_set(names_.size());
  for (Index i = 0; i < names_.size(); ++i) {
    const Index set = sets_.find(i);
    if (set == i) {  // the smallest index comes first
      row_of_set[i] = static_cast<Index>(rows.size());
      rows.push_back({i, i, 0, 0});
    }
    Row& row = rows[row_of_set[set]];
    row.articles += name(i).articles;
    if (better_to_print(i, row.display)) row.display = i;
  }
  for (Row& row : rows) row.prefix = prefix_of(name(row.display).name);
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return std::tie(name(a.display).name, a.set) < std::tie(name(b.display).name, b.set);
  });
  Identities identities;
  identities.row_of.resize(names_.size());
  identities.display_name.resize(rows.size());
  for (Index row = 0; row < rows.size(); ++row) {
    row_of_set[rows[row].set] = row;
    identities.display_name[row] = order_[rows[row].display];
  }
  for (Index i = 0; i < names_.size(); ++i) identities.row_of[order_[i]] = row_of_set[sets_.find(i)];
  return identities;
}

Identities Joiner::join() {
  join_equal();
  join_sounds();
  join_people();
  return rows();
}

}  // namespace

Identities join_identities(const std::vector<CountedName>& names) { return Joiner(names).join(); }

}  // namespace dateline
