// Headers, then parts from a list of what is still to be looked at, without recursion.
#include "indexer/readers/mail_article.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/base64.hpp"
#include "common/text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"

namespace dateline {
namespace {

constexpr int deepest_part = 8;
constexpr std::size_t most_parts = 500;

struct Header {
  std::string name;   // lower case
  std::string value;  // unfolded, as it stands
};

struct Message {
  std::vector<Header> headers;
  std::string_view body;

  std::string_view header(std::string_view name) const {
    for (const Header& row : headers) {
      if (row.name == name) return row.value;
    }
    return {};
  }
};

Message parse_message(std::string_view text) {
  Message message;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t feed = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, feed - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    const bool folded = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (!line.empty() && !folded && colon == std::string_view::npos) break;
    at = std::min(feed + 1, text.size());
    if (line.empty()) break;
    if (!folded) {
      message.headers.push_back({ascii_lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
    } else if (!message.headers.empty()) {
      message.headers.back().value.append(" ").append(trim(line));
    }
  }
  message.body = text.substr(at);
  return message;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// header: "_" stands for a blank, as in encoded words.
std::string decode_quoted_printable(std::string_view text, bool header) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      out += header && text[at] == '_' ? ' ' : text[at];
      continue;
    }
    const std::string_view rest = text.substr(at + 1);
    if (rest.size() >= 2 && hex_value(rest[0]) >= 0 && hex_value(rest[1]) >= 0) {
      out += static_cast<char>(hex_value(rest[0]) * 16 + hex_value(rest[1]));
      at += 2;
    } else if (rest.starts_with("\r\n")) {
      at += 2;
    } else if (rest.starts_with('\n')) {
      at += 1;
    } else {
      out += '=';
    }
  }
  return out;
}

// One encoded word "=?charset?Q?text?=" at text[at]; its end, or `at` if there is none.
std::size_t decode_word(std::string_view text, std::size_t at, std::string& out) {
  constexpr std::size_t longest_word = 2000;  // RFC 2047 allows 75
  text = text.substr(0, at + longest_word);
  const std::size_t charset_end = text.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?')
    return at;
  const std::size_t end = text.find("?=", charset_end + 3);
  if (end == std::string_view::npos) return at;
  std::string_view charset = text.substr(at + 2, charset_end - at - 2);
  charset = charset.substr(0, charset.find('*'));
  const std::string_view word = text.substr(charset_end + 3, end - charset_end - 3);
  const bool base64 = (text[charset_end + 1] | 32) == 'b';
  out += text_in_charset(base64 ? decode_base64(word) : decode_quoted_printable(word, true), charset);
  return end + 2;
}

// A header's text: encoded words decoded, blanks between two of them dropped.
std::string header_text(std::string_view value) {
  std::string out;
  std::size_t plain = 0;  // since here nothing was encoded
  bool after_word = false;
  for (std::size_t at = value.find("=?"); at != std::string_view::npos; at = value.find("=?", at)) {
    std::string word;
    const std::size_t end = decode_word(value, at, word);
    if (end == at) {
      at += 2;
      continue;
    }
    const std::string_view between = value.substr(plain, at - plain);
    if (!after_word || !trim(between).empty()) out += text_in_charset(between, "utf-8");
    out += word;
    after_word = true;
    plain = at = end;
  }
  return out += text_in_charset(value.substr(plain), "utf-8");
}

// A parameter of a header: charset="utf-8".
std::string parameter(std::string_view value, std::string_view name) {
  const std::string lowered = ascii_lower(value);
  for (std::size_t at = lowered.find(';'); at != std::string::npos; at = lowered.find(';', at + 1)) {
    std::string_view rest = trim(value.substr(at + 1));
    if (!starts_with_nocase(rest, name)) continue;
    rest = trim(rest.substr(name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.starts_with('"')) return std::string(rest.substr(1, std::min(rest.find('"', 1), rest.size()) - 1));
    return std::string(rest.substr(0, rest.find_first_of("; \t")));
  }
  return {};
}

std::string decoded_body(const Message& part, const std::string& type) {
  const std::string encoding = ascii_lower(trim(part.header("content-transfer-encoding")));
  std::string bytes = encoding == "base64"             ? decode_base64(part.body)
                      : encoding == "quoted-printable" ? decode_quoted_printable(part.body, false)
                                                       : std::string(part.body);
  std::string text = text_in_charset(bytes, parameter(part.header("content-type"), "charset"));
  std::erase(text, '\r');
  return type == "text/html" ? flowing_text(text) : text;
}

// The parts between the lines of a boundary.
void add_parts(std::string_view body, const std::string& boundary, int depth,
               std::vector<std::pair<std::string_view, int>>& open) {
  const std::string mark = "--" + boundary;
  std::vector<std::pair<std::string_view, int>> parts;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = body.find(mark); at != std::string_view::npos; at = body.find(mark, at + mark.size())) {
    if (at != 0 && body[at - 1] != '\n') continue;
    if (begin != std::string_view::npos) parts.emplace_back(body.substr(begin, at - begin), depth);
    const std::size_t line = body.find('\n', at);
    if (body.substr(at + mark.size()).starts_with("--") || line == std::string_view::npos ||
        parts.size() >= most_parts) {
      begin = std::string_view::npos;
      break;
    }
    begin = line + 1;
  }
  if (begin != std::string_view::npos) parts.emplace_back(body.substr(begin), depth);
  open.insert(open.end(), parts.rbegin(), parts.rend());
}

std::string message_text(const Message& message) {
  std::string html;
  std::vector<std::pair<std::string_view, int>> open;
  std::size_t looked_at = 0;
  Message part = message;
  for (int depth = 0;;) {
    std::string type = ascii_lower(part.header("content-type"));
    type = trim(std::string_view(type).substr(0, type.find(';')));
    const bool attached = starts_with_nocase(part.header("content-disposition"), "attachment");
    const std::string boundary = parameter(part.header("content-type"), "boundary");
    if (type.starts_with("multipart/") && !boundary.empty()) {
      if (depth < deepest_part) add_parts(part.body, boundary, depth + 1, open);
    } else if (type == "message/rfc822" && depth < deepest_part && !attached) {
      open.emplace_back(part.body, depth + 1);
    } else if (!attached && (type.empty() || type == "text/plain")) {
      std::string text = decoded_body(part, type);
      if (!trim(text).empty()) return text;
    } else if (!attached && type == "text/html" && html.empty()) {
      html = decoded_body(part, type);
    }
    if (open.empty() || ++looked_at > most_parts) return html;
    part = parse_message(open.back().first);
    depth = open.back().second;
    open.pop_back();
  }
}

// mboxrd: one ">" before "From " at a line's beginning was put there by the mailbox.
std::string without_from_quotes(const std::string& text) {
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = text.find(">From "); at != std::string::npos; at = text.find(">From ", at + 1)) {
    if (at != 0 && text[at - 1] != '\n') continue;
    out.append(text, kept, at - kept);
    kept = at + 1;
  }
  return out.append(text, kept);
}

