// Open addressing over numbers; the texts lie end to end.
#include "indexer/name_register.hpp"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/error.hpp"
#include "indexer/names/non_names.hpp"
#include "indexer/names/place_countries.hpp"

namespace dateline {

NameRegister::NameRegister(NameTables tables) : tables_(std::move(tables)) {
  tables_.parts.clear();
  tables_.displayed.clear();
  tables_.rows.clear();
  while (slots_.size() < tables_.names.size() * 2) grow();
}

std::uint64_t NameRegister::hash(EntityType type, std::string_view text) const {
  return XXH3_64bits_withSeed(text.data(), text.size(), static_cast<std::uint64_t>(type));
}

// Where the name is, or the free slot where it would go.
std::uint32_t* NameRegister::slot(EntityType type, std::string_view text) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash(type, text) & mask;; at = (at + 1) & mask) {
    std::uint32_t& entry = slots_[at];
    if (entry == 0) return &entry;
    if (tables_.names[entry - 1].type == type && tables_.text(entry - 1) == text) return &entry;
  }
}

void NameRegister::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  if (tables_.names.size() * 2 > slots_.size()) return;  // grows on
  for (std::uint32_t i = 0; i < tables_.names.size(); ++i) *slot(tables_.names[i].type, tables_.text(i)) = i + 1;
}

std::uint32_t NameRegister::number(EntityType type, std::string_view text) {
  if ((tables_.names.size() + 1) * 2 > slots_.size()) grow();
  std::uint32_t* entry = slot(type, text);
  if (*entry != 0) return *entry - 1;
  if (text.size() > UINT32_MAX - tables_.texts.size()) {
    throw Error(ErrorKind::io, "the names of the corpus take more than 4 GB; divide it into several indexes");
  }
  NameTables::Name name;
  name.begin = static_cast<std::uint32_t>(tables_.texts.size());
  name.size = static_cast<std::uint32_t>(text.size());
  name.type = type;
  tables_.texts += text;
  tables_.names.push_back(name);
  *entry = static_cast<std::uint32_t>(tables_.names.size());
  return *entry - 1;
}

void NameRegister::add(std::uint32_t number, std::uint64_t articles) {
  tables_.names[number].articles += static_cast<std::uint32_t>(articles);
}

void NameRegister::remove(std::uint32_t number, std::uint64_t articles) {
  tables_.names[number].articles -= static_cast<std::uint32_t>(articles);
}

// Names that articles have, and that are names.
struct NameRegister::Living {
  std::vector<CountedName> names;
  std::vector<std::uint32_t> numbers;  // in the register
};

NameRegister::Living NameRegister::living(const NamesFile& names_file) const {
  Living found;
  for (std::uint32_t i = 0; i < tables_.names.size(); ++i) {
    const NameTables::Name& name = tables_.names[i];
    if (name.articles == 0) continue;
    if (is_no_name(name.type, tables_.text(i)) && !names_file.find(tables_.text(i))) continue;
    found.names.push_back({name.type, tables_.text(i), name.articles});
    found.numbers.push_back(i);
  }
  return found;
}

namespace {

constexpr std::uint32_t nobody = UINT32_MAX;
constexpr std::uint32_t several = UINT32_MAX - 1;

}  // namespace

// By living name: the row of the names file that it belongs to, or `nobody`. What the file does not say follows the
// names that it is one with, if the file has these in one row.
std::vector<std::uint32_t> NameRegister::claims(const Living& living, const Identities& identities,
                                                const NamesFile& names_file) const {
  std::vector<std::uint32_t> claims(living.names.size(), nobody);
  if (names_file.rows().empty()) return claims;
  std::vector<std::uint32_t> of_row(identities.display_name.size(), nobody);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::uint32_t row = identities.row_of[i];
    const auto claim = names_file.find(living.names[i].name, living.names[identities.display_name[row]].type);
    if (!claim) continue;
    claims[i] = *claim;
    of_row[row] = of_row[row] == nobody || of_row[row] == *claim ? *claim : several;
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::uint32_t row = of_row[identities.row_of[i]];
    if (claims[i] == nobody && row != several) claims[i] = row;
  }
  return claims;
}

