// The program dateline-index: options in, exit status out; the work is in indexing.hpp.
#include <unistd.h>
#include <xapian/version.h>

#include <boost/program_options.hpp>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/index_format.hpp"
#include "common/text.hpp"
#include "indexer/indexing.hpp"
#include "indexer/progress.hpp"

namespace options = boost::program_options;
using dateline::Error;
using dateline::ErrorKind;
using dateline::grouped;
using dateline::IndexingOptions;
using dateline::IndexingProgress;
using dateline::IndexingReport;

namespace {

constexpr const char* help_begin =
    R"(Examples:
  dateline-index build my.index articles/            index a folder of .txt, JSON lines or SGML files
  dateline-index build my.index archive.tar.zst      ... or an archive of them
  dateline-index build my.index - < export.jsonl     ... or what another program prints
  dateline-index build my.index old/ --published 1998-05-04   for files that do not say their day
  dateline-index update my.index articles/           add what is new, replace what has changed
  dateline-index plan my.index articles/             what that would do
  dateline-index remove my.index a-1042 a-1043       withdraw two articles
  dateline-index verify my.index                     look for damage
  dateline-index status my.index --json
  dateline-index convert articles/ > articles.jsonl  the articles as they are read
  dateline-index check export.csv --map headline=title,body=text       what is in it, before it is indexed
  dateline-index annotate articles/                  the names and dates found in them
  dateline-index names my.index --names people.jsonl     ... which of these names are one thing; no article is read again

Usage:
  dateline-index build    INDEX CORPUS...   make a new generation of INDEX from nothing; the old one serves until the switch
  dateline-index update   INDEX CORPUS...   add new articles, replace changed ones, leave the others; told by id and content
  dateline-index plan     INDEX CORPUS...   count what update would do; changes nothing
  dateline-index remove   INDEX ID...       withdraw articles; - reads ids from standard input, one a line
  dateline-index compact  INDEX             write the index anew from its stored text, as small as can be
  dateline-index verify   INDEX             read every byte of it; says what is damaged
  dateline-index rollback INDEX             serve the generation before this one again
  dateline-index status   INDEX             what the index holds
  dateline-index names    INDEX             the rows of its name facets as JSON lines; with --names FILE or --no-names-file
                                            sets what is one row, without reading an article
  dateline-index convert  CORPUS...         the articles as JSON lines on standard output; nothing is indexed
  dateline-index check    CORPUS...         what a build would make of each record, and what looks wrong; nothing is indexed
  dateline-index annotate CORPUS...         a JSON line for each name and date; nothing is indexed

CORPUS is files, folders, archives (.gz .zst .tar .zip) or - for standard input. Forms are found by content: plain text
(with NAME.json beside NAME.txt for headline, published, source ...), JSON, CSV, ninjs, NITF, NewsML, feeds, web pages, WARC, mail,
TREC and Reuters-21578 SGML.
An interrupted build, update or compact goes on where it was when it is started again.

)";

constexpr const char* help_end = R"(
Exit status: 0 done; 1 remove: no article has such an id; 2 usage error; 3 index or corpus missing, locked or
unreadable; 4 index damaged or of another version; 5 done, some records rejected or some ids unknown; 6 stopped by
--fail-over, nothing published; 130 interrupted.
)";

