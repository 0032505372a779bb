// Chains of nodes that readers walk without a lock; writers take turns.
#include "searcher/block_cache.hpp"

#include <xxhash.h>

#include <algorithm>

namespace dateline {

BlockCache::~BlockCache() {
  for (const Retired& gone : retired_) delete gone.node;
  for (std::atomic<Node*>& bucket : buckets_) {
    for (Node* node = bucket.load(); node != nullptr;) {
      Node* next = node->next.load();
      delete node;
      node = next;
    }
  }
}

std::size_t BlockCache::bucket_of(std::string_view key) { return XXH3_64bits(key.data(), key.size()) % bucket_count; }

void BlockCache::add(const Place& place) {
  const std::lock_guard lock(mutex_);
  places_.push_back(&place);
}

const BlockCache::Node* BlockCache::find_node(std::string_view key) const {
  const Node* node = buckets_[bucket_of(key)].load();
  while (node != nullptr && node->key != key) node = node->next.load();
  return node;
}

const Block* BlockCache::find(std::string_view key) const {
  const Node* node = find_node(key);
  if (node == nullptr) return nullptr;
  // Written only when it changes, so that readers on several cores do not take the line from each other.
  if (!node->asked.load(std::memory_order_relaxed)) node->asked.store(true, std::memory_order_relaxed);
  return node->block.get();
}

const Block* BlockCache::insert(std::string_view key, std::unique_ptr<const Block> block,
                                std::unique_ptr<const Block>& refused) {
  const std::size_t size = block->bytes();
  if (size > limit_ / 2) {
    refused = std::move(block);
    return refused.get();
  }
  const std::lock_guard lock(mutex_);
  if (const Node* known = find_node(key)) return known->block.get();
  auto* node = new Node;
  node->key = key;
  node->block = std::move(block);
  std::atomic<Node*>& bucket = buckets_[bucket_of(key)];
  node->next.store(bucket.load());
  bucket.store(node);
  bytes_ += size;
  evict();
  return node->block.get();
}

// What is new has been asked for, so the hand passes it once. Two rounds are enough: the first takes the marks off.
void BlockCache::evict() {
  for (std::size_t steps = 2 * bucket_count; bytes_ > limit_ && steps > 0; --steps) {
    std::atomic<Node*>* link = &buckets_[hand_++ % bucket_count];
    while (Node* node = link->load()) {
      if (bytes_ <= limit_ || node->asked.exchange(false)) {
        link = &node->next;
        continue;
      }
      link->store(node->next.load());
      bytes_ -= node->block->bytes();
      retired_.push_back({node, epoch_.fetch_add(1)});
    }
  }
  delete_unseen();
}

void BlockCache::delete_unseen() {
  if (retired_.empty()) return;
  std::uint64_t oldest = UINT64_MAX;
  for (const Place* place : places_) {
    if (const std::uint64_t epoch = place->epoch.load(); epoch != 0) oldest = std::min(oldest, epoch);
  }
  const auto seen =
      std::partition(retired_.begin(), retired_.end(), [&](const Retired& gone) { return gone.epoch >= oldest; });
  for (auto it = seen; it != retired_.end(); ++it) delete it->node;
  retired_.erase(seen, retired_.end());
}

}  // namespace dateline
