// Reads the files of a test collection: topics, relevance judgements (qrels) and runs.
#pragma once

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

// Judgements and runs are lines of fields between blanks or tabs; CRLF, a byte order mark, blank lines and
// comments (#) are read over. A line that is none of it throws Error (usage) that begins "name:line:".

// topic -> article id -> grade; from 1 relevant, 0 judged not relevant, below 0 not judged.
using Judgements = std::map<std::string, std::map<std::string, int>>;

// Lines "topic iteration id grade"; the iteration is not looked at. A document twice in a topic is refused.
Judgements parse_judgements(std::string_view text, const std::string& name);

// topic -> article ids, best first, each once.
using Run = std::map<std::string, std::vector<std::string>>;

// Lines "topic Q0 id rank score tag", in any order. As trec_eval does it, a topic is sorted by falling score and equal
// scores by falling id (bytes); the rank says nothing. A document twice in a topic is refused.
Run parse_run(std::string_view text, const std::string& name);

}  // namespace dateline
