// Tells the form of a file from its first bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

enum class Form : std::uint8_t {
  empty,   // no bytes at all
  packed,  // compressed, or an archive
  utf16_little,
  utf16_big,
  utf32,  // which one, the name says
  text,
  json_lines,   // one object a line
  json_pieces,  // an array of objects, or objects spread over lines
  table,        // CSV and TSV, with a header
  xml,          // newsroom formats and feeds; which one, each record says
  trec,         // <DOC>
  reuters,      // Reuters-21578, <REUTERS>
  page,         // HTML
  warc,
  mail,     // one message
  mbox,     // messages after lines that begin with "From "
  rejects,  // what an earlier run rejected
  binary,
  foreign,  // a known form that is not read
};

struct FoundForm {
  Form form = Form::text;
  std::string_view name;  // of a foreign form, for a message: "HTML"; of utf32 and table, which kind
};

// What --as takes, and what the forms of records are called: "jsonl", "csv", "nitf". nullopt when there is no such
// form.
std::optional<Form> form_named(std::string_view name);
// All of them, "text, jsonl, ...".
std::string form_names();

constexpr std::size_t form_head_bytes = 16 * 1024;  // XML may open with a long comment

// head   the first form_head_bytes of the content, or all of it.
// name   of the file: .json, .jsonl and .ndjson are read as JSON, and .csv and .tsv as tables, unless the
//        content is plainly something else; it decides nothing more.
FoundForm detect_form(std::string_view head, std::string_view name);

}  // namespace dateline
