// The program dateline-search: options in, exit status out; the work is in searcher.hpp and output.hpp.
#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <xapian/version.h>

#include <boost/program_options.hpp>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>

#include "common/index_folder.hpp"
#include "searcher/main_eval.hpp"
#include "searcher/output.hpp"
#include "searcher/searcher.hpp"
#include "searcher/topic_runs.hpp"
#include "searcher/trec_files.hpp"

namespace options = boost::program_options;
using dateline::Error;
using dateline::ErrorKind;
using dateline::SearchRequest;
using dateline::SearchResult;

namespace {

constexpr const char* help_begin =
    R"(Examples:
  dateline-search my.index 'dam failure'                         passages with any of the words, best first
  dateline-search my.index '"water board" AND minister'          articles with both
  dateline-search my.index strike --place Northfield --from 2023-04
  dateline-search my.index 'strike person:Prewett mentions:2023-04' --facets person,published
  dateline-search my.index '' --facets source,place --top 0      what is in the index
  dateline-search my.index 'levee w/5 (breach* OR fail*) NOT headline:drill'
  dateline-search related my.index HW-2023-0412 --before         what else to read beside an article
  dateline-search my.index --topics topics.txt --run mine        a TREC run

Usage:
  dateline-search INDEX QUERY [options]
  dateline-search INDEX --topics FILE --run TAG [--depth N] [--threads N] [options]
  dateline-search related INDEX ARTICLE [--before] [options]
  dateline-search eval QRELS RUN... [options]                    measures runs; see dateline-search eval --help

A query: words (any of them, ranked), "these very words", chem* colo?r, AND OR NOT in capitals and brackets (of
articles), +word -word, w/5 pre/3 /s /p and not w/5 between words that stand near each other, atleast3(word), caps(US),
headline: lead: body: byline: before words, and person: org: place: source: language: story: published: mentions:
length: before a word or a "quoted value". Days are written 2017-04-09, 2017-04, 2017, as a span
2017-04-06..2017-04-08, or <30d. A query that begins with a minus stands after --. More: searcher/QUERIES.md.

)";

constexpr const char* help_end = R"(
Exit status: 0 something matched; 1 nothing matched; 2 usage or query error; 3 index missing or unreadable; 4 index
damaged or of another version.
)";

constexpr unsigned help_columns = 120;

struct Arguments {
  std::string index;
  SearchRequest request;
  std::string facets;
  std::string unit;
  std::string format;
  std::string colour;
  std::string topics;
  std::string recency;
  std::string related;
  std::size_t timeout = 0;
  bool all = false;
  bool no_text = false;
  bool before = false;
  bool is_related = false;  // asked for by the verb
  bool timeline = false;
  bool ascii = false;
  dateline::TopicRun topic_run;
};

[[noreturn]] void usage(const std::string& sentence) {
  throw Error(ErrorKind::usage, sentence + "; see dateline-search --help");
}

// A number of 0 or more; read as a signed one, since boost reads "-1" as the largest unsigned.
auto* count_option(const char* name, std::size_t& target) {
  return options::value<std::int64_t>()
      ->default_value(static_cast<std::int64_t>(target))
      ->value_name("N")
      ->notifier([name, &target](std::int64_t number) {
        if (number < 0) usage(std::string("--") + name + " takes a number of 0 or more, not " + std::to_string(number));
        target = static_cast<std::size_t>(number);
      });
}

