// Goes line by line, from both ends of the body, by tables of openings and closings.
#include "indexer/body_layout.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text.hpp"
#include "indexer/dateline_tokens.hpp"
#include "indexer/dateline_words.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_caption = 500;  // bytes
constexpr std::size_t longest_byline = 120;
constexpr std::size_t longest_trailer_line = 300;
constexpr std::size_t most_trailer_lines = 12;
constexpr std::size_t longest_credit = 800;  // "(Reporting by ...; Editing by ...)", over several lines

constexpr auto caption_openings = std::to_array<std::string_view>(
    {"image:", "photo:", "picture:", "caption:", "picture caption:", "photo caption:", "file photo:", "file image:",
     "image caption:", "video:", "foto:", "bild:", "legende:", "фото:"});

constexpr auto note_openings = std::to_array<std::string_view>(
    {"(updates", "(adds", "(recasts", "(corrects", "(refiles", "(rewrites", "(repeats"});

constexpr auto byline_openings = std::to_array<std::string_view>({"by ", "von ", "par ", "por "});

constexpr auto byline_small_words = std::to_array<std::string_view>(
    {"and", "in", "of", "de", "von", "van", "der", "at", "for", "y", "et", "und", "the", "la"});

constexpr auto source_openings = std::to_array<std::string_view>(
    {"source:", "sources:", "source :", "quelle:", "fuente:", "quellen:", "fonte:", "источник:"});

constexpr auto trailer_openings = std::to_array<std::string_view>({"©",
                                                                   "(c) ",
                                                                   "copyright ",
                                                                   "read more",
                                                                   "read also",
                                                                   "also read:",
                                                                   "related:",
                                                                   "see also:",
                                                                   "more on this story",
                                                                   "reporting by ",
                                                                   "writing by ",
                                                                   "editing by ",
                                                                   "additional reporting by ",
                                                                   "compiled by ",
                                                                   "edited by ",
                                                                   "our standards:",
                                                                   "lesen sie auch",
                                                                   "lire aussi",
                                                                   "leer más",
                                                                   "leer también",
                                                                   "читайте также",
                                                                   "follow us on "});

constexpr auto credit_openings =
    std::to_array<std::string_view>({"(reporting ", "(additional reporting ", "(writing ", "(editing ", "(compiled ",
                                     "(edited ", "(with reporting ", "(reported ", "(translated ", "(written "});

// Folded and without the dashes, stars and blanks around them.
constexpr auto closing_words = std::to_array<std::string_view>(
    {"end", "ends", "the end", "30", "reuter", "reuters", "ende", "fin", "more", "###"});

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

template <std::size_t size>
bool opens_with(const std::array<std::string_view, size>& openings, std::string_view line) {
  if (line.empty()) return false;
  const auto first_of = [](std::string_view text) { return lower(static_cast<unsigned char>(text[0])); };
  const char32_t first = first_of(line);  // turns most openings away at once
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return first_of(opening) == first && (line.starts_with(opening) || starts_with_nocase(line, opening));
  });
}

Range range_in(std::string_view whole, std::string_view part) {
  const auto begin = static_cast<std::size_t>(part.data() - whole.data());
  return {begin, begin + part.size()};
}

// The line at `at`, trimmed; `at` moves behind it.
std::string_view take_line(std::string_view body, std::size_t& at) {
  const std::size_t feed = body.find('\n', at);
  const std::size_t end = feed == std::string_view::npos ? body.size() : feed;
  const std::string_view line = trim(body.substr(at, end - at));
  at = feed == std::string_view::npos ? body.size() : feed + 1;
  return line;
}

// The next line with something on it; empty at the end.
std::string_view next_line(std::string_view body, std::size_t& at) {
  while (at < body.size()) {
    const std::string_view line = take_line(body, at);
    if (!line.empty()) return line;
  }
  return {};
}

// "By Anna Lind", "By Anna Lind and Jo Ray, Reuters": names, no sentence.
bool is_byline(std::string_view line) {
  if (line.size() > longest_byline || line.ends_with('.') || !opens_with(byline_openings, line)) return false;
  const std::vector<DatelineToken> tokens = dateline_tokens(line);
  std::size_t names = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const DatelineToken& token = tokens[i];
    if (token.kind == DatelineKind::number) return false;
    if (token.kind != DatelineKind::word) continue;
    const bool upper = is_upper(decode(line, token.range.begin).value);
    if (!upper && !is_one_of(byline_small_words, token.folded)) return false;
    names += upper;
  }
  return names >= 1 && tokens.size() > 1 && is_upper(decode(line, tokens[1].range.begin).value);
}

