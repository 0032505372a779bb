// Whole parts are the unit of work: threads share nothing but the dictionary, which the first part of a segment trains.
#include "indexer/part_pipeline.hpp"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "common/error.hpp"
#include "indexer/understanding.hpp"

namespace dateline {
namespace {

constexpr std::size_t part_text_bytes = 8u << 20;
constexpr std::size_t part_articles = 16'000;  // of which every one has a passage, and a row of each column

struct Input {
  Article article;
  std::uint64_t content_hash;
};

struct Chunk {
  std::vector<Input> articles;
  std::size_t bytes = 0;
};

// One part on its way: what it is made of, then what was made.
struct Job {
  std::uint32_t number = 0;
  std::uint32_t dictionary_part = 0;
  Chunk chunk;
  std::shared_ptr<std::promise<TextDictionary>> train;  // of the part that trains
  std::shared_future<TextDictionary> dictionary;
  std::promise<FinishedPart> result;
};

}  // namespace

struct PartPipeline::State {
  State(const PipelineOptions& pipeline_options, std::function<void(FinishedPart&&)> on_done)
      : options(pipeline_options), done(std::move(on_done)) {
    for (unsigned i = 0; options.threads > 1 && i < options.threads; ++i) {
      workers.emplace_back([this] { work(); });
    }
  }
  ~State() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    for (std::thread& worker : workers) worker.join();
  }

  bool stopped() const { return stopping || (options.cancelled && options.cancelled()); }
  void dispatch();
  void deliver(std::size_t most_waiting);
  void work();
  void run(Job& job);
  FinishedPart build(Job& job);

  PipelineOptions options;
  std::function<void(FinishedPart&&)> done;
  Chunk chunk;
  std::uint32_t dispatched = 0;
  std::shared_future<TextDictionary> dictionary;  // of the group at hand; none when the next part begins one
  std::uint32_t dictionary_part = 0;
  std::uint32_t group_parts = 0;
  std::deque<std::future<FinishedPart>> results;  // in order of the stream

  std::mutex mutex;
  std::condition_variable wake;
  std::deque<Job> jobs;
  std::atomic<bool> stopping = false;
  std::vector<std::thread> workers;
};

FinishedPart PartPipeline::State::build(Job& job) {
  FinishedPart part;
  part.number = job.number;
  part.dictionary = job.dictionary_part;
  part.folder = options.folder(job.number);
  PartBuilder builder(part.folder, job.number, options.packing);
  for (Input& input : job.chunk.articles) {
    if (stopped()) throw Error(ErrorKind::cancelled, "stopped on request; nothing was published");
    UnderstoodArticle understood =
        understand(std::move(input.article), options.fallback_language, options.analysis, options.names_model.get());
    understood.content_hash = input.content_hash;
    builder.add(understood);
  }
  job.chunk = {};
  const bool trains = job.train != nullptr;
  if (trains) job.train->set_value(builder.train_dictionary());
  part.contents = builder.finish(job.dictionary.get(), trains);
  return part;
}

void PartPipeline::State::run(Job& job) {
  try {
    job.result.set_value(build(job));
  } catch (...) {
    // Others must not wait for a dictionary that will never come.
    try {
      if (job.train) job.train->set_exception(std::current_exception());
    } catch (const std::future_error&) {
      // it had come
    }
    job.result.set_exception(std::current_exception());
  }
}

void PartPipeline::State::work() {
  for (;;) {
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return stopping || !jobs.empty(); });
    if (jobs.empty()) return;
    Job job = std::move(jobs.front());
    jobs.pop_front();
    lock.unlock();
    run(job);
  }
}

void PartPipeline::State::dispatch() {
  if (chunk.articles.empty()) return;
  Job job;
  job.number = options.first_part + dispatched;
  if (!dictionary.valid() || group_parts == options.parts_in_segment) {
    job.train = std::make_shared<std::promise<TextDictionary>>();
    dictionary = job.train->get_future().share();
    dictionary_part = job.number;
    group_parts = 0;
  }
  ++group_parts;
  job.dictionary_part = dictionary_part;
  job.dictionary = dictionary;
  job.chunk = std::move(chunk);
  chunk = {};
  ++dispatched;
  results.push_back(job.result.get_future());
  if (workers.empty()) {
    run(job);
    deliver(0);
    return;
  }
  {
    const std::lock_guard lock(mutex);
    jobs.push_back(std::move(job));
  }
  wake.notify_one();
  deliver(workers.size());  // one chunk more than are being built is being read meanwhile
}

// Hands on what is ready, and waits until at most `most_waiting` parts are not.
void PartPipeline::State::deliver(std::size_t most_waiting) {
  using namespace std::chrono_literals;
  while (!results.empty() &&
         (results.size() > most_waiting || results.front().wait_for(0s) == std::future_status::ready)) {
    FinishedPart part = results.front().get();
    results.pop_front();
    done(std::move(part));
  }
}

PartPipeline::PartPipeline(const PipelineOptions& options, std::function<void(FinishedPart&&)> done)
    : state_(std::make_unique<State>(options, std::move(done))) {}

PartPipeline::~PartPipeline() = default;

void PartPipeline::add(Article&& article, std::uint64_t content_hash) {
  Chunk& chunk = state_->chunk;
  chunk.bytes += article.body.size() + article.headline.size();
  chunk.articles.push_back({std::move(article), content_hash});
  if (chunk.bytes >= part_text_bytes || chunk.articles.size() >= part_articles) state_->dispatch();
}

std::uint32_t PartPipeline::next_part() const { return state_->dispatched; }
std::uint32_t PartPipeline::next_article() const { return static_cast<std::uint32_t>(state_->chunk.articles.size()); }

void PartPipeline::finish() {
  state_->dispatch();
  state_->deliver(0);
  state_->dictionary = {};  // what comes later may lie in another segment
}

}  // namespace dateline
