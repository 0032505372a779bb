// A line parts messages only if it looks like mbox's own: "From here on" does not.
#include "indexer/readers/mail_splitter.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::string_view separator_start = "From ";
constexpr std::size_t longest_separator = 512;

constexpr auto usual_headers =
    std::to_array<std::string_view>({"from", "to", "subject", "date", "message-id", "received", "return-path",
                                     "mime-version", "delivered-to", "reply-to"});

// A clock and a year, as in "From press@example.org Tue Apr  9 10:11:12 2019".
bool is_separator(std::string_view line) {
  if (!line.starts_with(separator_start) || line.size() > longest_separator) return false;
  const std::size_t clock = line.find(':', separator_start.size());
  std::size_t digits = 0;
  for (std::size_t at = line.size(); at-- > 0 && digits < 4;)
    digits = line[at] >= '0' && line[at] <= '9' ? digits + 1 : 0;
  return clock != std::string_view::npos && digits == 4;
}

std::string_view line_at(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

bool opens_like_mbox(std::string_view head) { return is_separator(line_at(head, 0)); }

bool opens_like_mail(std::string_view head) {
  std::size_t usual = 0;
  for (std::size_t at = 0; at < head.size();) {
    const std::string_view line = line_at(head, at);
    if (line.empty()) return usual >= 2;
    if (line[0] != ' ' && line[0] != '\t') {
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos || colon == 0 ||
          line.substr(0, colon).find_first_of(" \t") != std::string_view::npos) {
        return false;
      }
      const std::string name = ascii_lower(line.substr(0, colon));
      usual += std::find(usual_headers.begin(), usual_headers.end(), name) != usual_headers.end();
    } else if (at == 0) {
      return false;
    }
    const std::size_t feed = head.find('\n', at);
    if (feed == std::string_view::npos) break;
    at = feed + 1;
  }
  return usual >= 3;  // the head ends before the header does
}

// The next separator at or after `from`, at a line's beginning; else how far the view has been looked at.
std::size_t MboxSplitter::next_separator(std::size_t from, bool& found) {
  for (;;) {
    const std::string_view view = window_.view();
    std::size_t at =
        from == 0 && view.starts_with(separator_start) ? 0 : view.find("\nFrom ", from == 0 ? 0 : from - 1);
    if (at == std::string_view::npos) {
      from = std::max(from, view.size() - std::min(view.size(), separator_start.size()));
      if (view.size() > limit_ + longest_separator || !window_.grow()) {
        found = false;
        return window_.view().size();
      }
      continue;
    }
    if (at != 0 || view[0] == '\n') ++at;
    while (window_.view().size() < at + longest_separator && window_.grow()) {
    }
    if (is_separator(line_at(window_.view(), at))) {
      found = true;
      return at;
    }
    from = at + 1;
  }
}

bool MboxSplitter::next(MailPiece& piece) {
  window_.drop(done_);
  done_ = 0;
  while (skipping_) {
    bool found = false;
    const std::size_t end = next_separator(0, found);
    skipping_ = !found && end > 0;
    if (!found && end == 0) return false;
    window_.drop(end);
  }
  while (window_.view().empty() && window_.grow()) {
  }
  if (window_.view().empty()) return false;
  bool found = false;
  const std::size_t end = next_separator(1, found);
  piece.offset = window_.offset();
  piece.number = ++number_;
  piece.too_long = end > limit_;
  skipping_ = piece.too_long && !found;
  piece.text = window_.view().substr(0, end);
  if (is_separator(line_at(piece.text, 0))) {
    piece.text.remove_prefix(std::min(piece.text.find('\n'), piece.text.size() - 1) + 1);
  }
  done_ = end;
  return true;
}

}  // namespace dateline
