// The elements and attributes of HTML that reading a page asks about, and what each element does to the text.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum class HtmlTag : std::uint8_t {
  text,   // no element: a piece of text
  other,  // any element not named here; it is inline
  a,
  address,
  article,
  aside,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  cite,
  code,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  img,
  input,
  b,
  link,
  li,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  option,
  p,
  pre,
  script,
  section,
  select,
  small,
  span,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  ul,
  unshown,  // one of the many whose content no reader of the page sees: iframe, template, canvas, video ...
  void_,    // one of the rest that have no content: area, wbr ...
  count
};

enum HtmlTrait : std::uint16_t {
  block_trait = 1,      // parts paragraphs
  void_trait = 2,       // has no content and no end tag
  raw_trait = 4,        // its content is text up to its own end tag, whatever it looks like
  unshown_trait = 8,    // its content is not shown
  heading_trait = 16,   // h1 to h6
  closes_p_trait = 32,  // its start ends an open paragraph
  fence_trait = 64,     // an end tag within does not close what is open around it
  head_trait = 128,     // belongs into <head>: does not end it
};

struct HtmlElement {
  std::string_view name;
  HtmlTag tag;
  std::uint16_t traits;
};

// The element of that name, in any case; `other` for names that are not in the table.
const HtmlElement& html_element(std::string_view name);

std::uint16_t html_traits(HtmlTag tag);
inline bool has_trait(HtmlTag tag, HtmlTrait trait) { return (html_traits(tag) & trait) != 0; }

enum class HtmlName : std::uint8_t {
  other,
  alt,
  aria_hidden,
  charset,
  class_,
  content,
  datetime,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  itemtype,
  lang,
  name,
  property,
  pubdate,
  rel,
  role,
  style,
  title,
  type,
};
// `other` for attributes that nobody asks about.
HtmlName html_name(std::string_view name);

}  // namespace dateline
