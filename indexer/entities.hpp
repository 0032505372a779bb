// Finds the people, organisations and places an article names, and joins the mentions of one thing within it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "common/article.hpp"

namespace dateline {

// One thing that an article names.
struct Entity {
  EntityType type = EntityType::person;
  // Its fullest form in the article, without titles and possessives, blanks
  // single, or the usual English name of a listed place or organisation ("United
  // States" for "U.S.", "United Nations" for "UN"), so that articles agree.
  std::string name;
  // The other forms that occur, as printed, deduplicated, in order of first mention.
  std::vector<std::string> aliases;
};

// An occurrence of an entity's name in a field of the article.
struct NameMention {
  Field field = Field::body;
  Range range;               // bytes of that field; titles and possessive 's left out
  std::uint32_t entity = 0;  // index into ArticleNames::entities
};

struct ArticleNames {
  std::vector<Entity> entities;
  std::vector<NameMention> mentions;  // headline first, then body, by position; never overlapping
};

// What the tagger of English names has learnt; a file as dateline-train-names writes it.
class TagModel;
// Throws Error (usage) when the file is missing or damaged, or of another version.
std::shared_ptr<const TagModel> open_names_model(const std::string& path);
std::uint64_t names_model_checksum(const TagModel& model);

// article.headline and article.body are read, datelines included, up to 4 MiB of each.
// language: ISO 639-1; "en" and "" are tagged, others have the list of places and runs after titles.
// model: of open_names_model; nullptr = the one built into the library.
// Never throws. Cost: one pass; some 40 ms a megabyte of English.
ArticleNames find_names(const Article& article, const TagModel* model = nullptr);

// A name that someone else has found.
struct KnownName {
  Field field = Field::body;
  Range range;  // bytes of that field
  EntityType type = EntityType::person;
};

// Joins the mentions of names that are known already as find_names joins those that it finds; for English.
//
//   names  headline first, then body, by position; never overlapping.
//
// A name of which no word begins in the first 4 MiB of its field is left out; ranges are widened to whole words.
ArticleNames join_known_names(const Article& article, std::span<const KnownName> names);

}  // namespace dateline
