// The program dateline-index: options in, exit status out; the work is in indexing.hpp.
#include <unistd.h>
#include <xapian/version.h>

#include <boost/program_options.hpp>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "common/index_format.hpp"
#include "indexer/indexing.hpp"

namespace options = boost::program_options;
using dateline::Error;
using dateline::ErrorKind;
using dateline::IndexingOptions;
using dateline::IndexingReport;

namespace {

constexpr const char* help_begin =
    R"(Examples:
  dateline-index build my.index articles/            index a folder of .txt, JSON lines or SGML files
  dateline-index build my.index archive.tar.zst      ... or an archive of them
  dateline-index build my.index - < export.jsonl     ... or what another program prints
  dateline-index build my.index old/ --published 1998-05-04   for files that do not say their day
  dateline-index status my.index --json
  dateline-index convert articles/ > articles.jsonl  the articles as they are read
  dateline-index annotate articles/                  the names and dates found in them

Usage:
  dateline-index build    INDEX CORPUS...   make a new generation of INDEX from nothing; the old one serves until the switch
  dateline-index status   INDEX             what the index holds
  dateline-index convert  CORPUS...         the articles as JSON lines on standard output; nothing is indexed
  dateline-index annotate CORPUS...         a JSON line for each name and date; nothing is indexed

CORPUS is files, folders, archives (.gz .zst .tar .zip) or - for standard input. Forms are found by content:
plain text (with NAME.json beside NAME.txt for headline, published, source ...), JSON lines, TREC and Reuters-21578 SGML.

)";

constexpr const char* help_end = R"(
Exit status: 0 done; 2 usage error; 3 index or corpus missing, locked or unreadable; 4 index damaged or of another
version; 5 done, some records rejected; 6 stopped by --fail-over, nothing published; 130 interrupted.
)";

constexpr unsigned help_columns = 120;

// The first signal asks for a stop at the next article. A second one ends the program at once, which
// harms no index; without it a run that waits for input could not be stopped by hand.
volatile std::sig_atomic_t interrupted = 0;
void on_interrupt(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);
}

struct Arguments {
  std::string command;
  std::vector<std::string> names;  // INDEX and CORPUS
  IndexingOptions indexing;
  bool json = false;
  bool quiet = false;
};

options::options_description visible_options(Arguments& arguments) {
  options::options_description visible("Options", help_columns);
  IndexingOptions& indexing = arguments.indexing;
  auto add = visible.add_options();
  add("published", options::value(&indexing.published)->value_name("DAY"),
      "day (2017-04-09) of articles that name none; without it they stay undated");
  add("source", options::value(&indexing.source)->value_name("NAME"), "source of articles that name none");
  add("language", options::value(&indexing.language)->value_name("CODE"),
      "language of articles that name none, such as en; without it, it is detected");
  add("rejects", options::value(&indexing.rejects_path)->value_name("FILE"),
      "where rejected records go as JSON lines (build: INDEX/rejects-NNNNNN.jsonl)");
  add("fail-over", options::value(&indexing.fail_over)->value_name("N|P%"),
      "stop, and publish nothing, when more records than this are rejected");
  add("json", options::bool_switch(&arguments.json), "status: one JSON object");
  add("quiet,q", options::bool_switch(&arguments.quiet), "no progress and no summary");
  add("help,h", "this text");
  add("version", "versions of program, index schema and Xapian");
  return visible;
}

[[noreturn]] void usage(const std::string& sentence) {
  throw Error(ErrorKind::usage, sentence + "; see dateline-index --help");
}

// Returns false when help or version was all that was wanted.
bool parse(int count, char** words, Arguments& arguments) {
  options::options_description visible = visible_options(arguments);
  options::options_description all;
  all.add(visible).add_options()("names", options::value<std::vector<std::string>>());
  options::positional_options_description positional;
  positional.add("names", -1);
  options::variables_map values;
  try {
    options::store(options::command_line_parser(count, words).options(all).positional(positional).run(), values);
    options::notify(values);
  } catch (const options::error& error) {
    usage(error.what());
  }
  if (values.count("help") != 0 || count == 1) {
    std::cout << help_begin << visible << help_end;
    return false;
  }
  if (values.count("version") != 0) {
    std::cout << "dateline-index " << DATELINE_VERSION << ", index schema " << dateline::schema_version << ", Xapian "
              << XAPIAN_VERSION << "\n";
    return false;
  }
  if (values.count("names") != 0) arguments.names = values["names"].as<std::vector<std::string>>();
  if (arguments.names.empty()) usage("name a command: build, status, convert or annotate");
  arguments.command = arguments.names.front();
  arguments.names.erase(arguments.names.begin());
  return true;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, const char* one, const char* many) {
  return grouped(number) + " " + (number == 1 ? one : many);
}