constexpr const char* command_names =
    "build, update, plan, remove, compact, verify, rollback, status, names, convert, check or annotate";

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
  bool names_given = false;
  bool from_store = false;
  unsigned memory_megabytes = 256;
  unsigned record_limit_megabytes = 32;
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
  add("as", options::value(&indexing.form)->value_name("FORM"),
      "form of all that is read, such as csv or nitf; without it, it is found by content");
  add("map", options::value(&indexing.map)->value_name("MAP"),
      "fields of JSON and tables: headline=title,published=date,body=content.text:html|summary");
  add("record-limit", options::value(&arguments.record_limit_megabytes)->value_name("MB")->default_value(32),
      "a larger record is rejected");
  add("as-of", options::value(&indexing.as_of)->value_name("TIME"),
      "as if it were then: embargoes that end later hold, later versions do not exist");
  add("without", options::value(&indexing.without)->value_name("WHAT"),
      "build: leave out names, dates or stories (may be given several times); facets of these are then empty");
  add("names-model", options::value(&indexing.names_model)->value_name("FILE"),
      "build, update, annotate, compact --from-store: find English names with this model, not the one built in");
  add("names", options::value(&indexing.names_file)->value_name("FILE"),
      "build, update, names: JSON lines that say which names are one thing; kept until another file is given");
  add("no-names-file", options::bool_switch(&indexing.no_names_file), "build, update, names: go by none any more");
  add("delete-missing", options::bool_switch(&indexing.delete_missing),
      "update, plan: withdraw articles that the corpus does not hold any more");
  add("from-store", options::bool_switch(&arguments.from_store),
      "compact: also when the index is compact already, for a newer analyser");
  add("threads", options::value(&indexing.threads)->value_name("N"), "threads to work with; all cores by default");
  add("memory", options::value(&arguments.memory_megabytes)->value_name("MB")->default_value(256),
      "memory to keep to; with less than 224 one thread works");
  add("json", options::bool_switch(&arguments.json), "status, plan, verify, check: one JSON object");
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
  all.add(visible).add_options()("words", options::value<std::vector<std::string>>());
  options::positional_options_description positional;
  positional.add("words", -1);
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
  if (values.count("words") != 0) arguments.names = values["words"].as<std::vector<std::string>>();
  arguments.names_given = values.count("names") != 0;
  if (arguments.names.empty()) usage(std::string("name a command: ") + command_names);
  if (arguments.names_given && (arguments.indexing.names_file.empty() || arguments.indexing.no_names_file)) {
    usage("--names takes a FILE, and does not go with --no-names-file");
  }
  arguments.indexing.memory_bytes = std::size_t{arguments.memory_megabytes} << 20;
  if (arguments.record_limit_megabytes == 0 || arguments.record_limit_megabytes > 1024) {
    usage("--record-limit takes 1 to 1024 MB");
  }
  arguments.indexing.record_limit_bytes = std::size_t{arguments.record_limit_megabytes} << 20;
  arguments.command = arguments.names.front();
  arguments.names.erase(arguments.names.begin());
  return true;
}

std::string counted(std::uint64_t number, const char* one, const char* many) {
  return grouped(number) + " " + (number == 1 ? one : many);
}

std::string articles(std::uint64_t number) { return counted(number, "article", "articles"); }
std::string passages(std::uint64_t number) { return counted(number, "passage", "passages"); }

enum class Told { read, built, updated };

