// Every block is a zstd frame with a checksum; what is missing is damage.
#include "indexer/stored_part.hpp"

#include <numeric>

#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/index_format.hpp"

namespace dateline {
namespace {

[[noreturn]] void damaged(const std::string& folder, const std::string& reason) {
  throw Error(ErrorKind::index_damaged, "the index is damaged: " + folder + ": " + reason + "; rebuild the index");
}

template <typename Work>
auto reading(const std::string& folder, Work&& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    damaged(folder, error.get_description());
  }
}

}  // namespace

StoredParts::StoredParts(const std::string& folder)
    : folder_(folder), database_(reading(folder, [&] { return open_database(folder); })) {}

std::string StoredParts::block(const std::string& key, const char* what) const {
  return reading(folder_, [&] {
    const std::string frame = database_.get_metadata(key);
    if (frame.empty()) damaged(folder_, std::string(what) + " is missing");
    return decompress(frame, std::string(what) + " in " + folder_);
  });
}

ArticleColumns StoredParts::article_columns(std::uint32_t part) const {
  return decode_article_columns(block(article_columns_key(part), "a block of articles"));
}

PassageLengths StoredParts::lengths(std::uint32_t part, std::size_t passages) const {
  return decode_lengths(block(lengths_key(part), "a block of lengths"), passages);
}

TermIndex StoredParts::term_index(std::uint32_t part) const {
  return decode_term_index(block(term_index_key(part), "a table of terms"));
}

SpellingTable StoredParts::spellings(std::uint32_t part) const {
  return decode_spellings(block(spellings_key(part), "a table of spellings"));
}

StringColumn StoredParts::ids(std::uint32_t part, std::size_t articles) const {
  StringColumn ids = decode_string_column(block(ids_key(part), "a block of ids"));
  if (ids.size() != articles) damaged(folder_, "ids and articles do not go together");
  return ids;
}

NameLists StoredParts::name_lists(std::uint32_t part, EntityType type, std::size_t passages) const {
  return decode_name_lists(block(name_lists_key(part, type), "a block of facets"), passages);
}

MentionedDays StoredParts::mentioned(std::uint32_t part, std::size_t passages) const {
  return decode_mentioned(block(mentioned_key(part), "a block of days"), passages);
}

NameColumns StoredParts::name_columns(std::uint32_t part) const {
  return decode_name_columns(block(name_columns_key(part), "a block of names"));
}

NamePlaces StoredParts::name_places(std::uint32_t part, std::size_t passages) const {
  const std::string key = name_places_key(part);
  if (reading(folder_, [&] { return database_.get_metadata(key); }).empty()) return {};
  return decode_name_places(block(key, "a block of names' places"), passages);
}

UpdateColumns StoredParts::update_columns(std::uint32_t part, std::size_t articles) const {
  return decode_update_columns(block(update_columns_key(part), "a block of content hashes"), articles);
}

PartContents StoredParts::contents(std::uint32_t part) const {
  PartContents contents;
  contents.columns = article_columns(part);
  const auto& counts = contents.columns.passage_counts;
  contents.passages = std::accumulate(counts.begin(), counts.end(), 0U);
  contents.ids = ids(part, counts.size());
  contents.names = name_columns(part);
  for (std::size_t type = 0; type < entity_types; ++type) {
    contents.facets[type] = name_lists(part, static_cast<EntityType>(type), contents.passages);
    if (contents.names.of[type].size() != contents.facets[type].names) {
      damaged(folder_, "names and facets do not go together");
    }
  }
  contents.update = update_columns(part, counts.size());
  return contents;
}

TextDictionary StoredParts::dictionary(std::uint32_t part) const {
  const std::string bytes = reading(folder_, [&] { return database_.get_metadata(dictionary_key(part)); });
  return bytes.empty() ? nullptr : std::make_shared<const std::string>(bytes);
}

void StoredParts::for_each_article(std::uint32_t part, const ArticleColumns& columns, const TextDictionary& dictionary,
                                   const std::function<void(std::uint32_t, StoredArticle&&)>& visit) const {
  Decompressor decompressor(dictionary ? std::string_view(*dictionary) : std::string_view());
  const auto articles = static_cast<std::uint32_t>(columns.articles());
  for (std::uint32_t frame = 0; frame < columns.frames.size(); ++frame) {
    const std::uint32_t first = columns.frames[frame];
    const std::uint32_t end = frame + 1 < columns.frames.size() ? columns.frames[frame + 1] : articles;
    const std::string packed = stream(part, columns.frame_blocks.of(frame));
    const std::string text = decompressor.decompress(packed, "a frame of articles in " + folder_);
    std::uint32_t ordinal = first;
    decode_articles(text, end - first, [&](StoredArticle&& stored) { visit(ordinal++, std::move(stored)); });
  }
}

std::string StoredParts::stream(std::uint32_t part, const Range& range) const {
  return reading(folder_, [&] {
    return read_stream(range, [&](std::uint32_t page) { return database_.get_metadata(stream_page_key(part, page)); });
  });
}

std::uint32_t StoredParts::passages() const {
  return reading(folder_, [&] { return static_cast<std::uint32_t>(database_.get_doccount()); });
}

std::vector<std::uint64_t> articles_by_name(const ArticleColumns& columns, const NameLists& names,
                                            const std::function<bool(std::uint32_t)>& counts) {
  const Lists& lists = names.lists;
  std::vector<std::uint64_t> articles(names.names, 0);
  std::vector<std::uint32_t> last(articles.size(), UINT32_MAX);
  std::uint32_t row = 0;
  for (std::uint32_t article = 0; article < columns.passage_counts.size(); ++article) {
    const std::uint32_t end = row + columns.passage_counts[article];
    if (counts(article)) {
      for (std::uint32_t i = lists.starts[row]; i < lists.starts[end]; ++i) {
        const std::uint32_t name = lists.values[i];
        if (last[name] == article) continue;
        last[name] = article;
        ++articles[name];
      }
    }
    row = end;
  }
  return articles;
}

}  // namespace dateline
