// dateline-train-names: makes a model of names from annotated text, tags column files with one, and scores it.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/program_options.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "common/error.hpp"
#include "indexer/names/tagger.hpp"
#include "indexer/names/training/trainer.hpp"

namespace {

namespace options = boost::program_options;
using dateline::Error;
using dateline::ErrorKind;
using dateline::TagLabel;
using dateline::TagModel;
using dateline::TrainingArticle;

constexpr const char* usage = R"(dateline-train-names train --columns FILE... --clusters FINE COARSE --out MODEL
dateline-train-names train --list FILE --data FOLDER --texts FOLDER --clusters FINE COARSE --out MODEL
dateline-train-names tag   --model MODEL FILE      the column file with the model's labels, on stdout
dateline-train-names score --model MODEL FILE...   by type; a FILE that ends in .txt is text with marks
)";

struct Arguments {
  std::string command;
  std::vector<std::string> files;
  std::vector<std::string> columns;
  std::vector<std::string> clusters;
  std::string list;
  std::string folder = ".";
  std::string texts = ".";
  std::string model;
  std::string out;
  std::size_t cluster_words = 400000;
  std::size_t held = 0;
  std::string change_case;
  dateline::TrainingOptions training;
};

// Every `held`th article of a file of marked text is kept out of training, and is what is scored.
std::vector<TrainingArticle> part_of(std::vector<TrainingArticle> articles, std::size_t held, bool of_held) {
  if (held == 0) return articles;
  std::vector<TrainingArticle> part;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if ((i % held == held - 1) == of_held) part.push_back(std::move(articles[i]));
  }
  return part;
}

void append(std::vector<TrainingArticle>& all, std::vector<TrainingArticle> more) {
  for (TrainingArticle& article : more) all.push_back(std::move(article));
}

// A folder stands for its files of text, in the order of their names.
std::vector<std::string> text_files(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Lines "columns|marked WEIGHT all|partial PATH"; '#' begins a comment. `partial`: without MISC. Columns are below
// --data, marked texts below --texts.
std::vector<TrainingArticle> read_list(const Arguments& arguments) {
  std::ifstream in(arguments.list);
  if (!in) throw Error(ErrorKind::input, fmt::format("{} cannot be read", arguments.list));
  std::vector<TrainingArticle> articles;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string form;
    std::string types;
    std::string path;
    dateline::SourceOptions source;
    if (!(words >> form) || form[0] == '#') continue;
    if (!(words >> source.weight >> types >> path))
      throw Error(ErrorKind::input, fmt::format("{}: {}", arguments.list, line));
    source.all_types = types == "all";
    source.titles_inside = true;
    if (form == "columns") {
      append(articles, read_columns(arguments.folder + "/" + path, source));
      continue;
    }
    for (const std::string& file : text_files(arguments.texts + "/" + path)) {
      append(articles, part_of(read_marked(file, source), arguments.held, false));
    }
  }
  return articles;
}

int train(const Arguments& arguments) {
  if (arguments.clusters.size() != 2 || arguments.out.empty())
    throw Error(ErrorKind::usage, "train wants --clusters FINE COARSE and --out");
  std::vector<TrainingArticle> articles;
  if (!arguments.list.empty()) articles = read_list(arguments);
  for (const std::string& path : arguments.columns) append(articles, dateline::read_columns(path, {}));
  if (articles.empty()) throw Error(ErrorKind::usage, "train wants --columns or --list");
  auto clusters = dateline::read_clusters(arguments.clusters[0], arguments.clusters[1], arguments.cluster_words);
  const auto report = [](const std::string& line) { std::cerr << line << '\n'; };
  const auto parts = dateline::train_model(std::move(articles), std::move(clusters), arguments.training, report);
  const std::string bytes = dateline::tag_model_bytes(parts);
  std::ofstream out(arguments.out, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw Error(ErrorKind::io, fmt::format("{} cannot be written", arguments.out));
  report(fmt::format("{} bytes", bytes.size()));
  return 0;
}

const std::vector<TagLabel>& labels_of(dateline::Tagger& tagger, const TrainingArticle& article) {
  std::vector<dateline::TagInput> input;
  for (const auto& token : article.tokens) input.push_back({token.word, token.sentence_start, token.field_start});
  return tagger.label(input);
}

constexpr std::array<const char*, 4> type_names = {"PER", "ORG", "LOC", "MISC"};

int tag(const Arguments& arguments) {
  const TagModel model = TagModel::open(arguments.model);
  dateline::Tagger tagger(model);
  for (const std::string& path : arguments.files) {
    for (const TrainingArticle& article : dateline::read_columns(path, {})) {
      fmt::print("-DOCSTART- O\n");
      const auto& labels = labels_of(tagger, article);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        if (article.tokens[i].sentence_start) fmt::print("\n");
        const bool first = labels[i] != dateline::outside && dateline::may_begin(labels[i]);
        const std::string label = labels[i] == dateline::outside
                                      ? "O"
                                      : fmt::format("{}-{}", first ? 'B' : 'I',
                                                    type_names[static_cast<std::size_t>(dateline::type_of(labels[i]))]);
        fmt::print("{} {}\n", article.tokens[i].word, label);
      }
      fmt::print("\n");
    }
  }
  return 0;
}

