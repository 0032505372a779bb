// Indexes three articles and searches them through the installed library, as an embedding program would.
#include <dateline/indexer/indexing.hpp>
#include <dateline/searcher/output.hpp>
#include <dateline/searcher/searcher.hpp>
#include <fstream>
#include <iostream>

int main(int count, char** words) {
  if (count != 2) return 2;
  const std::string folder = words[1];
  const std::string corpus = folder + "/articles.jsonl";
  std::ofstream(corpus)
      << R"({"id":"a","published":"2023-04-06","headline":"Dam breaks","body":"The dam gave way on Thursday."}
{"id":"b","published":"2023-04-07","body":"Ann Lee, an engineer, had warned of the dam."}
{"id":"c","body":"The ferries of Northfield sail again."}
)";
  try {
    const dateline::IndexingReport report = dateline::build_index(folder + "/index", {corpus}, {});
    const dateline::Searcher searcher(folder + "/index");
    dateline::SearchRequest request;
    request.query = "dams";
    request.facets = {"person"};
    const dateline::SearchResult result = searcher.search(request);
    dateline::print_text(std::cout, result, {});
    if (report.added != 3 || result.total.articles != 2 || result.hits.size() != 2) return 1;
  } catch (const dateline::Error& error) {
    std::cerr << error.what() << "\n";
    return dateline::exit_status(error.kind());
  }
  try {
    const dateline::Searcher nothing(folder + "/nothing");
  } catch (const dateline::Error& error) {
    return error.kind() == dateline::ErrorKind::index_missing ? 0 : 1;
  }
  return 1;
}
