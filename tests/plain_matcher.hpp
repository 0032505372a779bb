// A slow and obvious matcher: scans all words of an article for what a query says; the tests' measure of the quick one.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.hpp"
#include "common/date.hpp"
#include "common/sentences.hpp"
#include "common/spelling.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"
#include "searcher/query_language.hpp"

namespace dateline::test {

// A word of an article.
struct PlainWord {
  std::string form;
  std::string term;
  Capitals capitals = Capitals::none;
  std::size_t sentence = 0;
  std::size_t paragraph = 0;
  std::size_t passage = 0;
};

enum class Part { headline, body, byline };

// A place in an article: words first to last, both included, of one part of it.
struct Place {
  Part part = Part::body;
  std::size_t first = 0;
  std::size_t last = 0;
  auto operator<=>(const Place&) const = default;
};
using Places = std::vector<Place>;  // ascending, each once

inline void append(Places& to, const Places& more) { to.insert(to.end(), more.begin(), more.end()); }
inline Places sorted(Places places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

class PlainArticle {
 public:
  explicit PlainArticle(const StoredArticle& stored) : stored_(stored), stemmer_(stemmer_of(stored.article.language)) {
    const Article& article = stored.article;
    const auto sentences = sentence_ends(article.body);
    const auto paragraphs = paragraph_ends(article.body);
    const auto ends_before = [](const std::vector<std::size_t>& ends, std::size_t begin) {
      return static_cast<std::size_t>(std::count_if(ends.begin(), ends.end(), [&](auto end) { return end <= begin; }));
    };
    for (std::size_t i = 0; i < stored.passages.size(); ++i) {
      const StoredPassage& passage = stored.passages[i];
      add_words(article.headline, passage.headline, i, Part::headline, [](PlainWord&, std::size_t) {});
      add_words(article.body, passage.body, i, Part::body, [&](PlainWord& word, std::size_t begin) {
        word.sentence = ends_before(sentences, begin);
        word.paragraph = ends_before(paragraphs, begin);
      });
    }
    add_words(article.byline, {0, article.byline.size()}, 0, Part::byline, [](PlainWord&, std::size_t) {});
  }

  // A text alone, as an article of one passage.
  static PlainArticle of_text(const std::string& text, const std::string& language) {
    StoredArticle stored;
    stored.article.body = text;
    stored.article.language = language;
    stored.passages.push_back({{0, text.size()}, {}});
    return PlainArticle(stored);
  }

  const StoredArticle& stored() const { return stored_; }
  const std::vector<PlainWord>& words(Part part) const { return words_[static_cast<std::size_t>(part)]; }
  std::size_t passages() const { return stored_.passages.size(); }

  // Whether the words of each part are those of the whole text, none cut by a passage's end.
  bool is_whole() const {
    return same_forms(Part::headline, stored_.article.headline) && same_forms(Part::body, stored_.article.body);
  }

  // Where a positional node stands.
  Places places(const QueryNode& node) {
    using Kind = QueryNode::Kind;
    Places found;
    switch (node.kind) {
      case Kind::near: return near(node);
      case Kind::at_least: found = places(*node.children[0]); return found.size() >= node.times ? found : Places();
      case Kind::words:
      case Kind::either:
        for (const QueryPointer& child : node.children) append(found, places(*child));
        return sorted(std::move(found));
      default: return leaf(node);
    }
  }

  // Which passages a query matches; articles are all or nothing for AND and NOT.
  std::vector<bool> matches(const QueryNode& node) {
    using Kind = QueryNode::Kind;
    const auto child = [&](std::size_t i) { return matches(*node.children[i]); };
    switch (node.kind) {
      case Kind::everything: return all(true);
      case Kind::field: return all(fits_field(node));
      case Kind::words: return any_of(node);
      case Kind::either: return either(child(0), child(1));
      case Kind::both: return any(child(0)) && any(child(1)) ? either(child(0), child(1)) : all(false);
      case Kind::without: return any(child(1)) ? all(false) : child(0);
      case Kind::preferring: return any(child(0)) ? either(child(0), child(1)) : all(false);
      default: return touched(places(node));
    }
  }

  std::vector<bool> touched(const Places& places) const {
    std::vector<bool> passages = all(false);
    for (const Place& place : places) {
      const auto& part = words(place.part);
      for (std::size_t i = part[place.first].passage; i <= part[place.last].passage; ++i) passages[i] = true;
    }
    return passages;
  }

  // Those that hold no other.
  static Places shortest(const Places& places) {
    Places kept;
    for (const Place& place : places) {
      const bool holds = std::any_of(places.begin(), places.end(), [&](const Place& other) {
        return other != place && other.part == place.part && place.first <= other.first && other.last <= place.last;
      });
      if (!holds) kept.push_back(place);
    }
    return kept;
  }

 private:
  static Stemmer& stemmer_of(const std::string& language) {
    static std::map<std::string, Stemmer> all;
    return all.try_emplace(language, language).first->second;
  }

  template <typename Finish>
  void add_words(const std::string& text, const Range& range, std::size_t passage, Part part, Finish&& finish) {
    Tokenizer tokenizer(std::string_view(text).substr(range.begin, range.size()));
    for (Token token; tokenizer.next(token);) {
      PlainWord word;
      word.form = token.form;
      word.term = stemmer_.term(token.form);
      word.capitals = capitals_of(std::string_view(text).substr(range.begin + token.begin, token.end - token.begin));
      word.passage = passage;
      finish(word, range.begin + token.begin);
      words_[static_cast<std::size_t>(part)].push_back(std::move(word));
    }
  }

  bool same_forms(Part part, const std::string& text) const {
    std::size_t at = 0;
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token); ++at) {
      if (at >= words(part).size() || words(part)[at].form != token.form) return false;
    }
    return at == words(part).size();
  }

