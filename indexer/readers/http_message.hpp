// Takes an HTTP response as crawlers store it apart: status, type, character set, and the body unpacked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct HttpResponse {
  int status = 0;
  std::string type;            // lower case, without parameters: "text/html"; empty if none is named
  std::string charset;         // as named; may be empty
  std::string body;            // without chunks and packing
  bool whole = true;           // false: chunks or packing are damaged or break off; `body` has what came before
  bool too_long = false;       // `body` is cut at the limit
  std::string unread_packing;  // a content encoding that is not unpacked ("br"): `body` is packed still
};

// nullopt if `message` does not begin with a status line. Crawlers often unpack a body and keep the headers that said
// how it was packed: what does not look packed is taken as it is.
//
//   limit  the most bytes that the body may have, unpacked.
std::optional<HttpResponse> http_response(std::string_view message, std::size_t limit);

// "text/html; charset=utf-8" into its two halves, as above.
struct MediaType {
  std::string type;
  std::string charset;
};
MediaType media_type(std::string_view header);

// The value of the header `name` (lower case) in `headers`, lines that end in LF or CR LF; folded lines are joined by a
// blank. Empty if it is not there; of several the first.
std::string header_value(std::string_view headers, std::string_view name);

// Where the headers that `text` begins with end, behind the empty line; npos if there is no empty line.
std::size_t headers_end(std::string_view text);

}  // namespace dateline
