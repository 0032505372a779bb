// Headings are compared as folded letters, so that quotes, dashes and blanks do not part what is the same.
#include "indexer/pages/page_title.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "common/text.hpp"

namespace dateline {
namespace {

// Letters and digits alone.
std::string bare(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode(folded, at);
    if (is_letter(point.value) || is_digit(point.value)) out.append(folded, at, point.length);
    at += point.length;
  }
  return out;
}

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
  const std::string name = bare(site);
  if (!name.empty()) {
    const std::string_view last = pieces.back();
    const auto offset = [&](std::string_view piece) { return static_cast<std::size_t>(piece.data() - title.data()); };
    const std::string_view before = pieces[pieces.size() - 2];
    if (bare(last) == name) return title.substr(0, offset(before) + before.size());
    if (bare(pieces.front()) == name) return title.substr(offset(pieces[1]));
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

// How the rest of the page bears out a heading.
Confirmation confirmation(const std::string& heading, const TitleSources& sources) {
  const std::string text = bare(heading);
  if (text.empty() || text == bare(sources.site)) return none;
  const std::string stated = bare(sources.stated);
  if (text == stated) return by_stated;
  if (contains(stated, text) && text.size() * 2 > stated.size()) return by_part;
  if (contains(text, stated) && stated.size() * 2 > text.size()) return by_part;
  const std::string title = bare(sources.title);
  if (contains(title, text) && text.size() * 3 > title.size()) return by_title;
  return share_words(heading, sources.stated.empty() ? sources.title : sources.stated) ? by_words : none;
}

const std::string* best_of(const std::vector<std::string>& headings, const TitleSources& sources, Confirmation least) {
  const std::string* best = nullptr;
  Confirmation most = none;
  for (const std::string& heading : headings) {
    const Confirmation found = confirmation(heading, sources);
    if (found < least || found <= most) continue;
    most = found;
    best = &heading;
  }
  return best;
}

}  // namespace

std::string page_headline(const TitleSources& sources) {
  if (const std::string* heading = best_of(sources.headings, sources, by_words)) {
    // The heading has a kicker or a subtitle more than what is stated in full.
    const bool more = contains(bare(*heading), bare(sources.stated)) && !is_cut_off(sources.stated);
    return more ? sources.stated : *heading;
  }
  if (const std::string* heading = best_of(sources.subheadings, sources, by_title)) return *heading;
  if (!sources.stated.empty()) return without_site(sources.stated, sources.site);
  if (sources.headings.size() == 1 && !sources.headings[0].empty()) return sources.headings[0];
  if (!sources.title.empty()) {
    const std::string cut = without_site(sources.title, sources.site);
    return cut == sources.title ? longest_piece(cut) : cut;
  }
  return sources.headings.empty() ? std::string() : sources.headings[0];
}

}  // namespace dateline