std::string articles(std::uint64_t number) { return counted(number, "article", "articles"); }
std::string passages(std::uint64_t number) { return counted(number, "passage", "passages"); }

void print_summary(const IndexingReport& report, bool built) {
  std::cerr << counted(report.records, "record", "records") << " = " << grouped(report.added)
            << (built ? " added + " : " read + ") << grouped(report.rejected) << " rejected\n";
  if (built) {
    std::cerr << "generation " << report.generation << ": " << articles(report.added) << ", "
              << passages(report.passages) << ", " << counted(report.stories, "story", "stories") << " from "
              << grouped(report.text_bytes) << " bytes of text\n";
  }
  if (report.undated > 0) std::cerr << articles(report.undated) << " without a publication day\n";
  if (report.repaired > 0) std::cerr << articles(report.repaired) << " with repaired characters\n";
  if (report.unknown_fields > 0) {
    std::cerr << counted(report.unknown_fields, "unknown JSON field", "unknown JSON fields") << " left out\n";
  }
  if (!report.rejects_path.empty()) std::cerr << "rejected records: " << report.rejects_path << "\n";
}

// The first few reasons as they come; all of them are in the reject file.
void tell_rejections(IndexingOptions& indexing) {
  constexpr int shown_at_most = 10;
  indexing.on_rejection = [shown = 0](const std::string& sentence) mutable {
    if (++shown <= shown_at_most) std::cerr << "rejected " << sentence << "\n";
    if (shown == shown_at_most + 1) std::cerr << "... more rejections are not shown here\n";
  };
}

void show_progress(IndexingOptions& indexing) {
  if (::isatty(STDERR_FILENO) == 0) return;
  indexing.progress = [](const dateline::IndexingProgress& now) {
    std::fprintf(stderr, "\r%s: %s articles, %s rejected, %.1f MB\x1b[K", now.phase.c_str(),
                 grouped(now.articles).c_str(), grouped(now.rejected).c_str(), static_cast<double>(now.bytes) / 1e6);
    if (now.phase == "publishing") std::fputc('\n', stderr);
  };
}

int print_status(const Arguments& arguments) {
  if (arguments.names.size() != 1) usage("status takes one INDEX");
  const dateline::IndexStatus status = dateline::index_status(arguments.names[0]);
  if (arguments.json) {
    const nlohmann::ordered_json object = {{"generation", status.generation},
                                           {"schema", status.schema},
                                           {"articles", status.articles},
                                           {"passages", status.passages},
                                           {"segments", status.segments},
                                           {"tombstones", status.tombstones},
                                           {"bytes", status.bytes}};
    std::cout << object.dump() << "\n";
  } else {
    std::cout << "generation " << status.generation << ", schema " << status.schema << "\n"
              << articles(status.articles) << ", " << passages(status.passages) << "\n"
              << counted(status.segments, "segment", "segments") << ", with "
              << counted(status.tombstones, "withdrawn article", "withdrawn articles") << "\n"
              << grouped(status.bytes) << " bytes\n";
  }
  std::cout.flush();
  if (!std::cout) throw Error(ErrorKind::io, "cannot write the output: the disk is full or the reader has gone");
  return 0;
}

int finish(const Arguments& arguments, const IndexingReport& report, bool built) {
  if (!arguments.quiet) print_summary(report, built);
  return report.rejected > 0 ? 5 : 0;
}

int run(Arguments& arguments) {
  arguments.indexing.cancelled = [] { return interrupted != 0; };
  if (!arguments.quiet) tell_rejections(arguments.indexing);
  const std::string& command = arguments.command;
  if (command == "status") return print_status(arguments);
  if (command == "convert") {
    return finish(arguments, dateline::convert_corpus(arguments.names, arguments.indexing, std::cout), false);
  }
  if (command == "annotate") {
    return finish(arguments, dateline::annotate_corpus(arguments.names, arguments.indexing, std::cout), false);
  }
  if (command != "build")
    usage("there is no command \"" + command + "\"; there are build, status, convert and annotate");
  if (arguments.names.size() < 2) usage("build takes an INDEX and at least one CORPUS");
  if (!arguments.quiet) show_progress(arguments.indexing);
  const std::vector<std::string> corpus(arguments.names.begin() + 1, arguments.names.end());
  return finish(arguments, dateline::build_index(arguments.names[0], corpus, arguments.indexing), true);
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  try {
    Arguments arguments;
    if (!parse(count, words, arguments)) return 0;
    return run(arguments);
  } catch (const Error& error) {
    std::cerr << "dateline-index: " << error.what() << "\n";
    return dateline::exit_status(error.kind());
  } catch (const std::exception& error) {
    std::cerr << "dateline-index: unexpected failure: " << error.what() << "\n";
    return 3;
  }
}