  std::vector<bool> all(bool value) const { return std::vector<bool>(passages(), value); }
  static bool any(const std::vector<bool>& passages) {
    return std::find(passages.begin(), passages.end(), true) != passages.end();
  }
  static std::vector<bool> either(std::vector<bool> a, const std::vector<bool>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] || b[i];
    return a;
  }

  std::vector<bool> any_of(const QueryNode& node) {
    std::vector<bool> found = all(false);
    bool words = false;
    bool fits = true;
    for (const QueryPointer& child : node.children) {
      if (child->kind == QueryNode::Kind::field) {
        fits = fits && fits_field(*child);
      } else {
        words = true;
        found = either(std::move(found), matches(*child));
      }
    }
    if (!fits) return all(false);
    return words ? found : all(true);
  }

  bool fits_field(const QueryNode& node) const {
    const Article& article = stored_.article;
    if (node.field == QueryField::source) return article.source == node.text;
    if (node.field == QueryField::language) return article.language == node.text;
    if (node.field == QueryField::length) {
      std::uint32_t least = 0;
      std::uint32_t most = 0;
      parse_length(node.text, least, most);
      return least <= words(Part::body).size() && words(Part::body).size() <= most;
    }
    const auto day = parse_published(article.published);
    const auto span = parse_interval(node.text);
    return day && span && span->first <= *day && *day <= span->last;
  }

  static std::vector<Part> parts_of(Zone zone) {
    switch (zone) {
      case Zone::anywhere: return {Part::headline, Part::body};
      case Zone::headline: return {Part::headline};
      case Zone::byline: return {Part::byline};
      default: return {Part::body};
    }
  }

  // The words of the query one after the other.
  Places leaf(const QueryNode& node) {
    std::vector<PlainWord> wanted;
    if (node.kind == QueryNode::Kind::wildcard) {
      wanted.push_back({fold(node.text), "", capitals_of(node.text), 0, 0, 0});
    } else {
      Tokenizer tokenizer(node.text);
      for (Token token; tokenizer.next(token);) {
        const auto text = std::string_view(node.text).substr(token.begin, token.end - token.begin);
        wanted.push_back({std::string(token.form), stemmer_.term(token.form), capitals_of(text), 0, 0, 0});
      }
    }
    Places found;
    for (const Part part : parts_of(node.zone)) {
      const auto& all_words = words(part);
      for (std::size_t first = 0; first + wanted.size() <= all_words.size(); ++first) {
        if (node.zone == Zone::lead && first + wanted.size() > lead_words) break;
        bool fits = true;
        for (std::size_t i = 0; i < wanted.size() && fits; ++i) fits = is(all_words[first + i], wanted[i], node);
        if (fits) found.push_back({part, first, first + wanted.size() - 1});
      }
    }
    return found;
  }

  static bool is(const PlainWord& word, const PlainWord& wanted, const QueryNode& node) {
    if (node.kind == QueryNode::Kind::wildcard) {
      if (!fits(fold(word.form), wanted.form)) return false;
    } else if (node.zone == Zone::byline) {
      return fold(word.form) == fold(wanted.form);
    } else {
      if (word.term != wanted.term) return false;
      if ((node.exact || node.capitals) && fold(word.form) != fold(wanted.form)) return false;
    }
    return node.zone == Zone::byline || !node.capitals || word.capitals == wanted.capitals;
  }

  // * stands for anything, ? for one character.
  static bool fits(std::string_view form, std::string_view pattern) {
    if (pattern.empty()) return form.empty();
    if (pattern[0] == '*') {
      return fits(form, pattern.substr(1)) || (!form.empty() && fits(form.substr(1), pattern));
    }
    if (form.empty()) return false;
    if (pattern[0] == '?') return fits(form.substr(decode(form, 0).length), pattern.substr(1));
    return form[0] == pattern[0] && fits(form.substr(1), pattern.substr(1));
  }

  Places near(const QueryNode& node) {
    const Places left = places(*node.children[0]);
    const Places right = places(*node.children[1]);
    Places found;
    for (const Place& a : left) {
      bool any_near = false;
      for (const Place& b : right) {
        if (!is_near(a, b, node.proximity)) continue;
        any_near = true;
        if (!node.proximity.negated) found.push_back({a.part, std::min(a.first, b.first), std::max(a.last, b.last)});
      }
      if (node.proximity.negated && !any_near) found.push_back(a);
    }
    return sorted(std::move(found));
  }

  bool is_near(const Place& a, const Place& b, const Proximity& proximity) const {
    if (a.part != b.part) return false;
    const bool before = a.last < b.first;
    const bool after = b.last < a.first;
    if (!before && (proximity.ordered || !after)) return false;
    const std::size_t begin = std::min(a.first, b.first);
    const std::size_t end = std::max(a.last, b.last);
    const auto& part = words(a.part);
    switch (proximity.within) {
      case Proximity::Within::sentence: return part[begin].sentence == part[end].sentence;
      case Proximity::Within::paragraph: return part[begin].paragraph == part[end].paragraph;
      default: return (before ? b.first - a.last : a.first - b.last) <= proximity.distance;
    }
  }

  StoredArticle stored_;
  Stemmer& stemmer_;
  std::vector<PlainWord> words_[3];  // by Part
};

}  // namespace dateline::test