options::options_description visible_options(Arguments& arguments) {
  options::options_description visible("Options", help_columns);
  SearchRequest& request = arguments.request;
  const auto names = [](std::vector<std::string>& target) {
    return options::value(&target)->composing()->value_name("NAME");
  };
  auto add = visible.add_options();
  add("top", count_option("top", request.top), "hits to show");
  add("all", options::bool_switch(&arguments.all), "show all hits; with --format jsonl in bounded memory");
  add("offset", count_option("offset", request.offset), "hits to leave out first");
  add("per-article", count_option("per-article", request.per_article),
      "hits of one article at most; with --unit article, its passages that are shown; 0 no limit, or three");
  add("no-text", options::bool_switch(&arguments.no_text), "hits without their text, which is most of the time");
  add("strict", options::bool_switch(&request.strict), "refuse a query with unbalanced quotes or dangling operators");
  add("today", options::value(&request.today)->value_name("DAY"),
      "what published:<30d and --recency count from; by default --as-of, else the machine's date");
  add("recency", options::value(&arguments.recency)->value_name("HALF-LIFE"),
      "prefer newer articles: the preference halves in so long, 30d, 6w, 3m or 2y");
  add("expand", options::value<std::int64_t>()->implicit_value(20)->value_name("N")->notifier([&request](auto words) {
    if (words < 0 || words > 100) usage("--expand takes a number of words from 0 to 100");
    request.expand = static_cast<unsigned>(words);
  }),
      "widen the query by N words (20) of its best passages");
  add("identities", options::bool_switch(&request.identities),
      "names among the words also find what names the same person, organisation or place otherwise");
  add("timeout", count_option("timeout", arguments.timeout), "milliseconds after which the search stops; 0 never");
  add("related", options::value(&arguments.related)->value_name("ARTICLE"),
      "instead of a query: what else to read beside this article");
  add("before", options::bool_switch(&arguments.before), "with --related: nothing later than the article");
  add("facets", options::value(&arguments.facets)->value_name("LIST"),
      "of person,org,place,source,language,published,mentioned,story");
  add("facet-rows", count_option("facet-rows", request.facet_rows), "rows a facet; 0 all");
  add("facet-offset", count_option("facet-offset", request.facet_offset), "rows to leave out first");
  add("facet-prefix", options::value(&request.facet_prefix)->value_name("TEXT"),
      "only rows with a word that begins so");
  add("facets-multi", options::bool_switch(&request.facets_multi), "each facet as if its own filters were not there");
  add("timeline", options::bool_switch(&arguments.timeline),
      "published and mentioned dates side by side, as bars; a facet each in the other formats");
  add("ascii", options::bool_switch(&arguments.ascii), "bars of #");
  add("interval", options::value(&request.interval)->value_name("day|week|month|year"),
      "rows of published and mentioned");
  add("share", options::bool_switch(&request.share), "published: also the share of all articles of each interval");
  add("split", options::value(&request.split)->value_name("FACET"),
      "published: split each interval by person, org, place, source or language");
  add("person", names(request.people), "only passages that name this person (may be repeated, as those below)");
  add("org", names(request.organisations), "only passages that name this organisation");
  add("place", names(request.places), "only passages that name this place");
  add("source", names(request.sources), "only articles of this source");
  add("from", options::value(&request.from)->value_name("DAY"), "published on this day or later");
  add("to", options::value(&request.to)->value_name("DAY"), "published on this day or before");
  add("mentions", options::value(&request.mentions)->composing()->value_name("DAY|DAY..DAY"),
      "only passages that speak of a day in this span");
  add("as-of", options::value(&request.as_of)->value_name("DAY"),
      "as if the archive ended on this day: with the versions of then");
  add("unit", options::value(&arguments.unit)->default_value("passage")->value_name("passage|article"),
      "what a hit is; an article is shown with its best passages");
  add("format", options::value(&arguments.format)->default_value("text")->value_name("text|json|jsonl|trec"),
      "how to print");
  add("names", options::bool_switch(&request.names), "json, jsonl: the names in each hit, and where they stand");
  add("explain", options::bool_switch(&request.explain), "show what each score is made of");
  add("colour,color", options::value(&arguments.colour)->default_value("auto")->value_name("auto|always|never"),
      "mark words by colour; auto: on a terminal, unless NO_COLOR is set");
  add("topics", options::value(&arguments.topics)->value_name("FILE"),
      "TREC topics, or lines of number, tab, query: search for each title");
  add("run", options::value(&arguments.topic_run.tag)->value_name("TAG"), "the run's name, with --topics");
  add("depth", count_option("depth", arguments.topic_run.depth), "articles a topic");
  add("threads", count_option("threads", arguments.topic_run.threads),
      "threads that search, with --topics; 0 all cores");
  add("help,h", "this text");
  add("version", "version of the program");
  return visible;
}

std::vector<std::string> split_commas(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= list.size() && !list.empty();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    if (end > at) parts.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

void require_one_of(const char* option, const std::string& value, std::initializer_list<const char*> allowed) {
  std::string all;
  for (const char* one : allowed) {
    if (value == one) return;
    all += (all.empty() ? "" : ", ") + std::string(one);
  }
  usage(std::string(option) + " takes one of " + all + ", not \"" + value + "\"");
}

// "30d", "6w", "3m", "2y", or a bare number of days.
double half_life(const std::string& text) {
  std::size_t end = 0;
  double number = 0;
  try {
    number = std::stod(text, &end);
  } catch (const std::exception&) {
  }
  const std::string unit = text.substr(end);
  const double days = unit == "w"                   ? 7
                      : unit == "m"                 ? 30.44
                      : unit == "y"                 ? 365.25
                      : unit.empty() || unit == "d" ? 1
                                                    : 0;
  if (!(number > 0) || number > 1e6 || days == 0) usage("--recency takes 30d, 6w, 3m or 2y, not \"" + text + "\"");
  return number * days;
}

// Only the program asks the clock; the library is told.
std::string todays_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

void add_timeline(std::vector<std::string>& facets) {
  for (const char* kind : {"published", "mentioned"}) {
    if (std::find(facets.begin(), facets.end(), kind) == facets.end()) facets.emplace_back(kind);
  }
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
    std::cout << "dateline-search " << DATELINE_VERSION << ", index schema " << dateline::schema_version << ", Xapian "
              << XAPIAN_VERSION << "\n";
    return false;
  }
  std::vector<std::string> names;
  if (values.count("words") != 0) names = values["words"].as<std::vector<std::string>>();
  if (names.empty()) usage("name an INDEX and a QUERY");
  arguments.index = names.front();
  const bool batch = !arguments.topics.empty();
  if (batch != !arguments.topic_run.tag.empty()) usage("--topics FILE and --run TAG go together");
  if (batch && names.size() > 1) usage("give a QUERY or --topics, not both");
  if (arguments.is_related) {
    if (names.size() != 2) usage("related takes an INDEX and an ARTICLE's id");
    arguments.related = names.back();
    names.pop_back();
  }
  const bool related = !arguments.related.empty();
  if (related && (batch || names.size() > 1)) usage("give a QUERY, --related or --topics: one of them");
  if (arguments.before && !related) usage("--before goes with --related ARTICLE");
  if (!batch && !related && names.size() < 2) usage("name a QUERY; '' matches everything");
  for (std::size_t i = 1; i < names.size(); ++i) arguments.request.query += (i > 1 ? " " : "") + names[i];
  require_one_of("--unit", arguments.unit, {"passage", "article"});
  require_one_of("--format", arguments.format, {"text", "json", "jsonl", "trec"});
  require_one_of("--colour", arguments.colour, {"auto", "always", "never"});
  arguments.request.unit = arguments.unit == "article" ? dateline::Unit::article : dateline::Unit::passage;
  arguments.request.facets = split_commas(arguments.facets);
  if (arguments.timeline) add_timeline(arguments.request.facets);
  arguments.request.timeout_ms = arguments.timeout;
  arguments.request.texts = !arguments.no_text;
  if (arguments.all) arguments.request.top = SIZE_MAX;
  if (!arguments.recency.empty()) arguments.request.recency_days = half_life(arguments.recency);
  if (arguments.request.today.empty() && arguments.request.as_of.empty()) arguments.request.today = todays_date();
  return true;
}

