// Joins the stages in order: reader, layout, language, names, dates, passages, part, stories; then segments, catalogue,
// switch.
#include "indexer/indexing.hpp"

#include <xxhash.h>

#include <filesystem>
#include <map>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <set>
#include <unordered_set>

#include "common/date.hpp"
#include "common/index_folder.hpp"
#include "common/text.hpp"
#include "indexer/account.hpp"
#include "indexer/acronyms.hpp"
#include "indexer/date_expressions.hpp"
#include "indexer/dateline.hpp"
#include "indexer/entities.hpp"
#include "indexer/generation.hpp"
#include "indexer/identities.hpp"
#include "indexer/language.hpp"
#include "indexer/passages.hpp"
#include "indexer/readers/corpus_reader.hpp"
#include "indexer/segment.hpp"
#include "indexer/stories.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t parts_in_segment = 16;
constexpr std::size_t kept_record_bytes = 64u << 10;  // of a rejected article's text

std::uint64_t hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

ReadOptions read_options(const IndexingOptions& options) {
  ReadOptions read;
  if (!options.published.empty() && !parse_published(options.published)) {
    throw Error(ErrorKind::usage,
                "\"" + one_line(options.published) +
                    "\" is no day: give the publication day as 2017-04-09 or 2017-04-09T18:30:00+02:00");
  }
  if (!options.language.empty() && normal_language(options.language).empty()) {
    throw Error(ErrorKind::usage,
                "\"" + one_line(options.language) + "\" is no language code of two letters, such as en");
  }
  read.default_published = options.published;
  read.default_source = options.source;
  read.default_language = normal_language(options.language);
  read.record_limit_bytes = options.record_limit_bytes;
  return read;
}

// The field, the detector's word, or the fallback; always two letters.
std::string language_of(const Article& article, const std::string& fallback) {
  std::string language = normal_language(article.language);
  if (language.empty()) language = detect_language(article.body);
  if (language.empty()) language = normal_language(fallback);
  return language.empty() ? "en" : language;
}

// What reading and understanding one article gives, before it is written.
struct UnderstoodArticle {
  StoredArticle stored;
  std::vector<PassageFacets> facets;
  Range text;
  std::vector<std::pair<std::string, std::string>> acronyms;  // acronym, name it stands for
};

// Which passage a span of a field falls in; a span before all passages (in the dateline) goes to the first.
std::size_t passage_of(const std::vector<StoredPassage>& passages, Field field, std::size_t begin) {
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Range& range = field == Field::headline ? passages[i].headline : passages[i].body;
    if (!range.empty() && begin < range.end) return i;
  }
  return field == Field::headline || passages.empty() ? 0 : passages.size() - 1;
}

UnderstoodArticle understand(Article&& article, const std::string& fallback_language) {
  UnderstoodArticle result;
  article.language = language_of(article, fallback_language);
  const BodyLayout layout = body_layout(article.body);
  result.text = layout.text;
  if (article.source.empty() && layout.dateline && !layout.dateline->agency.empty()) {
    article.source = article.body.substr(layout.dateline->agency.begin, layout.dateline->agency.size());
  }
  if (article.source.empty()) article.source = layout.trailer_source;
  result.stored.passages = split_passages(article.headline, article.body, layout.text);
  result.facets.resize(result.stored.passages.size());
  if (!result.facets.empty()) {
    const ArticleNames names = find_names(article);
    // What the trailer names ("source: ...", "Reporting by ...") the article does not speak of.
    const auto in_trailer = [&](Field field, const Range& range) {
      return field == Field::body && range.begin >= layout.text.end;
    };
    for (const NameMention& mention : names.mentions) {
      if (in_trailer(mention.field, mention.range)) continue;
      const Entity& entity = names.entities[mention.entity];
      const std::size_t passage = passage_of(result.stored.passages, mention.field, mention.range.begin);
      result.facets[passage].names.emplace_back(entity.type, entity.name);
    }
    for (const Entity& entity : names.entities) {
      if (entity.type != EntityType::organisation || is_acronym(entity.name)) continue;
      for (const std::string& alias : entity.aliases) {
        if (is_acronym(alias)) result.acronyms.emplace_back(alias, entity.name);
      }
    }
    for (const DateMention& mention : find_dates(article)) {
      if (!mention.interval || in_trailer(mention.field, mention.range)) continue;
      const std::size_t passage = passage_of(result.stored.passages, mention.field, mention.range.begin);
      result.facets[passage].mentioned.push_back(*mention.interval);
    }
  }
  result.stored.article = std::move(article);
  return result;
}

// --- build ----------------------------------------------------------------------

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

// Receives articles, fills parts and segments, publishes.
class Builder : public RecordAccount {
 public:
  Builder(const std::string& index, const IndexingOptions& options)
      : RecordAccount(options), generation_(index), rejects_(options, generation_.rejects_path()) {
    use_rejects(&rejects_);
  }

