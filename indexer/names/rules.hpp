// Decides what each unit of a run begins: a title, a person, a place, an organisation, or a name that no list knows.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/names/candidates.hpp"
#include "indexer/names/units.hpp"

namespace dateline {

// Appends the candidates of one run after the other to `out`.
class NameRules {
 public:
  NameRules(std::string_view text, Field field, const SentenceUnits& run, std::vector<NameCandidate>& out)
      : text_(text), field_(field), run_(run), out_(out) {}

  // Reads the run that `run` now holds.
  void read_run();
  // Appends the units from `first` to `last` as one candidate, without asking any rule.
  NameCandidate& emit(std::size_t first, std::size_t last, std::optional<EntityType> type, Evidence evidence);

 private:
  // Each takes the unit to start at and returns the one to go on with; no_unit when it does not hold.
  std::size_t read_unit(std::size_t at);
  std::size_t read_title(std::size_t at);
  std::size_t read_person(std::size_t at, Evidence evidence, Gender gender, bool titled);
  std::size_t read_place(std::size_t at);
  std::size_t read_organisation(std::size_t at, std::size_t last);
  std::size_t read_unknown(std::size_t at);
  std::size_t read_dateline(std::size_t at);
  std::size_t read_credit(std::size_t at);

  // Questions about the words around a unit.
  bool before_plc(std::size_t unit) const;
  bool before_event(std::size_t unit) const;
  bool behind_source(std::size_t unit) const;
  bool of_place_noun(std::size_t unit) const;
  bool speaks_for(std::size_t unit) const;

  std::string_view text_;
  Field field_;
  const SentenceUnits& run_;
  std::vector<NameCandidate>& out_;
};

}  // namespace dateline
