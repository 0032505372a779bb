// Passages that cannot have the phrase are left out by bits, 64 at a time where all words are common.
#include "searcher/phrases.hpp"

#include <algorithm>
#include <bit>

#include "common/index_format.hpp"
#include "searcher/passage_set.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t no_article = UINT32_MAX;

// Passages between two others have more words than this (see passages.hpp), so no such phrase reaches over a whole one.
constexpr std::uint32_t short_phrase = 20;

// What a posting counts, in steps as PositionMatcher counts them.
constexpr std::uint64_t phrase_steps = 4;

// One word of a phrase: where it was last looked up.
struct PhraseWord {
  const WordUse* use = nullptr;
  std::uint32_t offset = 0;  // from the phrase's first word
  std::size_t posting = 0;
  std::size_t ahead = 0;               // posting at which the last passage was looked for
  std::uint32_t passage = UINT32_MAX;  // whose run is at hand
  bool found = false;
  PositionList::Run run;

  bool enter(std::uint32_t wanted) {
    if (passage == wanted) return found;
    passage = wanted;
    const PostingList& list = *use->postings;
    found = false;
    if (list.dense() && bits_between(list.bits, wanted, wanted + 1) == 0) return false;
    // Passages come nearly in order: a phrase that ends in the next one looks ahead.
    if (posting < list.size() && list.passages[posting] > wanted) posting = 0;
    posting = list.lower_bound(wanted, posting);
    found = posting < list.size() && list.passages[posting] == wanted;
    if (found) run = use->positions->run(posting);
    return found;
  }
  void enter_posting(std::size_t at, std::uint32_t of_passage) {
    posting = at;
    passage = of_passage;
    found = true;
    run = use->positions->run(at);
  }
};

// Bits set where `bits`, in the word `at`, or a passage beside it of the same article has one. last: the last passages
// of articles.
std::uint64_t spread(const std::vector<std::uint64_t>& bits, const std::vector<std::uint64_t>& last, std::size_t at) {
  const std::uint64_t before = at > 0 ? (bits[at - 1] & ~last[at - 1]) >> 63 : 0;
  const std::uint64_t after = at + 1 < bits.size() ? bits[at + 1] << 63 : 0;
  return bits[at] | (bits[at] & ~last[at]) << 1 | before | ((bits[at] >> 1 | after) & ~last[at]);
}

// A posting of the rarest word, and its passage.
struct Place {
  std::uint32_t posting = 0;
  std::uint32_t passage = 0;
};

// Postings of the first word near which every other word is: in that passage or in one beside it of the same article.
// A phrase of up to short_phrase words reaches no further.
std::vector<Place> places_near(std::vector<PhraseWord>& words, const PassageSet& last) {
  const PostingList& rarest = *words[0].use->postings;
  std::vector<Place> places;
  if (rarest.dense()) {  // and so all are
    for (std::size_t at = 0; at < rarest.bits.size(); ++at) {
      std::uint64_t near = rarest.bits[at];
      for (std::size_t w = 1; w < words.size() && near != 0; ++w) {
        near &= spread(words[w].use->postings->bits, last.words(), at);
      }
      for (; near != 0; near &= near - 1) {
        const auto passage = static_cast<std::uint32_t>(at * 64) + static_cast<std::uint32_t>(std::countr_zero(near));
        places.push_back({rarest.ranks[at] + count_bits(rarest.bits[at] & ((near & -near) - 1)), passage});
      }
    }
    return places;
  }
  for (std::uint32_t i = 0; i < rarest.size(); ++i) {
    const std::uint32_t passage = rarest.passages[i];
    const std::uint32_t begin = passage > 0 && !last.contains(passage - 1) ? passage - 1 : passage;
    const std::uint32_t end = last.contains(passage) ? passage + 1 : passage + 2;
    const bool all = std::all_of(words.begin() + 1, words.end(), [&](PhraseWord& word) {
      const PostingList& list = *word.use->postings;
      return list.dense() ? bits_between(list.bits, begin, end) != 0 : list.any(begin, end, word.ahead);
    });
    if (all) places.push_back({i, passage});
  }
  return places;
}

std::vector<Place> all_places(const PostingList& postings) {
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < postings.size(); ++i) places.push_back({i, postings.passages[i]});
  return places;
}