// "Press Office <press@example.org>" is the Press Office, "press@example.org" itself.
std::string sender_name(std::string_view from) {
  const std::string text = header_text(from);
  const std::size_t angle = text.find('<');
  std::string_view name = trim(std::string_view(text).substr(0, angle));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  if (!name.empty() && angle != std::string::npos) return std::string(name);
  if (angle != std::string::npos) {
    return text.substr(angle + 1, std::min(text.find('>', angle), text.size()) - angle - 1);
  }
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  return open != std::string::npos && close > open && close != std::string::npos
             ? text.substr(open + 1, close - open - 1)
             : text;
}

std::string without_blank_ends(const std::string& text) {
  const std::size_t first = text.find_first_not_of("\n ");
  if (first == std::string::npos) return {};
  const std::size_t feed = text.rfind('\n', first);
  const std::size_t begin = feed == std::string::npos ? 0 : feed + 1;
  return text.substr(begin, text.find_last_not_of("\n ") + 1 - begin);
}

std::string message_id(std::string_view value) {
  value = trim(value);
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  return text_in_charset(value, "utf-8");
}

}  // namespace

FoundRecord mail_article(std::string_view text) {
  FoundRecord record;
  const Message message = parse_message(text);
  if (message.headers.empty()) {
    record.rejection = rejection_for("no-mail", "the message does not begin with header lines");
    record.id_unknown = true;
    return record;
  }
  Article& article = record.article;
  article.id = message_id(message.header("message-id"));
  article.headline = label(header_text(message.header("subject")));
  article.source = sender_name(message.header("from"));
  article.language = text_in_charset(message.header("content-language"), "utf-8");
  set_published(record, {message.header("date")});
  article.body = without_blank_ends(without_from_quotes(message_text(message)));
  tidy(record);
  require_text(record, "the message has neither a text nor a subject");
  return record;
}

}  // namespace dateline
