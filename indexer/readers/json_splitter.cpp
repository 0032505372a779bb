// Follows only quotes, escapes and brackets: what is between them is the parser's business.
#include "indexer/readers/json_splitter.hpp"

namespace dateline {
namespace {

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == '[' || c == ']';
}

}  // namespace

bool JsonSplitter::skip_separators() {
  for (;;) {
    const std::string_view view = window_.view();
    std::size_t at = 0;
    while (at < view.size() && is_separator(view[at])) ++at;
    window_.drop(at);
    if (!window_.view().empty()) return true;
    if (!window_.grow()) return false;
  }
}

// Takes one byte of the piece; true when the piece ends before it (a separator) or with it (a brace).
bool JsonSplitter::step(char c) {
  if (escaped_) {
    escaped_ = false;
  } else if (quoted_) {
    escaped_ = c == '\\';
    quoted_ = c != '"';
  } else if (c == '"') {
    quoted_ = true;
  } else if (c == '{' || c == '[') {
    ++depth_;
  } else if (c == '}' || c == ']') {
    if (depth_ > 0) --depth_;
    return depth_ == 0;
  } else if (depth_ == 0) {
    return c == ',' || c == '\n';
  }
  return false;
}

bool JsonSplitter::scan() {
  for (;;) {
    const std::string_view view = window_.view();
    while (scanned_ < view.size()) {
      if (step(view[scanned_++])) return true;
    }
    if (scanned_ > limit_ || !window_.grow()) return false;
  }
}

// Passes over what is left of a piece that was too long, holding none of it.
void JsonSplitter::skip_rest_of_piece() {
  for (bool ended = false; !ended;) {
    ended = scan() || (scanned_ <= limit_);
    window_.drop(scanned_);
    scanned_ = 0;
  }
}

bool JsonSplitter::next(JsonPiece& piece) {
  window_.drop(done_);
  done_ = scanned_ = 0;
  if (unfinished_) skip_rest_of_piece();
  depth_ = 0;
  quoted_ = escaped_ = false;
  if (!skip_separators()) return false;
  const bool closed = scan();
  const bool too_long = scanned_ > limit_;
  unfinished_ = too_long && !closed;
  done_ = scanned_;
  piece = {window_.view().substr(0, scanned_), window_.offset(), ++number_, too_long, closed || depth_ == 0};
  return true;
}

}  // namespace dateline
