// Trusts a record's length only if a line end follows it; otherwise looks for the next line that begins like a record.
#include "indexer/readers/warc_splitter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "common/text.hpp"
#include "indexer/readers/http_message.hpp"

namespace dateline {
namespace {

constexpr std::string_view opening = "WARC/";
constexpr std::size_t longest_headers = 64 * 1024;
constexpr std::size_t shown_of_long = 64 * 1024;

std::optional<std::uint64_t> length_of(const std::string& value) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return length;
}

std::string valid(std::string text) {
  repair_utf8(text);
  return one_line(text, 4096);
}

std::string without_brackets(std::string text) {
  if (text.size() >= 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
  return text;
}

}  // namespace

bool WarcSplitter::next(WarcRecord& record) {
  drop_last();
  if (!skip_blank_lines()) return false;
  record = {};
  record.offset = window_.offset();
  record.number = ++number_;
  if (find_headers(record)) read_headers(record, headers_end(window_.view()));
  return true;
}

// The record handed out last is dropped only now, since its text had to stay.
void WarcSplitter::drop_last() {
  window_.drop(last_);
  last_ = 0;
  skip(last_unheld_);
  last_unheld_ = 0;
  if (seeking_) resume();
  seeking_ = false;
}

bool WarcSplitter::skip_blank_lines() {
  for (;;) {
    const std::string_view view = window_.view();
    const std::size_t at = std::min(view.find_first_not_of("\r\n"), view.size());
    window_.drop(at);
    if (!window_.view().empty()) return true;
    if (!window_.grow()) return false;
  }
}

bool WarcSplitter::find_headers(WarcRecord& record) {
  while (window_.view().size() < opening.size() && window_.grow()) {
  }
  if (!window_.view().starts_with(opening)) {
    take_damaged(record, "no record begins where one must begin");
    return false;
  }
  while (headers_end(window_.view().substr(0, longest_headers)) == std::string_view::npos) {
    if (window_.view().size() >= longest_headers || !window_.grow()) {
      take_damaged(record, "the record's headers do not end");
      return false;
    }
  }
  return true;
}

void WarcSplitter::read_headers(WarcRecord& record, std::size_t headers) {
  const std::string lines(window_.view().substr(0, headers));
  const auto length = length_of(header_value(lines, "content-length"));
  if (!length) return take_damaged(record, "the record does not say how long it is");
  record.type = ascii_lower(header_value(lines, "warc-type"));
  record.uri = without_brackets(valid(header_value(lines, "warc-target-uri")));
  record.content_type = valid(header_value(lines, "content-type"));
  record.truncated = valid(header_value(lines, "warc-truncated"));
  if (*length > limit_) {
    record.too_long = true;
    hold(std::min<std::size_t>(headers + limit_, shown_of_long));
    record.text = window_.view().substr(0, shown_of_long);
    last_ = record.text.size();
    last_unheld_ = headers + *length - std::min<std::uint64_t>(last_, headers + *length);
    return;
  }
  const std::size_t whole = headers + static_cast<std::size_t>(*length);
  hold(whole + 2);
  record.text = window_.view().substr(0, whole);
  record.block = record.text.substr(std::min(headers, record.text.size()));
  last_ = record.text.size();
  if (record.text.size() < whole) {
    record.damage =
        fmt::format("the file ends inside this record, {} bytes before its end", whole - record.text.size());
  } else if (window_.view().size() > whole &&
             std::string_view("\r\n").find(window_.view()[whole]) == std::string_view::npos) {
    record.damage = "the record is not as long as it says";
    last_ = headers;
    seeking_ = true;
  }
}

void WarcSplitter::take_damaged(WarcRecord& record, std::string reason) {
  record.damage = std::move(reason);
  record.text = window_.view().substr(0, shown_of_long);
  last_ = window_.view().starts_with(opening) ? opening.size() : 0;
  seeking_ = true;
}

// Drops what is before the next line that begins like a record.
void WarcSplitter::resume() {
  for (;;) {
    const std::string_view view = window_.view();
    const std::size_t at = view.find("\nWARC/");
    if (at != std::string_view::npos) return window_.drop(at + 1);
    const std::size_t kept = std::min(view.size(), opening.size());
    window_.drop(view.size() - kept);
    if (!window_.grow()) return window_.drop(window_.view().size());
  }
}

void WarcSplitter::skip(std::uint64_t count) {
  while (count > 0) {
    if (window_.view().empty() && !window_.grow()) return;
    const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(count, window_.view().size()));
    window_.drop(part);
    count -= part;
  }
}

void WarcSplitter::hold(std::size_t count) {
  while (window_.view().size() < count && window_.grow()) {
  }
}

}  // namespace dateline
