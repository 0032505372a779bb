// HTML 4's names in one table, sorted for a binary search.
#include "indexer/readers/character_names.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

struct NamedCharacter {
  std::string_view name;
  std::string_view text;
};

// By name, in byte order.
constexpr auto characters = std::to_array<NamedCharacter>(
    {{"AElig", "Æ"},    {"Aacute", "Á"},  {"Acirc", "Â"},     {"Agrave", "À"},      {"Alpha", "Α"},
     {"Aring", "Å"},    {"Atilde", "Ã"},  {"Auml", "Ä"},      {"Beta", "Β"},        {"Ccedil", "Ç"},
     {"Chi", "Χ"},      {"Dagger", "‡"},  {"Delta", "Δ"},     {"ETH", "Ð"},         {"Eacute", "É"},
     {"Ecirc", "Ê"},    {"Egrave", "È"},  {"Epsilon", "Ε"},   {"Eta", "Η"},         {"Euml", "Ë"},
     {"Gamma", "Γ"},    {"Iacute", "Í"},  {"Icirc", "Î"},     {"Igrave", "Ì"},      {"Iota", "Ι"},
     {"Iuml", "Ï"},     {"Kappa", "Κ"},   {"Lambda", "Λ"},    {"Mu", "Μ"},          {"Ntilde", "Ñ"},
     {"Nu", "Ν"},       {"OElig", "Œ"},   {"Oacute", "Ó"},    {"Ocirc", "Ô"},       {"Ograve", "Ò"},
     {"Omega", "Ω"},    {"Omicron", "Ο"}, {"Oslash", "Ø"},    {"Otilde", "Õ"},      {"Ouml", "Ö"},
     {"Phi", "Φ"},      {"Pi", "Π"},      {"Prime", "″"},     {"Psi", "Ψ"},         {"Rho", "Ρ"},
     {"Scaron", "Š"},   {"Sigma", "Σ"},   {"THORN", "Þ"},     {"Tau", "Τ"},         {"Theta", "Θ"},
     {"Uacute", "Ú"},   {"Ucirc", "Û"},   {"Ugrave", "Ù"},    {"Upsilon", "Υ"},     {"Uuml", "Ü"},
     {"Xi", "Ξ"},       {"Yacute", "Ý"},  {"Yuml", "Ÿ"},      {"Zeta", "Ζ"},        {"aacute", "á"},
     {"acirc", "â"},    {"acute", "´"},   {"aelig", "æ"},     {"agrave", "à"},      {"alefsym", "ℵ"},
     {"alpha", "α"},    {"amp", "&"},     {"and", "∧"},       {"ang", "∠"},         {"apos", "'"},
     {"aring", "å"},    {"asymp", "≈"},   {"atilde", "ã"},    {"auml", "ä"},        {"bdquo", "„"},
     {"beta", "β"},     {"blank", " "},   {"brvbar", "¦"},    {"bull", "•"},        {"cap", "∩"},
     {"ccedil", "ç"},   {"cedil", "¸"},   {"cent", "¢"},      {"chi", "χ"},         {"circ", "ˆ"},
     {"clubs", "♣"},    {"cong", "≅"},    {"copy", "©"},      {"crarr", "↵"},       {"cup", "∪"},
     {"curren", "¤"},   {"dArr", "⇓"},    {"dagger", "†"},    {"darr", "↓"},        {"deg", "°"},
     {"delta", "δ"},    {"diams", "♦"},   {"divide", "÷"},    {"eacute", "é"},      {"ecirc", "ê"},
     {"egrave", "è"},   {"empty", "∅"},   {"emsp", "\u2003"}, {"ensp", "\u2002"},   {"epsilon", "ε"},
     {"equiv", "≡"},    {"eta", "η"},     {"eth", "ð"},       {"euml", "ë"},        {"euro", "€"},
     {"exist", "∃"},    {"fnof", "ƒ"},    {"forall", "∀"},    {"frac12", "½"},      {"frac14", "¼"},
     {"frac34", "¾"},   {"frasl", "⁄"},   {"gamma", "γ"},     {"ge", "≥"},          {"gt", ">"},
     {"hArr", "⇔"},     {"harr", "↔"},    {"hearts", "♥"},    {"hellip", "…"},      {"hyph", "-"},
     {"iacute", "í"},   {"icirc", "î"},   {"iexcl", "¡"},     {"igrave", "ì"},      {"image", "ℑ"},
     {"infin", "∞"},    {"int", "∫"},     {"iota", "ι"},      {"iquest", "¿"},      {"isin", "∈"},
     {"iuml", "ï"},     {"kappa", "κ"},   {"lArr", "⇐"},      {"lambda", "λ"},      {"lang", "〈"},
     {"laquo", "«"},    {"larr", "←"},    {"lceil", "⌈"},     {"ldquo", "“"},       {"le", "≤"},
     {"lfloor", "⌊"},   {"lowast", "∗"},  {"loz", "◊"},       {"lrm", "\u200E"},    {"lsaquo", "‹"},
     {"lsquo", "‘"},    {"lt", "<"},      {"macr", "¯"},      {"mdash", "—"},       {"micro", "µ"},
     {"middot", "·"},   {"minus", "−"},   {"mu", "μ"},        {"nabla", "∇"},       {"nbsp", "\u00A0"},
     {"ndash", "–"},    {"ne", "≠"},      {"ni", "∋"},        {"not", "¬"},         {"notin", "∉"},
     {"nsub", "⊄"},     {"ntilde", "ñ"},  {"nu", "ν"},        {"oacute", "ó"},      {"ocirc", "ô"},
     {"oelig", "œ"},    {"ograve", "ò"},  {"oline", "‾"},     {"omega", "ω"},       {"omicron", "ο"},
     {"oplus", "⊕"},    {"or", "∨"},      {"ordf", "ª"},      {"ordm", "º"},        {"oslash", "ø"},
     {"otilde", "õ"},   {"otimes", "⊗"},  {"ouml", "ö"},      {"para", "¶"},        {"part", "∂"},
     {"permil", "‰"},   {"perp", "⊥"},    {"phi", "φ"},       {"pi", "π"},          {"piv", "ϖ"},
     {"plusmn", "±"},   {"pound", "£"},   {"prime", "′"},     {"prod", "∏"},        {"prop", "∝"},
     {"psi", "ψ"},      {"quot", "\""},   {"rArr", "⇒"},      {"radic", "√"},       {"rang", "〉"},
     {"raquo", "»"},    {"rarr", "→"},    {"rceil", "⌉"},     {"rdquo", "”"},       {"real", "ℜ"},
     {"reg", "®"},      {"rfloor", "⌋"},  {"rho", "ρ"},       {"rlm", "\u200F"},    {"rsaquo", "›"},
     {"rsquo", "’"},    {"sbquo", "‚"},   {"scaron", "š"},    {"sdot", "⋅"},        {"sect", "§"},
     {"shy", "\u00AD"}, {"sigma", "σ"},   {"sigmaf", "ς"},    {"sim", "∼"},         {"spades", "♠"},
     {"sub", "⊂"},      {"sube", "⊆"},    {"sum", "∑"},       {"sup", "⊃"},         {"sup1", "¹"},
     {"sup2", "²"},     {"sup3", "³"},    {"supe", "⊇"},      {"szlig", "ß"},       {"tau", "τ"},
     {"there4", "∴"},   {"theta", "θ"},   {"thetasym", "ϑ"},  {"thinsp", "\u2009"}, {"thorn", "þ"},
     {"tilde", "˜"},    {"times", "×"},   {"trade", "™"},     {"uArr", "⇑"},        {"uacute", "ú"},
     {"uarr", "↑"},     {"ucirc", "û"},   {"ugrave", "ù"},    {"uml", "¨"},         {"upsih", "ϒ"},
     {"upsilon", "υ"},  {"uuml", "ü"},    {"weierp", "℘"},    {"xi", "ξ"},          {"yacute", "ý"},
     {"yen", "¥"},      {"yuml", "ÿ"},    {"zeta", "ζ"},      {"zwj", "\u200D"},    {"zwnj", "\u200C"}});

