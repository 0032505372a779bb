// Asks all topics of a test collection and writes the run: on many threads, the same bytes as on one.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "searcher/searcher.hpp"
#include "searcher/trec_files.hpp"

namespace dateline {

struct TopicRun {
  std::string tag;
  std::size_t depth = 1000;  // articles a topic
  std::size_t threads = 0;   // 0 = as many as there are cores
};

// Writes the run of `topics`, in their order, each as print_trec writes it. Each title is asked for its words only; one
// without a word finds nothing.
//
// request   filters and the like; its query, unit, top and offset are set here: a run names articles, each once.
// returns   whether any topic matched.
// Throws    what the search throws, of the first topic in order that fails, when the topics before it are written.
// Memory: results of at most 16 topics a thread wait to be written.
bool run_topics(std::ostream& out, const Searcher& searcher, const SearchRequest& request,
                const std::vector<Topic>& topics, const TopicRun& run);

}  // namespace dateline
