// Looks for "charset=" where a tag or declaration has it; no parsing, since the bytes are no text yet.
#include "indexer/pages/page_charset.hpp"

#include <algorithm>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t looked_at = 8192;
constexpr std::size_t longest_name = 40;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
}

std::string name_at(std::string_view lowered, std::size_t at) {
  while (at < lowered.size() && std::string_view(" \t\r\n\"'=").find(lowered[at]) != std::string_view::npos) ++at;
  std::size_t end = at;
  while (end < lowered.size() && end < at + longest_name && is_name_byte(lowered[end])) ++end;
  return std::string(lowered.substr(at, end - at));
}

std::string declared(std::string_view html) {
  const std::string lowered = ascii_lower(html.substr(0, looked_at));
  const std::string_view head = lowered;
  if (trim(head).starts_with("<?xml")) {
    const std::size_t at = head.substr(0, head.find("?>")).find("encoding");
    if (at != std::string_view::npos) return name_at(head, at + 8);
  }
  for (std::size_t at = head.find("<meta"); at != std::string_view::npos; at = head.find("<meta", at + 5)) {
    const std::string_view tag = head.substr(at, head.find('>', at) - at);
    const std::size_t name = tag.find("charset");
    if (name == std::string_view::npos) continue;
    if (std::string found = name_at(tag, name + 7); !found.empty()) return found;
  }
  return {};
}

bool is_western(std::string_view name) {
  constexpr std::string_view names[] = {"iso-8859-1",   "iso8859-1", "iso_8859-1", "latin1", "latin-1",
                                        "windows-1252", "cp1252",    "us-ascii",   "ascii"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool has_high_byte(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::string page_charset(std::string_view html, std::string_view stated) {
  if (html.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (html.starts_with("\xFF\xFE")) return "utf-16le";
  if (html.starts_with("\xFE\xFF")) return "utf-16be";
  std::string name = name_at(ascii_lower(stated.substr(0, longest_name)), 0);
  if (name.empty()) name = declared(html);
  // A page that a tag in ASCII names UTF-16 is none.
  if (name.starts_with("utf-16") || name == "utf8") name = "utf-8";
  // Two-byte sets can look like UTF-8 by chance only where there is little of them; escapes of ISO 2022 are ASCII.
  if (!name.starts_with("iso-2022") && name != "hz-gb-2312" && has_high_byte(html) && is_valid_utf8(html))
    return "utf-8";
  return is_western(name) ? std::string() : name;
}

}  // namespace dateline
