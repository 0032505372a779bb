// What was published: an article as a reader hands it on, and a record that could not become one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace dateline {

// A news item. All strings are valid UTF-8; a field the input does not have is
// empty. `body` and `headline` are the input's own bytes (after repair of a
// wrong encoding, and un-escaping where the form has escapes), so that offsets
// into them can be checked against the input.
struct Article {
  std::string id;  // unique in an index; never empty after reading
  std::string headline;
  std::string body;      // paragraphs as the input has them; may open with a dateline
  std::string dateline;  // only where the input has it as a field of its own
  std::string byline;
  std::string source;     // outlet or agency
  std::string published;  // "2017-04-09" or RFC 3339, already validated; empty = not known
  std::string language;   // ISO 639-1, lower case; empty = to be detected
  std::string url;
  std::string place;  // where it was read: "dir/file.jsonl:17" or "a.tar!x.txt"; for messages
};

// A half-open byte range of a field.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin == end; }
  std::size_t size() const { return end - begin; }
  bool operator==(const Range&) const = default;
};

enum class Field : std::uint8_t { headline, body };

// What kind of thing a name names.
enum class EntityType : std::uint8_t { person, organisation, place };

// A record that was read but cannot be indexed. The run goes on.
struct Rejection {
  std::string id;            // of the article that it would have been; empty where that is not known
  std::string place;         // file, archive member, line
  std::uint64_t offset = 0;  // byte offset of the record in the (unpacked) file; 0 where only `place` is known
  std::string code;          // short and stable: "not-json", "no-body", "binary", "too-long", ...
  std::string reason;        // one sentence
  std::string record;        // the original bytes, at most their first 64 KiB
};

}  // namespace dateline
