// Tells the form of a file from its first bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum class Form : std::uint8_t {
  empty,   // no bytes at all
  packed,  // compressed, or an archive
  utf16_little,
  utf16_big,
  text,
  json_lines,   // one object a line
  json_pieces,  // an array of objects, or objects spread over lines
  trec,         // <DOC>
  reuters,      // Reuters-21578, <REUTERS>
  page,         // HTML
  warc,
  binary,
  foreign,  // a known form that is not read
};

struct FoundForm {
  Form form = Form::text;
  std::string_view name;  // of a foreign form, for a message: "HTML"
};

constexpr std::size_t form_head_bytes = 4096;

// head   the first form_head_bytes of the content, or all of it.
// name   of the file: .json, .jsonl and .ndjson are read as JSON unless the
//        content is plainly something else; it decides nothing more.
FoundForm detect_form(std::string_view head, std::string_view name);

}  // namespace dateline
