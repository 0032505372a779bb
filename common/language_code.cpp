// Two letters are taken as they are; three-letter codes by a table of what press archives use.
#include "common/language_code.hpp"

#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

// ISO 639-2 codes that press archives use, for the languages Snowball knows.
constexpr std::array<std::array<std::string_view, 2>, 14> three_letters = {{{"eng", "en"},
                                                                            {"deu", "de"},
                                                                            {"ger", "de"},
                                                                            {"fra", "fr"},
                                                                            {"fre", "fr"},
                                                                            {"spa", "es"},
                                                                            {"rus", "ru"},
                                                                            {"ita", "it"},
                                                                            {"por", "pt"},
                                                                            {"nld", "nl"},
                                                                            {"dut", "nl"},
                                                                            {"swe", "sv"},
                                                                            {"dan", "da"},
                                                                            {"fin", "fi"}}};

bool is_code(std::string_view code) {
  return code.size() == 2 && code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z';
}

}  // namespace

std::string normal_language(std::string_view code) {
  std::string lower = ascii_lower(code.substr(0, code.find_first_of("-_")));
  for (const auto& [long_code, short_code] : three_letters) {
    if (lower == long_code) return std::string(short_code);
  }
  if (lower == "nb" || lower == "nn") return "no";
  return is_code(lower) ? lower : std::string();
}

}  // namespace dateline
