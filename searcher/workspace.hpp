// What a search needs and the next one can use again: stemmers that remember, and buffers that have grown.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analyzer.hpp"
#include "common/compression.hpp"
#include "searcher/block_cache.hpp"
#include "searcher/deadline.hpp"

namespace dateline {

// What a facet counts of one row. Articles come in order, so that the last one tells whether one is new.
class WideRowCount {
 public:
  // Returns whether the row had none.
  bool add(std::uint32_t article) {
    articles_ += last_ != article + 1 ? 1 : 0;
    last_ = article + 1;
    return passages_++ == 0;
  }
  std::uint32_t articles() const { return articles_; }
  std::uint32_t passages() const { return passages_; }

 private:
  std::uint32_t last_ = 0;  // plus 1
  std::uint32_t articles_ = 0;
  std::uint32_t passages_ = 0;
};

// The same in one machine word, for up to 65,535 passages: twice as fast.
class RowCount {
 public:
  static constexpr std::size_t most_passages = UINT16_MAX;

  bool add(std::uint32_t article) {
    const std::uint64_t before = bits_;
    const std::uint64_t stamp = article + 1;
    const std::uint64_t one_article = static_cast<std::uint32_t>(before) != stamp ? 1ULL << 32 : 0;
    bits_ = ((before >> 32 << 32) + (1ULL << 48) + one_article) | stamp;
    return before == 0;
  }
  std::uint32_t articles() const { return static_cast<std::uint16_t>(bits_ >> 32); }
  std::uint32_t passages() const { return static_cast<std::uint16_t>(bits_ >> 48); }

 private:
  std::uint64_t bits_ = 0;  // from the lowest: the last article plus 1, articles, passages
};

// For one search at a time.
struct Workspace {
  std::unordered_map<std::string, Stemmer> stemmers;  // by language
  std::vector<float> scores;                          // of the window of passages at hand
  std::vector<std::uint32_t> reaching;                // places of that window
  std::vector<std::uint32_t> story_stamps;            // by story; the search that saw it last
  std::uint32_t searches = 0;
  // By facet; all empty between two searches.
  std::unordered_map<std::string, std::vector<RowCount>> row_counts;
  std::unordered_map<std::string, std::vector<WideRowCount>> wide_row_counts;
  std::vector<std::uint32_t> touched_rows;
  std::unordered_map<std::uint32_t, Decompressor> decompressors;  // of texts, by dictionary's part
  std::vector<std::unique_ptr<const Block>> held;                 // too large for the cache; until the search ends
  Deadline deadline;
  Effort effort;
  BlockCache::Place place;

  Stemmer& stemmer(const std::string& language) { return stemmers.try_emplace(language, language).first->second; }
};

// Lends workspaces to any number of threads; holds as many as were ever lent at once. Takes no lock: idle ones are
// found by walking a list that only grows.
class WorkspacePool {
 public:
  explicit WorkspacePool(BlockCache& cache) : cache_(cache) {}
  ~WorkspacePool() {
    for (Node* node = first_.load(); node != nullptr;) {
      Node* next = node->next;
      delete node;
      node = next;
    }
  }
  WorkspacePool(const WorkspacePool&) = delete;
  WorkspacePool& operator=(const WorkspacePool&) = delete;

 private:
  struct Node {
    Workspace workspace;
    std::atomic<bool> busy{true};
    Node* next = nullptr;
  };

 public:
  // Gives the workspace back when it goes.
  class Loan {
   public:
    explicit Loan(Node& node) : node_(node) {}
    ~Loan() {
      node_.workspace.held.clear();
      BlockCache::end(node_.workspace.place);
      node_.busy.store(false);
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Workspace& operator*() const { return node_.workspace; }

   private:
    Node& node_;
  };

  Loan lend() {
    Node* node = idle();
    if (node == nullptr) node = grow();
    cache_.begin(node->workspace.place);
    return Loan(*node);
  }

 private:
  Node* idle() const {
    for (Node* node = first_.load(); node != nullptr; node = node->next) {
      bool busy = false;
      if (!node->busy.load(std::memory_order_relaxed) && node->busy.compare_exchange_strong(busy, true)) return node;
    }
    return nullptr;
  }
  Node* grow() {
    auto* node = new Node;
    cache_.add(node->workspace.place);
    node->next = first_.load();
    while (!first_.compare_exchange_weak(node->next, node)) {
    }
    return node;
  }

  BlockCache& cache_;
  std::atomic<Node*> first_{nullptr};
};

}  // namespace dateline
