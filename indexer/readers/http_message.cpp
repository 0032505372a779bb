// Headers by lines, chunks by their lengths; zlib's magic number and not the header says what is packed.
#include "indexer/readers/http_message.hpp"

#include <algorithm>

#include "common/text.hpp"
#include "indexer/readers/deflate.hpp"

namespace dateline {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

bool equals_lower(std::string_view text, std::string_view lower_name) {
  return text.size() == lower_name.size() && starts_with_nocase(text, lower_name);
}

// The length that a chunk begins with, as hexadecimal digits before a line end or ";".
struct ChunkHead {
  std::size_t length = 0;
  std::size_t end = 0;  // of its line; 0 = this is no chunk
};

ChunkHead chunk_head(std::string_view text) {
  ChunkHead head;
  std::size_t at = 0;
  for (; at < text.size() && at < 8; ++at) {
    const char c = text[at];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) break;
    head.length = head.length * 16 + static_cast<std::size_t>(digit);
  }
  if (at == 0) return {};
  const std::size_t feed = text.substr(0, 200).find('\n', at);
  if (feed == std::string_view::npos || std::string_view("\r\n; ").find(text[at]) == std::string_view::npos) return {};
  head.end = feed + 1;
  return head;
}

// Joins the chunks; false if they do not fit together or break off.
bool dechunk(std::string_view body, std::string& joined) {
  for (;;) {
    const ChunkHead head = chunk_head(body);
    if (head.end == 0) return false;
    if (head.length == 0) return true;
    body.remove_prefix(head.end);
    joined += body.substr(0, head.length);
    if (body.size() < head.length) return false;
    body.remove_prefix(head.length);
    while (!body.empty() && (body[0] == '\r' || body[0] == '\n')) body.remove_prefix(1);
  }
}

bool looks_packed(std::string_view body, std::string_view encoding) {
  if (encoding.find("gzip") != std::string_view::npos) return body.starts_with("\x1F\x8B");
  if (encoding.find("deflate") == std::string_view::npos) return false;
  const std::string_view start = trim(body.substr(0, 256));
  return !start.starts_with('<') && !start.empty();
}

void unpack(HttpResponse& response, const std::string& encoding, std::size_t limit) {
  if (encoding.empty() || encoding == "identity") return;
  if (looks_packed(response.body, encoding)) {
    Inflated inflated = inflate_all(response.body, limit);
    response.body = std::move(inflated.bytes);
    response.whole = response.whole && inflated.whole;
    response.too_long = inflated.too_long;
  } else if ((encoding == "br" || encoding == "zstd") && trim(response.body.substr(0, 64)).substr(0, 1) != "<") {
    response.unread_packing = encoding;
  }
}

}  // namespace

std::size_t headers_end(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (text.substr(at + 1).starts_with('\n')) return at + 2;
    if (text.substr(at + 1).starts_with("\r\n")) return at + 3;
  }
  return std::string_view::npos;
}

std::string header_value(std::string_view headers, std::string_view name) {
  for (std::size_t at = 0; at < headers.size();) {
    const std::string_view line = line_at(headers, at);
    at += line.size() + 1;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !equals_lower(trim(line.substr(0, colon)), name)) continue;
    std::string value(trim(line.substr(colon + 1)));
    while (at < headers.size() && (headers[at] == ' ' || headers[at] == '\t')) {
      const std::string_view folded = line_at(headers, at);
      value.append(" ").append(trim(folded));
      at += folded.size() + 1;
    }
    return value;
  }
  return {};
}

MediaType media_type(std::string_view header) {
  MediaType out;
  const std::size_t end = std::min(header.find(';'), header.size());
  out.type = ascii_lower(trim(header.substr(0, end)));
  const std::string lowered = ascii_lower(header);
  const std::size_t at = lowered.find("charset=", end);
  if (at == std::string::npos) return out;
  std::string_view value = trim(header.substr(at + 8));
  if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
  out.charset = value.substr(0, value.find_first_of("\"'; ,"));
  return out;
}

std::optional<HttpResponse> http_response(std::string_view message, std::size_t limit) {
  if (!starts_with_nocase(message, "HTTP/")) return std::nullopt;
  const std::size_t end = std::min(headers_end(message), message.size());
  const std::string_view headers = message.substr(0, end);
  HttpResponse response;
  const std::string_view status = line_at(headers, 0);
  const std::size_t blank = std::min(status.find(' '), status.size());
  for (const char c : trim(status.substr(blank)).substr(0, 3)) {
    if (c >= '0' && c <= '9') response.status = response.status * 10 + (c - '0');
  }
  MediaType type = media_type(header_value(headers, "content-type"));
  response.type = std::move(type.type);
  response.charset = std::move(type.charset);
  const std::string_view body = message.substr(end);
  const bool chunked = ascii_lower(header_value(headers, "transfer-encoding")).find("chunked") != std::string::npos;
  if (chunked && chunk_head(body).end != 0) {
    response.whole = dechunk(body, response.body);
  } else {
    response.body = body;
  }
  unpack(response, ascii_lower(header_value(headers, "content-encoding")), limit);
  return response;
}

}  // namespace dateline
