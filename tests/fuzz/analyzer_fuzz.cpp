// Any bytes through repair, folding, the tokenizer and the stemmers: offsets stay in order and terms stay short.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/analyzer.hpp"
#include "common/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace dateline;
  static Stemmer stemmers[] = {Stemmer("en"), Stemmer("fr"), Stemmer("ru"), Stemmer("tr")};
  std::string text(reinterpret_cast<const char*>(bytes), size);
  repair_utf8(text);
  if (!is_valid_utf8(text) || !is_valid_utf8(fold(text)) || !is_valid_utf8(one_line(text, 20))) std::abort();
  std::size_t before = 0;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    if (token.begin < before || token.end <= token.begin || token.end > text.size() || token.form.empty()) std::abort();
    if (floor_boundary(text, token.begin) != token.begin || floor_boundary(text, token.end) != token.end) std::abort();
    before = token.end;
    Stemmer& stemmer = stemmers[size % 4];
    const std::string& term = stemmer.term(token.form);
    if (term.empty() || term.size() > 200) std::abort();
  }
  return 0;
}