// Without the dashes, stars and blanks that closing words are set in.
std::string_view undecorated(std::string_view line) {
  const auto is_decoration = [](char32_t c) {
    return is_space(c) || c == '*' || dateline_kind(c) == DatelineKind::dash;
  };
  std::size_t begin = 0;
  while (begin < line.size() && is_decoration(decode(line, begin).value)) begin += decode(line, begin).length;
  std::size_t end = line.size();
  while (end > begin) {
    const std::size_t last = floor_boundary(line, end - 1);
    if (!is_decoration(decode(line, last).value)) break;
    end = last;
  }
  return line.substr(begin, end - begin);
}

bool is_closing_line(std::string_view line) {
  if (line.size() > 40) return false;
  const std::string_view word = undecorated(line);
  const std::string folded = fold(word);
  if (is_agency_name(folded)) return true;
  const bool decorated = word.size() != line.size();
  const bool small_word = folded == "more" || folded == "30" || folded == "fin";
  return is_one_of(closing_words, folded) && (decorated || !small_word);
}

// Where the credit "(Reporting by ...)" begins that `text` ends with, even behind a sentence.
std::optional<std::size_t> credit_at_end(std::string_view text) {
  if (!text.ends_with(')')) return std::nullopt;
  const std::size_t floor = text.size() - std::min(text.size(), longest_credit);
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open < floor || !opens_with(credit_openings, text.substr(open)))
    return std::nullopt;
  return open;
}

class LayoutReader {
 public:
  explicit LayoutReader(std::string_view body) : body_(body) {}

  BodyLayout read() {
    read_front();
    read_back();
    const Range whole = range_in(body_, trim(body_.substr(begin_, end_ - begin_)));
    out_.text = whole.empty() ? Range{begin_, begin_} : whole;
    return std::move(out_);
  }

 private:
  void read_front() {
    std::size_t at = 0;
    std::size_t next = 0;
    std::string_view line = next_line(body_, next);
    const bool caption = line.size() <= longest_caption && opens_with(caption_openings, line);
    const bool note = line.size() <= longest_caption && opens_with(note_openings, line);
    if (caption) out_.caption = range_in(body_, line);
    if (caption || note) {
      at = next;
      line = next_line(body_, next);
    }
    if (is_byline(line)) {
      out_.byline = range_in(body_, line);
      at = next;
    }
    read_dateline(at);
    if (!caption && !note) begin_ = out_.dateline ? out_.dateline->range.end : at;
  }

  void read_dateline(std::size_t at) {
    auto found = parse_dateline(body_.substr(at));
    if (!found) return;
    for (Range* range : {&found->range, &found->place, &found->agency}) {
      if (range != &found->range && range->empty()) continue;
      range->begin += at;
      range->end += at;
    }
    out_.dateline = *found;
  }

  std::string_view rest() const { return trim(body_.substr(begin_, end_ - begin_)); }

  void read_back() {
    const std::size_t last = range_in(body_, rest()).end;
    for (std::size_t count = 0; count < most_trailer_lines; ++count) {
      const std::string_view text = rest();
      const std::size_t begin = trailer_begin(text);
      // A body that is nothing but a trailer keeps it as its text.
      if (begin == text.size() || trim(text.substr(0, begin)).empty()) break;
      end_ = range_in(body_, text).begin + begin;
      out_.trailer = Range{end_, last};
    }
  }

  // Where the last line or credit of `text` begins if it is a trailer's; else its size.
  std::size_t trailer_begin(std::string_view text) {
    if (const auto credit = credit_at_end(text)) return *credit;
    const std::size_t window = text.size() - std::min(text.size(), longest_trailer_line + 1);
    const std::size_t feed = text.substr(window).rfind('\n');
    if (feed == std::string_view::npos) return text.size();
    const std::size_t begin = window + feed + 1;
    const std::string_view line = trim(text.substr(begin));
    if (opens_with(source_openings, line)) {
      out_.trailer_source = trim(line.substr(line.find(':') + 1));
    } else if (!opens_with(trailer_openings, line) && !is_closing_line(line)) {
      return text.size();
    }
    return range_in(text, line).begin;
  }

  std::string_view body_;
  std::size_t begin_ = 0;
  std::size_t end_ = body_.size();
  BodyLayout out_;
};

}  // namespace

BodyLayout body_layout(std::string_view body) { return LayoutReader(body).read(); }

}  // namespace dateline
