// What was published: an article as a reader hands it on, and a record that could not become one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What the publisher allows to be done with a version of an item (IPTC's publication status).
enum class PublicationStatus : std::uint8_t {
  usable,
  withheld,  // not to be shown until a later version says otherwise
  canceled,  // killed: not to be shown at all
};

// "usable", "withheld", "canceled".
constexpr std::string_view status_name(PublicationStatus status) {
  return status == PublicationStatus::usable     ? "usable"
         : status == PublicationStatus::withheld ? "withheld"
                                                 : "canceled";
}

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

  std::string slug;                                      // the newsroom's working name of the story
  std::string version;                                   // as its supplier numbers versions; empty = not numbered
  std::string modified;                                  // when this version was made; as `published`
  std::string embargo;                                   // not to be shown before; as `published`
  PublicationStatus status = PublicationStatus::usable;  // another one may come without any text
  std::vector<std::string> subjects;  // codes, or names where there is no code, as the input has them
  std::vector<std::string> corrects;  // ids of the articles that this one corrects or replaces

  // `place` in parts: the file as it was named or found, the path in the archive or archives ("a.tar!x.txt"; empty
  // where there is none), and the record's first byte in what was unpacked.
  std::string file;
  std::string member;
  std::uint64_t offset = 0;
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
  std::string code;          // short and stable: "not-json", "no-text", "binary", "too-long", ...
  std::string reason;        // one sentence
  std::string record;        // the original bytes; of one that is too long, their first 64 KiB
  std::string file = {};     // as in Article, and so for member
  std::string member = {};
  std::string form = {};  // by which `record` can be read again (--as); empty where it is not known
  std::string context =
      {};                 // what must stand before `record` then: the header line of a table, the tags around an item
  std::string name = {};  // the id that the record gets if it names none
};

}  // namespace dateline
