// Finds the records of a WARC file, and goes on behind those that are damaged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/stream_window.hpp"

namespace dateline {

// WARC 0.17 to 1.1 (ISO 28500).
struct WarcRecord {
  std::string_view text;     // all of it, headers first; of a long or damaged one its beginning; valid until next()
  std::string_view block;    // what the headers describe; empty of a long or damaged one
  std::uint64_t offset = 0;  // of its first byte
  std::uint64_t number = 0;  // from 1
  std::string type;          // "response", "request", "resource" ...; empty of a damaged one
  std::string uri;           // of its target, without "<" and ">" around it
  std::string content_type;  // of the block
  std::string truncated;     // why the crawler cut the block off ("length", "time"); empty if it did not
  std::string damage;        // why it cannot be read, a sentence; empty of a sound one
  bool too_long = false;
};

class WarcSplitter {
 public:
  // limit: the longest record that is held, in bytes.
  WarcSplitter(StreamWindow& window, std::size_t limit) : window_(window), limit_(limit) {}

  // False at the end. What lies between a damaged record and the next "WARC/" at the beginning of a line is passed over
  // and part of the damaged one; it is not held.
  bool next(WarcRecord& record);

 private:
  void drop_last();
  bool skip_blank_lines();
  bool find_headers(WarcRecord& record);
  void read_headers(WarcRecord& record, std::size_t headers);
  void take_damaged(WarcRecord& record, std::string reason);
  void resume();
  void skip(std::uint64_t count);
  void hold(std::size_t count);

  StreamWindow& window_;
  std::size_t limit_;
  std::size_t last_ = 0;           // bytes of the record handed out last, to be dropped
  std::uint64_t last_unheld_ = 0;  // its bytes behind those
  bool seeking_ = false;           // it was damaged: the next beginning of a record is to be found
  std::uint64_t number_ = 0;
};

}  // namespace dateline
