// Equal keys first, then transliterations, then middle initials, initials and surnames, each to the row that owns them.
#include "indexer/identities.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "common/text.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"
#include "indexer/names/nicknames.hpp"
#include "indexer/names/organisation_key.hpp"
#include "indexer/names/ownership.hpp"
#include "indexer/names/place_key.hpp"
#include "indexer/names/type_votes.hpp"

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

// "Kiev" gives "kyiv", "Barclays plc" gives "barclays", "U.N." gives "united nations".
std::string equality_key(std::string_view name, EntityType type) {
  std::string key = name_key(name);
  if (type == EntityType::organisation) return organisation_key(key);
  if (type == EntityType::person) return key;
  return place_key(key);
}

bool is_listed(std::string_view key) {
  const LexiconEntry* entry = lexicon("en").find(key);
  return entry != nullptr && !entry->organisation.empty();
}

struct PersonParts {
  std::string_view given;
  std::string_view middle;
  std::string_view surname;
  std::uint32_t given_id = 0;  // numbers that stand for the words, from 1
  std::uint32_t surname_id = 0;
  std::uint32_t formal_id = 0;  // of the given name that a short form stands for
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
  EntityType type(Index index) const { return types_[order_[index]]; }
  bool is_person(Index index) const { return type(index) == EntityType::person; }
  bool is_organisation(Index index) const { return type(index) == EntityType::organisation; }
  // Without the mark of the type.
  std::string_view key(Index index) const { return std::string_view(keys_[index]).substr(0, keys_[index].size() - 1); }
  bool listed(Index index) const;
  bool may_sound_alike(Index index) const;
  void join_equal();
  void join_sounds();
  std::string sound(Index index, bool strict) const;
  bool same_by_sound(Index head, Index other) const;
  // Parts of people's names and keys of organisations, as numbers; 0 = nothing.
  template <typename Claims, typename Asks>
  void join_to_owner(const Claims& claims, const Asks& asks, std::uint64_t most_times = UINT64_MAX);
  void number_words();
  void join_people();
  std::vector<bool> chance_names() const;
  void join_organisations();
  Identities rows();
  bool better_to_print(Index a, Index b) const;

  const std::vector<CountedName>& names_;
  std::vector<EntityType> types_;  // as voted, parallel to names_
  std::vector<Index> order_;       // sorted, so that the caller's order has no influence
  std::vector<std::string> keys_;
  std::vector<PersonParts> parts_;
  Sets sets_;
};