dateline::TextStyle text_style(const Arguments& arguments) {
  dateline::TextStyle style;
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool unwanted =
      (no_colour != nullptr && *no_colour != '\0') || (kind != nullptr && std::strcmp(kind, "dumb") == 0);
  style.ascii = arguments.ascii;
  style.timeline = arguments.timeline;
  style.colour = arguments.colour == "always" || (arguments.colour == "auto" && terminal && !unwanted);
  winsize size{};
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = size.ws_col;
  return style;
}

void print(const Arguments& arguments, const SearchResult& result) {
  if (arguments.format == "json") return print_json(std::cout, result);
  if (arguments.format == "jsonl") {
    for (const dateline::Hit& hit : result.hits) dateline::print_json_line(std::cout, hit);
    return;
  }
  if (arguments.format == "trec") return print_trec(std::cout, result, "1", "dateline", arguments.topic_run.depth);
  print_text(std::cout, result, text_style(arguments));
}

void check_output() {
  std::cout.flush();
  if (!std::cout) throw Error(ErrorKind::io, "cannot write the output: the disk is full or the reader has gone");
}

// Hits as JSON lines are printed as they come.
SearchResult ask(const dateline::Searcher& searcher, const Arguments& arguments) {
  if (!arguments.related.empty()) return searcher.related(arguments.related, arguments.before, arguments.request);
  if (arguments.format != "jsonl") return searcher.search(arguments.request);
  return searcher.search(arguments.request, [](const dateline::Hit& hit) {
    dateline::print_json_line(std::cout, hit);
    return static_cast<bool>(std::cout);
  });
}

int search_once(const Arguments& arguments) {
  const dateline::Searcher searcher(arguments.index);
  const SearchResult result = ask(searcher, arguments);
  for (const std::string& note : result.notes) std::cerr << "dateline-search: " << note << "\n";
  if (!result.suggestion.empty()) std::cerr << "dateline-search: did you mean: " << result.suggestion << "\n";
  print(arguments, result);
  check_output();
  return result.total.passages > 0 ? 0 : 1;
}

int search_topics(const Arguments& arguments) {
  const auto topics = dateline::parse_topics(dateline::read_whole_file(arguments.topics), arguments.topics);
  const dateline::Searcher searcher(arguments.index);
  const bool any = run_topics(std::cout, searcher, arguments.request, topics, arguments.topic_run);
  check_output();
  return any ? 0 : 1;
}

int evaluate(int count, char** words) {
  const int status = dateline::evaluate_command(count, words);
  check_output();
  return status;
}

}  // namespace

int main(int count, char** words) {
  // One search and out: memory that goes back to the system between two blocks must be cleared by it again.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  std::ios::sync_with_stdio(false);
  try {
    if (count > 1 && std::strcmp(words[1], "eval") == 0) return evaluate(count - 1, words + 1);
    Arguments arguments;
    arguments.is_related = count > 1 && std::strcmp(words[1], "related") == 0;
    const int skipped = arguments.is_related ? 1 : 0;
    if (!parse(count - skipped, words + skipped, arguments)) return 0;
    return arguments.topics.empty() ? search_once(arguments) : search_topics(arguments);
  } catch (const Error& error) {
    std::cerr << "dateline-search: " << error.what() << "\n";
    return dateline::exit_status(error.kind());
  } catch (const std::exception& error) {
    std::cerr << "dateline-search: unexpected failure: " << error.what() << "\n";
    return 3;
  }
}
