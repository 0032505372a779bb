// Finds the people, organisations and places an article names, and joins the mentions of one thing within it.
#pragma once

#include <cstdint>
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

// article.headline and article.body are read, datelines included, up to 4 MiB of each.
// language: ISO 639-1; "en" has the full rules, others the list of places and runs after titles.
// Never throws. Cost: one pass; a few microseconds a kilobyte is the aim.
ArticleNames find_names(const Article& article);

}  // namespace dateline
