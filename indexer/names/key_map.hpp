// A hash table from the keys of one article's names to what is known of them, without an allocation for each.
#pragma once

#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// Keys are views: the text they are of must stay where it is. Values move when keys are added.
template <class Value>
class KeyMap {
 public:
  Value* find(std::string_view key) {
    if (size_ == 0) return nullptr;
    Slot& slot = slot_of(key, hash_of(key));
    return slot.hash == 0 ? nullptr : &slot.value;
  }
  const Value* find(std::string_view key) const { return const_cast<KeyMap*>(this)->find(key); }
  bool contains(std::string_view key) const { return find(key) != nullptr; }

  // The key's value and whether the key is new, and the value with it. A known key keeps its value.
  std::pair<Value&, bool> try_emplace(std::string_view key, Value value = {}) {
    if (2 * size_ >= slots_.size()) grow();
    const std::uint64_t hash = hash_of(key);
    Slot& slot = slot_of(key, hash);
    const bool fresh = slot.hash == 0;
    if (fresh) {
      slot = {hash, key, std::move(value)};
      ++size_;
    }
    return {slot.value, fresh};
  }
  Value& operator[](std::string_view key) { return try_emplace(key).first; }

 private:
  struct Slot {
    std::uint64_t hash = 0;  // 0 = free
    std::string_view key;
    Value value{};
  };

  static std::uint64_t hash_of(std::string_view key) { return XXH3_64bits(key.data(), key.size()) | 1; }

  // The key's slot, or the free one that it would take.
  Slot& slot_of(std::string_view key, std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (hash >> 8) & mask;
    while (slots_[at].hash != 0 && (slots_[at].hash != hash || slots_[at].key != key)) at = (at + 1) & mask;
    return slots_[at];
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 32 : 2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.hash != 0) slot_of(slot.key, slot.hash) = std::move(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::size_t size_ = 0;
};

// Keys without values.
class KeySet {
 public:
  void insert(std::string_view key) { keys_.try_emplace(key); }
  bool contains(std::string_view key) const { return keys_.contains(key); }

 private:
  struct Nothing {};
  KeyMap<Nothing> keys_;
};

}  // namespace dateline
