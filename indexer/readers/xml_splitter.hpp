// Cuts a stream of XML into its records: the items of a feed, the news items of a message, whole documents one after
// another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/stream_window.hpp"

namespace dateline {

// The name of the first element, without its prefix; empty when the head ends before it.
std::string_view xml_root(std::string_view head);

// Whether documents that open with this element hold records that are read.
bool is_news_root(std::string_view local_name);

struct XmlPiece {
  std::string_view text;     // from the record's opening tag to its closing one
  std::string_view context;  // the opening tags around it, whose name spaces it may need
  std::string_view name;     // of the record's element, without prefix
  std::string_view family;   // of the element around it that says what it is; its own name if it stands alone
  std::uint64_t offset = 0;  // of its first byte in the stream
  std::uint64_t number = 0;  // from 1
  bool closed = true;        // false: the stream ended inside it
  bool too_long = false;     // text is then only the beginning
};

// Follows tags, quotes, comments and CDATA; nothing more is asked of the markup, so that one damaged record does not
// hurt the next. What is between records, declarations of document types and their entities included, is passed over.
class XmlSplitter {
 public:
  // The stream is UTF-8. `limit` in bytes; a longer record is never held in memory as a whole.
  XmlSplitter(StreamWindow& window, std::size_t limit) : window_(window), limit_(limit) {}

  // The next record, false when there is none. `piece` is valid until the next call.
  bool next(XmlPiece& piece);

  // What stood before the first record since the outermost element: the title and the language of a feed. Cut to 64 KB.
  const std::string& header() const { return header_; }
  // The first element that was no record; empty when there was none.
  const std::string& first_element() const { return first_element_; }

 private:
  enum class Kind { opening, empty, closing, other, end };
  struct Markup {
    Kind kind = Kind::end;
    std::string_view name;  // local
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::size_t end_of_markup(std::size_t at);
  Markup markup_from(std::size_t from, std::size_t limit);
  bool find_record(Markup& record);
  void enter(const Markup& container);
  void note_header(std::string_view text);
  void finish_record(const Markup& record, XmlPiece& piece);

  StreamWindow& window_;
  std::size_t limit_;
  std::size_t done_ = 0;
  std::uint64_t number_ = 0;
  std::string context_;
  std::string family_;
  std::string header_;
  std::string first_element_;
  std::string record_name_;
  bool header_open_ = true;
};

}  // namespace dateline