  IndexingReport finish(const ReadCounts& counts) {
    IndexingReport report = totals(counts);
    if (report.added == 0) {
      throw Error(ErrorKind::input, report.records == 0
                                        ? "the corpus holds no record; nothing was published"
                                        : "none of the " + std::to_string(report.records) +
                                              " records could be added; nothing was published; see " + rejects_.path());
    }
    tell("merging");
    close_part();
    close_segment();
    names_.join(identities_);
    catalogue_.articles = report.added;
    catalogue_.passages = passages_;
    catalogue_.stories = stories_.stories();
    catalogue_.languages.assign(languages_.begin(), languages_.end());
    tell("publishing");
    generation_.publish(catalogue_, identities_);
    report.generation = generation_.generation();
    report.passages = passages_;
    report.stories = catalogue_.stories;
    report.rejects_path = rejects_.close();
    return report;
  }

 private:
  std::optional<Rejection> take(Article& article) override {
    if (!ids_.insert(hash_of(article.id)).second) {
      return Rejection{article.place, 0, "duplicate-id",
                       "another record of this run has the id " + one_line(article.id),
                       article.body.substr(0, kept_record_bytes)};
    }
    const std::string place = article.place;
    UnderstoodArticle understood = understand(std::move(article), options().fallback_language);
    if (understood.facets.empty()) {
      return Rejection{place, 0, "no-words", "the headline and the body hold no word",
                       understood.stored.article.body.substr(0, kept_record_bytes)};
    }
    if (!part_) open_part();
    part_->add(understood.stored, understood.facets);
    const Article& added = understood.stored.article;
    languages_.insert(added.language);
    for (const auto& [acronym, name] : understood.acronyms) names_.add_acronym(acronym, name);
    const auto day = parse_published(added.published);
    catalogue_.parts.back().stories.push_back(
        stories_.add(std::string_view(added.body).substr(understood.text.begin, understood.text.size()),
                     day ? day->number : no_day));
    if (part_->passages() >= part_passage_limit) close_part();
    return std::nullopt;
  }

  void open_part() {
    const auto number = static_cast<std::uint32_t>(next_part_++);
    if (open_parts_.empty()) {
      dictionary_.reset();
      dictionary_part_ = number;
    }
    part_.emplace(generation_.part_folder(number), number, dictionary_);
    CataloguePart part;
    part.number = number;
    part.segment = static_cast<std::uint32_t>(generation_.segments().size());
    part.dictionary = dictionary_part_;
    catalogue_.parts.push_back(std::move(part));
  }

  void close_part() {
    if (!part_) return;
    const PartSummary summary = part_->finish();
    dictionary_ = part_->dictionary();
    part_.reset();
    CataloguePart& part = catalogue_.parts.back();
    part.articles = summary.articles;
    part.passages = summary.passages;
    auto& rows = identities_.parts.emplace_back();
    for (std::size_t type = 0; type < entity_types; ++type) {
      rows.of[type] = names_.add(static_cast<EntityType>(type), summary.names[type]);
    }
    passages_ += summary.passages;
    open_parts_.push_back(summary.folder);
    if (open_parts_.size() >= parts_in_segment) close_segment();
  }

  void close_segment() {
    if (open_parts_.empty()) return;
    generation_.add_segment(open_parts_);
    open_parts_.clear();
  }

  GenerationWriter generation_;
  RejectFile rejects_;
  Catalogue catalogue_;
  IdentityTables identities_;
  std::optional<PartBuilder> part_;
  std::shared_ptr<const std::string> dictionary_;
  std::uint32_t dictionary_part_ = 0;
  std::vector<std::string> open_parts_;
  std::uint64_t next_part_ = 0;
  std::uint64_t passages_ = 0;
  std::set<std::string> languages_;
  std::unordered_set<std::uint64_t> ids_;
  NameGatherer names_;
  StoryGrouper stories_;
};

// --- convert and annotate --------------------------------------------------------

