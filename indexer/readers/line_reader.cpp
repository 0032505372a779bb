// Lines are views into the window: nothing is copied.
#include "indexer/readers/line_reader.hpp"

namespace dateline {

bool LineReader::skip_rest_of_line() {
  for (;;) {
    const std::size_t feed = window_.view().find('\n');
    if (feed != std::string_view::npos) {
      window_.drop(feed + 1);
      return true;
    }
    window_.drop(window_.view().size());
    if (!window_.grow()) return false;
  }
}

bool LineReader::next(Line& line) {
  window_.drop(done_);
  done_ = 0;
  if (skipping_ && !skip_rest_of_line()) return false;
  skipping_ = false;
  std::size_t scanned = 0;
  for (;;) {
    const std::string_view view = window_.view();
    const std::size_t feed = view.find('\n', scanned);
    const std::size_t length = feed == std::string_view::npos ? view.size() : feed;
    const bool too_long = length > limit_;
    if (feed == std::string_view::npos && !too_long && window_.grow()) {
      scanned = length;
      continue;
    }
    if (feed == std::string_view::npos && length == 0) return false;
    line = {view.substr(0, length), window_.offset(), ++number_, too_long};
    skipping_ = feed == std::string_view::npos && too_long;
    done_ = feed == std::string_view::npos ? length : feed + 1;
    return true;
  }
}

}  // namespace dateline