Joiner::Joiner(const std::vector<CountedName>& names)
    : names_(names),
      types_(vote_types(names)),
      order_(names.size()),
      keys_(names.size()),
      parts_(names.size()),
      sets_(names.size()) {
  std::iota(order_.begin(), order_.end(), Index{0});
  std::vector<std::uint64_t> prefixes(names.size());
  for (Index i = 0; i < names.size(); ++i) prefixes[i] = prefix_of(names[i].name);
  std::sort(order_.begin(), order_.end(), [&](Index a, Index b) {
    if (prefixes[a] != prefixes[b]) return prefixes[a] < prefixes[b];
    return std::tie(names[a].name, names[a].type, a) < std::tie(names[b].name, names[b].type, b);
  });
  for (Index i = 0; i < names.size(); ++i) {
    keys_[i] = equality_key(name(i).name, type(i));
    keys_[i] += static_cast<char>('\x01' + static_cast<int>(type(i)));  // types never meet
    if (is_person(i)) parts_[i] = parts_of(key(i));
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
  if (is_person(index)) return has_class(first_word(key(index)), any_given);
  const LexiconEntry* entry = lexicon("en").find(key(index));
  return entry != nullptr && entry->place != nullptr;
}

// One short word has too few letters for a guess; organisations are spelt in one way.
bool Joiner::may_sound_alike(Index index) const {
  const std::size_t words = word_count(keys_[index]);
  constexpr std::size_t long_word = 6;
  if (is_organisation(index)) return false;
  return words > 1 || (type(index) == EntityType::place && keys_[index].size() > long_word);
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

// claims(i) is what a name's row may own, asks(i) what a name wants the owner of; both 0 for nothing. A name that is in
// more than `most_times` as many articles as the owner's row stays apart.
template <typename Claims, typename Asks>
void Joiner::join_to_owner(const Claims& claims, const Asks& asks, std::uint64_t most_times) {
  Ownership ownership;
  std::vector<std::uint64_t> row_articles(names_.size());
  const auto each_claim = [&](const auto& visit) {
    for (Index i = 0; i < names_.size(); ++i) {
      if (const std::uint64_t what = claims(i); what != 0) visit(what, sets_.find(i), articles(i));
    }
  };
  each_claim([&](std::uint64_t what, Index row, std::uint64_t count) { ownership.claim(what, row, count); });
  each_claim([&](std::uint64_t what, Index row, std::uint64_t count) { ownership.count(what, row, count); });
  for (Index i = 0; i < names_.size(); ++i) row_articles[sets_.find(i)] += articles(i);
  std::vector<std::pair<Index, Index>> joins;  // later: rows must not change while owners are asked for
  for (Index i = 0; i < names_.size(); ++i) {
    const std::uint64_t what = asks(i);
    const Index* owner = what == 0 ? nullptr : ownership.owner(what);
    if (owner != nullptr && row_articles[sets_.find(i)] / most_times <= row_articles[*owner])
      joins.emplace_back(*owner, i);
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
    if (!parts.given.empty()) parts.formal_id = number(formal_given(parts.given));
  }
}

// "Besides Reagan", "Athough Reagan": a full name in one article, of no known given name, while another full name with
// its surname is in many. It says nothing of who has the surname.
std::vector<bool> Joiner::chance_names() const {
  constexpr std::uint64_t many = 10;
  std::unordered_map<std::uint32_t, std::uint64_t> most;
  for (Index i = 0; i < names_.size(); ++i) {
    if (!is_person(i) || !is_full(parts_[i])) continue;
    auto& known = most[parts_[i].surname_id];
    known = std::max(known, articles(i));
  }
  std::vector<bool> chance(names_.size(), false);
  for (Index i = 0; i < names_.size(); ++i) {
    if (!is_person(i) || !is_full(parts_[i]) || articles(i) > 1) continue;
    chance[i] = most[parts_[i].surname_id] >= many && !has_class(parts_[i].given, any_given);
  }
  return chance;
}

void Joiner::join_people() {
  number_words();
  const std::vector<bool> chance = chance_names();
  // For people only.
  const auto of = [&](const auto& what) {
    return [this, &what](Index i) { return is_person(i) ? what(i, parts_[i]) : std::uint64_t{0}; };
  };
  // "Donald Trump" to "Donald J. Trump".
  const auto with_initials = [](Index, const PersonParts& p) {
    return is_full(p) && !p.middle.empty() && only_initials(p.middle) ? full_name(p) : 0;
  };
  const auto without_middle = [](Index, const PersonParts& p) {
    return is_full(p) && p.middle.empty() ? full_name(p) : 0;
  };
  join_to_owner(of(with_initials), of(without_middle));
  // "Joe Biden" to "Joseph R. Biden".
  const auto formal = [](Index, const PersonParts& p) {
    return is_full(p) && formal_given(p.given) == p.given ? full_name(p) : 0;
  };
  const auto short_form = [](Index, const PersonParts& p) {
    return is_full(p) && p.formal_id != p.given_id ? std::uint64_t{p.formal_id} << 32 | p.surname_id : 0;
  };
  join_to_owner(of(formal), of(short_form));
  // "V. Putin" to "Vladimir Putin".
  const auto whole = [](Index, const PersonParts& p) { return is_full(p) ? initial_name(p) : 0; };
  const auto initial = [](Index, const PersonParts& p) { return is_initial(p.given) ? initial_name(p) : 0; };
  join_to_owner(of(whole), of(initial));
  // "Putin" to "Vladimir Putin".
  const auto surname_of = [&](Index i, const PersonParts& p) {
    return is_full(p) && !chance[i] ? std::uint64_t{p.surname_id} : 0;
  };
  const auto surname = [](Index, const PersonParts& p) { return p.given.empty() ? std::uint64_t{p.surname_id} : 0; };
  join_to_owner(of(surname_of), of(surname));
}

std::uint64_t number_of(std::string_view text) { return text.empty() ? 0 : XXH3_64bits(text.data(), text.size()) | 1; }

void Joiner::join_organisations() {
  // "Senate" to "U.S. Senate", unless other nations' are spoken of; what is much more frequent is something else.
  constexpr std::uint64_t rarely_qualified = 8;
  join_to_owner([&](Index i) { return is_organisation(i) ? number_of(without_nation(key(i))) : 0; },
                [&](Index i) { return is_organisation(i) ? number_of(key(i)) : 0; }, rarely_qualified);
  // "Ford" to "Ford Motor Co", where no other name begins so and the long one is the usual one.
  std::unordered_set<std::uint64_t> telling;
  for (Index i = 0; i < names_.size(); ++i) {
    if (is_organisation(i) && begins_tellingly(key(i))) telling.insert(number_of(key(i)));
  }
  const auto beginning = [&](Index i) -> std::uint64_t {
    if (!is_organisation(i)) return 0;
    const std::string_view whole = key(i);
    for (std::size_t at = whole.rfind(' '); at != std::string_view::npos && at > 0; at = whole.rfind(' ', at - 1)) {
      const std::uint64_t number = number_of(whole.substr(0, at));
      if (telling.count(number) != 0) return number;
    }
    return 0;
  };
  join_to_owner(
      beginning, [&](Index i) { return is_organisation(i) && !is_listed(key(i)) ? number_of(key(i)) : 0; }, 1);
}

// Names that are of the row's type before those that were outvoted, full forms before short ones, then the most
// frequent, then by bytes.
bool Joiner::better_to_print(Index a, Index b) const {
  const auto rank = [&](Index i) {
    return std::tuple(name(i).type == type(i), is_person(i) && is_full(parts_[i]), name(i).articles);
  };
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
  join_organisations();
  return rows();
}

}  // namespace

Identities join_identities(const std::vector<CountedName>& names) { return Joiner(names).join(); }

}  // namespace dateline