void print_summary(const IndexingReport& report, Told told) {
  std::cerr << counted(report.records, "record", "records") << " = " << grouped(report.added)
            << (told == Told::read ? " read" : " added");
  const std::pair<std::uint64_t, const char*> others[] = {{report.replaced, " replaced"},
                                                          {report.unchanged, " unchanged"},
                                                          {report.withdrawals, " withdrawn"},
                                                          {report.duplicates, " of duplicate id"}};
  for (const auto& [number, what] : others) {
    const bool always = told == Told::updated && (&number == &others[0].first || &number == &others[1].first);
    if (number > 0 || always) std::cerr << " + " << grouped(number) << what;
  }
  std::cerr << " + " << grouped(report.rejected) << " rejected\n";
  if (report.held_back > 0)
    std::cerr << counted(report.held_back, "record", "records") << " held back: not to be shown yet\n";
  if (report.withdrawn > 0) std::cerr << articles(report.withdrawn) << " withdrawn, which the corpus holds no more\n";
  if (report.kept > 0) std::cerr << articles(report.kept) << " had been done by an interrupted run\n";
  if (report.published) {
    std::cerr << "generation " << report.generation << ": " << articles(report.articles) << ", "
              << passages(report.passages) << ", " << counted(report.stories, "story", "stories");
    if (told == Told::built) std::cerr << " from " << grouped(report.text_bytes) << " bytes of text";
    std::cerr << "\n";
  } else if (told == Told::updated) {
    std::cerr << "nothing has changed; generation " << report.generation << " stays\n";
  }
  if (report.undated > 0) std::cerr << articles(report.undated) << " without a publication day\n";
  if (report.unread_dates > 0) {
    std::cerr << articles(report.unread_dates) << " left undated: their day cannot be read\n";
  }
  if (report.repaired > 0) std::cerr << articles(report.repaired) << " with repaired characters\n";
  if (report.truncated > 0) std::cerr << articles(report.truncated) << " cut off by the crawler\n";
  if (report.unknown_fields > 0) {
    std::cerr << counted(report.unknown_fields, "unknown field", "unknown fields") << " left out\n";
  }
  if (!report.note.empty()) std::cerr << report.note << "\n";
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

// A line that is written over on a terminal; JSON lines in a log.
std::function<void(const IndexingProgress&)> progress_display() {
  const bool terminal = ::isatty(STDERR_FILENO) != 0;
  return [terminal, pacer = dateline::ProgressPacer(terminal)](IndexingProgress now) mutable {
    if (!pacer.due(now)) return;
    if (terminal) {
      std::fprintf(stderr, "\r%s\x1b[K%s", dateline::progress_line(now).c_str(), now.phase == "publishing" ? "\n" : "");
    } else {
      std::fprintf(stderr, "%s\n", dateline::progress_json(now).c_str());
    }
  };
}

// What scripts read goes to standard output, whole or not at all.
int printed(const std::string& text, int status) {
  std::cout << text;
  std::cout.flush();
  if (!std::cout) throw Error(ErrorKind::io, "cannot write the output: the disk is full or the reader has gone");
  return status;
}

void require_index_only(const Arguments& arguments) {
  if (arguments.names.size() != 1) usage(arguments.command + " takes one INDEX");
}

int print_status(const Arguments& arguments) {
  require_index_only(arguments);
  const dateline::IndexStatus status = dateline::index_status(arguments.names[0]);
  if (arguments.json) {
    const nlohmann::ordered_json object = {{"generation", status.generation},
                                           {"schema", status.schema},
                                           {"articles", status.articles},
                                           {"passages", status.passages},
                                           {"segments", status.segments},
                                           {"tombstones", status.tombstones},
                                           {"bytes", status.bytes}};
    return printed(object.dump() + "\n", 0);
  }
  std::ostringstream text;
  text << "generation " << status.generation << ", schema " << status.schema << "\n"
       << articles(status.articles) << ", " << passages(status.passages) << "\n"
       << counted(status.segments, "segment", "segments") << ", with "
       << counted(status.tombstones, "withdrawn article", "withdrawn articles") << "\n"
       << grouped(status.bytes) << " bytes\n";
  return printed(text.str(), 0);
}

int print_plan(const Arguments& arguments, const IndexingReport& report) {
  const int status = report.rejected + report.duplicates > 0 ? 5 : 0;
  if (arguments.json) {
    const nlohmann::ordered_json object = {{"records", report.records},         {"add", report.added},
                                           {"replace", report.replaced},        {"unchanged", report.unchanged},
                                           {"withdraw", report.withdrawn},      {"reject", report.rejected},
                                           {"withdrawals", report.withdrawals}, {"duplicates", report.duplicates},
                                           {"generation", report.generation}};
    return printed(object.dump() + "\n", status);
  }
  std::ostringstream text;
  text << counted(report.records, "record", "records") << ": add " << grouped(report.added) << ", replace "
       << grouped(report.replaced) << ", leave " << grouped(report.unchanged) << " unchanged, reject "
       << grouped(report.rejected);
  if (report.withdrawals > 0) text << ", take as withdrawn " << grouped(report.withdrawals);
  if (report.duplicates > 0) text << ", set aside for a duplicate id " << grouped(report.duplicates);
  text << "; withdraw " << articles(report.withdrawn) << "\n";
  if (!report.note.empty()) text << report.note << "\n";
  return printed(text.str(), status);
}

// The ids as given; "-" stands for the lines of standard input.
std::vector<std::string> ids_to_remove(const Arguments& arguments) {
  std::vector<std::string> ids;
  for (std::size_t i = 1; i < arguments.names.size(); ++i) {
    if (arguments.names[i] != "-") {
      ids.push_back(arguments.names[i]);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (line.ends_with('\r')) line.pop_back();
      if (!line.empty()) ids.push_back(line);
    }
  }
  return ids;
}

int remove(const Arguments& arguments) {
  if (arguments.names.size() < 2) usage("remove takes an INDEX and at least one ID");
  const dateline::RemovalReport report = dateline::remove_articles(arguments.names[0], ids_to_remove(arguments));
  if (!arguments.quiet) {
    for (const std::string& id : report.unknown)
      std::cerr << "no article has the id " << dateline::one_line(id) << "\n";
    std::cerr << articles(report.withdrawn) << " withdrawn; generation " << report.generation << "\n";
  }
  if (report.withdrawn == 0) return 1;
  return report.unknown.empty() ? 0 : 5;
}

int compact(const Arguments& arguments) {
  require_index_only(arguments);
  dateline::CompactionOptions compaction;
  compaction.from_store = arguments.from_store;
  compaction.names_model = arguments.indexing.names_model;
  compaction.threads = arguments.indexing.threads;
  compaction.memory_bytes = arguments.indexing.memory_bytes;
  compaction.cancelled = arguments.indexing.cancelled;
  if (!arguments.quiet) compaction.progress = progress_display();
  const dateline::CompactionReport report = dateline::compact_index(arguments.names[0], compaction);
  if (arguments.quiet) return 0;
  if (report.published) {
    std::cerr << "generation " << report.generation << ": " << grouped(report.bytes_before) << " bytes before, "
              << grouped(report.bytes_after) << " now\n";
  } else {
    std::cerr << "the index is compact already; generation " << report.generation << " stays\n";
  }
  return 0;
}

int verify(const Arguments& arguments) {
  require_index_only(arguments);
  const dateline::VerifyReport report = dateline::verify_index(arguments.names[0]);
  const int status = report.problems.empty() ? 0 : dateline::exit_status(ErrorKind::index_damaged);
  if (arguments.json) {
    const nlohmann::ordered_json object = {{"generation", report.generation},
                                           {"files", report.files},
                                           {"bytes", report.bytes},
                                           {"problems", report.problems},
                                           {"advice", report.advice}};
    return printed(object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n", status);
  }
  std::ostringstream text;
  for (const std::string& problem : report.problems) text << "damaged: " << problem << "\n";
  if (!report.advice.empty()) text << report.advice << "\n";
  if (report.problems.empty()) {
    text << "generation " << report.generation << " is whole: " << counted(report.files, "file", "files") << ", "
         << grouped(report.bytes) << " bytes\n";
  }
  return printed(text.str(), status);
}

int rollback(const Arguments& arguments) {
  require_index_only(arguments);
  const std::uint32_t generation = dateline::rollback_index(arguments.names[0]);
  if (!arguments.quiet) std::cerr << "generation " << generation << " is served again\n";
  return 0;
}

int names(const Arguments& arguments) {
  require_index_only(arguments);
  const IndexingOptions& indexing = arguments.indexing;
  if (!arguments.names_given && !indexing.no_names_file) {
    dateline::list_names(arguments.names[0], std::cout);
    return printed("", 0);
  }
  const dateline::NamesReport report =
      dateline::set_names_file(arguments.names[0], arguments.names_given ? indexing.names_file : "");
  if (arguments.quiet) return 0;
  if (report.published) {
    std::cerr << "generation " << report.generation << ": names go by " << counted(report.rows, "row", "rows")
              << " of the names file\n";
  } else {
    std::cerr << "nothing has changed; generation " << report.generation << " stays\n";
  }
  return 0;
}

int finish(const Arguments& arguments, const IndexingReport& report, Told told) {
  if (!arguments.quiet) print_summary(report, told);
  return report.rejected + report.duplicates > 0 ? 5 : 0;
}

int index(Arguments& arguments) {
  if (arguments.names.size() < 2) usage(arguments.command + " takes an INDEX and at least one CORPUS");
  IndexingOptions& indexing = arguments.indexing;
  if (!arguments.quiet) indexing.progress = progress_display();
  if (!indexing.without.empty() && arguments.command != "build") {
    usage("--without goes with build only; an index is kept up as it was built");
  }
  const std::string& name = arguments.names[0];
  const std::vector<std::string> corpus(arguments.names.begin() + 1, arguments.names.end());
  if (arguments.command == "plan") return print_plan(arguments, dateline::plan_update(name, corpus, indexing));
  if (arguments.command == "build")
    return finish(arguments, dateline::build_index(name, corpus, indexing), Told::built);
  return finish(arguments, dateline::update_index(name, corpus, indexing), Told::updated);
}

int run(Arguments& arguments) {
  arguments.indexing.cancelled = [] { return interrupted != 0; };
  if (!arguments.quiet) tell_rejections(arguments.indexing);
  const std::string& command = arguments.command;
  const bool follows_names = command == "build" || command == "update" || command == "names";
  if (!follows_names && (arguments.names_given || arguments.indexing.no_names_file)) {
    usage("--names and --no-names-file go with build, update and names only");
  }
  if (command == "build" || command == "update" || command == "plan") return index(arguments);
  if (command == "remove") return remove(arguments);
  if (command == "compact") return compact(arguments);
  if (command == "verify") return verify(arguments);
  if (command == "rollback") return rollback(arguments);
  if (command == "status") return print_status(arguments);
  if (command == "names") return names(arguments);
  if (command == "convert") {
    return finish(arguments, dateline::convert_corpus(arguments.names, arguments.indexing, std::cout), Told::read);
  }
  if (command == "annotate") {
    return finish(arguments, dateline::annotate_corpus(arguments.names, arguments.indexing, std::cout), Told::read);
  }
  if (command == "check") {
    const dateline::CorpusCheck check = dateline::check_corpus(arguments.names, arguments.indexing);
    const int status = finish(arguments, check.report, Told::built);
    return printed(arguments.json ? dateline::check_json(check) : dateline::check_text(check), status);
  }
  usage("there is no command \"" + command + "\"; there are " + command_names);
}

}  // namespace

// jemalloc reads this: what worker threads have freed goes back to the system within a second, so that the peak is
// that of one phase and not the sum of all.
extern "C" {
const char* malloc_conf = "background_thread:true,dirty_decay_ms:1000,muzzy_decay_ms:0,narenas:4";
}

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
