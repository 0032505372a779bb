// Two letters are taken as they are; three-letter codes by a table of what press archives use.
#include "common/language_code.hpp"

#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

// ISO 639-2, both its codes for bibliographies and for languages: what press archives use.
constexpr auto three_letters = std::to_array<std::array<std::string_view, 2>>(
    {{"eng", "en"}, {"deu", "de"}, {"ger", "de"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"}, {"rus", "ru"},
     {"ita", "it"}, {"por", "pt"}, {"nld", "nl"}, {"dut", "nl"}, {"swe", "sv"}, {"dan", "da"}, {"fin", "fi"},
     {"nor", "no"}, {"nob", "no"}, {"nno", "no"}, {"pol", "pl"}, {"ces", "cs"}, {"cze", "cs"}, {"hun", "hu"},
     {"tur", "tr"}, {"ell", "el"}, {"gre", "el"}, {"ara", "ar"}, {"zho", "zh"}, {"chi", "zh"}, {"jpn", "ja"},
     {"kor", "ko"}, {"ukr", "uk"}, {"ron", "ro"}, {"rum", "ro"}, {"cat", "ca"}, {"heb", "he"}, {"hin", "hi"},
     {"est", "et"}, {"lav", "lv"}, {"lit", "lt"}, {"hrv", "hr"}, {"srp", "sr"}, {"slk", "sk"}, {"slo", "sk"},
     {"slv", "sl"}, {"bul", "bg"}, {"isl", "is"}, {"ice", "is"}, {"fas", "fa"}, {"per", "fa"}, {"vie", "vi"},
     {"tha", "th"}, {"ind", "id"}, {"msa", "ms"}, {"may", "ms"}});

bool is_code(std::string_view code) {
  return code.size() == 2 && code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z';
}

}  // namespace

std::string normal_language(std::string_view code) {
  std::string lower = ascii_lower(code.substr(0, code.find_first_of("-_.")));
  for (const auto& [long_code, short_code] : three_letters) {
    if (lower == long_code) return std::string(short_code);
  }
  if (lower == "nb" || lower == "nn") return "no";
  return is_code(lower) ? lower : std::string();
}

}  // namespace dateline
