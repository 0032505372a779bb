// Headings are compared as folded letters, so that quotes, dashes and blanks do not part what is the same.
#include "indexer/pages/page_title.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "common/text.hpp"
#include "indexer/pages/bare_text.hpp"

namespace dateline {
namespace {

bool contains(const std::string& whole, const std::string& part) {
  return !part.empty() && whole.find(part) != std::string::npos;
}

constexpr auto separators = std::to_array<std::string_view>(
    {" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " › ", " // ", "｜", " _ ", "_", "-"});

// A hyphen parts titles where words are not parted by blanks: after Chinese and Japanese.
bool is_between_wide(std::string_view title, std::size_t at) {
  return at >= 3 && static_cast<unsigned char>(title[at - 3]) >= 0xE3;
}

// Cuts at separators that stand alone; the pieces, in order.
std::vector<std::string_view> pieces_of(std::string_view title) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size(); ++at) {
    for (const std::string_view separator : separators) {
      if (!title.substr(at).starts_with(separator) || (separator == "-" && !is_between_wide(title, at))) continue;
      pieces.push_back(trim(title.substr(begin, at - begin)));
      begin = at + separator.size();
      at = begin - 1;
      break;
    }
  }
  pieces.push_back(trim(title.substr(std::min(begin, title.size()))));
  std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
  return pieces;
}

// The title without the site's name at its end or front, where that is known; else its longest piece.
std::string without_site(const std::string& title, const std::string& site) {
  const auto pieces = pieces_of(title);
  if (pieces.size() < 2) return title;
  const std::string name = bare_text(site);
  if (!name.empty()) {
    const std::string_view last = pieces.back();
    const auto offset = [&](std::string_view piece) { return static_cast<std::size_t>(piece.data() - title.data()); };
    const std::string_view before = pieces[pieces.size() - 2];
    if (bare_text(last) == name) return title.substr(0, offset(before) + before.size());
    if (bare_text(pieces.front()) == name) return title.substr(offset(pieces[1]));
  }
  return title;
}

std::string longest_piece(const std::string& title) {
  const auto pieces = pieces_of(title);
  if (pieces.empty()) return title;
  return std::string(*std::max_element(pieces.begin(), pieces.end(),
                                       [](std::string_view a, std::string_view b) { return a.size() < b.size(); }));
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode(folded, at);
    if (is_letter(point.value) || is_digit(point.value)) {
      word.append(folded, at, point.length);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
    at += point.length;
  }
  if (!word.empty()) words.push_back(std::move(word));
  std::sort(words.begin(), words.end());
  return words;
}

// Two wordings of one headline: half of the words of the shorter one are in the other.
bool share_words(std::string_view a, std::string_view b) {
  const auto first = words_of(a);
  const auto second = words_of(b);
  std::vector<std::string> both;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(both));
  return both.size() >= 2 && both.size() * 2 >= std::min(first.size(), second.size());
}

bool is_cut_off(std::string_view title) { return title.ends_with("...") || title.ends_with("…"); }

enum Confirmation : int { none, by_words, by_title, by_part, by_stated };

class TitleChoice {
 public:
  explicit TitleChoice(const TitleSources& sources) : sources_(sources), site_(bare_text(sources.site)) {
    for (const std::string& stated : sources.stated) {
      stated_.push_back(without_site(stated, sources.site));
      bare_stated_.push_back(bare_text(stated_.back()));
    }
    bare_title_ = bare_text(sources.title);
  }

  std::string headline() const {
    if (const PageHeading* heading = exact(1, 1)) return heading->text;
    if (const PageHeading* heading = exact(2, 3)) return heading->text;
    if (const PageHeading* heading = best_of(1, 1, by_words)) return in_full(*heading);
    if (const PageHeading* heading = best_of(2, 3, by_title)) return heading->text;
    if (const PageHeading* heading = only_heading()) return heading->text;
    if (!stated_.empty()) return stated_[0];
    if (!sources_.title.empty()) {
      const std::string cut = without_site(sources_.title, sources_.site);
      return cut == sources_.title ? longest_piece(cut) : cut;
    }
    const auto any = std::find_if(sources_.headings.begin(), sources_.headings.end(),
                                  [](const PageHeading& heading) { return heading.level == 1; });
    return any == sources_.headings.end() ? std::string() : any->text;
  }

 private:
  const PageHeading* exact(int first, int last) const {
    for (const std::string& stated : bare_stated_) {
      for (const PageHeading& heading : sources_.headings) {
        if (heading.level < first || heading.level > last) continue;
        if (!stated.empty() && stated != site_ && bare_text(heading.text) == stated) return &heading;
      }
    }
    return nullptr;
  }

  // How the rest of the page bears out a heading.
  Confirmation confirmation(const PageHeading& heading) const {
    const std::string text = bare_text(heading.text);
    if (text.empty() || text == site_) return none;
    Confirmation most = none;
    for (const std::string& stated : bare_stated_) {
      if (contains(stated, text) && text.size() * 2 > stated.size()) most = by_part;
      if (contains(text, stated) && stated.size() * 2 > text.size()) most = by_part;
    }
    if (most == by_part) return most;
    if (contains(bare_title_, text) && text.size() * 3 > bare_title_.size()) return by_title;
    if (heading.level == 1 && text.size() >= shortest_opening && bare_title_.starts_with(text)) return by_title;
    return share_words(heading.text, stated_.empty() ? sources_.title : stated_[0]) ? by_words : none;
  }

  const PageHeading* best_of(int first, int last, Confirmation least) const {
    const PageHeading* best = nullptr;
    Confirmation most = none;
    for (const PageHeading& heading : sources_.headings) {
      if (heading.level < first || heading.level > last) continue;
      const Confirmation found = confirmation(heading);
      if (found < least || found <= most) continue;
      most = found;
      best = &heading;
    }
    return best;
  }

  // A heading that is made of parts has a kicker or a subtitle more than what is stated in full.
  std::string in_full(const PageHeading& heading) const {
    if (heading.whole) return heading.text;
    for (std::size_t at = 0; at < stated_.size(); ++at) {
      if (contains(bare_text(heading.text), bare_stated_[at]) && !is_cut_off(stated_[at])) return stated_[at];
    }
    return heading.text;
  }

  // One <h1> stands before the text, and the page's data say something else: written for search engines.
  const PageHeading* only_heading() const {
    const PageHeading* only = nullptr;
    for (const PageHeading& heading : sources_.headings) {
      if (heading.level != 1 || !heading.before_prose || bare_text(heading.text) == site_) continue;
      if (only != nullptr) return nullptr;
      only = &heading;
    }
    const bool says_something = only != nullptr && words_of(only->text).size() >= least_words;
    return says_something || (only != nullptr && stated_.empty()) ? only : nullptr;
  }

  static constexpr std::size_t shortest_opening = 8;
  static constexpr std::size_t least_words = 3;

  const TitleSources& sources_;
  std::string site_;
  std::vector<std::string> stated_;
  std::vector<std::string> bare_stated_;
  std::string bare_title_;
};

}  // namespace

std::string page_headline(const TitleSources& sources) { return TitleChoice(sources).headline(); }

}  // namespace dateline
