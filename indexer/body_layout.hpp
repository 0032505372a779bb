// Finds what stands around an article's text: caption, byline and dateline before it, the agency's trailer after it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article.hpp"
#include "indexer/dateline.hpp"

namespace dateline {

// How the bytes of a body divide. All ranges are of the body. `text` is what is
// indexed as the article's words: byline and dateline lie before it and the
// trailer after it, in this order and without overlap. Only where a caption or a
// note such as "(Updates with ...)" comes first, `text` begins with that, and the
// byline and dateline behind it lie inside.
struct BodyLayout {
  std::optional<Range> caption;  // first line "Image: ..."; part of `text`
  std::optional<Range> byline;   // a line "By Anna Lind" before the text
  std::optional<Dateline> dateline;
  Range text;                    // what remains, white space trimmed
  std::optional<Range> trailer;  // "source: sky News", "(Reporting by ...)", "Reuter", "-- END --"
  std::string trailer_source;    // "sky News" out of "source: sky News"; else empty
};

// body: any UTF-8. Never throws; an empty body gives an empty text. Linear.
BodyLayout body_layout(std::string_view body);

}  // namespace dateline
