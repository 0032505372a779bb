// Makes candidates of the names that the tagger finds in an English article.
#pragma once

#include <span>
#include <vector>

#include "common/article.hpp"
#include "indexer/entities.hpp"
#include "indexer/names/candidates.hpp"
#include "indexer/names/tag_model.hpp"

namespace dateline {

// The people, organisations and places of headline and body, in order and never overlapping; every type is certain.
// At most the first 4 MiB of each field are read. The tagger of the calling thread is used, and kept for the next
// article: some 10 MB a thread.
//
// Cost: linear; see indexer/README.md for the speed.
std::vector<NameCandidate> find_tagged_names(const Article& article, const TagModel& model);

// The same for names that are known already, in the order of the text and never overlapping; one that is no part of any
// token is left out.
std::vector<NameCandidate> make_known_names(const Article& article, std::span<const KnownName> names,
                                            const TagModel& model);

}  // namespace dateline
