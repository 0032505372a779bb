// Reads test collections: topics and relevance judgements; measures how good a ranking is.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A stated need.
struct Topic {
  std::string number;  // as printed after "Number:"
  std::string title;   // the short query
  std::string description;
};

// TREC topics (<top> <num> <title> <desc> <narr>, closing tags or none), or lines "number TAB query".
// name: for messages. Throws Error (usage) when there is no topic in it, or one without a number or title.
std::vector<Topic> parse_topics(std::string_view text, const std::string& name);

// topic -> article id -> grade, 0 = judged not relevant.
using Judgements = std::map<std::string, std::map<std::string, int>>;

// Lines "topic iteration id grade". Throws Error (usage), naming the line, for any other.
Judgements parse_judgements(std::string_view text, const std::string& name);

struct Measures {
  double ndcg_10 = 0;            // gains are the grades, discount log2(rank + 1)
  double average_precision = 0;  // over the whole ranking
  double reciprocal_rank = 0;    // of the first relevant
  double precision_10 = 0;
};

// ranking: ids, best first, each once. Unjudged ids count as not relevant. All 0 when nothing is judged relevant.
// Source of the definitions: Manning, Raghavan and Schuetze, "Introduction to Information Retrieval", 2008,
// section 8.4.
Measures measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades);

}  // namespace dateline
