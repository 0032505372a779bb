// Keeps decoded blocks of the index, up to a number of bytes; finding one takes no lock.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What can be kept. Immutable once it is in the cache.
class Block {
 public:
  virtual ~Block() = default;
  virtual std::size_t bytes() const = 0;
};

// Readers announce themselves by a Visit; a block that leaves the cache is deleted when every visit that could have
// seen it is over (epochs; Fraser, "Practical lock-freedom", 2004, section 5.2.3). Blocks leave in the order of a
// clock: one that was asked for since the hand last passed stays.
class BlockCache {
 public:
  explicit BlockCache(std::size_t limit_bytes) : limit_(limit_bytes), buckets_(bucket_count) {}
  ~BlockCache();
  BlockCache(const BlockCache&) = delete;
  BlockCache& operator=(const BlockCache&) = delete;

  // A reader's place; one for each workspace, used by one thread at a time.
  struct Place {
    std::atomic<std::uint64_t> epoch{0};  // 0 = not reading
  };
  // Between begin and end, blocks that were found or inserted stay. All but insert() is lock-free.
  void begin(Place& place) const { place.epoch.store(epoch_.load()); }
  static void end(Place& place) { place.epoch.store(0); }
  void add(const Place& place);  // before its first begin(); the place must outlive the cache's last insert()

  // nullptr when it is not here.
  const Block* find(std::string_view key) const;
  // Keeps `block`; should another thread have been quicker, what that one inserted. A block larger than half the
  // limit is not kept: it is given back in `refused`, and is the caller's.
  const Block* insert(std::string_view key, std::unique_ptr<const Block> block, std::unique_ptr<const Block>& refused);

 private:
  static constexpr std::size_t bucket_count = 1u << 14;
  struct Node {
    std::string key;
    std::unique_ptr<const Block> block;
    std::atomic<Node*> next{nullptr};
    mutable std::atomic<bool> asked{true};
  };
  struct Retired {
    Node* node;
    std::uint64_t epoch;
  };
  static std::size_t bucket_of(std::string_view key);
  const Node* find_node(std::string_view key) const;
  void evict();
  void delete_unseen();

  std::size_t limit_;
  std::vector<std::atomic<Node*>> buckets_;
  std::atomic<std::uint64_t> epoch_{1};
  std::mutex mutex_;  // of what follows, and of changes to the buckets
  std::vector<const Place*> places_;
  std::vector<Retired> retired_;
  std::size_t bytes_ = 0;
  std::size_t hand_ = 0;  // bucket
};

}  // namespace dateline
