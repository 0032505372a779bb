// How a result is printed for people.
#pragma once

namespace dateline {

struct TextStyle {
  bool colour = false;    // ANSI sequences for matching words and bars; else [brackets] mark the words
  int width = 80;         // columns; text is wrapped to it, at least 40
  bool ascii = false;     // bars of # instead of blocks
  bool timeline = false;  // published and mentioned side by side, where both were asked for

  static constexpr const char* bold = "\x1b[1m";
  static constexpr const char* marked = "\x1b[1;33m";
  static constexpr const char* faint = "\x1b[2m";
  static constexpr const char* plain = "\x1b[0m";
};

}  // namespace dateline