namespace {

// Rows as they are opened, and the row of each name.
struct OpenRows {
  std::vector<std::uint32_t> of_name;  // no_row = none
  std::vector<std::uint32_t> displayed;

  // The row that `row` is, which is opened with the name to print if it is none yet.
  std::uint32_t open(std::uint32_t& row, std::uint32_t shown) {
    if (row != no_row) return row;
    displayed.push_back(shown);
    return row = static_cast<std::uint32_t>(displayed.size() - 1);
  }
};

}  // namespace

NameTables NameRegister::join(const AcronymUses& acronyms, const NamesFile& names_file) {
  Living living = this->living(names_file);
  const Identities identities = acronyms.link(living.names, join_identities(living.names));
  const std::vector<std::uint32_t> claimed = claims(living, identities, names_file);
  OpenRows rows{std::vector<std::uint32_t>(tables_.names.size(), no_row), {}};
  std::vector<std::uint32_t> row_of_claim(names_file.rows().size(), no_row);
  std::vector<std::uint32_t> natural(identities.display_name.size(), no_row);
  for (std::size_t row = 0; row < natural.size(); ++row) {
    const std::uint32_t shown = identities.display_name[row];
    if (claimed[shown] == nobody) rows.open(natural[row], living.numbers[shown]);
  }
  const auto better = [&](std::uint32_t a, std::uint32_t b) {
    const auto articles = [&](std::uint32_t number) { return tables_.names[number].articles; };
    return articles(a) != articles(b) ? articles(a) > articles(b) : tables_.text(a) < tables_.text(b);
  };
  for (std::size_t i = 0; i < living.names.size(); ++i) {
    const std::uint32_t number = living.numbers[i];
    const std::uint32_t row = identities.row_of[i];
    rows.of_name[number] = rows.open(claimed[i] != nobody ? row_of_claim[claimed[i]] : natural[row], number);
    // What the file leaves of a row whose name it took prints its best name.
    const bool left_over = claimed[i] == nobody && claimed[identities.display_name[row]] != nobody;
    std::uint32_t& shown = rows.displayed[rows.of_name[number]];
    if (left_over && better(number, shown)) shown = number;
  }
  living = {};  // its texts are the tables'
  for (std::size_t i = 0; i < row_of_claim.size(); ++i) {
    if (row_of_claim[i] != no_row) print_as(names_file.rows()[i], row_of_claim[i], rows.of_name, rows.displayed);
  }
  slots_ = {};
  NameTables joined = std::exchange(tables_, {});
  joined.rows = std::move(rows.of_name);
  joined.displayed = std::move(rows.displayed);
  return joined;
}

// Gives the file's row its name, and its forms to those who look for it.
void NameRegister::print_as(const NamesFile::Row& row, std::uint32_t number_of_row, std::vector<std::uint32_t>& rows,
                            std::vector<std::uint32_t>& displayed) {
  const auto take = [&](const std::string& text) {
    const std::uint32_t name = number(row.type, text);
    rows.resize(tables_.names.size(), no_row);
    if (rows[name] == no_row) rows[name] = number_of_row;
    return name;
  };
  displayed[number_of_row] = take(row.name);
  for (const std::string& alias : row.aliases) take(alias);
}

RowFacts row_facts(const NameTables& names, const NamesFile& names_file) {
  RowFacts all;
  for (const std::uint32_t shown : names.displayed) {
    RowFacts::Fact fact;
    fact.name = shown;
    const EntityType type = names.names[shown].type;
    if (const auto row = names_file.find(names.text(shown))) {
      fact.id = names_file.rows()[*row].id;
      fact.country = names_file.rows()[*row].country;
    }
    if (fact.country.empty() && type == EntityType::place) fact.country = sure_country(names.text(shown));
    if (!fact.id.empty() || !fact.country.empty()) all.facts.push_back(std::move(fact));
  }
  std::sort(all.facts.begin(), all.facts.end(),
            [](const RowFacts::Fact& a, const RowFacts::Fact& b) { return a.name < b.name; });
  return all;
}

}  // namespace dateline
