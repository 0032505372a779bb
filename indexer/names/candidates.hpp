// Finds the stretches of a text that may be names, with a first guess of what each names and how sure it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "indexer/names/lexicon.hpp"
#include "indexer/names/tokens.hpp"

namespace dateline {

// How much a guess weighs when the mentions of one name disagree.
enum class Evidence : std::uint8_t { none, hint, cue, certain };

enum class Gender : std::uint8_t { unknown, male, female };

struct NameCandidate {
  Field field = Field::body;
  Range range;
  std::string key;  // name_key of the text in `range`
  std::optional<EntityType> type;
  Evidence evidence = Evidence::none;
  Gender gender = Gender::unknown;  // of the title before it, or of the given name
  bool titled = false;              // "Sir", "Ms": a person, and perhaps by the given name alone
  bool doubtful = false;            // a single word at a sentence's start: needs to be met elsewhere
  bool one_token = false;           // a single word as printed; "Abebe-Lund" is one, too
  std::uint8_t surname_words = 1;   // of the key that the last token makes: 2 for "Abebe-Lund"
  bool all_capitals = false;        // as in datelines: prefer another way of printing it
  const Place* place = nullptr;     // of the lists
  std::string_view organisation;    // of the lists
  std::int32_t abbreviates = -1;    // "(LN)" behind its long form, or the reverse: the other candidate's index
};

// Sentences of a text that were passed over: its tokenizer as it stood before each of them.
using PassedOver = std::vector<NameTokenizer>;

// Appends the candidates of an English text by position, never overlapping.
//
// Sentences in capitals throughout, and fields in Title Case, are passed over: their capitals say nothing.
//
//   returns  what was passed over, for find_listed_names. Refers to `text`.
//
// Cost: linear; look-ups only at capitalised words and their neighbours.
PassedOver find_english_candidates(std::string_view text, Field field, std::vector<NameCandidate>& out);

// What the rest of an article tells about a name: its type, by key.
class KnownNames {
 public:
  virtual ~KnownNames() = default;
  virtual std::optional<EntityType> type_of(std::string_view key) const = 0;
};

// Appends the names in what find_english_candidates passed over: those that `known` or the lists know, the longest
// first.
void find_listed_names(std::string_view text, Field field, const PassedOver& passed_over, const KnownNames& known,
                       std::vector<NameCandidate>& out);

}  // namespace dateline
