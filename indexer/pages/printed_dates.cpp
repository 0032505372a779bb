// Finds the headline among the blocks, then the lines around it and those with telling words.
#include "indexer/pages/printed_dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text.hpp"
#include "indexer/pages/bare_text.hpp"
#include "indexer/pages/page_byline.hpp"

namespace dateline {
namespace {

constexpr PageRoles not_of_article = comments_role | related_role;
constexpr std::size_t longest_line = 160;    // characters of a line that is there for its date
constexpr std::size_t longest_notice = 300;  // of one with a telling word
constexpr std::size_t most_places = 5;       // where the headline stands: breadcrumbs and the like have it too
constexpr std::size_t blocks_after = 12;
constexpr std::size_t blocks_before = 4;
constexpr std::size_t opening_bytes = 60;
constexpr std::size_t most_openings = 3;

// Folded.
constexpr auto published_words = std::to_array<std::string_view>(
    {"published",    "posted",    "erschienen", "veroffentlicht", "publiziert",   "erstellt",           "publie",
     "mis en ligne", "publicado", "publicada",  "pubblicato",     "gepubliceerd", "originally created", "created",
     "published on", "datum:",    "date:",      "fecha:",         "data:",        "eingestellt"});
constexpr auto modified_words =
    std::to_array<std::string_view>({"updated", "last edited", "last modified", "modified", "revised", "aktualisiert",
                                     "letzte anderung", "zuletzt geandert", "stand:", "mis a jour", "modifie",
                                     "actualizado", "actualizada", "atualizado", "aggiornato", "bijgewerkt"});

template <typename Table>
std::string_view behind_word(const Table& table, std::string_view text) {
  std::size_t first = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view word : table) {
    const std::size_t at = text.find(word);
    if (at >= first || at == std::string_view::npos) continue;
    first = at;
    length = word.size();
  }
  return first == std::string_view::npos ? std::string_view() : text.substr(first + length);
}

class DateFinder {
 public:
  DateFinder(const HtmlTree& tree, const PageBlocks& page, const PageDateOptions& options)
      : tree_(tree), blocks_(page.blocks), page_(page), options_(options) {}

  PrintedDates find(std::string_view headline) {
    PrintedDates found;
    for (const std::size_t place : places_of(headline)) {
      found.near_headline = date_near(place);
      if (!found.near_headline.empty()) break;
    }
    find_announced(found);
    find_at_opening(found);
    return found;
  }

 private:
  // Where the headline stands, headings first; the page's beginning if nowhere.
  std::vector<std::size_t> places_of(std::string_view headline) const {
    const std::string wanted = bare_text(headline.substr(0, floor_boundary(headline, 300)));
    std::vector<std::size_t> headings;
    std::vector<std::size_t> others;
    for (std::size_t at = 0; at < blocks_.size() && !wanted.empty(); ++at) {
      if (blocks_[at].chars > 2 * headline.size() + 100) continue;
      if (bare_text(page_.text_of(blocks_[at])).find(wanted) == std::string::npos) continue;
      const bool heads = has_trait(tree_.nodes()[blocks_[at].node].tag, heading_trait);
      (heads ? headings : others).push_back(at);
      if (headings.size() + others.size() == most_places) break;
    }
    headings.insert(headings.end(), others.begin(), others.end());
    if (headings.empty()) headings.push_back(0);
    return headings;
  }

  std::string date_near(std::size_t place) const {
    for (std::size_t at = place; at < std::min(place + blocks_after, blocks_.size()); ++at) {
      if (auto date = short_date(blocks_[at]); !date.empty()) return date;
    }
    for (std::size_t at = place - std::min(place, blocks_before); at < place; ++at) {
      if (auto date = short_date(blocks_[at]); !date.empty()) return date;
    }
    return {};
  }

  std::string short_date(const PageBlock& block) const {
    const bool named = (block.roles & (byline_role | date_role)) != 0;
    if (block.chars > longest_line || is_off(block) || (block.is_prose() && !named)) return {};
    const std::string_view text = page_.text_of(block);
    const std::string folded = fold(text);
    if (const auto rest = behind_word(published_words, folded); !rest.empty()) {
      if (auto date = page_date(rest, options_); !date.empty()) return date;
    }
    if (!behind_word(modified_words, folded).empty()) return {};
    return page_date(text, options_);
  }

  // A byline may well link to all that its author wrote.
  static bool is_off(const PageBlock& block) {
    if ((block.roles & comments_role) != 0) return true;
    return (block.roles & related_role) != 0 && (block.roles & byline_role) == 0;
  }

  void find_announced(PrintedDates& found) const {
    for (const PageBlock& block : blocks_) {
      if (block.chars > longest_notice || (block.roles & not_of_article) != 0) continue;
      const std::string folded = fold(page_.text_of(block));
      if (found.announced.empty()) found.announced = page_date(behind_word(published_words, folded), options_);
      if (found.announced.empty() && opens_byline(folded)) found.announced = short_date(block);
      if (found.modified.empty()) found.modified = page_date(behind_word(modified_words, folded), options_);
      if (!found.announced.empty() && !found.modified.empty()) return;
    }
  }

  void find_at_opening(PrintedDates& found) const {
    std::size_t seen = 0;
    for (const PageBlock& block : blocks_) {
      if (!block.is_prose() || (block.roles & not_of_article) != 0) continue;
      const std::string_view text = page_.text_of(block);
      found.at_opening = page_date(text.substr(0, floor_boundary(text, opening_bytes)), options_);
      if (!found.at_opening.empty() || ++seen == most_openings) return;
    }
  }

  const HtmlTree& tree_;
  const std::vector<PageBlock>& blocks_;
  const PageBlocks& page_;
  PageDateOptions options_;
};

}  // namespace

PrintedDates printed_dates(const HtmlTree& tree, const PageBlocks& page, std::string_view headline,
                           const PageDateOptions& options) {
  return DateFinder(tree, page, options).find(headline);
}

}  // namespace dateline
