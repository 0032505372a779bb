// What a search needs and the next one can use again: stemmers that remember, and buffers that have grown.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analyzer.hpp"

namespace dateline {

// For one search at a time.
struct Workspace {
  std::unordered_map<std::string, Stemmer> stemmers;  // by language
  std::vector<float> scores;                          // of the part at hand

  Stemmer& stemmer(const std::string& language) { return stemmers.try_emplace(language, language).first->second; }
};

// Lends workspaces to any number of threads; holds as many as were ever lent at once.
class WorkspacePool {
 public:
  // Gives the workspace back when it goes.
  class Loan {
   public:
    Loan(WorkspacePool& pool, std::unique_ptr<Workspace> workspace) : pool_(pool), workspace_(std::move(workspace)) {}
    ~Loan() { pool_.give_back(std::move(workspace_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    Workspace& operator*() const { return *workspace_; }

   private:
    WorkspacePool& pool_;
    std::unique_ptr<Workspace> workspace_;
  };

  Loan lend() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return {*this, std::make_unique<Workspace>()};
    std::unique_ptr<Workspace> last = std::move(idle_.back());
    idle_.pop_back();
    return {*this, std::move(last)};
  }

 private:
  void give_back(std::unique_ptr<Workspace> workspace) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(workspace));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace dateline
