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

// What a facet counts of one row.
struct RowCount {
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
  std::uint32_t last_article = UINT32_MAX;
};

// For one search at a time.
struct Workspace {
  std::unordered_map<std::string, Stemmer> stemmers;  // by language
  std::vector<float> scores;                          // of the window at hand
  std::vector<std::uint64_t> touched;                 // bits, of the window at hand
  std::vector<std::uint32_t> story_stamps;            // by story; the search that saw it last
  std::uint32_t searches = 0;
  std::unordered_map<std::string, std::vector<RowCount>> row_counts;  // by facet; all empty between two searches
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
