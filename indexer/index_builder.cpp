// Keeps one part open at a time; whatever grows with the corpus is written when the part is full, but for names and
// stories.
#include "indexer/index_builder.hpp"

#include <xxhash.h>

#include <map>
#include <optional>
#include <set>
#include <unordered_set>

#include "common/date.hpp"
#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/acronyms.hpp"
#include "indexer/corpus_export.hpp"
#include "indexer/generation.hpp"
#include "indexer/identities.hpp"
#include "indexer/segment.hpp"
#include "indexer/stories.hpp"
#include "indexer/understanding.hpp"

namespace dateline {
namespace {

constexpr std::size_t parts_in_segment = 16;
constexpr std::size_t kept_record_bytes = 64u << 10;  // of a rejected article's text

std::uint64_t hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

// Gathers the distinct names of finished parts, and where each part's tables point.
class NameGatherer {
 public:
  std::vector<std::uint32_t> add(EntityType type, const std::vector<std::pair<std::string, std::uint64_t>>& table) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(table.size());
    for (const auto& [name, articles] : table) {
      const auto [it, fresh] = numbers_.try_emplace({type, name}, static_cast<std::uint32_t>(names_.size()));
      if (fresh) names_.push_back({type, name, 0});
      names_[it->second].articles += articles;
      numbers.push_back(it->second);
    }
    return numbers;
  }

  void add_acronym(const std::string& acronym, const std::string& name) { acronyms_.add(acronym, name); }

  // Turns the numbers that add() gave out, in `tables.parts`, into row numbers, and makes the rows.
  void join(IdentityTables& tables) const {
    const Identities identities = acronyms_.link(names_, join_identities(names_));
    for (const std::uint32_t shown : identities.display_name) {
      tables.rows.push_back({names_[shown].type, names_[shown].name, {}});
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::uint32_t row = identities.row_of[i];
      if (identities.display_name[row] != i) tables.rows[row].aliases.push_back(names_[i].name);
    }
    for (auto& part : tables.parts) {
      for (auto& numbers : part.of) {
        for (std::uint32_t& number : numbers) number = identities.row_of[number];
      }
    }
  }

 private:
  std::map<std::pair<EntityType, std::string>, std::uint32_t> numbers_;
  std::vector<CountedName> names_;
  AcronymUses acronyms_;
};

}  // namespace

struct IndexBuilder::State {
  State(const std::string& index, const IndexingOptions& options)
      : generation(index), rejects(options, generation.rejects_path()) {}

  void add(const UnderstoodArticle& understood);
  void open_part();
  void close_part();
  void close_segment();

  GenerationWriter generation;
  RejectFile rejects;
  Catalogue catalogue;
  IdentityTables identities;
  std::optional<PartBuilder> part;  // the one being filled
  std::shared_ptr<const std::string> dictionary;
  std::uint32_t dictionary_part = 0;
  std::vector<std::string> finished_parts;  // folders, not yet merged into a segment
  std::uint32_t next_part = 0;
  std::uint64_t passages = 0;
  std::set<std::string> languages;
  std::unordered_set<std::uint64_t> ids;  // hashes: 10 million ids take some 400 MB as strings, 160 MB so
  NameGatherer names;
  StoryGrouper stories;
};

IndexBuilder::IndexBuilder(const std::string& index, const IndexingOptions& options)
    : RecordAccount(options), state_(std::make_unique<State>(index, options)) {
  use_rejects(&state_->rejects);
}

IndexBuilder::~IndexBuilder() = default;

std::optional<Rejection> IndexBuilder::take(Article& article) {
  // The record is kept as JSON, whatever form it had: it can be corrected and read again.
  const auto reject = [](const Article& refused, std::string code, std::string reason) {
    return Rejection{refused.place, 0, std::move(code), std::move(reason),
                     article_json(refused).substr(0, kept_record_bytes)};
  };
  const std::uint64_t id = hash_of(article.id);
  if (state_->ids.count(id) != 0) {
    return reject(article, "duplicate-id", "another record of this run has the id " + one_line(article.id));
  }
  const UnderstoodArticle understood = understand(std::move(article), options().fallback_language);
  if (understood.facets.empty()) {
    return reject(understood.stored.article, "no-words", "the headline and the body hold no word");
  }
  state_->ids.insert(id);
  state_->add(understood);
  return std::nullopt;
}

void IndexBuilder::State::add(const UnderstoodArticle& understood) {
  if (!part) open_part();
  part->add(understood.stored, understood.facets);
  const Article& article = understood.stored.article;
  languages.insert(article.language);
  for (const auto& [acronym, name] : understood.acronyms) names.add_acronym(acronym, name);
  const auto day = parse_published(article.published);
  const auto text = std::string_view(article.body).substr(understood.text.begin, understood.text.size());
  catalogue.parts.back().stories.push_back(stories.add(text, day ? day->number : no_day));
  if (part->passages() >= part_passage_limit) close_part();
}

void IndexBuilder::State::open_part() {
  const std::uint32_t number = next_part++;
  if (finished_parts.empty()) {  // a new segment, which has a dictionary of its own
    dictionary.reset();
    dictionary_part = number;
  }
  part.emplace(generation.part_folder(number), number, dictionary);
  CataloguePart& row = catalogue.parts.emplace_back();
  row.number = number;
  row.segment = static_cast<std::uint32_t>(generation.segments().size());
  row.dictionary = dictionary_part;
}

void IndexBuilder::State::close_part() {
  if (!part) return;
  const PartSummary summary = part->finish();
  dictionary = part->dictionary();
  part.reset();
  CataloguePart& row = catalogue.parts.back();
  row.articles = summary.articles;
  row.passages = summary.passages;
  auto& rows = identities.parts.emplace_back();
  for (std::size_t type = 0; type < entity_types; ++type) {
    rows.of[type] = names.add(static_cast<EntityType>(type), summary.names[type]);
  }
  passages += summary.passages;
  finished_parts.push_back(summary.folder);
  if (finished_parts.size() >= parts_in_segment) close_segment();
}

void IndexBuilder::State::close_segment() {
  if (finished_parts.empty()) return;
  generation.add_segment(finished_parts);
  finished_parts.clear();
}

IndexingReport IndexBuilder::finish(const ReadCounts& counts) {
  State& state = *state_;
  IndexingReport report = totals(counts);
  if (report.records == 0) throw Error(ErrorKind::input, "the corpus holds no record; nothing was published");
  if (report.added == 0) {
    throw Error(ErrorKind::input, "none of the " + std::to_string(report.records) +
                                      " records could be added; nothing was published; see " + state.rejects.path());
  }
  tell("merging");
  state.close_part();
  state.close_segment();
  state.names.join(state.identities);
  state.catalogue.articles = report.added;
  state.catalogue.passages = state.passages;
  state.catalogue.stories = state.stories.stories();
  state.catalogue.languages.assign(state.languages.begin(), state.languages.end());
  tell("publishing");
  state.generation.publish(state.catalogue, state.identities);
  report.generation = state.generation.generation();
  report.passages = state.passages;
  report.stories = state.catalogue.stories;
  report.rejects_path = state.rejects.close();
  return report;
}

}  // namespace dateline
