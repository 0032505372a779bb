// Topics are read leniently, as old collections need; judgements and runs strictly, since a lost line changes a figure.
#include "searcher/trec_files.hpp"

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

// How every refusal of a line of judgements or of a run is worded.
[[noreturn]] void refuse(const std::string& name, std::size_t line, const std::string& reason) {
  throw Error(ErrorKind::usage, one_line(name, 300) + ":" + std::to_string(line) + ": " + reason);
}

std::string quoted(std::string_view word) { return "\"" + one_line(word, 60) + "\""; }

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

// Visits the fields of each line that holds any; a line that begins with # is a comment, as trec_eval has it.
template <typename Visit>
void for_each_row(std::string_view text, Visit&& visit) {
  for_each_line(without_mark(text), [&](std::string_view line, std::size_t number) {
    const auto words = words_of(line);
    if (!words.empty() && words[0].front() != '#') visit(words, number);
  });
}

template <typename Number>
bool reads_whole(std::string_view word, Number& number) {
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && stop == word.data() + word.size();
}

// A document that a run ranks.
struct Ranked {
  std::string_view id;
  double score = 0;
  std::size_t line = 0;
};

double score_of(std::string_view word, const std::string& name, std::size_t line) {
  double score = 0;
  if (!reads_whole(word, score) || !std::isfinite(score)) {
    refuse(name, line, "the score, " + quoted(word) + ", is no finite number");
  }
  return score;
}

// Refuses the earliest line of the file that names a document which its topic has had. Leaves the rows by falling id.
void refuse_repeated(std::map<std::string_view, std::vector<Ranked>>& topics, const std::string& name) {
  const Ranked* first = nullptr;
  std::string_view first_topic;
  for (auto& [topic, rows] : topics) {
    std::sort(rows.begin(), rows.end(),
              [](const Ranked& a, const Ranked& b) { return a.id != b.id ? a.id > b.id : a.line < b.line; });
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (rows[i].id != rows[i - 1].id || (first != nullptr && first->line < rows[i].line)) continue;
      first = &rows[i];
      first_topic = topic;
    }
  }
  if (first == nullptr) return;
  refuse(name, first->line, "topic " + quoted(first_topic) + " has document " + quoted(first->id) + " a second time");
}

}  // namespace

std::vector<Topic> parse_topics(std::string_view text, const std::string& name) {
  const bool trec = text.find("<top>") != std::string_view::npos;
  std::vector<Topic> topics = trec ? parse_trec_topics(text) : parse_line_topics(without_mark(text));
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
  for_each_row(text, [&](const std::vector<std::string_view>& words, std::size_t line) {
    if (words.size() != 4) {
      refuse(name, line, "a judgement has 4 fields (topic iteration id grade), not " + std::to_string(words.size()));
    }
    int grade = 0;
    if (!reads_whole(words[3], grade)) refuse(name, line, "the grade, " + quoted(words[3]) + ", is no whole number");
    const bool is_new = judgements[std::string(words[0])].emplace(words[2], grade).second;
    if (!is_new) {
      refuse(name, line, "topic " + quoted(words[0]) + " has document " + quoted(words[2]) + " a second time");
    }
  });
  return judgements;
}

Run parse_run(std::string_view text, const std::string& name) {
  std::map<std::string_view, std::vector<Ranked>> topics;
  for_each_row(text, [&](const std::vector<std::string_view>& words, std::size_t line) {
    if (words.size() != 6) {
      refuse(name, line,
             "a line of a run has 6 fields (topic Q0 id rank score tag), not " + std::to_string(words.size()));
    }
    topics[words[0]].push_back({words[2], score_of(words[4], name, line), line});
  });
  refuse_repeated(topics, name);
  Run run;
  for (auto& [topic, rows] : topics) {
    // By id they are sorted already, falling.
    std::stable_sort(rows.begin(), rows.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    std::vector<std::string>& ranking = run[std::string(topic)];
    for (const Ranked& row : rows) ranking.emplace_back(row.id);
  }
  return run;
}

}  // namespace dateline
