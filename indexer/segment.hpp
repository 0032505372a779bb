// Writes articles into one part of a segment: a glass database with terms, position bytes, columns and stored text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/index_format.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "indexer/understood_article.hpp"

namespace dateline {

// How text and postings are packed. Reading one article costs the decompression of its frame.
struct Packing {
  int level = 10;                             // of zstd, 1 to 19
  std::size_t frame_bytes = 16u << 10;        // of articles, before compression; a larger article is a frame of its own
  std::size_t dictionary_bytes = 192u << 10;  // at most
  std::size_t sample_bytes = 1024u << 10;     // of articles that the dictionary is trained on, at most
  // Terms in more than one passage of so many have postings of the part's own; 0 = all terms have.
  std::uint32_t own_postings_divisor = 512;
};

// A run that serves soon; and a compaction, which may take five times as long.
inline constexpr Packing fast_packing{};
inline constexpr Packing dense_packing{19, 32u << 10, 448u << 10, 8u << 20, 0};

// What articles are compressed with, trained on some of them; nullptr where they are too few to train one.
using TextDictionary = std::shared_ptr<const std::string>;

// What a finished part holds, as the catalogue and later parts have to know it.
struct PartContents {
  std::uint32_t passages = 0;
  ArticleColumns columns;
  StringColumn ids;
  NameLists facets[entity_types];
  NameColumns names;
  UpdateColumns update;
};

// Collects one part. Memory: about three times the text added, so a part is given some megabytes of it.
// Throws Error (io) when the disk is full or the folder cannot be written; the part is then lost as a whole.
class PartBuilder {
 public:
  // folder  does not exist yet; its parent does.
  // number  unique in the index, below 2^28.
  PartBuilder(const std::string& folder, std::uint32_t number, const Packing& packing = fast_packing);
  ~PartBuilder();
  PartBuilder(const PartBuilder&) = delete;
  PartBuilder& operator=(const PartBuilder&) = delete;

  void add(const UnderstoodArticle& article);

  // Trains a dictionary on articles added so far, taken evenly from all of them; nullptr when they are too few.
  TextDictionary train_dictionary() const;

  // Writes what is still held and closes the database.
  //   dictionary        nullptr for none.
  //   store_dictionary  whether this part is the one of its segment that holds it.
  PartContents finish(const TextDictionary& dictionary, bool store_dictionary);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
