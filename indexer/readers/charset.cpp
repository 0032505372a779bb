// The C library's iconv, fed in blocks.
#include "indexer/readers/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
const auto no_converter = reinterpret_cast<iconv_t>(-1);

struct Alias {
  std::string_view name;
  std::string_view known;
};
// Names as feeds and mail write them that iconv does not know, and sets that are larger than they are called.
constexpr auto aliases = std::to_array<Alias>({{"gb2312", "gb18030"},
                                               {"gbk", "gb18030"},
                                               {"x-gbk", "gb18030"},
                                               {"x-sjis", "cp932"},
                                               {"shift_jis", "cp932"},
                                               {"shift-jis", "cp932"},
                                               {"ks_c_5601-1987", "cp949"},
                                               {"euc-kr", "cp949"},
                                               {"unicode", "utf-16"},
                                               {"u16", "utf-16"},
                                               {"utf16", "utf-16"},
                                               {"utf_16", "utf-16"},
                                               {"utf_32", "utf-32"}});

constexpr auto utf8_like =
    std::to_array<std::string_view>({"", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "iso_8859-1",
                                     "latin1", "latin-1", "windows-1252", "cp1252"});

std::string iconv_name(std::string_view charset) {
  std::string name = ascii_lower(trim(charset));
  for (const Alias& alias : aliases) {
    if (name == alias.name) return std::string(alias.known);
  }
  return name;
}

iconv_t open_converter(std::string_view charset) {
  const std::string name = iconv_name(charset);
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
  });
  return plain && !name.empty() && name.size() < 40 ? iconv_open("UTF-8", name.c_str()) : no_converter;
}

}  // namespace

std::string_view xml_encoding(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return "utf-8";
  head = trim(head);
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, std::min(head.find("?>"), head.size()));
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t open = head.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = head.find(head[open], open + 1);
  return close == std::string_view::npos ? std::string_view() : head.substr(open + 1, close - open - 1);
}

bool is_read_as_utf8(std::string_view charset) {
  const std::string name = ascii_lower(trim(charset));
  if (std::find(utf8_like.begin(), utf8_like.end(), name) != utf8_like.end()) return true;
  const iconv_t converter = open_converter(charset);
  if (converter == no_converter) return true;
  iconv_close(converter);
  return false;
}

struct CharsetStream::State {
  State(ByteStream& source, std::string_view charset) : stream(source), converter(open_converter(charset)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (converter != no_converter) iconv_close(converter);
  }
  ByteStream& stream;
  iconv_t converter;
  std::string waiting;  // bytes that are not converted yet
  std::string converted;
  std::size_t used = 0;
  bool ended = false;

  void convert();
};

// Converts what waits, but for a character that is not whole yet.
void CharsetStream::State::convert() {
  char block[16384];
  char* from = waiting.data();
  std::size_t left = waiting.size();
  while (left > 0 && converter != no_converter) {
    char* to = block;
    std::size_t room = sizeof block;
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    converted.append(block, sizeof block - room);
    if (result != static_cast<std::size_t>(-1)) break;
    if (errno == E2BIG) continue;
    if (errno == EINVAL && !ended) break;
    converted += replacement;
    ++from;
    --left;
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
  }
  waiting.erase(0, waiting.size() - left);
}

CharsetStream::CharsetStream(ByteStream& stream, std::string_view charset)
    : state_(std::make_unique<State>(stream, charset)) {}
CharsetStream::~CharsetStream() = default;

void CharsetStream::refill() {
  char block[16384];
  state_->converted.clear();
  state_->used = 0;
  const std::size_t count = state_->stream.read(block, sizeof block);
  state_->ended = count == 0;
  state_->waiting.append(block, count);
  state_->convert();
}

std::size_t CharsetStream::read(char* to, std::size_t size) {
  while (state_->used == state_->converted.size() && !state_->ended) refill();
  const std::size_t count = std::min(size, state_->converted.size() - state_->used);
  std::copy_n(state_->converted.data() + state_->used, count, to);
  state_->used += count;
  return count;
}

std::string text_in_charset(std::string_view bytes, std::string_view charset) {
  std::string text;
  if (is_read_as_utf8(charset)) {
    text = bytes;
  } else {
    MemoryStream memory(bytes);
    CharsetStream stream(memory, charset);
    char block[16384];
    for (std::size_t count = stream.read(block, sizeof block); count > 0; count = stream.read(block, sizeof block)) {
      text.append(block, count);
    }
  }
  repair_utf8(text);
  for (std::size_t nul = text.find('\0'); nul != std::string::npos; nul = text.find('\0', nul)) {
    text.replace(nul, 1, replacement);
  }
  return text;
}

}  // namespace dateline
