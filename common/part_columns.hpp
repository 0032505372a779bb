// A part's columns: what is known of its articles and passages beside their words.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/date.hpp"
#include "common/index_format.hpp"
#include "common/packed_columns.hpp"

namespace dateline {

// 16 minima of the three-word shingles of an article's text; see stories.hpp.
inline constexpr std::size_t signature_bytes = 16;
using StorySignature = std::array<std::uint8_t, signature_bytes>;

inline constexpr std::int32_t no_day = INT32_MIN;

// One value an article, and what has to be known of the part before anything else of it.
struct ArticleColumns {
  std::vector<std::uint32_t> passage_counts;
  std::vector<std::int32_t> published;    // Day::number, of a month or year its first day, or no_day
  std::vector<std::uint32_t> precisions;  // of published, a DatePrecision each; unknown where that is no_day
  std::vector<std::uint32_t> sources;     // index into source_names
  std::vector<std::uint32_t> languages;   // index into language_names
  std::vector<std::string> source_names;  // index 0 is "" (no source)
  std::vector<std::string> language_names;
  std::vector<std::uint32_t> frames;        // the first article of each text frame, ascending from 0
  StreamBlocks frame_blocks;                // parallel to frames
  bool all_own = false;                     // all postings are the part's own, and none Xapian's
  std::vector<std::string> frequent_terms;  // ascending; those whose postings are the part's own, unless all are

  std::size_t articles() const { return passage_counts.size(); }
  bool is_own(std::string_view term) const {
    return all_own || std::binary_search(frequent_terms.begin(), frequent_terms.end(), term);
  }
};

// The days on which an article may have been published: one, or those of the month or year that it names. nullopt
// where it says nothing.
std::optional<DayInterval> published_days(const ArticleColumns& columns, std::size_t article);

// The names of one type, one list a passage; each value once in a list, ascending.
struct NameLists {
  Lists lists;              // indexes into NameColumns
  std::uint32_t names = 0;  // size of the part's table
};

// One list a passage; each value once in a list, ascending.
struct MentionedDays {
  Lists lists;  // indexes into intervals
  std::vector<DayInterval> intervals;
};

// One value a passage, in docid order.
struct PassageLengths {
  std::vector<std::uint8_t> tokens;           // of headline and body, the gap between them not counted; at most 127
  std::vector<std::uint8_t> headline_tokens;  // those of them that are the headline's
};

// What the analysis made of one article beside its passages; later runs compare and join by it.
struct UpdateColumns {
  std::vector<std::uint64_t> content_hashes;  // 40 bits, of the record as it was read
  std::vector<StorySignature> signatures;
  // Acronyms that an article spells out: its ordinal, the acronym, the name.
  struct Acronym {
    std::uint32_t article = 0;
    std::string acronym;
    std::string name;
  };
  std::vector<Acronym> acronyms;
};

inline constexpr std::uint64_t content_hash_mask = (1ULL << 40) - 1;

// The part's names by EntityType, by falling number of passages.
struct NameColumns {
  StringColumn of[entity_types];
};

std::string encode(const NameColumns& columns);
NameColumns decode_name_columns(std::string_view bytes);  // throws Error (index_damaged)

std::string encode(const PassageLengths& lengths);
PassageLengths decode_lengths(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)
std::string encode(const UpdateColumns& columns);
UpdateColumns decode_update_columns(std::string_view bytes, std::size_t articles);  // throws Error (index_damaged)

std::string encode(const ArticleColumns& columns);
ArticleColumns decode_article_columns(std::string_view bytes);  // throws Error (index_damaged)
std::string encode(const NameLists& names);
NameLists decode_name_lists(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)
std::string encode(const MentionedDays& mentioned);
MentionedDays decode_mentioned(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)

}  // namespace dateline
