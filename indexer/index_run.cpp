// Parts are kept as they come, placed in segments when the stream has ended, and merged by the policy.
#include "indexer/index_run.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <thread>

#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/stored_article.hpp"
#include "indexer/entities.hpp"
#include "indexer/generation_folder.hpp"
#include "indexer/merge_policy.hpp"
#include "indexer/stored_part.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t parts_in_segment = 16;
constexpr std::size_t fixed_memory = 64u << 20;   // readers, tables, what the caller holds
constexpr std::size_t thread_memory = 80u << 20;  // of one part being built

unsigned thread_count(const RunOptions& options) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const unsigned wanted = options.threads == 0 ? cores : options.threads;
  const std::size_t room = options.memory_bytes > fixed_memory ? options.memory_bytes - fixed_memory : 0;
  return std::max(1U, std::min(wanted, static_cast<unsigned>(room / thread_memory)));
}

std::string left_out(const Analysis& analysis) {
  std::string names;
  if (!analysis.names) names += "names ";
  if (!analysis.dates) names += "dates ";
  if (!analysis.stories) names += "stories ";
  return names;
}

// Parts whose names were found by another model are of no use to a run.
std::string model_name(const std::string& path, const TagModel* model) {
  return model == nullptr ? "" : fmt::format("{} {:016x} ", path, names_model_checksum(*model));
}

// The dead articles of a part that are not kept, ascending.
std::vector<std::uint32_t> unneeded(const CataloguePart& row, const std::vector<std::uint32_t>& newly_dead,
                                    const std::vector<std::uint32_t>& kept) {
  std::vector<std::uint32_t> dead = newly_dead;
  dead.insert(dead.end(), row.dead.begin(), row.dead.end());
  std::erase_if(dead, [&](std::uint32_t article) { return std::binary_search(kept.begin(), kept.end(), article); });
  std::sort(dead.begin(), dead.end());
  return dead;
}

// Visits the articles of a part that are not among `dead` in order, with their ordinals and content hashes.
template <typename Visit>
void for_each_needed(const std::string& folder, const CataloguePart& row, const std::vector<std::uint32_t>& dead,
                     Visit&& visit) {
  const StoredParts stored(folder);
  const ArticleColumns columns = stored.article_columns(row.number);
  const UpdateColumns update = stored.update_columns(row.number, columns.articles());
  stored.for_each_article(row.number, columns, stored.dictionary(row.dictionary),
                          [&](std::uint32_t ordinal, StoredArticle&& stored_article) {
                            if (std::binary_search(dead.begin(), dead.end(), ordinal)) return;
                            visit(std::move(stored_article.article), ordinal, update.content_hashes[ordinal]);
                          });
}

}  // namespace

void load_articles(const OpenedIndex& index, ArticleTable& articles) {
  for (std::uint32_t part = 0; part < index.catalogue.parts.size(); ++part) {
    const CataloguePart& row = index.catalogue.parts[part];
    const StoredParts stored(index.folder + "/segments/" + index.catalogue.segments[row.segment]);
    const ArticleColumns columns = stored.article_columns(row.number);
    const UpdateColumns update = stored.update_columns(row.number, columns.articles());
    const StringColumn ids = stored.ids(row.number, columns.articles());
    for (std::uint32_t i = 0; i < columns.articles(); ++i) {
      if (std::binary_search(row.dead.begin(), row.dead.end(), i)) continue;
      articles.set({id_hash(ids[i]), update.content_hashes[i], part, i, false, true});
    }
  }
  for (const ItemVersion& item : read_item_versions(index)) {
    ArticleTable::Entry* known = articles.find(item.id);
    if (known != nullptr) {
      known->version = item.version;
    } else if (item.withdrawn) {
      ArticleTable::Entry gone;
      gone.id = item.id;
      gone.withdrawn = true;
      gone.version = item.version;
      articles.set(gone);
    }
  }
}

