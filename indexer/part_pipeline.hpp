// Makes parts of a stream of articles, several at a time, and hands them on in the order of the stream.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common/article.hpp"
#include "common/catalogue.hpp"
#include "indexer/segment.hpp"

namespace dateline {

class TagModel;

struct PipelineOptions {
  unsigned threads = 1;  // that analyse and build; with 1 all is done by the caller's
  std::string fallback_language = "en";
  Analysis analysis;
  std::shared_ptr<const TagModel> names_model;  // nullptr = the one built in
  Packing packing;
  std::uint32_t first_part = 0;                      // number of the first part to be made
  std::uint32_t parts_in_segment = 16;               // each such group of parts has a dictionary of its own
  std::function<std::string(std::uint32_t)> folder;  // where a part is to be built, by its number
  std::function<bool()> cancelled;                   // asked now and then, by any thread
};

struct FinishedPart {
  std::uint32_t number = 0;
  std::uint32_t dictionary = 0;  // the part that holds the dictionary of this one
  std::string folder;
  PartContents contents;
};

// Cuts the stream into parts of some 8 MB of text, whatever the number of threads: the same articles in the same order
// give the same parts. Memory: up to some 60 MB a thread.
class PartPipeline {
 public:
  // done: called by the caller's thread, in the order of the stream, from add() and finish().
  PartPipeline(const PipelineOptions& options, std::function<void(FinishedPart&&)> done);
  // Waits for what is being built and throws it away.
  ~PartPipeline();

  // The article must hold a word. Throws what a worker threw.
  void add(Article&& article, std::uint64_t content_hash);
  // The part, as a position in the stream from 0, and the place in it that the next article will have.
  std::uint32_t next_part() const;
  std::uint32_t next_article() const;

  // Builds what is left and hands it on. What is added later has a dictionary of its own. Throws Error (cancelled) if
  // the work was stopped.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