constexpr std::size_t longest_entity = 12;  // with "&" and ";"

}  // namespace

std::string_view named_character(std::string_view name) {
  const auto* found = std::lower_bound(characters.begin(), characters.end(), name,
                                       [](const NamedCharacter& row, std::string_view key) { return row.name < key; });
  return found == characters.end() || found->name != name ? std::string_view() : found->text;
}

bool is_dropped_control(char32_t c) { return (c < 32 && c != 9 && c != 10 && c != 13 && c != 0) || c == 127; }

std::optional<char32_t> numbered_character(std::string_view name) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const char32_t digit = c >= '0' && c <= '9'          ? static_cast<char32_t>(c - '0')
                           : hex && c >= 'a' && c <= 'f' ? static_cast<char32_t>(c - 'a' + 10)
                           : hex && c >= 'A' && c <= 'F' ? static_cast<char32_t>(c - 'A' + 10)
                                                         : 99;
    if (digit == 99) return std::nullopt;
    value = value * (hex ? 16 : 10) + digit;
  }
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  return value == 0 || value > 0x10FFFF || surrogate ? U'\uFFFD' : value;
}

std::size_t append_entity(std::string& out, std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1, longest_entity - 1);
  const std::size_t semicolon = rest.find(';');
  const std::string_view name = rest.substr(0, semicolon == std::string_view::npos ? 0 : semicolon);
  if (name.starts_with('#')) {
    if (const auto value = numbered_character(name)) {
      if (!is_dropped_control(*value)) append_utf8(out, *value);
      return name.size() + 2;
    }
  }
  const std::string_view character = named_character(name);
  if (character.empty()) {
    out += '&';
    return 1;
  }
  out += character;
  return name.size() + 2;
}

}  // namespace dateline
