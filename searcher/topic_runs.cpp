// Workers take the next topic; the caller's thread writes what they found, in order, as soon as it is there.
#include "searcher/topic_runs.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <ostream>
#include <sstream>
#include <system_error>
#include <thread>

#include "searcher/output.hpp"
#include "searcher/query_language.hpp"

namespace dateline {
namespace {

constexpr std::size_t waiting_per_thread = 16;

// What came of one topic.
struct Answer {
  std::string lines;
  bool matched = false;
  std::exception_ptr failure;
};

Answer answer_of(const Searcher& searcher, SearchRequest request, const Topic& topic, const TopicRun& run) {
  Answer answer;
  try {
    request.query = words_only(topic.title);
    if (request.query.empty()) return answer;  // an empty query would match everything
    const SearchResult result = searcher.search(request);
    std::ostringstream lines;
    print_trec(lines, result, topic.number, run.tag, run.depth);
    answer.lines = std::move(lines).str();
    answer.matched = result.total.passages > 0;
  } catch (...) {
    answer.failure = std::current_exception();
  }
  return answer;
}

class Batch {
 public:
  Batch(const Searcher& searcher, const SearchRequest& request, const std::vector<Topic>& topics, const TopicRun& run)
      : searcher_(searcher), request_(request), topics_(topics), run_(run), answers_(topics.size()) {
    const std::size_t wanted = run.threads > 0 ? run.threads : std::max(1U, std::thread::hardware_concurrency());
    start(std::min(wanted, topics.size()));
  }

  ~Batch() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  // The answer to the topic after the last one given; waits for it.
  Answer next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return answers_[given_].has_value(); });
    Answer answer = *std::move(answers_[given_]);
    answers_[given_].reset();
    ++given_;
    changed_.notify_all();
    return answer;
  }

 private:
  // Where the system gives fewer threads than wanted, those do the work.
  void start(std::size_t wanted) {
    window_ = waiting_per_thread * wanted;
    threads_.reserve(wanted);
    try {
      while (threads_.size() < wanted) threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
      if (threads_.empty()) throw Error(ErrorKind::io, "the system gives no thread to search with");
    }
  }

  void work() {
    for (std::unique_lock lock(mutex_);;) {
      changed_.wait(lock, [&] { return stopped_ || taken_ == topics_.size() || taken_ < given_ + window_; });
      if (stopped_ || taken_ == topics_.size()) return;
      const std::size_t at = taken_++;
      lock.unlock();
      Answer answer = answer_of(searcher_, request_, topics_[at], run_);
      lock.lock();
      answers_[at] = std::move(answer);
      changed_.notify_all();
    }
  }

  const Searcher& searcher_;
  const SearchRequest& request_;
  const std::vector<Topic>& topics_;
  const TopicRun& run_;
  std::size_t window_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<Answer>> answers_;  // emptied as they are given
  std::size_t taken_ = 0;
  std::size_t given_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

bool run_topics(std::ostream& out, const Searcher& searcher, const SearchRequest& request,
                const std::vector<Topic>& topics, const TopicRun& run) {
  SearchRequest asked = request;
  asked.unit = Unit::article;
  asked.top = run.depth;
  asked.offset = 0;
  asked.texts = false;
  asked.facets.clear();
  Batch batch(searcher, asked, topics, run);
  bool matched = false;
  for (std::size_t i = 0; i < topics.size() && out; ++i) {
    const Answer answer = batch.next();
    if (answer.failure) std::rethrow_exception(answer.failure);
    out << answer.lines;
    matched = matched || answer.matched;
  }
  return matched;
}

}  // namespace dateline
