// Forms by tables of first bytes, then by the first character that is not blank.
#include "indexer/readers/form.hpp"

#include <array>
#include <string>

#include "common/text.hpp"
#include "indexer/readers/json_lines.hpp"
#include "indexer/readers/mail_splitter.hpp"
#include "indexer/readers/table_rows.hpp"
#include "indexer/readers/xml_splitter.hpp"

namespace dateline {
namespace {

struct Signature {
  std::string_view bytes;
  Form form;
  std::string_view name;
};

using namespace std::string_view_literals;

constexpr std::array signatures = {
    Signature{"\x1F\x8B"sv, Form::packed, ""},
    Signature{"\x28\xB5\x2F\xFD"sv, Form::packed, ""},
    Signature{"\xFD"
              "7zXZ\0"sv,
              Form::packed, ""},
    Signature{"\x04\x22\x4D\x18"sv, Form::packed, ""},
    Signature{"PK\x03\x04"sv, Form::packed, ""},
    Signature{"PK\x05\x06"sv, Form::packed, ""},
    Signature{"\xFF\xFE\0\0"sv, Form::utf32, "utf-32le"},
    Signature{"\0\0\xFE\xFF"sv, Form::utf32, "utf-32be"},
    Signature{"\xFF\xFE"sv, Form::utf16_little, ""},
    Signature{"\xFE\xFF"sv, Form::utf16_big, ""},
    Signature{"<\0\0\0"sv, Form::utf32, "utf-32le"},
    Signature{"\0\0\0<"sv, Form::utf32, "utf-32be"},
    Signature{"<\0"sv, Form::utf16_little, ""},
    Signature{"\0<"sv, Form::utf16_big, ""},
    Signature{"%PDF-"sv, Form::foreign, "PDF"},
    Signature{"\x89PNG"sv, Form::foreign, "a PNG image"},
    Signature{"\xFF\xD8\xFF"sv, Form::foreign, "a JPEG image"},
    Signature{"GIF8"sv, Form::foreign, "a GIF image"},
    Signature{"{\\rtf"sv, Form::foreign, "RTF"},
    Signature{"\xD0\xCF\x11\xE0"sv, Form::foreign, "an old Office document"},
    Signature{"WARC/"sv, Form::warc, ""},
    Signature{"filedesc://"sv, Form::foreign, "ARC"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, Form::foreign, "a 7z archive"},
    Signature{"Rar!"sv, Form::foreign, "a RAR archive"},
};

// What an opening tag says. A text may well begin with "<", so other tags are no sign of a form.
constexpr std::array tag_forms = {
    Signature{"<svg", Form::foreign, "SVG"},
};

constexpr std::size_t tar_block = 512;

unsigned octal(std::string_view digits) {
  unsigned value = 0;
  for (const char c : trim(digits)) {
    if (c < '0' || c > '7') break;
    value = value * 8 + static_cast<unsigned>(c - '0');
  }
  return value;
}

// A tar has no signature in its oldest form; the header's check sum always fits.
bool is_tar(std::string_view head) {
  if (head.size() < tar_block || head[0] == '\0') return false;
  unsigned sum = 0;
  for (std::size_t at = 0; at < tar_block; ++at) {
    const bool in_sum_field = at >= 148 && at < 156;
    sum += in_sum_field ? ' ' : static_cast<unsigned char>(head[at]);
  }
  return sum == octal(head.substr(148, 7));
}

bool is_bzip2(std::string_view head) {
  return head.size() >= 10 && head.starts_with("BZh") && head.substr(4).starts_with("1AY&SY");
}

bool is_binary(std::string_view head) {
  std::size_t controls = 0;
  for (const char c : head) {
    if (c == '\0') return true;
    const auto byte = static_cast<unsigned char>(c);
    controls += (byte < 32 && !(byte >= 8 && byte <= 13) && byte != 27) || byte == 127;
  }
  return controls * 10 > head.size();
}

bool is_json_name(std::string_view name) {
  std::string lowered = ascii_lower(name);
  for (const auto suffix : {".gz"sv, ".zst"sv, ".xz"sv, ".bz2"sv}) {
    if (lowered.ends_with(suffix)) lowered.resize(lowered.size() - suffix.size());
  }
  return lowered.ends_with(".json") || lowered.ends_with(".jsonl") || lowered.ends_with(".ndjson");
}

bool has_open_tag(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const std::string_view rest = head.substr(at + 1);
    if (!starts_with_nocase(rest, name) || rest.size() == name.size()) continue;
    const char after = rest[name.size()];
    if (after == '>' || after == ' ' || after == '\t' || after == '\n' || after == '\r') return true;
  }
  return false;
}

// A tag with nothing but another one in it: no text begins so.
bool opens_with_elements(std::string_view start) {
  const std::size_t end = start.find('>');
  if (start.size() < 2 || end == std::string_view::npos || start.substr(1, end).find('<') != std::string_view::npos) {
    return false;
  }
  const bool name = (start[1] >= 'a' && start[1] <= 'z') || (start[1] >= 'A' && start[1] <= 'Z');
  return name && trim(start.substr(end + 1)).starts_with('<');
}

// Whether a page begins here, comments and an XML declaration aside. Of a file that is called .html some begin with
// what belongs into <head>, or with a part of <body>.
bool opens_like_page(std::string_view start, std::string_view name) {
  while (start.starts_with("<!--") || start.starts_with("<?xml")) {
    const std::string_view end = start.starts_with("<?") ? "?>" : "-->";
    const std::size_t at = start.find(end);
    if (at == std::string_view::npos) return false;
    start = trim(start.substr(at + end.size()));
  }
  for (const std::string_view tag : {"<!doctype html", "<html", "<head>", "<head ", "<body"}) {
    if (starts_with_nocase(start, tag)) return true;
  }
  const std::string lowered = ascii_lower(name);
  return (lowered.ends_with(".html") || lowered.ends_with(".htm")) && start.starts_with('<');
}

FoundForm markup_form(std::string_view head, std::string_view start, std::string_view name) {
  if (opens_like_page(start, name)) return {Form::page, {}};
  if (has_open_tag(head, "REUTERS")) return {Form::reuters, {}};
  if (const auto root = xml_root(head); is_news_root(root)) return {Form::xml, {}};
  if (has_open_tag(head, "DOC")) return {Form::trec, {}};
  for (const auto& tag : tag_forms) {
    if (starts_with_nocase(start, tag.bytes)) return {tag.form, tag.name};
  }
  if (start.starts_with("<?xml") || starts_with_nocase(start, "<!doctype") || opens_with_elements(start)) {
    return {Form::xml, {}};
  }
  return {};
}

Form json_form(std::string_view start) {
  if (start.starts_with('[')) return Form::json_pieces;
  const std::size_t feed = start.find('\n');
  const bool spread =
      feed != std::string_view::npos && opens_spread_object(start.substr(0, feed), start.substr(feed + 1));
  return spread ? Form::json_pieces : Form::json_lines;
}

struct FormName {
  std::string_view name;
  Form form;
};

constexpr auto named_forms = std::to_array<FormName>({{"text", Form::text},
                                                      {"jsonl", Form::json_lines},
                                                      {"json", Form::json_pieces},
                                                      {"ninjs", Form::json_pieces},
                                                      {"json-feed", Form::json_pieces},
                                                      {"washington-post", Form::json_lines},
                                                      {"csv", Form::table},
                                                      {"tsv", Form::table},
                                                      {"xml", Form::xml},
                                                      {"nitf", Form::xml},
                                                      {"newsml-g2", Form::xml},
                                                      {"newsml", Form::xml},
                                                      {"rss", Form::xml},
                                                      {"atom", Form::xml},
                                                      {"rdf", Form::xml},
                                                      {"sitemap", Form::xml},
                                                      {"trec", Form::trec},
                                                      {"reuters", Form::reuters},
                                                      {"html", Form::page},
                                                      {"warc", Form::warc},
                                                      {"mail", Form::mail},
                                                      {"mbox", Form::mbox},
                                                      {"rejects", Form::rejects}});

// A line of a reject file.
bool opens_like_rejects(std::string_view start) {
  return start.starts_with(R"({"place":")") && start.find(R"(,"code":")") != std::string_view::npos &&
         start.find(R"(,"reason":")") != std::string_view::npos;
}

// '{' and then a key or the end: no text begins so. '[' only if an object follows: "[Editor's note]" is text.
bool opens_like_json(std::string_view start) {
  if (start.starts_with('{')) {
    const std::string_view next = trim(start.substr(1));
    return next.starts_with('"') || next.starts_with('}');
  }
  return start.starts_with('[') && trim(start.substr(1)).starts_with('{');
}

}  // namespace

std::optional<Form> form_named(std::string_view name) {
  for (const FormName& row : named_forms) {
    if (row.name == name) return row.form;
  }
  return std::nullopt;
}

std::string form_names() {
  std::string names;
  for (const FormName& row : named_forms) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

FoundForm detect_form(std::string_view head, std::string_view name) {
  if (head.empty()) return {Form::empty, {}};
  for (const auto& signature : signatures) {
    if (head.starts_with(signature.bytes)) return {signature.form, signature.name};
  }
  if (is_tar(head) || is_bzip2(head)) return {Form::packed, {}};
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string_view start = trim(head);
  if (start.starts_with('<')) {
    const FoundForm markup = markup_form(head, start, name);
    if (markup.form != Form::text) return markup;
  }
  if (opens_like_rejects(start)) return {Form::rejects, {}};
  const bool json_start = opens_like_json(start);
  if (json_start || (is_json_name(name) && !start.empty() && !is_binary(head))) return {json_form(start), {}};
  if (opens_like_mbox(start)) return {Form::mbox, {}};
  if (opens_like_mail(start)) return {Form::mail, {}};
  if (opens_like_table(head, name)) return {Form::table, {}};
  return {is_binary(head) ? Form::binary : Form::text, {}};
}

}  // namespace dateline
