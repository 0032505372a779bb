// Two sorted tables, looked up by the name in lower case.
#include "indexer/pages/html_tags.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline {
namespace {

constexpr std::uint16_t block = block_trait | closes_p_trait;
constexpr std::uint16_t heading = block | heading_trait;
constexpr std::uint16_t cell = block_trait | fence_trait;
constexpr std::uint16_t gone = unshown_trait;
constexpr std::uint16_t raw_gone = unshown_trait | raw_trait;
constexpr std::uint16_t in_head = head_trait;

constexpr auto elements = std::to_array<HtmlElement>({
    {"a", HtmlTag::a, 0},
    {"address", HtmlTag::address, block},
    {"area", HtmlTag::void_, void_trait},
    {"article", HtmlTag::article, block},
    {"aside", HtmlTag::aside, block},
    {"audio", HtmlTag::unshown, gone},
    {"b", HtmlTag::b, 0},
    {"base", HtmlTag::void_, void_trait | in_head},
    {"blockquote", HtmlTag::blockquote, block},
    {"body", HtmlTag::body, block_trait},
    {"br", HtmlTag::br, void_trait},
    {"button", HtmlTag::button, gone},
    {"canvas", HtmlTag::unshown, gone},
    {"caption", HtmlTag::caption, cell},
    {"center", HtmlTag::center, block},
    {"cite", HtmlTag::cite, 0},
    {"code", HtmlTag::code, 0},
    {"col", HtmlTag::void_, void_trait},
    {"datalist", HtmlTag::unshown, gone},
    {"dd", HtmlTag::dd, block},
    {"details", HtmlTag::details, block},
    {"dialog", HtmlTag::dialog, block | gone},
    {"dir", HtmlTag::ul, block},
    {"div", HtmlTag::div, block},
    {"dl", HtmlTag::dl, block},
    {"dt", HtmlTag::dt, block},
    {"em", HtmlTag::em, 0},
    {"embed", HtmlTag::void_, void_trait},
    {"fieldset", HtmlTag::fieldset, block},
    {"figcaption", HtmlTag::figcaption, block},
    {"figure", HtmlTag::figure, block},
    {"footer", HtmlTag::footer, block},
    {"form", HtmlTag::form, block},
    {"frame", HtmlTag::void_, void_trait},
    {"frameset", HtmlTag::frameset, block_trait},
    {"h1", HtmlTag::h1, heading},
    {"h2", HtmlTag::h2, heading},
    {"h3", HtmlTag::h3, heading},
    {"h4", HtmlTag::h4, heading},
    {"h5", HtmlTag::h5, heading},
    {"h6", HtmlTag::h6, heading},
    {"head", HtmlTag::head, block_trait | in_head},
    {"header", HtmlTag::header, block},
    {"hgroup", HtmlTag::hgroup, block},
    {"hr", HtmlTag::hr, block | void_trait},
    {"html", HtmlTag::html, block_trait},
    {"i", HtmlTag::i, 0},
    {"iframe", HtmlTag::unshown, raw_gone},
    {"img", HtmlTag::img, void_trait},
    {"input", HtmlTag::input, void_trait},
    {"li", HtmlTag::li, block},
    {"link", HtmlTag::link, void_trait | in_head},
    {"main", HtmlTag::main, block},
    {"map", HtmlTag::unshown, gone},
    {"menu", HtmlTag::menu, block},
    {"meta", HtmlTag::meta, void_trait | in_head},
    {"nav", HtmlTag::nav, block},
    {"noembed", HtmlTag::unshown, raw_gone},
    {"noframes", HtmlTag::unshown, raw_gone | in_head},
    {"noscript", HtmlTag::noscript, gone | in_head},
    {"object", HtmlTag::object, gone | fence_trait},
    {"ol", HtmlTag::ol, block},
    {"option", HtmlTag::option, 0},
    {"p", HtmlTag::p, block},
    {"param", HtmlTag::void_, void_trait},
    {"pre", HtmlTag::pre, block},
    {"script", HtmlTag::script, raw_gone | in_head},
    {"section", HtmlTag::section, block},
    {"select", HtmlTag::select, gone},
    {"small", HtmlTag::small, 0},
    {"source", HtmlTag::void_, void_trait},
    {"span", HtmlTag::span, 0},
    {"strong", HtmlTag::strong, 0},
    {"style", HtmlTag::style, raw_gone | in_head},
    {"sub", HtmlTag::sub, 0},
    {"summary", HtmlTag::summary, block},
    {"sup", HtmlTag::sup, 0},
    {"svg", HtmlTag::svg, gone},
    {"table", HtmlTag::table, block | fence_trait},
    {"tbody", HtmlTag::tbody, block_trait},
    {"td", HtmlTag::td, cell},
    {"template", HtmlTag::unshown, gone | in_head},
    {"textarea", HtmlTag::unshown, raw_gone},
    {"tfoot", HtmlTag::tfoot, block_trait},
    {"th", HtmlTag::th, cell},
    {"thead", HtmlTag::thead, block_trait},
    {"time", HtmlTag::time, 0},
    {"title", HtmlTag::title, raw_gone | in_head},
    {"tr", HtmlTag::tr, block_trait},
    {"track", HtmlTag::void_, void_trait},
    {"ul", HtmlTag::ul, block},
    {"video", HtmlTag::unshown, gone},
    {"wbr", HtmlTag::void_, void_trait},
});

constexpr HtmlElement other_element{"", HtmlTag::other, 0};

struct NamedAttribute {
  std::string_view name;
  HtmlName id;
};
constexpr auto attributes = std::to_array<NamedAttribute>({
    {"alt", HtmlName::alt},
    {"aria-hidden", HtmlName::aria_hidden},
    {"charset", HtmlName::charset},
    {"class", HtmlName::class_},
    {"content", HtmlName::content},
    {"datetime", HtmlName::datetime},
    {"hidden", HtmlName::hidden},
    {"href", HtmlName::href},
    {"http-equiv", HtmlName::http_equiv},
    {"id", HtmlName::id},
    {"itemprop", HtmlName::itemprop},
    {"itemtype", HtmlName::itemtype},
    {"lang", HtmlName::lang},
    {"name", HtmlName::name},
    {"property", HtmlName::property},
    {"pubdate", HtmlName::pubdate},
    {"rel", HtmlName::rel},
    {"role", HtmlName::role},
    {"style", HtmlName::style},
    {"title", HtmlName::title},
    {"type", HtmlName::type},
});

constexpr std::size_t longest_name = 12;

// Lower case, in a buffer of its own: empty for names too long to be in a table.
class LoweredName {
 public:
  explicit LoweredName(std::string_view name) : size_(name.size() <= longest_name ? name.size() : 0) {
    for (std::size_t i = 0; i < size_; ++i) {
      const char c = name[i];
      buffer_[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  std::string_view view() const { return {buffer_, size_}; }

 private:
  char buffer_[longest_name] = {};
  std::size_t size_;
};

template <typename Table>
auto find_named(const Table& table, std::string_view name) {
  const LoweredName lowered(name);
  const auto found = std::lower_bound(table.begin(), table.end(), lowered.view(),
                                      [](const auto& row, std::string_view wanted) { return row.name < wanted; });
  return found != table.end() && found->name == lowered.view() ? found : table.end();
}

constexpr auto traits_by_tag = [] {
  std::array<std::uint16_t, static_cast<std::size_t>(HtmlTag::count)> traits{};
  for (const auto& element : elements) traits[static_cast<std::size_t>(element.tag)] = element.traits;
  return traits;
}();

}  // namespace

const HtmlElement& html_element(std::string_view name) {
  const auto found = find_named(elements, name);
  return found == elements.end() ? other_element : *found;
}

std::uint16_t html_traits(HtmlTag tag) { return traits_by_tag[static_cast<std::size_t>(tag)]; }

HtmlName html_name(std::string_view name) {
  const auto found = find_named(attributes, name);
  return found == attributes.end() ? HtmlName::other : found->id;
}

}  // namespace dateline
