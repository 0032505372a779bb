// Joins tokenizer and tagger, and adds to each span what the lists know of it.
#include "indexer/names/tagged_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/text.hpp"
#include "indexer/names/abbreviations.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/span_repair.hpp"
#include "indexer/names/tagger.hpp"

namespace dateline {
namespace {

// Far above any article; a file of hundreds of megabytes that passes for one must not fill the memory with tokens.
constexpr std::size_t read_limit_bytes = std::size_t{4} << 20;
// A longer article is tagged in pieces, for the same reason.
constexpr std::size_t piece_tokens = std::size_t{1} << 15;

bool begins_with_capital(std::string_view word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }

// Capitals that stand for no organisation, sorted.
constexpr auto common_acronyms = std::to_array<std::string_view>(
    {"AIDS", "ATM", "BMW", "CCTV", "CEO",  "CFO", "COO", "COVID", "CPI", "CTO", "DJIA", "DNA", "DUI",
     "DVD",  "EEZ", "ETA", "FAQ",  "FTSE", "GDP", "GMT", "GNP",   "GPS", "HIV", "IPO",  "IQ",  "LED",
     "LNG",  "LPG", "MRI", "MVP",  "NFT",  "PCR", "PDF", "PIN",   "PMI", "PPI", "PPP",  "RNA", "SARS",
     "SIM",  "SMS", "SUV", "TNT",  "UFO",  "URL", "USB", "UTC",   "VAR", "VAT", "VIP",  "WWII"});
static_assert(std::is_sorted(common_acronyms.begin(), common_acronyms.end()));

// Three to six capitals of ASCII.
bool is_acronym(std::string_view word) {
  return word.size() >= 3 && word.size() <= 6 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         !std::binary_search(common_acronyms.begin(), common_acronyms.end(), word);
}

struct PlacedToken {
  Field field = Field::body;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The tokens of one piece of an article, and their names.
class PieceReader {
 public:
  explicit PieceReader(const TagModel& model) : tagger_(model) {}

  bool is_of(const TagModel& model) const { return tagger_.model().is_same(model); }
  std::vector<NameCandidate> read(const Article& article);
  std::vector<NameCandidate> read_known(const Article& article, std::span<const KnownName> names);

 private:
  std::vector<NameCandidate> read_fields(const Article& article);
  void add_field(std::string_view text, Field field);
  void end_piece();
  void add_unknown_acronyms(std::vector<TagSpan>& spans) const;
  std::vector<TagSpan> known_spans();
  void add_name(const TagSpan& span);
  std::string key_of(std::uint32_t begin, std::uint32_t end) const;
  NameCandidate candidate_of(const TagSpan& span) const;
  TagSpan without_title(TagSpan span) const;
  void add_title(const TagSpan& span, NameCandidate& candidate) const;
  const LexiconEntry* list_entry(const NameCandidate& candidate) const;
  std::string_view text_of(Field field) const { return field == Field::headline ? article_->headline : article_->body; }