IndexRun::IndexRun(const std::string& folder, const RunOptions& options)
    : options_(options),
      threads_(thread_count(options)),
      names_model_(options.names_model.empty() ? nullptr : open_names_model(options.names_model)),
      writer_(folder,
              {options.command, 0, left_out(options.analysis) + model_name(options.names_model, names_model_.get())},
              options.from_current) {
  load_names_file(folder);
  if (writer_.current() && options_.keep_current) load_base();
  base_parts_ = state_.parts().size();
  try {
    load_kept();
  } catch (const Error&) {  // they are hurt: what they hold is done again
    forget_kept();
  }
  first_pipeline_part_ = state_.parts().size();
  changed_ = changed_ || first_pipeline_part_ > base_parts_;
  PipelineOptions pipeline;
  pipeline.threads = threads_;
  pipeline.fallback_language = options_.fallback_language;
  if (base()) options_.analysis = base()->catalogue.analysis;
  pipeline.analysis = options_.analysis;
  pipeline.names_model = names_model_;
  pipeline.packing = options_.packing;
  pipeline.first_part = writer_.first_free_part();
  pipeline.parts_in_segment = parts_in_segment;
  pipeline.folder = [this](std::uint32_t part) { return writer_.part_folder(part); };
  pipeline.cancelled = options_.cancelled;
  pipeline_ = std::make_unique<PartPipeline>(pipeline, [this](FinishedPart&& part) { take(std::move(part)); });
}

// The file that the run was given, else the one that the generation being served follows; if that cannot be read, none.
void IndexRun::load_names_file(const std::string& folder) {
  std::string served;
  try {
    if (current_generation(folder) != 0) served = read_names_file(open_index_folder(folder));
  } catch (const Error&) {
    if (base()) throw;
  }
  names_text_ = options_.names_file.value_or(served);
  changed_ = options_.keep_current && base() && names_text_ != served;
  names_file_ = NamesFile::parse(names_text_, "the names file");
}

void IndexRun::load_base() {
  state_ = IndexState(*writer_.current());
  load_articles(*writer_.current(), articles_);
  load_history();
}

void IndexRun::load_history() {
  history_ = VersionHistory();
  const ItemHistory history = read_item_history(*writer_.current());
  std::map<std::uint32_t, std::uint32_t> parts;  // by number
  for (std::uint32_t i = 0; i < state_.parts().size(); ++i) parts.emplace(state_.parts()[i].row.number, i);
  for (const ItemVersion& item : history.withdrawn) history_.withdraw(item.id, item.version);
  for_each_item(history, [&](const VersionPlace* first, const VersionPlace* last) {
    for (const VersionPlace* place = first; place + 1 != last; ++place) {
      history_.add(place->id, place->version, parts.at(place->part), place->article);
    }
  });
}

void IndexRun::withdraw_versions(std::uint64_t id, std::uint64_t version) {
  if (history_.withdraw(id, version)) changed_ = true;
}

void IndexRun::load_kept() {
  for (const JournalPart& part : writer_.kept_parts()) {
    const std::string folder = writer_.part_folder(part.number);
    const PartContents contents = StoredParts(folder).contents(part.number);
    const std::uint32_t index = state_.add(part.number, part.dictionary, folder, contents);
    for (std::uint32_t i = 0; i < contents.ids.size(); ++i) {
      const std::uint64_t id = id_hash(contents.ids[i]);
      // Of two versions of an item that the run had built, the later one is of use.
      if (const ArticleTable::Entry* older = kept_articles_.find(id)) state_.kill(older->part, older->article);
      kept_articles_.set({id, contents.update.content_hashes[i], index, i, false, false});
    }
  }
}

void IndexRun::forget_kept() {
  writer_.forget_kept();
  state_ = IndexState();
  articles_ = ArticleTable();
  kept_articles_ = ArticleTable();
  history_ = VersionHistory();
  if (writer_.current() && options_.keep_current) load_base();
}

void IndexRun::take(FinishedPart&& part) {
  if (merging_) {
    // Not for a later run: its articles are in other parts already, of the generation or of this run.
    writer_.pass(part.number);
  } else {
    writer_.keep({part.number, part.dictionary});
  }
  state_.add(part.number, part.dictionary, part.folder, part.contents);
}

std::pair<std::uint32_t, std::uint32_t> IndexRun::add(Article&& article, std::uint64_t content_hash) {
  const auto part = static_cast<std::uint32_t>(first_pipeline_part_) + pipeline_->next_part();
  const std::uint32_t ordinal = pipeline_->next_article();
  changed_ = true;
  pipeline_->add(std::move(article), content_hash);
  return {part, ordinal};
}

void IndexRun::kill(std::uint32_t part, std::uint32_t article) {
  changed_ = true;
  if (part < state_.parts().size()) {
    state_.kill(part, article);
  } else {
    later_kills_.emplace_back(part, article);
  }
}

