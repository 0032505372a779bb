// Names among the words of a query: the people, organisations and places that they mean.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/query_language.hpp"

namespace dateline {

struct QueryName {
  std::string text;    // as it is printed in facets
  std::string phrase;  // what of the query means it
  Leaf leaf;           // of all passages that name it, by whatever name
};

// Words side by side that are together the name or an alias of up to three rows ("Michael Fallon", "IAEA"); of words
// that are part of several names, the longest, up to five words. query: a word, or words side by side; what is quoted,
// and fields, are no part of a name. In the order of the query.
// Cost: the first time the index of names (see NameIndex); one walk over the names of the kinds found.
std::vector<QueryName> names_in(const IndexSnapshot& index, const QueryNode& query);

}  // namespace dateline
