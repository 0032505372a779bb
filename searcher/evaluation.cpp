// Topics are read leniently, as old collections need; judgements strictly, since a lost one changes a figure.
#include "searcher/evaluation.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

// The text after `tag` up to the next tag, trimmed; empty when there is none.
std::string_view after_tag(std::string_view topic, std::string_view tag) {
  const std::size_t at = topic.find(tag);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + tag.size();
  return trim(topic.substr(begin, std::min(topic.find('<', begin), topic.size()) - begin));
}

std::string_view without_label(std::string_view text, std::string_view label) {
  return starts_with_nocase(text, label) ? trim(text.substr(label.size())) : text;
}

std::vector<Topic> parse_trec_topics(std::string_view text) {
  std::vector<Topic> topics;
  for (std::size_t at = text.find("<top>"); at != std::string_view::npos;) {
    const std::size_t next = text.find("<top>", at + 1);
    const std::string_view part = text.substr(at, std::min(next, text.size()) - at);
    Topic topic;
    topic.number = without_label(after_tag(part, "<num>"), "Number:");
    topic.title = one_line(without_label(after_tag(part, "<title>"), "Topic:"), 4000);
    topic.description = one_line(without_label(after_tag(part, "<desc>"), "Description:"), 4000);
    topics.push_back(std::move(topic));
    at = next;
  }
  return topics;
}

template <typename Visit>
void for_each_line(std::string_view text, Visit&& visit) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    visit(trim(text.substr(0, end)), ++number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<Topic> parse_line_topics(std::string_view text) {
  std::vector<Topic> topics;
  for_each_line(text, [&](std::string_view line, std::size_t) {
    if (line.empty()) return;
    const std::size_t tab = line.find('\t');
    Topic topic;
    topic.number = trim(line.substr(0, std::min(tab, line.size())));
    if (tab != std::string_view::npos) topic.title = trim(line.substr(tab + 1));
    topics.push_back(std::move(topic));
  });
  return topics;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    at = std::min(line.find_first_of(" \t", begin), line.size());
    words.push_back(line.substr(begin, at - begin));
  }
  return words;
}

}  // namespace

std::vector<Topic> parse_topics(std::string_view text, const std::string& name) {
  const bool trec = text.find("<top>") != std::string_view::npos;
  std::vector<Topic> topics = trec ? parse_trec_topics(text) : parse_line_topics(text);
  if (topics.empty()) throw Error(ErrorKind::usage, name + " holds no topic");
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (topics[i].number.empty() || topics[i].title.empty()) {
      throw Error(ErrorKind::usage, name + ": topic " + std::to_string(i + 1) + " of the file has no " +
                                        (topics[i].number.empty() ? "number" : "title") +
                                        "; topics are <top> elements, or lines with a number, a tab and a query");
    }
  }
  return topics;
}

Judgements parse_judgements(std::string_view text, const std::string& name) {
  Judgements judgements;
  for_each_line(text, [&](std::string_view line, std::size_t number) {
    if (line.empty()) return;
    const auto words = words_of(line);
    int grade = 0;
    bool fits = words.size() == 4;
    if (fits) {
      const char* end = words[3].data() + words[3].size();
      const auto [stop, error] = std::from_chars(words[3].data(), end, grade);
      fits = error == std::errc() && stop == end;
    }
    if (!fits) {
      throw Error(ErrorKind::usage,
                  name + ":" + std::to_string(number) + ": not a judgement; a line is: topic iteration id grade");
    }
    judgements[std::string(words[0])][std::string(words[2])] = grade;
  });
  return judgements;
}

Measures measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades) {
  Measures result;
  std::vector<int> ideal;
  for (const auto& [id, grade] : grades) {
    if (grade > 0) ideal.push_back(grade);
  }
  if (ideal.empty()) return result;
  std::sort(ideal.rbegin(), ideal.rend());
  double ideal_gain = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ideal.size()); ++i) {
    ideal_gain += ideal[i] / std::log2(static_cast<double>(i) + 2);
  }
  double gain = 0;
  double found = 0;
  double precisions = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const auto judged = grades.find(ranking[i]);
    const int grade = judged == grades.end() ? 0 : judged->second;
    if (grade <= 0) continue;
    const double rank = static_cast<double>(i) + 1;
    if (found == 0) result.reciprocal_rank = 1 / rank;
    ++found;
    precisions += found / rank;
    if (i < 10) {
      gain += grade / std::log2(rank + 1);
      result.precision_10 += 0.1;
    }
  }
  result.ndcg_10 = gain / ideal_gain;
  result.average_precision = precisions / static_cast<double>(ideal.size());
  return result;
}

}  // namespace dateline
