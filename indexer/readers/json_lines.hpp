// Reads one JSON object with our fields as an article, or as the sidecar of a text file.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/field_map.hpp"
#include "indexer/readers/found_record.hpp"

namespace dateline {

// Fields: "id" (a string or a number), "headline", "body", "published" (a day
// or RFC 3339), "source", "byline", "language" ("en", "en-GB"), "url"; also
// "dateline", "slug", "version" (a string or a number), "modified" and "embargo" (as published), "status" ("usable",
// "withheld", "canceled"), "subjects" and "corrects" (a string or an array of strings). null counts as absent; of a
// field given twice the last counts. Rejections: "not-json", "bad-type", "bad-published", "bad-language",
// "bad-status", "no-text".
// U+0000 and lone surrogates in strings become U+FFFD.
//
// An object without a body that is of another form is read as that: ninjs, the Washington Post's and NeuCLIR's lines,
// and the items of a JSON feed, each an article of its own. With a field map everything is read by the map.
class JsonRecords {
 public:
  explicit JsonRecords(const FieldMap& map = {});
  JsonRecords(JsonRecords&&) noexcept;
  JsonRecords& operator=(JsonRecords&&) noexcept;
  ~JsonRecords();

  // The records of one object, with nothing but white space around it: one, but for feeds and for arrays that the
  // map names. At least StreamWindow::padding bytes after `text` must be readable. Valid until the next call.
  struct Found {
    std::vector<FoundRecord>& records;
    std::string_view form;
  };
  Found articles(std::string_view text);

  // The first of them.
  FoundRecord article(std::string_view text) { return std::move(articles(text).records.front()); }

  // The fields for a text file: as above, but without a body. Any bytes, copied.
  FoundRecord sidecar(std::string_view text);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

// Whether `line`, the first of a stream that opens with a brace, begins an
// object that is spread over several lines, `next` being what follows it.
bool opens_spread_object(std::string_view line, std::string_view next);

}  // namespace dateline
