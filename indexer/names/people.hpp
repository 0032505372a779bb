// Tells which mentions of people in one article mean the same person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/names/candidates.hpp"
#include "indexer/names/key_map.hpp"

namespace dateline {

// Full names are one person by surname and given name or initial; shorter ones the person mentioned latest before.
class PeopleJoiner {
 public:
  explicit PeopleJoiner(const std::vector<NameCandidate>& candidates) : candidates_(candidates) { collect(); }
  // The number of the person that a mention means; nothing when it is nobody that has a full name here. Mentions are
  // asked for in the order of the text.
  std::optional<std::uint32_t> find(std::size_t mention);

 private:
  // A full name that the article gives to one person.
  struct Person {
    std::string_view given;
    std::string_view surname;
    Gender gender = Gender::unknown;
    std::size_t first_mention = 0;
    std::size_t latest_mention = 0;  // + 1; 0 = not yet met
  };

  void collect();
  void add_full_name(std::size_t mention, std::string_view given, std::string_view surname);
  Person* choose(const std::vector<std::uint32_t>& among, std::size_t mention);

  const std::vector<NameCandidate>& candidates_;
  std::vector<Person> people_;
  KeyMap<std::vector<std::uint32_t>> by_surname_;
  KeyMap<std::vector<std::uint32_t>> by_given_;
  KeyMap<std::uint32_t> by_key_;
  std::unordered_map<std::string, std::uint32_t> by_sound_;
};

}  // namespace dateline
