// Words that tell what a capitalised run names: titles, organisation words, well-known organisations, nationalities.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

// What a word or phrase does next to a name or in it. A word may have several.
enum WordClass : unsigned {
  given_male = 1U << 0,
  given_female = 1U << 1,
  honorific_male = 1U << 2,    // Mr, Sir, King: always before a person
  honorific_female = 1U << 3,  // Ms, Dame, Queen
  honorific = 1U << 4,         // Dr, Judge, Senator
  role = 1U << 5,              // President, Chief Executive: before a person, but in "President of the ..." as well
  role_modifier = 1U << 6,     // Defence, Deputy, Former: before a role
  org_suffix = 1U << 7,        // Inc, plc
  org_head = 1U << 8,          // Ministry, University: makes an organisation of the run, also with "of" behind
  org_tail = 1U << 9,          // Airlines, Group: makes an organisation of the run only as its last word
  place_head = 1U << 10,       // River, Island: last word of a place
  place_start = 1U << 11,      // Mount, Lake, Gulf: first word of a place
  calendar = 1U << 12,         // days, months, feasts
  demonym = 1U << 13,          // nationalities, languages, faiths
  ordinary = 1U << 14,         // a word that is mostly written small
  particle = 1U << 15,         // van, de, bin: small letters inside a person's name
  not_a_name = 1U << 16,       // GDP, CEO, DNA
  speech_verb = 1U << 17,      // said, told: after a person or an organisation
  place_cue = 1U << 18,        // in, near: before a place
  person_cue = 1U << 19,       // spokesman, actor, brother, in small letters before a person
  place_noun = 1U << 20,       // town, province, before "of" and a place
  location_phrase = 1U << 21,  // known places that the place list does not have
  also_given = 1U << 22,       // a place's name that people bear as well: Paris, Jordan
  event_head = 1U << 23,       // Cup, Prize, Act: the run that ends in it names no person, organisation or place
  org_cue = 1U << 24,          // analyst, shares, in small letters behind an organisation
  wild_start = 1U << 25,       // Mount, Wadi, Qasr: first word of a place that no list needs to know
};
constexpr unsigned any_given = given_male | given_female;
constexpr unsigned any_honorific = honorific | honorific_male | honorific_female;
constexpr unsigned any_title = any_honorific | role;

// Entries parted by '|', of one class. Case does not matter.
struct WordList {
  unsigned classes = 0;
  std::string_view language;  // ISO 639-1; empty = all
  std::string_view entries;
};

std::span<const WordList> word_lists();

// Records parted by '|': NAME{=ALIAS}. An acronym is matched only in capitals.
std::string_view organisation_records();

}  // namespace dateline
