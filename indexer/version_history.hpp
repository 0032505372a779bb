// Which older versions of items a run keeps, and where each lies.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "common/item_history.hpp"
#include "indexer/article_table.hpp"

namespace dateline {

// A version and its place in a run: parts are numbered as in IndexState.
struct KeptVersion {
  std::uint64_t id = 0;
  std::uint64_t version = 0;
  std::uint32_t part = 0;
  std::uint32_t article = 0;
  std::int32_t first_day = 0;
  bool newest = false;  // it lives
};

// The day from which on a version was there: that on which it was made, in UTC, else that on which it says it was
// published (Day::number, or no_day).
std::int32_t first_day_of(std::uint64_t version, std::int32_t published);

// Order does not matter: the same versions and withdrawals give the same history, whenever they come.
class VersionHistory {
 public:
  // A version that is older than what lives of the item. Both versions are told: not 0.
  void add(std::uint64_t id, std::uint64_t version, std::uint32_t part, std::uint32_t article);
  // Whether this version is there, or was withdrawn.
  bool knows(std::uint64_t id, std::uint64_t version) const;
  // The item was withdrawn in this version: it and those before it are not to be found again. Returns whether that is
  // news. A version of 0 takes all that is there.
  bool withdraw(std::uint64_t id, std::uint64_t version);
  // The item is taken out of the index at the end of a run; should it come again, it comes with all its versions.
  void forget(std::uint64_t id);

  // By id and version: the older versions of each item that lives, and then what lives of it; that alone where the
  // older ones were withdrawn. published(part, article) gives an article's day.
  std::vector<KeptVersion> kept(ArticleTable& articles,
                                const std::function<std::int32_t(std::uint32_t, std::uint32_t)>& published) const;
  std::vector<ItemVersion> withdrawn() const;

 private:
  struct Place {
    std::uint32_t part = 0;
    std::uint32_t article = 0;
  };
  struct Item {
    std::map<std::uint64_t, Place> versions;
    std::uint64_t withdrawn = 0;  // up to this version
    bool removed = false;
  };
  std::map<std::uint64_t, Item> items_;
};

}  // namespace dateline