// Asks for what will be read of the places ahead: they lie far apart, and waiting for each takes longer than all else.
void prefetch(const std::vector<PhraseWord>& words, const std::vector<Place>& places, std::size_t at) {
  constexpr std::size_t far = 12;  // its checkpoint
  constexpr std::size_t near = 6;  // by then the checkpoint is there, and says where the positions are
  constexpr std::size_t most_words = 4;
  for (std::size_t w = 0; w < std::min(words.size(), most_words); ++w) {
    const PostingList& list = *words[w].use->postings;
    const PositionList& positions = *words[w].use->positions;
    const auto posting_at = [&](const Place& place) -> std::size_t {
      if (w == 0) return place.posting;
      return list.dense() ? list.lower_bound(place.passage) : list.size();
    };
    if (at + far < places.size()) {
      if (const std::size_t posting = posting_at(places[at + far]); posting < list.size()) {
        __builtin_prefetch(&positions.checkpoints[posting / PositionList::checkpoint_postings]);
      }
    }
    if (at + near < places.size()) {
      if (const std::size_t posting = posting_at(places[at + near]); posting < list.size()) {
        __builtin_prefetch(&positions.positions[positions.checkpoints[posting / PositionList::checkpoint_postings]]);
      }
    }
  }
}

}  // namespace

void match_phrase(const IndexSnapshot& index, const WordSequence& sequence, const SpellingCheck& check,
                  Workspace& workspace, const PhraseVisit& visit_article) {
  const ArticleTable& table = index.table();
  const PassageTable& passages = index.passage_table();
  std::vector<PhraseWord> words(sequence.words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = {&sequence.words[i], i, 0, 0, UINT32_MAX, false, {}};
  std::sort(words.begin(), words.end(),
            [](const PhraseWord& a, const PhraseWord& b) { return a.use->postings->size() < b.use->postings->size(); });
  const PostingList& rarest = *words[0].use->postings;
  workspace.effort.take(phrase_steps * rarest.size());
  const auto length = static_cast<std::uint32_t>(words.size());
  const std::uint32_t before = words[0].offset;
  std::vector<TokenSpan> found;
  std::uint32_t open = no_article;  // whose spans `found` holds
  const auto close = [&] {
    if (!found.empty()) visit_article(open, found);
    found.clear();
  };
  const auto holds = [&](PhraseWord& word, std::uint32_t passage, unsigned position) {
    if (!word.enter(passage)) return false;
    for (std::size_t at = word.run.begin; at < word.run.end; ++at) {
      if (word.use->positions->position(at) != position) continue;
      return check.fits(*word.use, word.posting, at);
    }
    return false;
  };
  const auto visit = [&](std::size_t i, std::uint32_t passage) {
    workspace.deadline.check();
    const unsigned headline = passages.headline_tokens[passage];
    const unsigned body = body_position(headline);
    const unsigned end = body + passages.tokens[passage] - headline;
    words[0].enter_posting(i, passage);
    for (std::size_t at = words[0].run.begin; at < words[0].run.end; ++at) {
      const unsigned position = words[0].use->positions->position(at);
      const bool in_headline = position < headline;
      const unsigned low = in_headline ? 0 : body;
      const unsigned high = in_headline ? headline : end;
      // The article's own number of the phrase's first word.
      std::uint32_t begin = 0;
      if (position >= low + before && position - before + length <= high) {
        bool all = true;
        for (std::size_t w = 1; w < words.size() && all; ++w) {
          all = holds(words[w], passage, position - before + words[w].offset);
        }
        if (!all || !check.fits(*words[0].use, i, at)) continue;
        begin = in_headline ? headline_base + position : passages.body_starts[passage] + position - body;
        begin -= before;
      } else {
        // It reaches into another passage, if it is there at all.
        workspace.deadline.check();
        const std::uint32_t article = table.article_of[passage];
        const std::uint32_t place = token_of(index, article, passage, position);
        if ((place & (headline_base - 1)) < before) continue;
        begin = place - before;
        bool all = true;
        for (std::size_t w = 0; w < words.size() && all; ++w) {
          const std::uint32_t token = begin + words[w].offset;
          const std::uint32_t other = passage_of(index, article, token);
          const unsigned wanted = position_of(index, article, other, token);
          all = wanted < passage_token_limit && holds(words[w], other, wanted);
        }
        words[0].enter_posting(i, passage);
        if (!all) continue;
      }
      const std::uint32_t article = table.article_of[passage];
      if (article != open) close();
      open = article;
      found.push_back({begin, begin + length - 1});
    }
  };
  const std::vector<Place> places = length <= short_phrase ? places_near(words, table.last) : all_places(rarest);
  for (std::size_t i = 0; i < places.size(); ++i) {
    prefetch(words, places, i);
    visit(places[i].posting, places[i].passage);
  }
  close();
}

}  // namespace dateline
