// Runs the date rules over headline and body, resolving each expression as it is found.
#include "indexer/date_expressions.hpp"

#include <string_view>
#include <utility>

#include "common/text.hpp"
#include "indexer/dates/resolution.hpp"
#include "indexer/dates/rules.hpp"
#include "indexer/dates/tense.hpp"
#include "indexer/dates/tokens.hpp"

namespace dateline {
namespace {

using date_grammar::Anchor;
using date_grammar::Language;
using date_grammar::Parsed;
using date_grammar::Reading;
using date_grammar::Resolved;
using date_grammar::Scan;
using date_grammar::Tense;
using date_grammar::Tokens;
using date_grammar::Vocabulary;

// Text is cut into pieces of about this size, so that a body of any size needs
// little memory for tokens.
constexpr std::size_t piece_bytes = 256 * 1024;

// The end of the piece that begins at `begin`: after a line end if there is one
// in its last quarter, else after a blank, else anywhere between code points.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= piece_bytes) return text.size();
  const std::size_t limit = begin + piece_bytes;
  const std::size_t line = text.rfind('\n', limit);
  if (line != std::string_view::npos && line > limit - piece_bytes / 4) return line + 1;
  const std::size_t blank = text.rfind(' ', limit);
  if (blank != std::string_view::npos && blank > limit - piece_bytes / 4) return blank + 1;
  return floor_boundary(text, limit);
}

// A publication day outside of what dates may resolve to is a fault of the input.
std::optional<Day> anchor_day(const Article& article) {
  const auto day = parse_published(article.published);
  if (!day || civil(*day).year < date_grammar::first_year_word || civil(*day).year > date_grammar::last_year_word) {
    return std::nullopt;
  }
  return day;
}

class Finder {
 public:
  explicit Finder(const Article& article) : language_(date_grammar::language_of(article.language)) {
    anchor_.published = anchor_day(article);
  }

  void read(Field field, std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = piece_end(text, begin);
      read_piece(field, text.substr(begin, end - begin), begin);
      begin = end;
    }
  }

  std::vector<DateMention> take() { return std::move(found_); }

 private:
  void read_piece(Field field, std::string_view piece, std::size_t offset) {
    const Tokens tokens(piece, Vocabulary::of(language_));
    Scan scan{tokens, language_, static_cast<std::size_t>(-1), {}};
    for (std::size_t at = 0; at < tokens.size();) {
      if (!may_begin(tokens[at])) {
        ++at;
        continue;
      }
      const Parsed parsed = language_ == Language::english ? parse_english(scan, at) : parse_european(scan, at);
      if (!parsed) {
        ++at;
        continue;
      }
      add(field, tokens, at, parsed, offset);
      scan.last = parsed.reading;
      scan.last_end = parsed.end;
      at = parsed.end;
    }
  }

  void add(Field field, const Tokens& tokens, std::size_t first, const Parsed& parsed, std::size_t offset) {
    const Tense tense = needs_tense(parsed.reading, anchor_) ? tense_at(tokens, first, parsed.end) : Tense::unknown;
    auto resolved = resolve(parsed.reading, anchor_, tense);
    if (!resolved) return;
    found_.push_back({field,
                      {offset + tokens[first].begin, offset + tokens[parsed.end - 1].end},
                      resolved->value,
                      resolved->interval});
    if (resolved->interval && !parsed.reading.compares) anchor_.mention = std::move(resolved);
  }

  Language language_;
  Anchor anchor_;
  std::vector<DateMention> found_;
};

}  // namespace

std::vector<DateMention> find_dates(const Article& article) {
  Finder finder(article);
  finder.read(Field::headline, article.headline);
  finder.read(Field::body, article.body);
  return finder.take();
}

}  // namespace dateline
