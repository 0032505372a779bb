// Looks only at tags of the record's own name; all others are the record's content.
#include "indexer/readers/sgml_splitter.hpp"

#include <limits>

#include "common/text.hpp"

namespace dateline {

SgmlSplitter::Found SgmlSplitter::tag_at(std::size_t at) const {
  std::string_view rest = window_.view().substr(at + 1);
  const bool closing = rest.starts_with('/');
  if (closing) rest.remove_prefix(1);
  if (rest.size() <= tag_.size() || !starts_with_nocase(rest, tag_)) return Found::nothing;
  const char after = rest[tag_.size()];
  const bool ends = after == '>' || after == ' ' || (after >= 9 && after <= 13);
  return !ends ? Found::nothing : closing ? Found::closing : Found::opening;
}

// The next tag of our name at or after `from`; too_much when it lies beyond `limit` bytes.
SgmlSplitter::Tag SgmlSplitter::find_tag(std::size_t from, std::size_t limit) {
  for (;;) {
    const std::string_view view = window_.view();
    const std::size_t at = view.find('<', from);
    const std::size_t seen = at == std::string_view::npos ? view.size() : at;
    if (seen > limit) return {Found::too_much, seen, seen};
    const bool whole = at != std::string_view::npos && view.size() - at > tag_.size() + 2;
    if (!whole && window_.grow()) {
      from = seen;
      continue;
    }
    if (at == std::string_view::npos) return {Found::nothing, seen, seen};
    const Found found = tag_at(at);
    if (found == Found::opening) return {found, at, at + 1};
    if (found == Found::closing) {
      const std::size_t bracket = view.find('>', at);
      return {found, at, bracket == std::string_view::npos ? view.size() : bracket + 1};
    }
    from = at + 1;
  }
}

// Drops what lies before the next opening tag.
bool SgmlSplitter::skip_to_opening() {
  constexpr std::size_t garbage_held = 64 * 1024;
  for (std::size_t from = 0;;) {
    const Tag tag = find_tag(from, garbage_held);
    window_.drop(tag.found == Found::closing ? tag.end : tag.begin);
    if (tag.found == Found::opening) return true;
    if (tag.found == Found::nothing) return false;
    from = 0;
  }
}

bool SgmlSplitter::next(SgmlPiece& piece) {
  window_.drop(done_);
  done_ = 0;
  if (!skip_to_opening()) return false;
  const Tag tag = find_tag(1, limit_);
  piece = {window_.view().substr(0, tag.begin),
           window_.offset(),
           ++number_,
           tag.found == Found::closing,
           tag.found == Found::nothing,
           tag.found == Found::too_much};
  done_ = tag.found == Found::closing ? tag.end : tag.begin;
  return true;
}

}  // namespace dateline
