// Counts go up as parts come and down as articles die; rows and stories are worked out once, at the end.
#include "indexer/index_state.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "common/index_format.hpp"
#include "common/part_columns.hpp"
#include "indexer/stored_part.hpp"

namespace dateline {
namespace {

bool is_dead(const std::vector<std::uint32_t>& dead, std::uint32_t article) {
  return std::binary_search(dead.begin(), dead.end(), article);
}

// The ordinals of articles that are not among row.dead.
std::vector<std::uint32_t> living(const CataloguePart& row) {
  std::vector<std::uint32_t> articles;
  articles.reserve(row.articles - row.dead.size());
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < row.articles; ++i) {
    if (next < row.dead.size() && row.dead[next] == i) {
      ++next;
    } else {
      articles.push_back(i);
    }
  }
  return articles;
}

// Names at the end that no part has are those that a names file gave: the next one will give its own.
void forget_names_of_no_part(NameTables& tables) {
  std::uint32_t end = 0;
  for (const NameTables::PartNames& part : tables.parts) {
    for (const auto& numbers : part.of) {
      for (const std::uint32_t number : numbers) end = std::max(end, number + 1);
    }
  }
  tables.names.resize(end);
  tables.texts.resize(end == 0 ? 0 : tables.names.back().begin + tables.names.back().size);
}

}  // namespace

IndexState::IndexState(const OpenedIndex& base) {
  NameTables tables = read_names(base);
  forget_names_of_no_part(tables);
  part_names_ = std::move(tables.parts);
  names_ = NameRegister(std::move(tables));
  for (const AcronymCount& use : read_acronyms(base)) acronyms_.add(use.acronym, use.name, use.articles);
  for (const CataloguePart& row : base.catalogue.parts) {
    PartState& part = parts_.emplace_back();
    part.row = row;
    part.segment = base.catalogue.segments[row.segment];
    part.folder = base.folder + "/segments/" + part.segment;
  }
  lost_member_.assign(base.catalogue.stories, false);
}

std::uint32_t IndexState::add(std::uint32_t number, std::uint32_t dictionary, const std::string& folder,
                              const PartContents& contents) {
  const auto index = static_cast<std::uint32_t>(parts_.size());
  PartState& part = parts_.emplace_back();
  part.fresh = true;
  part.folder = folder;
  part.row.number = number;
  part.row.dictionary = dictionary;
  part.row.articles = static_cast<std::uint32_t>(contents.columns.articles());
  part.row.passages = contents.passages;
  part.row.stories.assign(part.row.articles, ungrouped);
  part.languages = contents.columns.language_names;
  for (std::uint32_t i = 0; i < part.row.articles; ++i) {
    part.stories.push_back({contents.update.signatures[i], contents.columns.published[i]});
  }
  auto& numbers = part_names_.emplace_back();
  for (std::size_t kind = 0; kind < entity_types; ++kind) {
    const auto type = static_cast<EntityType>(kind);
    const auto articles = articles_by_name(contents.columns, contents.facets[kind], [](std::uint32_t) { return true; });
    const auto& table = contents.names.of[kind];
    for (std::size_t i = 0; i < table.size(); ++i) {
      numbers.of[kind].push_back(names_.number(type, table[i]));
      names_.add(numbers.of[kind].back(), articles[i]);
    }
  }
  for (const auto& use : contents.update.acronyms) acronyms_.add(use.acronym, use.name);
  return index;
}

void IndexState::place(std::uint32_t part, const std::string& segment, const std::string& folder,
                       std::uint32_t first_document) {
  parts_[part].segment = segment;
  parts_[part].folder = folder;
  parts_[part].row.first_document = first_document;
}

void IndexState::kill(std::uint32_t part, std::uint32_t article) {
  PartState& state = parts_[part];
  if (!state.dropped && !is_dead(state.row.dead, article)) state.newly_dead.push_back(article);
}

void IndexState::keep(std::uint32_t part, std::uint32_t article) {
  auto& kept = parts_[part].kept;
  kept.insert(std::lower_bound(kept.begin(), kept.end(), article), article);
}

void IndexState::drop(std::uint32_t part) {
  PartState& state = parts_[part];
  state.newly_dead = living(state.row);
  account(state, state.newly_dead);
  state.newly_dead.clear();
  state.dropped = true;
  state.stories = {};
}

std::uint64_t IndexState::living_passages(std::uint32_t part) const {
  const PartState& state = parts_[part];
  if (state.dropped) return 0;
  std::vector<std::uint32_t> dead = state.row.dead;
  dead.insert(dead.end(), state.newly_dead.begin(), state.newly_dead.end());
  if (dead.empty()) return state.row.passages;
  const auto columns = StoredParts(state.folder).article_columns(state.row.number);
  std::uint64_t passages = state.row.passages;
  std::sort(dead.begin(), dead.end());
  dead.erase(std::unique(dead.begin(), dead.end()), dead.end());
  for (const std::uint32_t article : dead) passages -= columns.passage_counts[article];
  return passages;
}

std::uint64_t IndexState::needed_passages(std::uint32_t part) const {
  const PartState& state = parts_[part];
  std::uint64_t passages = living_passages(part);
  if (state.dropped || state.kept.empty()) return passages;
  const auto columns = StoredParts(state.folder).article_columns(state.row.number);
  for (const std::uint32_t article : state.kept) passages += columns.passage_counts[article];
  return passages;
}

