// Groups copies of one story: the wire item and what papers made of it with light edits.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/part_columns.hpp"

namespace dateline {

// What is kept of an article's text to find its copies: the shingles (three words in a row, by the tokenizer's forms)
// are hashed and dealt into 16 bins, and of each bin's least hash 8 bits are kept, as 1 to 255; 0 is an empty bin.
//
//   body     UTF-8.
//   returns  all 0 for a text too short to be called a copy: fewer than 24 shingles, or so few different
//            ones that half of the bins are empty.
//
// Cost: one pass, 130 to 180 MB/s; most of it the tokenizer's.
//
// Sources: Broder, "On the resemblance and containment of documents", 1997; one permutation with bins after
// Li, Owen and Zhang, "One Permutation Hashing", 2012.
StorySignature story_signature(std::string_view body);

struct StoryArticle {
  StorySignature signature{};
  std::int32_t day = no_day;  // Day::number
};

// Whether two articles are copies of one text with light edits, as far as signatures tell: a property of the pair
// alone.
//   - two neighbouring bins (the last one's neighbour is the first) agree and are not empty: what can be looked up;
//     where all 16 bins are filled, the next point implies it;
//   - of the bins that either has, more than half agree: about half of the shingles are common to both;
//   - both are dated and at most three days apart, or one of them is undated.
//
// Chosen on Reuters-21578 (21,578 articles, 363 sure pairs of repeats and corrections at most three days apart): 358
// are joined, the other five are tables of fewer than 24 shingles; the largest group has five articles. What is joined
// wrongly is formula reports of one week ("Fed adds reserves"). At exactly half, the largest group grows to eight and
// other such reports follow; from 16 shingles on, four more pairs come, and a wrong group of twelve.
bool are_copies(const StoryArticle& a, const StoryArticle& b);

inline constexpr std::uint32_t ungrouped = UINT32_MAX;

// Stories are the connected components of are_copies.
//
//   articles  at most UINT32_MAX - 1.
//   stories   parallel to articles. In: `ungrouped`, or the number of the story that the article has; numbers
//             may have gaps. Out: numbers from 0, by first appearance.
//   returns   how many stories there are.
//
// Articles that have a story are compared with ungrouped ones only; all stories that an ungrouped article connects
// become one. So grouping some and then the rest gives the groups of grouping all at once, in whatever order. To take
// articles out, make all members of their stories `ungrouped` and drop them: a story may fall apart.
//
// One bound, for copies of a form letter by the ten thousand: in a band (a pair of neighbouring bins) an article is
// compared with 1,024 others that are not of its story already, the near in time first. What is given up by it depends
// on what is grouped together, but never on the order of the articles. Pairs that share one band of usual size are
// found in any case.
//
// Cost: 2 to 4 us and at most 16 bytes an article beyond the arguments, and 4 bytes a number up to the largest story's;
// 0.05 s for 100 ungrouped articles among a million others. A form letter's copies that are hardly alike, the
// worst there is, take up to 50 us each.
std::uint32_t group_stories(const std::vector<StoryArticle>& articles, std::vector<std::uint32_t>& stories);

}  // namespace dateline