  Tagger tagger_;
  const Article* article_ = nullptr;
  std::vector<TagInput> input_;
  std::vector<PlacedToken> places_;
  std::vector<NameCandidate> names_;
  std::optional<std::span<const KnownName>> known_;  // those that are still to come
};

void PieceReader::add_field(std::string_view text, Field field) {
  text = text.substr(0, floor_boundary(text, std::min(text.size(), read_limit_bytes)));
  // Readers that are told the dateline apart take it off the body.
  const bool first_cut = field == Field::body && !article_->dateline.empty();
  TagTokenizer tokenizer(text, first_cut);
  bool first = true;
  for (TagToken token; tokenizer.next(token); first = false) {
    const bool full = input_.size() >= (token.sentence_start ? piece_tokens : piece_tokens + piece_tokens / 2);
    if (full) {
      end_piece();
      first = true;
    }
    input_.push_back({text.substr(token.begin, token.end - token.begin), token.sentence_start, first});
    places_.push_back({field, token.begin, token.end});
  }
}

// "Mr Lee" becomes "Lee": by our guidelines a title stands outside, whatever the tagger has picked up.
TagSpan PieceReader::without_title(TagSpan span) const {
  if (span.type != TagType::person || span.end - span.begin < 2) return span;
  const LexiconEntry* first = lexicon("en").find(name_key(input_[span.begin].word));
  if (first != nullptr && (first->classes & any_honorific) != 0 && (first->classes & any_given) == 0) ++span.begin;
  return span;
}

// "Mr" or "Dame" right before a name.
void PieceReader::add_title(const TagSpan& span, NameCandidate& candidate) const {
  const auto gender_of = [](unsigned classes, unsigned male, unsigned female) {
    const bool is_male = (classes & male) != 0;
    const bool is_female = (classes & female) != 0;
    return is_male == is_female ? Gender::unknown : is_male ? Gender::male : Gender::female;
  };
  if (span.begin > 0 && places_[span.begin - 1].field == places_[span.begin].field) {
    const LexiconEntry* title = lexicon("en").find(name_key(input_[span.begin - 1].word));
    if (title != nullptr && (title->classes & any_honorific) != 0) {
      candidate.titled = true;
      candidate.gender = gender_of(title->classes, honorific_male, honorific_female);
    }
  }
  if (candidate.gender != Gender::unknown || candidate.one_token) return;
  if (const LexiconEntry* given = lexicon("en").find(first_word(candidate.key)); given != nullptr) {
    candidate.gender = gender_of(given->classes, given_male, given_female);
  }
}

const LexiconEntry* PieceReader::list_entry(const NameCandidate& candidate) const {
  const LexiconEntry* entry = lexicon("en").find(candidate.key);
  return entry != nullptr && entry->capitals_only && !candidate.all_capitals ? nullptr : entry;
}

// The key of the text from one token to the one before `end`; empty where they are of two fields.
std::string PieceReader::key_of(std::uint32_t begin, std::uint32_t end) const {
  const PlacedToken& first = places_[begin];
  const PlacedToken& last = places_[end - 1];
  if (first.field != last.field) return {};
  return name_key(text_of(first.field).substr(first.begin, last.end - first.begin));
}

NameCandidate PieceReader::candidate_of(const TagSpan& span) const {
  NameCandidate candidate;
  candidate.field = places_[span.begin].field;
  candidate.range = {places_[span.begin].begin, places_[span.end - 1].end};
  candidate.key = key_of(span.begin, span.end);
  candidate.type = static_cast<EntityType>(span.type);
  candidate.one_token = span.end - span.begin == 1;
  candidate.all_capitals = true;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const unsigned flags = tagger_.text().facts(i).flags;
    if ((flags & has_letter) != 0 && (flags & shouted) == 0) candidate.all_capitals = false;
  }
  const std::size_t last_words = word_count(name_key(input_[span.end - 1].word));
  candidate.surname_words = static_cast<std::uint8_t>(std::clamp<std::size_t>(last_words, 1, 255));
  const LexiconEntry* entry = list_entry(candidate);
  // "EU", "UNICEF": nothing else has such a name, whatever the sentence looks like.
  if (entry != nullptr && !entry->organisation.empty() && entry->place == nullptr)
    candidate.type = EntityType::organisation;
  switch (candidate.type) {
    case EntityType::person: add_title(span, candidate); break;
    case EntityType::organisation:
      if (entry != nullptr) candidate.organisation = entry->organisation;
      break;
    case EntityType::place:
      if (entry != nullptr) candidate.place = entry->place;
      break;
  }
  return candidate;
}

// "as the OIHG prepared": capitals after a lower-case "the" that the tagger has never seen are a body of some kind.
void PieceReader::add_unknown_acronyms(std::vector<TagSpan>& spans) const {
  const std::size_t tagged = spans.size();
  std::size_t next = 0;
  for (std::uint32_t i = 1; i < input_.size(); ++i) {
    while (next < tagged && spans[next].end <= i) ++next;
    const bool free = next == tagged || spans[next].begin > i;
    if (!free || !is_acronym(input_[i].word) || input_[i - 1].word != "the") continue;
    const bool in_a_name = i + 1 < input_.size() && begins_with_capital(input_[i + 1].word);
    if (!in_a_name) spans.push_back({i, i + 1, TagType::organisation});
  }
  std::sort(spans.begin(), spans.end(), [](const TagSpan& a, const TagSpan& b) { return a.begin < b.begin; });
}

// The known names of the piece, which are taken off the list of them.
std::vector<TagSpan> PieceReader::known_spans() {
  std::vector<TagSpan> spans;
  std::uint32_t token = 0;
  for (; !known_->empty(); known_ = known_->subspan(1)) {
    const KnownName& name = known_->front();
    const auto before = [&](std::uint32_t i) {
      return places_[i].field < name.field || (places_[i].field == name.field && places_[i].end <= name.range.begin);
    };
    while (token < places_.size() && before(token)) ++token;
    if (token == places_.size()) break;
    TagSpan span{token, token, static_cast<TagType>(name.type)};
    while (token < places_.size() && places_[token].field == name.field && places_[token].begin < name.range.end) {
      span.end = ++token;
    }
    if (span.end > span.begin) spans.push_back(span);
  }
  return spans;
}

void PieceReader::add_name(const TagSpan& span) {
  NameCandidate candidate = candidate_of(span);
  if (candidate.key.empty()) return;
  names_.push_back(std::move(candidate));
  if (names_.size() > 1) link_abbreviation(text_of(names_.back().field), names_, names_.size() - 1);
}

void PieceReader::end_piece() {
  const std::vector<TagLabel>& labels = tagger_.label(input_);
  std::vector<TagSpan> spans = known_ ? known_spans() : spans_of(labels);
  if (!known_) {
    SpanRepair(input_, [this](std::uint32_t begin, std::uint32_t end) { return key_of(begin, end); }).mend(spans);
    add_unknown_acronyms(spans);
  }
  for (const TagSpan& span : spans) {
    const bool one_field = places_[span.begin].field == places_[span.end - 1].field;
    if (span.type != TagType::other && one_field) add_name(known_ ? span : without_title(span));
  }
  input_.clear();
  places_.clear();
}

std::vector<NameCandidate> PieceReader::read_fields(const Article& article) {
  article_ = &article;
  names_.clear();
  add_field(article.headline, Field::headline);
  add_field(article.body, Field::body);
  end_piece();
  return std::move(names_);
}

std::vector<NameCandidate> PieceReader::read(const Article& article) {
  known_.reset();
  return read_fields(article);
}

std::vector<NameCandidate> PieceReader::read_known(const Article& article, std::span<const KnownName> names) {
  known_ = names;
  return read_fields(article);
}

PieceReader& reader_of(const TagModel& model) {
  thread_local std::optional<PieceReader> reader;
  if (!reader || !reader->is_of(model)) reader.emplace(model);
  return *reader;
}

}  // namespace

std::vector<NameCandidate> find_tagged_names(const Article& article, const TagModel& model) {
  return reader_of(model).read(article);
}

std::vector<NameCandidate> make_known_names(const Article& article, std::span<const KnownName> names,
                                            const TagModel& model) {
  return reader_of(model).read_known(article, names);
}

}  // namespace dateline
