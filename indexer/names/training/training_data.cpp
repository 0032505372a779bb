// Columns are taken as they are; marks are taken out of running text, which is then cut by the tagger's tokenizer.
#include "indexer/names/training/training_data.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/names/tag_tokens.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, tag_types> type_names = {"PER", "ORG", "LOC", "MISC"};

// -1 when there is no such type.
int type_index(std::string_view name) {
  for (std::size_t i = 0; i < type_names.size(); ++i) {
    if (type_names[i] == name) return static_cast<int>(i);
  }
  return -1;
}

[[noreturn]] void fail(const std::string& path, std::size_t line, std::string_view reason) {
  throw Error(ErrorKind::input, fmt::format("{}, line {}: {}", path, line, reason));
}

std::ifstream open_text(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw Error(ErrorKind::input, fmt::format("{} cannot be read", path));
  return in;
}

// Which tokens may be in a name that nobody marked: those with a capital.
LabelSet outside_or_unmarked(std::string_view word) {
  LabelSet labels = only(outside);
  for (const char c : word) {
    if (c < 'A' || c > 'Z') continue;
    for (unsigned part = 0; part < 4; ++part) labels |= only(label_of(TagType::other, static_cast<TagPart>(part)));
    break;
  }
  return labels;
}

void label_span(TrainingArticle& article, std::size_t begin, std::size_t end, TagType type) {
  for (std::size_t i = begin; i < end; ++i) {
    const bool first = i == begin;
    const bool last = i + 1 == end;
    const TagPart part = first && last ? TagPart::whole
                         : first       ? TagPart::begin
                         : last        ? TagPart::end
                                       : TagPart::inside;
    article.tokens[i].allowed = only(label_of(type, part));
  }
}

void open_unmarked(TrainingArticle& article, const SourceOptions& options) {
  if (options.all_types) return;
  for (TrainingToken& token : article.tokens) {
    if (token.allowed == only(outside)) token.allowed = outside_or_unmarked(token.word);
  }
}

bool is_title(std::string_view word) {
  constexpr auto titles = std::to_array<std::string_view>(
      {"Mr",   "Mr.",  "Mrs",     "Mrs.",  "Ms",       "Ms.",     "Miss",      "Dr",    "Dr.",
       "Sir",  "Dame", "Prof",    "Prof.", "Lord",     "Lady",    "President", "Sen.",  "Rep.",
       "Gov.", "Gen.", "Senator", "Pope",  "Minister", "Justice", "Judge",     "Queen", "King"});
  return std::find(titles.begin(), titles.end(), word) != titles.end();
}

void take_titles_off(TrainingArticle& article) {
  for (std::size_t i = 0; i + 1 < article.tokens.size(); ++i) {
    if (article.tokens[i].allowed != only(label_of(TagType::person, TagPart::begin)) ||
        !is_title(article.tokens[i].word))
      continue;
    article.tokens[i].allowed = only(outside);
    LabelSet& next = article.tokens[i + 1].allowed;
    next = only(label_of(TagType::person,
                         next == only(label_of(TagType::person, TagPart::end)) ? TagPart::whole : TagPart::begin));
  }
}

// Reads a column file line by line.
class ColumnReader {
 public:
  ColumnReader(std::string path, const SourceOptions& options) : path_(std::move(path)), options_(options) {}
  std::vector<TrainingArticle> read();

 private:
  void read_token(const std::string& line);
  void end_sentence() {
    close_span();
    sentence_pending_ = true;
  }
  void close_span();
  void end_article();

  std::string path_;
  SourceOptions options_;
  std::size_t line_ = 0;
  std::vector<TrainingArticle> articles_;
  TrainingArticle article_;
  bool sentence_pending_ = true;
  std::size_t span_begin_ = 0;
  int span_type_ = -1;
};

void ColumnReader::close_span() {
  if (span_type_ >= 0) label_span(article_, span_begin_, article_.tokens.size(), static_cast<TagType>(span_type_));
  span_type_ = -1;
}

void ColumnReader::end_article() {
  end_sentence();
  if (!article_.tokens.empty()) {
    article_.name = fmt::format("{}:{}", std::filesystem::path(path_).filename().string(), line_);
    article_.weight = options_.weight;
    article_.tokens.front().field_start = true;
    if (options_.titles_inside) take_titles_off(article_);
    open_unmarked(article_, options_);
    articles_.push_back(std::move(article_));
  }
  article_ = {};
}

void ColumnReader::read_token(const std::string& line) {
  std::istringstream columns(line);
  std::string word;
  columns >> word;
  std::string label;
  for (std::string column; columns >> column;) label = column;
  const bool named = label.size() > 2 && label[1] == '-';
  if (!named && label != "O") fail(path_, line_, "no label at the line's end: " + label);
  const int type = named ? type_index(std::string_view(label).substr(2)) : -1;
  if (named && type < 0) fail(path_, line_, "no type of names: " + label);
  if (!named || label[0] == 'B' || label[0] == 'S' || type != span_type_) close_span();
  if (named && span_type_ < 0) {
    span_begin_ = article_.tokens.size();
    span_type_ = type;
  }
  article_.tokens.push_back({word, only(outside), sentence_pending_, false});
  sentence_pending_ = false;
  if (named && (label[0] == 'E' || label[0] == 'S')) close_span();
}

// A file that tells of no articles is cut every 25 sentences: what is said of a word elsewhere in an article is of use
// only where there are articles.
std::vector<TrainingArticle> in_pieces(const TrainingArticle& whole) {
  constexpr std::size_t piece_sentences = 25;
  std::vector<TrainingArticle> pieces;
  std::size_t sentences = 0;
  for (const TrainingToken& token : whole.tokens) {
    if (token.sentence_start && sentences++ % piece_sentences == 0) {
      pieces.push_back({fmt::format("{}+{}", whole.name, sentences), {}, whole.weight});
    }
    pieces.back().tokens.push_back(token);
    pieces.back().tokens.back().field_start = pieces.back().tokens.size() == 1;
  }
  return pieces;
}