std::string one_json_line(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

void check_output(const std::ostream& out) {
  if (!out) throw Error(ErrorKind::io, "cannot write the output: the disk is full or the reader has gone");
}

// Writes each article in the JSON lines form; fields it does not have are left out.
class Converter : public RecordAccount {
 public:
  Converter(const IndexingOptions& options, RejectFile* rejects, std::ostream& out)
      : RecordAccount(options, rejects), out_(out) {}

 private:
  std::optional<Rejection> take(Article& article) override {
    nlohmann::ordered_json row;
    const std::pair<const char*, const std::string&> fields[] = {{"id", article.id},
                                                                 {"headline", article.headline},
                                                                 {"body", article.body},
                                                                 {"published", article.published},
                                                                 {"source", article.source},
                                                                 {"byline", article.byline},
                                                                 {"dateline", article.dateline},
                                                                 {"language", article.language},
                                                                 {"url", article.url}};
    for (const auto& [name, value] : fields) {
      if (!value.empty()) row[name] = value;
    }
    out_ << one_json_line(row);
    check_output(out_);
    return std::nullopt;
  }
  std::ostream& out_;
};

const char* type_name(EntityType type) {
  switch (type) {
    case EntityType::person: return "PER";
    case EntityType::organisation: return "ORG";
    case EntityType::place: return "LOC";
  }
  return "";
}

// Writes one line for each name and date, by field and position.
class Annotator : public RecordAccount {
 public:
  Annotator(const IndexingOptions& options, RejectFile* rejects, std::ostream& out)
      : RecordAccount(options, rejects), out_(out) {}

 private:
  std::optional<Rejection> take(Article& article) override {
    article.language = language_of(article, options().fallback_language);
    const ArticleNames names = find_names(article);
    const std::vector<DateMention> dates = find_dates(article);
    for (const Field field : {Field::headline, Field::body}) {
      std::multimap<std::size_t, std::string> lines;
      for (const NameMention& mention : names.mentions) {
        if (mention.field != field) continue;
        const Entity& entity = names.entities[mention.entity];
        auto row = span(article, field, mention.range, type_name(entity.type));
        row["entity"] = entity.name;
        lines.emplace(mention.range.begin, one_json_line(row));
      }
      for (const DateMention& mention : dates) {
        if (mention.field != field) continue;
        auto row = span(article, field, mention.range, "DATE");
        row["value"] = mention.value;
        if (mention.interval) {
          row["first"] = format_day(mention.interval->first);
          row["last"] = format_day(mention.interval->last);
        }
        lines.emplace(mention.range.begin, one_json_line(row));
      }
      for (const auto& [begin, line] : lines) out_ << line;
    }
    check_output(out_);
    return std::nullopt;
  }

  static nlohmann::ordered_json span(const Article& article, Field field, const Range& range, const char* type) {
    const bool headline = field == Field::headline;
    const std::string& text = headline ? article.headline : article.body;
    return {{"doc", article.id},    {"field", headline ? "headline" : "body"},
            {"begin", range.begin}, {"end", range.end},
            {"type", type},         {"text", text.substr(range.begin, range.size())}};
  }

  std::ostream& out_;
};

// Before the index's folder is made, or a line written, for nothing.
void require_corpus(const std::vector<std::string>& corpus) {
  if (corpus.empty()) {
    throw Error(ErrorKind::usage, "name at least one file, folder or archive to read, or - for standard input");
  }
  for (const std::string& path : corpus) {
    std::error_code status;
    if (path != "-" && !fs::exists(path, status)) throw Error(ErrorKind::input, "there is no file or folder " + path);
  }
}

// Runs `work`; whatever the libraries below throw leaves as our Error.
template <typename Work>
auto at_boundary(Work&& work) {
  try {
    return work();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::io, "out of memory; nothing was published");
  } catch (const std::exception& error) {
    throw Error(ErrorKind::io, std::string("unexpected failure: ") + error.what() + "; nothing was published");
  }
}

template <typename Sink>
IndexingReport stream_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                             std::ostream& out) {
  return at_boundary([&] {
    require_corpus(corpus);
    RejectFile rejects(options, "");
    Sink sink(options, &rejects, out);
    IndexingReport report = sink.totals(read_corpus(corpus, read_options(options), sink));
    report.rejects_path = rejects.close();
    out.flush();
    check_output(out);
    return report;
  });
}

std::uint64_t bytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code gone;
  for (const auto& entry : fs::recursive_directory_iterator(folder, gone)) {
    if (entry.is_regular_file(gone)) bytes += entry.file_size(gone);
  }
  return bytes;
}

}  // namespace

IndexingReport build_index(const std::string& index, const std::vector<std::string>& corpus,
                           const IndexingOptions& options) {
  return at_boundary([&] {
    require_corpus(corpus);
    const ReadOptions read = read_options(options);
    Builder builder(index, options);
    return builder.finish(read_corpus(corpus, read, builder));
  });
}

IndexingReport convert_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                              std::ostream& out) {
  return stream_corpus<Converter>(corpus, options, out);
}

IndexingReport annotate_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                               std::ostream& out) {
  return stream_corpus<Annotator>(corpus, options, out);
}

IndexStatus index_status(const std::string& index) {
  return at_boundary([&] {
    const OpenedIndex opened = open_index_folder(index);
    IndexStatus status;
    status.generation = opened.generation;
    status.schema = schema_version;
    status.articles = opened.catalogue.articles;
    status.passages = opened.catalogue.passages;
    status.segments = opened.catalogue.segments.size();
    status.bytes = bytes_below(fs::path(index) / generation_folder(opened.generation)) +
                   fs::file_size(fs::path(index) / stub_name);
    for (const std::string& segment : opened.catalogue.segments) {
      status.bytes += bytes_below(fs::path(index) / "segments" / segment);
    }
    return status;
  });
}

}  // namespace dateline
