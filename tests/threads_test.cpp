// One Searcher shared by eight threads with mixed queries gives each the results that one thread gets.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <thread>

#include "searcher/output.hpp"
#include "searcher/searcher.hpp"
#include "tests/program.hpp"

using dateline::Searcher;
using dateline::SearchRequest;
using dateline::test::Folder;

namespace {

SearchRequest request(const char* query) {
  SearchRequest made;
  made.query = query;
  return made;
}

std::vector<SearchRequest> mixed_requests() {
  std::vector<SearchRequest> requests;
  for (const char* query : {"", "dam", "strike port", "\"of the\"", "dam AND warnings", "election NOT karvelia",
                            "(ferry OR whale) AND harbour", "person:Prewett strike", "published:2023-04", "zeppelin",
                            "mentions:2023-04-06 dam", "die Straße", "плотина", "\"nobody wins\"", "Red Cross"}) {
    requests.push_back(request(query));
    requests.push_back(request(query));
    requests.back().unit = dateline::Unit::article;
    requests.back().facets = {"person", "place", "published", "mentioned", "story", "source"};
    requests.back().explain = true;
  }
  requests.push_back(request("(dam"));  // an error is a result as well
  return requests;
}

std::string result_of(const Searcher& searcher, const SearchRequest& wanted) {
  try {
    dateline::SearchResult result = searcher.search(wanted);
    result.took_us = 0;
    std::ostringstream text;
    print_json(text, result);
    return text.str();
  } catch (const dateline::Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("threads that share a searcher get what one thread gets") {
  const Folder folder;
  const std::string index = folder / "index";
  REQUIRE(dateline::test::run({"dateline-index", "build", "-q", index, dateline::test::own_corpus()}).status == 0);
  const std::vector<SearchRequest> requests = mixed_requests();
  std::vector<std::string> expected;
  {
    const Searcher alone(index);
    for (const SearchRequest& wanted : requests) expected.push_back(result_of(alone, wanted));
  }
  constexpr std::size_t count = 8;
  constexpr std::size_t rounds = 3;
  for (std::size_t round = 0; round < rounds; ++round) {  // each with cold caches
    const Searcher shared(index);
    std::vector<std::vector<std::string>> wrong(count);
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < count; ++thread) {
      threads.emplace_back([&, thread] {
        for (std::size_t i = 0; i < requests.size(); ++i) {
          const std::size_t at = (i * (2 * thread + 1) + thread) % requests.size();
          if (result_of(shared, requests[at]) != expected[at]) wrong[thread].push_back(requests[at].query);
          if (shared.outdated()) wrong[thread].push_back("outdated");
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const auto& list : wrong) CHECK_MESSAGE(list.empty(), list.front());
  }
}