void IndexRun::settle(bool merge_small) {
  pipeline_->finish();
  for (const auto& [part, article] : later_kills_) state_.kill(part, article);
  later_kills_.clear();
  place_versions();
  state_.account();  // while the parts lie where they were built
  place_parts();
  // While a whole build's segments are being made, its names and stories can be worked out; nothing of that reads them.
  const auto& parts = state_.parts();
  const bool reads = std::any_of(parts.begin(), parts.end(),
                                 [](const PartState& part) { return part.fresh && !part.row.dead.empty(); });
  if (merge_small || reads) writer_.wait_for_segments();
  if (!merge_small || !changed()) return;
  merging_ = true;
  while (merge_once()) {
  }
}

void IndexRun::place_versions() {
  std::map<std::uint32_t, std::vector<std::int32_t>> days;  // by part of the base
  const auto published = [&](std::uint32_t part, std::uint32_t article) {
    const PartState& state = state_.parts()[part];
    if (state.fresh) return state.stories[article].day;
    auto& known = days[part];
    if (known.empty()) known = StoredParts(state.folder).article_columns(state.row.number).published;
    return known[article];
  };
  if (versions_.empty()) versions_ = history_.kept(articles_, published);
  for (const KeptVersion& version : versions_) {
    if (!version.newest) state_.keep(version.part, version.article);
  }
}

// Puts parts that lie alone into segments: those that share a dictionary together, at most 16.
void IndexRun::place_parts() {
  std::vector<std::uint32_t> group;
  std::vector<std::uint32_t> same;  // parts that share a dictionary
  const auto flush = [&] {
    if (group.size() + same.size() > parts_in_segment && !group.empty()) {
      place_group(group);
      group.clear();
    }
    group.insert(group.end(), same.begin(), same.end());
    same.clear();
  };
  for (std::uint32_t i = 0; i < state_.parts().size(); ++i) {
    const PartState& part = state_.parts()[i];
    if (!part.segment.empty() || part.dropped) continue;
    if (!same.empty() && state_.parts()[same.front()].row.dictionary != part.row.dictionary) flush();
    same.push_back(i);
  }
  flush();
  if (!group.empty()) place_group(group);
}

void IndexRun::place_group(std::vector<std::uint32_t> parts) {
  std::vector<std::string> databases;
  for (const std::uint32_t part : parts) databases.push_back(state_.parts()[part].folder);
  const std::string segment = writer_.add_segment(databases, threads_ > 1);
  std::uint32_t first = 0;
  for (const std::uint32_t part : parts) {
    state_.place(part, segment, writer_.segment_folder(segment), first);
    first += state_.parts()[part].row.passages;
  }
}

std::vector<IndexRun::SegmentState> IndexRun::segments() const {
  std::vector<SegmentState> segments;
  std::map<std::string, std::size_t> known;
  for (std::uint32_t i = 0; i < state_.parts().size(); ++i) {
    const PartState& part = state_.parts()[i];
    if (part.dropped) continue;
    const auto [found, fresh] = known.try_emplace(part.segment, segments.size());
    if (fresh) segments.push_back({part.segment, {}});
    segments[found->second].parts.push_back(i);
  }
  for (SegmentState& segment : segments) {
    std::sort(segment.parts.begin(), segment.parts.end(), [&](std::uint32_t a, std::uint32_t b) {
      return state_.parts()[a].row.first_document < state_.parts()[b].row.first_document;
    });
  }
  return segments;
}

bool IndexRun::merge_once() {
  writer_.wait_for_segments();
  const std::vector<SegmentState> all = segments();
  std::vector<SegmentSize> sizes;
  for (const SegmentState& segment : all) {
    SegmentSize size;
    size.documents = StoredParts(writer_.segment_folder(segment.name)).passages();
    for (const std::uint32_t part : segment.parts) size.living += state_.needed_passages(part);
    sizes.push_back(size);
  }
  const auto merge = next_merge(sizes);
  if (!merge) return false;
  std::vector<SegmentState> from;
  for (const std::size_t i : merge->segments) from.push_back(all[i]);
  if (merge->rewrite) {
    rewrite(from);
  } else {
    join(from);
  }
  return true;
}