std::vector<TrainingArticle> ColumnReader::read() {
  std::ifstream in = open_text(path_);
  for (std::string line; std::getline(in, line);) {
    ++line_;
    if (line.starts_with("-DOCSTART-") || line.starts_with("# newdoc")) {
      end_article();
    } else if (line.starts_with("# ")) {
      continue;
    } else if (line.find_first_not_of(" \t\r") == std::string::npos) {
      end_sentence();
    } else {
      read_token(line);
    }
  }
  end_article();
  return articles_.size() == 1 ? in_pieces(articles_.front()) : std::move(articles_);
}

struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  TagType type = TagType::person;
};

// Appends a line without its marks to `text`, and the marks.
void take_marks(const std::string& line, std::string& text, std::vector<Mark>& marks, const std::string& path,
                std::size_t number) {
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] != '[') {
      text += line[at++];
      continue;
    }
    const std::size_t blank = line.find(' ', at);
    const std::size_t close = line.find(']', at);
    if (blank == std::string::npos || close == std::string::npos || blank > close) fail(path, number, "a broken mark");
    const int type = type_index(std::string_view(line).substr(at + 1, blank - at - 1));
    if (type < 0) fail(path, number, "no type of names: " + line.substr(at, close - at));
    const std::string_view name = trim(std::string_view(line).substr(blank + 1, close - blank - 1));
    if (name.empty() || name.find('[') != std::string_view::npos) fail(path, number, "a broken mark");
    marks.push_back({text.size(), text.size() + name.size(), static_cast<TagType>(type)});
    text += name;
    at = close + 1;
  }
}

TrainingArticle article_of(const std::string& id, const std::string& text, std::size_t headline_end,
                           const std::vector<Mark>& marks, const SourceOptions& options) {
  TrainingArticle article;
  article.name = id;
  article.weight = options.weight;
  std::vector<TagToken> places;
  const auto add_field = [&](std::size_t begin, std::size_t end) {
    TagTokenizer tokenizer(std::string_view(text).substr(begin, end - begin));
    bool first = true;
    for (TagToken token; tokenizer.next(token); first = false) {
      token.begin += static_cast<std::uint32_t>(begin);
      token.end += static_cast<std::uint32_t>(begin);
      places.push_back(token);
      article.tokens.push_back(
          {text.substr(token.begin, token.end - token.begin), only(outside), token.sentence_start, first});
    }
  };
  add_field(0, headline_end);
  add_field(headline_end, text.size());
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    while (at < places.size() && places[at].end <= mark.begin) ++at;
    std::size_t end = at;
    while (end < places.size() && places[end].begin < mark.end) ++end;
    if (end > at) label_span(article, at, end, mark.type);
    at = end;
  }
  open_unmarked(article, options);
  return article;
}

}  // namespace

std::vector<TrainingArticle> read_columns(const std::string& path, const SourceOptions& options) {
  return ColumnReader(path, options).read();
}

std::vector<TrainingArticle> read_marked(const std::string& path, const SourceOptions& options) {
  std::ifstream in = open_text(path);
  std::vector<TrainingArticle> articles;
  std::string id;
  std::string text;
  std::size_t headline_end = 0;
  std::vector<Mark> marks;
  const auto end_text = [&] {
    if (!text.empty()) articles.push_back(article_of(id, text, headline_end, marks, options));
    text.clear();
    marks.clear();
    headline_end = 0;
  };
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("%%")) {
      end_text();
      id = std::string(trim(std::string_view(line).substr(2)));
      continue;
    }
    take_marks(line, text, marks, path, number);
    if (headline_end == 0) headline_end = text.size();
    text += "\n";
  }
  end_text();
  return articles;
}

namespace {

std::string with_case(const std::string& word, bool capitals) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    at += point.length;
    const bool ascii_small = point.value >= 'a' && point.value <= 'z';
    const bool latin_small = point.value >= 0xE0 && point.value <= 0xFE && point.value != 0xF7;
    char32_t c = point.value;
    if (!capitals) c = lower(c);
    if (capitals && (ascii_small || latin_small)) c -= 32;
    append_utf8(out, c);
  }
  return out;
}

// The first sentences of an article.
TrainingArticle opening(const TrainingArticle& article, std::size_t most_sentences) {
  TrainingArticle out;
  out.name = article.name;
  out.weight = article.weight;
  std::size_t sentences = 0;
  for (const TrainingToken& token : article.tokens) {
    if (token.sentence_start && sentences++ == most_sentences) break;
    out.tokens.push_back(token);
  }
  return out;
}

}  // namespace

TrainingArticle in_capitals(const TrainingArticle& article, std::size_t most_sentences) {
  TrainingArticle out = opening(article, most_sentences);
  for (TrainingToken& token : out.tokens) token.word = with_case(token.word, true);
  return out;
}

TrainingArticle in_small_letters(const TrainingArticle& article) {
  TrainingArticle out = article;
  for (TrainingToken& token : out.tokens) token.word = with_case(token.word, false);
  return out;
}

TrainingArticle in_title_case(const TrainingArticle& article, std::size_t most_sentences) {
  TrainingArticle out = opening(article, most_sentences);
  for (TrainingToken& token : out.tokens) {
    if (token.word.size() < 4 || token.word[0] < 'a' || token.word[0] > 'z') continue;
    token.word[0] = static_cast<char>(token.word[0] - 32);
  }
  return out;
}

}  // namespace dateline
