// Reads a text as the content of a file named "x".
#pragma once

#include <optional>
#include <string_view>

#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/record_outlet.hpp"

namespace dateline {

// Gives `sink` what comes of it.
inline void read_content(std::string_view content, const ReadOptions& options, ArticleSink& sink) {
  RecordOutlet outlet(options, sink);
  outlet.enter_file("x");
  ContentReader reader(outlet);
  MemoryStream memory(content);
  PeekedStream peeked(memory);
  reader.read(peeked, {"x", "x"}, std::nullopt);
}

}  // namespace dateline
