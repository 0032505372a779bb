// Names that the tagger broke, put together again; and what must stay apart.
#include "indexer/names/span_repair.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "indexer/names/keys.hpp"

namespace {

using dateline::TagSpan;
using dateline::TagType;

// Words parted by blanks; "O[Goldman , Sachs]" would be a name. Returns them in the same form.
std::string mended(const std::string& marked) {
  std::vector<std::string> words;
  std::vector<TagSpan> spans;
  std::istringstream in(marked);
  for (std::string word; in >> word;) {
    if (word.size() > 2 && word[1] == '[') {
      const auto type = static_cast<TagType>(std::string("POLX").find(word[0]));
      spans.push_back({static_cast<std::uint32_t>(words.size()), 0, type});
      word.erase(0, 2);
    }
    const bool ends = word.ends_with(']');
    if (ends) word.pop_back();
    words.push_back(word);
    if (ends) spans.back().end = static_cast<std::uint32_t>(words.size());
  }
  std::vector<dateline::TagInput> tokens;
  for (const std::string& word : words) tokens.push_back({word});
  const auto key_of = [&](std::uint32_t begin, std::uint32_t end) {
    std::string text;
    for (std::uint32_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + words[i];
    return dateline::name_key(text);
  };
  dateline::SpanRepair(tokens, key_of).mend(spans);
  std::string out;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    for (const TagSpan& span : spans) {
      if (span.begin == i) out += std::string(1, "POLX"[static_cast<int>(span.type)]) + "[";
    }
    out += words[i];
    for (const TagSpan& span : spans) {
      if (span.end == i + 1) out += "]";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("broken names of organisations are put together") {
  const std::pair<const char*, const char*> cases[] = {
      {"said P[Goldman] , O[Sachs and Co] .", "said O[Goldman , Sachs and Co] ."},
      {"O[Morgan Stanley] and O[Co Inc] said", "O[Morgan Stanley and Co Inc] said"},
      {"O[Velmar Machines] O[Corp] said", "O[Velmar Machines Corp] said"},
      {"by Standard and O[Poors Corp] .", "by O[Standard and Poors Corp] ."},
      {"by P[Alex] . P[Brown] and Sons", "by O[Alex . Brown] and Sons"},
      {"O[Velmar Federal Savings] and O[Loan Association]", "O[Velmar Federal Savings and Loan Association]"},
      {"O[Bache Securities] ( HK ) O[Ltd] said", "O[Bache Securities] ( HK ) Ltd said"},
      {"the O[Inc] said", "the Inc said"},
  };
  for (const auto& [broken, whole] : cases) CHECK(mended(broken) == whole);
}

TEST_CASE("names of their own stay apart") {
  for (const char* text :
       {"P[Ann Moss] and O[Velmar Corp] said", "L[Lisbon] , L[Ghent] and L[Hull]", "O[Velmar] and O[Lumenar]",
        "X[German] O[Co-op]", "", "no names", "L[Hull] , O[Goldman Sachs]"}) {
    CHECK(mended(text) == text);
  }
}
