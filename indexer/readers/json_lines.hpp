// Reads one JSON object with our fields as an article, or as the sidecar of a text file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

struct JsonRecord {
  Article article;  // id empty if there is neither "id" nor "url"; place empty
  std::optional<Rejection>
      rejection;  // code and reason only: "not-json", "bad-type", "bad-published", "bad-language", "no-text"
  std::uint64_t unknown_fields = 0;
  bool repaired = false;  // bytes that were no UTF-8 were re-read
};

// Fields: "id" (a string or a number), "headline", "body", "published" (a day
// or RFC 3339), "source", "byline", "language" ("en", "en-GB"), "url"; also
// "dateline". null counts as absent; of a field given twice the last counts.
// U+0000 and lone surrogates in strings become U+FFFD.
class JsonRecords {
 public:
  JsonRecords();
  JsonRecords(JsonRecords&&) noexcept;
  JsonRecords& operator=(JsonRecords&&) noexcept;
  ~JsonRecords();

  // One object and nothing but white space around it. At least
  // StreamWindow::padding bytes after `text` must be readable.
  JsonRecord article(std::string_view text);

  // The fields for a text file: as above, but without a body. Any bytes, copied.
  JsonRecord sidecar(std::string_view text);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

// Whether `line`, the first of a stream that opens with a brace, begins an
// object that is spread over several lines, `next` being what follows it.
bool opens_spread_object(std::string_view line, std::string_view next);

}  // namespace dateline