void IndexState::account() {
  for (PartState& part : parts_) {
    if (part.newly_dead.empty()) continue;
    std::sort(part.newly_dead.begin(), part.newly_dead.end());
    part.newly_dead.erase(std::unique(part.newly_dead.begin(), part.newly_dead.end()), part.newly_dead.end());
    account(part, part.newly_dead);
    std::vector<std::uint32_t> dead;
    std::merge(part.row.dead.begin(), part.row.dead.end(), part.newly_dead.begin(), part.newly_dead.end(),
               std::back_inserter(dead));
    part.row.dead = std::move(dead);
    part.newly_dead.clear();
  }
}

// dead: ascending, not accounted for before.
void IndexState::account(PartState& part, const std::vector<std::uint32_t>& dead) {
  if (dead.empty()) return;
  const PartContents contents = StoredParts(part.folder).contents(part.row.number);
  const auto& numbers = part_names_[static_cast<std::size_t>(&part - parts_.data())];
  for (std::size_t kind = 0; kind < entity_types; ++kind) {
    const auto articles = articles_by_name(contents.columns, contents.facets[kind],
                                           [&](std::uint32_t article) { return is_dead(dead, article); });
    for (std::size_t i = 0; i < articles.size(); ++i) names_.remove(numbers.of[kind][i], articles[i]);
  }
  for (const auto& use : contents.update.acronyms) {
    if (is_dead(dead, use.article)) acronyms_.remove(use.acronym, use.name);
  }
  for (const std::uint32_t article : dead) {
    const std::uint32_t story = part.row.stories[article];
    if (story != ungrouped) lost_member_[story] = true;
  }
}

std::vector<StoryArticle> IndexState::story_articles(const PartState& part) const {
  if (part.fresh) return part.stories;
  const StoredParts stored(part.folder);
  const ArticleColumns columns = stored.article_columns(part.row.number);
  const UpdateColumns update = stored.update_columns(part.row.number, columns.articles());
  std::vector<StoryArticle> articles;
  for (std::size_t i = 0; i < columns.articles(); ++i) {
    articles.push_back({update.signatures[i], columns.published[i]});
  }
  return articles;
}

// Members of a story that lost one are grouped anew: the one that is gone may have held it together.
void IndexState::group(Catalogue& catalogue) {
  std::vector<std::uint32_t> stories;
  bool any_ungrouped = false;
  for (const CataloguePart& row : catalogue.parts) {
    for (const std::uint32_t i : living(row)) {
      const std::uint32_t story = row.stories[i];
      const bool alone = story == ungrouped || lost_member_[story];
      stories.push_back(alone ? ungrouped : story);
      any_ungrouped = any_ungrouped || alone;
    }
  }
  std::vector<StoryArticle> articles;
  for (const PartState& part : parts_) {
    if (part.dropped) continue;
    if (!any_ungrouped) {
      articles.resize(stories.size());  // nothing is compared: only the numbers are made dense
      break;
    }
    const std::vector<StoryArticle> all = story_articles(part);
    for (const std::uint32_t i : living(part.row)) articles.push_back(all[i]);
  }
  catalogue.stories = group_stories(articles, stories);
  std::size_t at = 0;
  for (CataloguePart& row : catalogue.parts) {
    for (const std::uint32_t i : living(row)) row.stories[i] = stories[at++];
    for (const std::uint32_t i : row.dead) row.stories[i] = 0;
  }
}

IndexState::Summary IndexState::finish(const NamesFile& names_file) {
  account();
  // Segment by segment, in the order in which they are first met.
  std::vector<std::string> segments;
  const auto number_of = [&](const std::string& segment) {
    const auto found = std::find(segments.begin(), segments.end(), segment);
    if (found == segments.end()) {
      segments.push_back(segment);
      return static_cast<std::uint32_t>(segments.size() - 1);
    }
    return static_cast<std::uint32_t>(found - segments.begin());
  };
  for (PartState& part : parts_) {
    if (part.row.dead.size() == part.row.articles && part.kept.empty()) part.dropped = true;
    if (!part.dropped) part.row.segment = number_of(part.segment);
  }
  std::vector<std::size_t> order(parts_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto place = [&](std::size_t i) {
      return std::pair(parts_[i].dropped ? UINT32_MAX : parts_[i].row.segment, parts_[i].row.first_document);
    };
    return place(a) < place(b);
  });
  std::vector<PartState> sorted;
  std::vector<NameTables::PartNames> sorted_names;
  for (const std::size_t i : order) {
    if (parts_[i].dropped) continue;
    sorted.push_back(std::move(parts_[i]));
    sorted_names.push_back(std::move(part_names_[i]));
  }
  parts_ = std::move(sorted);
  part_names_ = std::move(sorted_names);

  Summary summary;
  summary.catalogue.segments = segments;
  std::set<std::string> languages;
  for (std::uint32_t i = 0; i < parts_.size(); ++i) {
    PartState& part = parts_[i];
    summary.catalogue.articles += part.row.articles - part.row.dead.size();
    summary.catalogue.passages += living_passages(i);
    if (!part.fresh) part.languages = StoredParts(part.folder).article_columns(part.row.number).language_names;
    languages.insert(part.languages.begin(), part.languages.end());
    summary.catalogue.parts.push_back(part.row);
  }
  summary.catalogue.languages.assign(languages.begin(), languages.end());
  group(summary.catalogue);
  summary.names = names_.join(acronyms_, names_file);
  summary.facts = row_facts(summary.names, names_file);
  summary.names.parts = std::move(part_names_);
  summary.acronyms = acronyms_.counts();
  return summary;
}

}  // namespace dateline
