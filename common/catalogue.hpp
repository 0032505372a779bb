// What a generation consists of: segments, parts, stories, names, and the stub file that says which one is current.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_format.hpp"

namespace dateline {

struct CataloguePart {
  std::uint32_t number = 0;          // in keys
  std::uint32_t segment = 0;         // index into Catalogue::segments
  std::uint32_t dictionary = 0;      // number of the part whose 'D' compresses this one's articles
  std::uint32_t first_document = 0;  // of its segment, from 0; documents between parts belong to nobody any more
  std::uint32_t articles = 0;        // dead ones included, as in the columns
  std::uint32_t passages = 0;
  std::vector<std::uint32_t> dead;  // ordinals of withdrawn and replaced articles, ascending
  // Which story each article belongs to; story numbers are those of the whole generation, from 0. No meaning for
  // dead ones.
  std::vector<std::uint32_t> stories;
};

// What was looked for in the articles, beside their words.
struct Analysis {
  bool names = true;
  bool dates = true;
  bool stories = true;
  bool operator==(const Analysis&) const = default;
};

struct Catalogue {
  std::uint32_t generation = 0;
  std::uint64_t articles = 0;  // dead ones left out, and so for passages
  std::uint64_t passages = 0;
  std::uint32_t stories = 0;
  std::uint32_t next_part = 0;  // lowest part number never used
  Analysis analysis;
  bool compacted = false;              // every segment was written by a compaction, and nothing is dead
  std::vector<std::string> segments;   // folder names below segments/
  std::vector<CataloguePart> parts;    // segment by segment, in docid order
  std::vector<std::string> languages;  // of the articles; whose stemmers a query needs
};

inline constexpr std::uint32_t no_row = UINT32_MAX;

// All names of the generation, with the row of a facet each belongs to. The texts lie end to end in one string:
// an index of a million articles has as many names.
struct NameTables {
  struct Name {
    std::uint32_t begin = 0;  // in texts
    std::uint32_t size = 0;
    std::uint32_t articles = 0;  // dead ones left out
    EntityType type = EntityType::person;
  };
  std::string texts;
  std::vector<Name> names;
  std::vector<std::uint32_t> rows;       // by name: of the name facets; no_row when no article has it any more
  std::vector<std::uint32_t> displayed;  // by row: the name that is printed. Rows are in no particular order
  // For each part of the catalogue, in its order: the numbers of the names of the part's tables.
  struct PartNames {
    std::vector<std::uint32_t> of[entity_types];
  };
  std::vector<PartNames> parts;

  std::string_view text(std::uint32_t name) const {
    return std::string_view(texts).substr(names[name].begin, names[name].size);
  }
  // Names that some articles took for another type may be in a row: its type is that of the name printed.
  EntityType row_type(std::uint32_t row) const { return names[displayed[row]].type; }
};

// What is known of rows beside their names; ascending by the number of the name that is printed.
struct RowFacts {
  struct Fact {
    std::uint32_t name = 0;
    std::string country;  // of a place, ISO 3166 alpha-2; empty = not sure
    std::string id;       // of the names file; empty = none
  };
  std::vector<Fact> facts;
  // nullptr when nothing is known of the row that prints it.
  const Fact* find(std::uint32_t name) const;
};

std::string encode(const RowFacts& facts);
RowFacts decode_row_facts(std::string_view bytes);  // throws Error (index_damaged)

// In how many articles an acronym stood for a name that is spelt out.
struct AcronymCount {
  std::string acronym;
  std::string name;
  std::uint64_t articles = 0;
};

std::string encode(const NameTables& names);
NameTables decode_names(std::string_view bytes);  // throws Error (index_damaged)

std::string encode(const std::vector<AcronymCount>& acronyms);
std::vector<AcronymCount> decode_acronyms(std::string_view bytes);  // throws Error (index_damaged)

// Which version of an item the index holds, or that it is withdrawn. Items without either are not listed.
struct ItemVersion {
  std::uint64_t id = 0;       // a hash of the article's id
  std::uint64_t version = 0;  // later versions have higher numbers; 0 = not told
  bool withdrawn = false;
};
std::string encode(const std::vector<ItemVersion>& items);
std::vector<ItemVersion> decode_item_versions(std::string_view bytes);  // throws Error (index_damaged)

std::string encode(const Catalogue& catalogue);
Catalogue decode_catalogue(std::string_view bytes);  // throws Error (index_damaged)

// --- Folders --------------------------------------------------------------------

inline constexpr std::string_view stub_name = "XAPIANDB";
std::string generation_folder(std::uint32_t generation);                    // "generations/000001"
std::string segment_name(std::uint32_t generation, std::uint32_t ordinal);  // "000001-000"
// manifest: the checksum of the generation's manifest.json, 32 hexadecimal digits.
std::string stub_text(const Catalogue& catalogue, std::string_view manifest);

// What the stub names: generation and segments, in order. Throws Error (index_damaged)
// when it is not a stub of ours.
struct Stub {
  std::uint32_t generation = 0;
  std::string manifest;  // empty in stubs of schema 1
  std::vector<std::string> segments;
};
Stub parse_stub(std::string_view text);

}  // namespace dateline
