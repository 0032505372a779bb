// Any bytes as a query: a tree within the limits, or a query error that is valid UTF-8 and short; the same when asked
// again; and what is read strictly is read leniently as the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.hpp"
#include "common/text.hpp"
#include "searcher/query_language.hpp"

namespace {

using namespace dateline;

struct Shape {
  std::string printed;
  std::size_t leaves = 0;
};

void print(const QueryNode& node, std::size_t depth, Shape& shape) {
  if (depth > 400) std::abort();
  shape.printed += "(" + std::to_string(static_cast<int>(node.kind)) + node.text + (node.exact ? "e" : "") +
                   (node.capitals ? "c" : "") + std::to_string(static_cast<int>(node.zone)) +
                   std::to_string(node.proximity.distance) + std::to_string(node.times);
  if (node.children.empty()) ++shape.leaves;
  for (const QueryPointer& child : node.children) print(*child, depth + 1, shape);
  shape.printed += ")";
  const bool pair = node.kind == QueryNode::Kind::near || node.kind == QueryNode::Kind::both ||
                    node.kind == QueryNode::Kind::without || node.kind == QueryNode::Kind::preferring;
  if (pair && node.children.size() != 2) std::abort();
  if (node.kind == QueryNode::Kind::near && (!is_positional(*node.children[0]) || !is_positional(*node.children[1]))) {
    std::abort();
  }
  if (!is_valid_utf8(node.text)) std::abort();
}

std::optional<std::string> read(std::string_view text, bool strict) {
  try {
    const ParsedQuery parsed = parse_query(text, strict);
    if (strict && !parsed.notes.empty()) std::abort();
    for (const std::string& note : parsed.notes) {
      if (!is_valid_utf8(note) || note.size() > 400) std::abort();
    }
    Shape shape;
    print(*parsed.tree, 0, shape);
    // Each word and field counts, but for those that a leading NOT stands beside.
    if (shape.leaves > 3 * query_word_limit) std::abort();
    return shape.printed;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::query || std::strlen(error.what()) > 500 || !is_valid_utf8(error.what())) {
      std::abort();
    }
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto lenient = read(text, false);
  const auto strict = read(text, true);
  if (lenient != read(text, false) || (strict && strict != lenient)) std::abort();
  if (!read(words_only(text), true)) std::abort();  // what is words only is always a query
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  if (parse_length(text, least, most) && least > most) std::abort();
  return 0;
}