struct Count {
  double gold = 0;
  double found = 0;
  double right = 0;
  void print(const char* name) const {
    fmt::print("{:5} {:6} {:6} {:6}  P {:6.2f}  R {:6.2f}  F1 {:6.2f}\n", name, gold, found, right,
               100 * right / std::max(found, 1.0), 100 * right / std::max(gold, 1.0),
               200 * right / std::max(found + gold, 1.0));
  }
};

std::vector<dateline::TagSpan> gold_spans(const TrainingArticle& article) {
  std::vector<TagLabel> labels;
  for (const auto& token : article.tokens) {
    labels.push_back((token.allowed & 1) != 0 ? dateline::outside
                                              : static_cast<TagLabel>(std::countr_zero(token.allowed)));
  }
  return dateline::spans_of(labels);
}

TrainingArticle in_case(TrainingArticle article, const std::string& change) {
  if (change == "upper") return dateline::in_capitals(article, article.tokens.size());
  if (change == "lower") return dateline::in_small_letters(article);
  if (change == "title") return dateline::in_title_case(article, article.tokens.size());
  return article;
}

int score(const Arguments& arguments) {
  const TagModel model = TagModel::open(arguments.model);
  dateline::Tagger tagger(model);
  std::array<Count, 5> counts;
  for (const std::string& path : arguments.files) {
    auto articles = path.ends_with(".txt") ? part_of(dateline::read_marked(path, {}), arguments.held, true)
                                           : dateline::read_columns(path, {});
    for (TrainingArticle& each : articles) {
      const TrainingArticle article = in_case(std::move(each), arguments.change_case);
      const auto gold = gold_spans(article);
      const auto found = dateline::spans_of(labels_of(tagger, article));
      for (const auto& span : gold) ++counts[static_cast<std::size_t>(span.type)].gold;
      for (const auto& span : found) {
        Count& count = counts[static_cast<std::size_t>(span.type)];
        ++count.found;
        for (const auto& other : gold) {
          if (other.begin == span.begin && other.end == span.end && other.type == span.type) ++count.right;
        }
      }
    }
  }
  for (std::size_t i = 0; i < type_names.size(); ++i) {
    counts[i].print(type_names[i]);
    if (i == 3) continue;
    counts[4].gold += counts[i].gold;
    counts[4].found += counts[i].found;
    counts[4].right += counts[i].right;
  }
  counts[4].print("P+O+L");
  return 0;
}

int run(int count, char** words) {
  Arguments arguments;
  options::options_description visible("Options");
  auto add = visible.add_options();
  add("help,h", "this");
  add("columns", options::value(&arguments.columns)->multitoken(), "column files with all four types");
  add("list", options::value(&arguments.list), "a list of sources");
  add("data", options::value(&arguments.folder), "the folder that the list's column files are below");
  add("texts", options::value(&arguments.texts), "the folder that its texts are below");
  add("clusters", options::value(&arguments.clusters)->multitoken(), "two files of words and their clusters");
  add("cluster-words", options::value(&arguments.cluster_words)->default_value(arguments.cluster_words),
      "words of these that are kept");
  add("out", options::value(&arguments.out), "the model to write");
  add("model", options::value(&arguments.model), "the model to use");
  add("held", options::value(&arguments.held)->default_value(0),
      "every which article of marked text is kept for scoring");
  add("case", options::value(&arguments.change_case), "score articles in upper, lower or title case");
  add("seed", options::value(&arguments.training.seed)->default_value(arguments.training.seed),
      "of the order of training");
  add("passes", options::value(&arguments.training.passes)->default_value(arguments.training.passes), "over the data");
  add("rate", options::value(&arguments.training.rate)->default_value(arguments.training.rate), "of learning");
  add("penalty", options::value(&arguments.training.penalty)->default_value(arguments.training.penalty),
      "of large weights");
  add("least-count", options::value(&arguments.training.least_count)->default_value(arguments.training.least_count),
      "of a feature");
  add("features", options::value(&arguments.training.most_features)->default_value(arguments.training.most_features),
      "at most");
  add("folds", options::value(&arguments.training.folds)->default_value(arguments.training.folds),
      "for names elsewhere in an article");
  add("case-copies", options::value(&arguments.training.case_copies)->default_value(arguments.training.case_copies),
      "weight of copies in other cases");
  options::options_description all(visible);
  all.add_options()("command", options::value(&arguments.command))("files", options::value(&arguments.files));
  options::positional_options_description places;
  places.add("command", 1).add("files", -1);
  options::variables_map values;
  options::store(options::command_line_parser(count, words).options(all).positional(places).run(), values);
  options::notify(values);
  if (values.count("help") != 0) {
    std::cout << usage << '\n' << visible;
    return 0;
  }
  if (arguments.command == "train") return train(arguments);
  if (arguments.command == "tag") return tag(arguments);
  if (arguments.command == "score") return score(arguments);
  std::cerr << usage;
  return 2;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(count, words);
  } catch (const Error& error) {
    std::cerr << "dateline-train-names: " << error.what() << '\n';
    return exit_status(error.kind());
  } catch (const std::exception& error) {
    std::cerr << "dateline-train-names: " << error.what() << '\n';
    return 2;
  }
}