// The living articles are analysed anew; their old parts go.
void IndexRun::rewrite(const std::vector<SegmentState>& from) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> moved;              // older versions, where they are now
  std::map<std::pair<std::uint32_t, std::uint32_t>, KeptVersion*> moving;  // by part and article
  for (KeptVersion& version : versions_) moving.emplace(std::pair(version.part, version.article), &version);
  for (const SegmentState& segment : from) {
    for (const std::uint32_t part : segment.parts) {
      const PartState& state = state_.parts()[part];  // which moves as new parts come
      const CataloguePart row = state.row;
      const auto dead = unneeded(row, state.newly_dead, state.kept);
      for_each_needed(std::string(state.folder), row, dead,
                      [&](Article&& article, std::uint32_t ordinal, std::uint64_t content) {
                        const auto [to, place] = add(std::move(article), content);
                        const auto version = moving.find({part, ordinal});
                        if (version == moving.end()) return;
                        version->second->part = to;
                        version->second->article = place;
                        if (!version->second->newest) moved.emplace_back(to, place);
                      });
    }
  }
  pipeline_->finish();
  for (const auto& [part, article] : moved) {
    state_.kill(part, article);
    state_.keep(part, article);
  }
  state_.account();  // while the parts lie where they were built
  for (const SegmentState& segment : from) {
    for (const std::uint32_t part : segment.parts) state_.drop(part);
  }
  place_parts();
}

void IndexRun::join(const std::vector<SegmentState>& from) {
  std::vector<std::string> databases;
  for (const SegmentState& segment : from) databases.push_back(writer_.segment_folder(segment.name));
  const std::string joined = writer_.add_segment(databases, threads_ > 1);
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::uint32_t documents = StoredParts(databases[i]).passages();
    for (const std::uint32_t part : from[i].parts) {
      state_.place(part, joined, writer_.segment_folder(joined), first + state_.parts()[part].row.first_document);
    }
    first += documents;
  }
}

void IndexRun::for_each_base_article(const BaseVisit& visit) const {
  if (!base()) return;
  using Versions = std::map<std::uint32_t, KeptVersion>;  // by article
  std::map<std::uint32_t, Versions> parts;                // by number
  const ItemHistory history = read_item_history(*base());
  for_each_item(history, [&](const VersionPlace* first, const VersionPlace* last) {
    for (const VersionPlace* at = first; at != last; ++at) {
      const bool newest = at + 1 == last;
      parts[at->part].emplace(at->article,
                              KeptVersion{at->id, at->version, at->part, at->article, at->first_day, newest});
    }
  });
  for (const CataloguePart& row : base()->catalogue.parts) {
    const Versions& versions = parts[row.number];
    std::vector<std::uint32_t> kept;
    for (const auto& [article, version] : versions) {
      if (!version.newest) kept.push_back(article);
    }
    for_each_needed(writer_.segment_folder(base()->catalogue.segments[row.segment]), row, unneeded(row, {}, kept),
                    [&](Article&& article, std::uint32_t ordinal, std::uint64_t content) {
                      const auto version = versions.find(ordinal);
                      visit(std::move(article), content, version == versions.end() ? nullptr : &version->second);
                    });
  }
}

void IndexRun::carry(KeptVersion version, std::uint32_t part, std::uint32_t article) {
  version.part = part;
  version.article = article;
  versions_.push_back(version);
  if (!version.newest) kill(part, article);
}

ItemHistory IndexRun::history_as_published() const {
  ItemHistory history;
  std::vector<KeptVersion> versions = versions_;
  std::sort(versions.begin(), versions.end(), [](const KeptVersion& a, const KeptVersion& b) {
    return std::pair(a.id, a.version) < std::pair(b.id, b.version);
  });
  for (const KeptVersion& at : versions) {
    history.versions.push_back({at.id, at.version, state_.parts()[at.part].row.number, at.article, at.first_day});
  }
  const bool copies = base() && !options_.keep_current;
  history.withdrawn = copies ? read_item_history(*base()).withdrawn : history_.withdrawn();
  return history;
}

// A run that does not start from the generation's articles, but is about them, changes no version.
std::vector<ItemVersion> IndexRun::versions() const {
  if (base() && !options_.keep_current) return read_item_versions(*base());
  std::vector<ItemVersion> items;
  for (const ArticleTable::Entry& entry : articles_.entries()) {
    if (entry.version != 0 || entry.withdrawn) items.push_back({entry.id, entry.version, entry.withdrawn});
  }
  return items;
}

Catalogue IndexRun::publish(bool compacted) {
  ItemHistory history = history_as_published();
  IndexState::Summary summary = state_.finish(names_file_);
  summary.history = std::move(history);
  summary.names_file = names_text_;
  summary.versions = versions();
  summary.catalogue.compacted = compacted;
  summary.catalogue.analysis = options_.analysis;
  writer_.publish(summary);
  Catalogue catalogue = std::move(summary.catalogue);
  catalogue.generation = writer_.generation();
  return catalogue;
}

}  // namespace dateline
