// Cuts text into the tokens that the names tagger reads: words, numbers and single marks, with the starts of sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

// "U.S.", "Inc.", "O'Neill", "London-based", "1996-08-29" and "3-1" are one token each; a possessive 's is one of its
// own, as are marks.
struct TagToken {
  std::uint32_t begin = 0;      // bytes of the text
  std::uint32_t end = 0;        // past its last byte
  bool sentence_start = false;  // after the end of a sentence, or on a new line that goes on no other
};

// Reads tokens one after the other. Any bytes are accepted; in valid UTF-8 tokens begin and end on code points.
// Cost: linear; no allocation.
class TagTokenizer {
 public:
  // text       shorter than 4 GiB; the caller keeps it.
  // first_cut  something was taken off the beginning of a wrapped text, such as its dateline: the first line may be
  //            short and go on all the same.
  explicit TagTokenizer(std::string_view text, bool first_cut = false) : text_(text), first_cut_(first_cut) {}
  bool next(TagToken& token);  // false at the end of the text

 private:
  bool skip_blanks();
  void end_line(std::size_t line_end);
  bool cut_line_goes_on(std::size_t line_end) const;
  std::size_t token_end();
  std::size_t word_end();
  std::size_t after_full_stop(std::size_t begin, std::size_t stop) const;
  void note_end(std::string_view word);

  std::string_view text_;
  bool first_cut_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  bool fresh_ = true;     // a sentence begins, whatever comes
  bool stopped_ = false;  // a full stop came: a sentence begins if a capital, a digit or a mark follows
};

}  // namespace dateline
