// Nearly all words are ASCII of at most eight letters, so capitals are mostly one look at a machine word.
#include "common/spelling.hpp"

#include <algorithm>
#include <bit>

#include "common/ascii_run.hpp"
#include "common/byte_codec.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_change = 15;  // bytes cut, and bytes added

// Counts of one word's letters.
struct Letters {
  std::size_t all = 0;
  std::size_t capitals = 0;
  bool first = false;  // the first letter is a capital
};

Capitals class_of(const Letters& letters) {
  if (letters.capitals == 0) return Capitals::none;
  if (letters.capitals == letters.all && letters.all > 1) return Capitals::all;
  return letters.capitals == 1 && letters.first ? Capitals::first : Capitals::mixed;
}

Letters count_letters(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.length;
    if (!is_letter(point.value)) continue;
    const bool capital = is_upper(point.value);
    if (letters.all++ == 0) letters.first = capital;
    letters.capitals += capital ? 1 : 0;
  }
  return letters;
}

}  // namespace

Capitals capitals_of(std::string_view text) {
  if (text.size() > 8) {
    // A long word is mostly lower case but for its first letter.
    const EightBytes eight = EightBytes::at(text.data());
    if ((eight.bytes & EightBytes::high) != 0 || (eight.capitals() >> 8) != 0) return class_of(count_letters(text));
    const std::string_view rest = text.substr(8);
    const bool plain = std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!plain) return class_of(count_letters(text));
    if (eight.capitals() == 0) return Capitals::none;
    return Capitals::first;
  }
  char padded[8] = {};
  std::copy(text.begin(), text.end(), padded);
  const EightBytes eight = EightBytes::at(padded);
  if ((eight.bytes & EightBytes::high) != 0) return class_of(count_letters(text));
  const std::uint64_t capitals = eight.capitals();
  if (capitals == 0) return Capitals::none;
  const std::uint64_t letters = eight.letters();
  return class_of({static_cast<std::size_t>(std::popcount(letters)), static_cast<std::size_t>(std::popcount(capitals)),
                   std::countr_zero(letters) == std::countr_zero(capitals)});
}

std::string_view stem_of(std::string_view term, std::string_view language) {
  return language == "en" ? term : term.substr(std::min(term.size(), language.size() + 1));
}

bool make_ending(std::string_view stem, std::string_view form, Ending& made) {
  const auto differs = std::mismatch(stem.begin(), stem.end(), form.begin(), form.end());
  const auto shared = static_cast<std::size_t>(differs.first - stem.begin());
  if (stem.size() - shared > longest_change || form.size() - shared > longest_change) return false;
  made.cut = static_cast<std::uint8_t>(stem.size() - shared);
  made.ending = form.substr(shared);
  return true;
}

std::string form_of(std::string_view stem, const Ending& ending) {
  if (ending.cut > stem.size()) return {};
  return std::string(stem.substr(0, stem.size() - ending.cut)) + ending.ending;
}

std::string encode(const SpellingTable& table) {
  ByteWriter writer;
  writer.number(table.size());
  for (const Spelling& spelling : table) {
    writer.byte(static_cast<std::uint8_t>(spelling.ending.cut << 4 | static_cast<unsigned>(spelling.capitals)));
    writer.string(spelling.ending.ending);
  }
  return writer.take();
}

SpellingTable decode_spellings(std::string_view bytes) {
  ByteReader reader(bytes);
  SpellingTable table(reader.count());
  if (table.size() > spelling_limit) ByteReader::damaged();
  for (Spelling& spelling : table) {
    const std::uint8_t byte = reader.byte();
    if ((byte & 15) > static_cast<unsigned>(Capitals::mixed)) ByteReader::damaged();
    spelling.ending.cut = byte >> 4;
    spelling.capitals = static_cast<Capitals>(byte & 15);
    spelling.ending.ending = reader.string();
    if (spelling.ending.ending.size() > longest_change) ByteReader::damaged();
  }
  reader.expect_end();
  return table;
}

}  // namespace dateline
