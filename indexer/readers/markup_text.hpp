// Text out of markup: words as they stand, breaks where paragraphs and lines end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// What a tag inside a text stands for.
enum class Break : std::uint8_t { none, blank, line, paragraph };

// By an element's name, in any case; opening and closing tags alike.
Break break_of(std::string_view name);

// Gathers a text, breaks being written only once something follows them.
class TextBuilder {
 public:
  // flow  white space and line ends become single blanks, as in HTML; otherwise they stay as they are.
  explicit TextBuilder(bool flow = false) : flow_(flow) {}
  void reserve(std::size_t size) { out_.reserve(size); }
  void run(std::string_view text);
  // The entity at text[at] == '&'; returns its length.
  std::size_t entity(std::string_view text, std::size_t at);
  void add_break(Break kind) { pending_ = kind > pending_ ? kind : pending_; }
  bool empty() const { return out_.empty(); }
  // The text, without blank lines at the front and white space at the end.
  std::string take();

 private:
  void settle();
  void flow_run(std::string_view text);

  std::string out_;
  Break pending_ = Break::none;
  bool flow_;
};

// Markup to text: entities replaced, tags dropped or turned into breaks, blank
// lines at the front and white space at the end cut off. `markup` is valid UTF-8.
std::string plain_text(std::string_view markup);

// The same for a piece of HTML, as feeds and exports hold it: white space flows, and what is in SCRIPT, STYLE and
// comments is left out.
std::string flowing_text(std::string_view html);

}  // namespace dateline
