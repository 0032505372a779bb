// libxml2's reader, its events written into three flat arrays.
#include "indexer/readers/xml_tree.hpp"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "common/text.hpp"
#include "indexer/readers/character_names.hpp"
#include "indexer/readers/markup.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/settled_xml.hpp"

namespace dateline {
namespace {

// No network, no external entities or document types, no substitution of entities. XML_PARSE_HUGE lifts the limits on
// text, which the record's own limit replaces; without entities there is nothing left that could grow.
constexpr int reader_options =
    XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_HUGE;
constexpr std::size_t deepest = 2000;

struct ContextCloser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};
struct DocumentCloser {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct ReaderCloser {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

struct SpaceRow {
  std::string_view begins;
  XmlSpace space;
};
constexpr auto spaces_by_address =
    std::to_array<SpaceRow>({{"http://purl.org/rss/1.0/modules/content", XmlSpace::content},
                             {"http://purl.org/rss/1.0/modules/", XmlSpace::other},
                             {"http://purl.org/rss/", XmlSpace::plain},
                             {"http://purl.org/atom/", XmlSpace::atom},
                             {"http://www.w3.org/2005/Atom", XmlSpace::atom},
                             {"http://purl.org/dc/", XmlSpace::dublin_core},
                             {"http://search.yahoo.com/mrss", XmlSpace::media},
                             {"http://www.google.com/schemas/sitemap-news", XmlSpace::news},
                             {"http://my.netscape.com/", XmlSpace::plain},
                             {"http://channel.netscape.com/", XmlSpace::plain},
                             {"http://backend.userland.com/", XmlSpace::plain},
                             {"http://blogs.law.harvard.edu/", XmlSpace::plain},
                             {"http://www.w3.org/1999/xhtml", XmlSpace::plain},
                             {"http://www.sitemaps.org/", XmlSpace::plain},
                             {"http://www.google.com/schemas/sitemap/", XmlSpace::plain},
                             {"http://iptc.org/std/", XmlSpace::plain},
                             {"http://www.iptc.org/", XmlSpace::plain},
                             {"http://www.w3.org/1999/02/22-rdf-syntax", XmlSpace::plain}});
// For prefixes that a damaged record uses without saying what they mean.
constexpr auto spaces_by_prefix = std::to_array<SpaceRow>({{"atom", XmlSpace::atom},
                                                           {"content", XmlSpace::content},
                                                           {"dc", XmlSpace::dublin_core},
                                                           {"dcterms", XmlSpace::dublin_core},
                                                           {"media", XmlSpace::media},
                                                           {"news", XmlSpace::news},
                                                           {"rss", XmlSpace::plain},
                                                           {"rdf", XmlSpace::plain}});

XmlSpace space_at(std::string_view address) {
  if (address.empty()) return XmlSpace::plain;
  for (const SpaceRow& row : spaces_by_address) {
    if (starts_with_nocase(address, row.begins)) return row.space;
  }
  return XmlSpace::other;
}

XmlSpace space_of_prefix(std::string_view prefix) {
  for (const SpaceRow& row : spaces_by_prefix) {
    if (prefix == row.begins) return row.space;
  }
  return XmlSpace::other;
}

}  // namespace

struct XmlTree::Builder {
  XmlTree& tree;
  std::vector<Node> open = {};

  std::uint32_t keep(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(tree.bytes_.size());
    tree.bytes_ += text;
    return begin;
  }
  void close() {
    tree.nodes_[open.back()].end = static_cast<Node>(tree.nodes_.size());
    open.pop_back();
  }
  void add_element(xmlTextReader* reader);
  void add_attributes(xmlTextReader* reader, Item& item);
  void add_text(std::string_view text);
};

void XmlTree::Builder::add_element(xmlTextReader* reader) {
  Item item;
  std::string_view name = view(xmlTextReaderConstLocalName(reader));
  item.space = space_at(view(xmlTextReaderConstNamespaceUri(reader)));
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
    item.space = space_of_prefix(name.substr(0, colon));
    name.remove_prefix(colon + 1);
  }
  item.name_begin = keep(name);
  item.name_size = static_cast<std::uint32_t>(name.size());
  const bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
  add_attributes(reader, item);
  const auto node = static_cast<Node>(tree.nodes_.size());
  item.end = node + 1;
  tree.nodes_.push_back(item);
  if (!empty) open.push_back(node);
}

void XmlTree::Builder::add_attributes(xmlTextReader* reader, Item& item) {
  item.first_attribute = static_cast<std::uint32_t>(tree.attributes_.size());
  for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1 && item.attributes < UINT16_MAX;
       more = xmlTextReaderMoveToNextAttribute(reader)) {
    std::string_view name = view(xmlTextReaderConstLocalName(reader));
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    const std::string_view value = view(xmlTextReaderConstValue(reader));
    tree.attributes_.push_back(
        {keep(name), static_cast<std::uint32_t>(name.size()), keep(value), static_cast<std::uint32_t>(value.size())});
    ++item.attributes;
  }
}

void XmlTree::Builder::add_text(std::string_view text) {
  if (text.empty() || open.empty()) return;
  Item item;
  item.text = true;
  item.name_begin = keep(text);
  item.name_size = static_cast<std::uint32_t>(text.size());
  tree.nodes_.push_back(item);
  tree.nodes_.back().end = static_cast<Node>(tree.nodes_.size());
}

std::string XmlTree::parse(std::string_view context, std::string_view record) {
  nodes_.clear();
  attributes_.clear();
  bytes_.clear();
  // Each takes some 200 bytes in memory: no article has so many, and what has must not exhaust it.
  constexpr std::ptrdiff_t most_tags = 500'000;
  if (std::count(record.begin(), record.end(), '<') > 2 * most_tags) return "the item has more than 500,000 elements";
  std::string source;
  source.reserve(context.size() + record.size() + record.size() / 16 + 64);
  append_settled_xml(source, context);
  const int around = static_cast<int>(std::count(context.begin(), context.end(), '<'));
  append_settled_xml(source, record);
  // Parsed at one go and then walked: a reader that is fed piece by piece looks for the end of a tag again and again.
  const std::unique_ptr<xmlParserCtxt, ContextCloser> parser(xmlNewParserCtxt());
  if (!parser) return "the XML cannot be read";
  const std::unique_ptr<xmlDoc, DocumentCloser> document(xmlCtxtReadMemory(
      parser.get(), source.data(), static_cast<int>(source.size()), nullptr, "UTF-8", reader_options));
  const std::unique_ptr<xmlTextReader, ReaderCloser> reader(document ? xmlReaderWalker(document.get()) : nullptr);
  if (!reader) return "the XML is damaged at its first tag";
  Builder builder{*this};
  for (int more = xmlTextReaderRead(reader.get()); more == 1; more = xmlTextReaderRead(reader.get())) {
    const int depth = xmlTextReaderDepth(reader.get());
    const int type = xmlTextReaderNodeType(reader.get());
    if (depth > static_cast<int>(deepest)) return "elements are nested deeper than 2,000 levels";
    if (depth < around) {
      if (!nodes_.empty()) break;
      continue;
    }
    if (nodes_.empty() && type != XML_READER_TYPE_ELEMENT) continue;
    if (depth == around && !nodes_.empty()) break;
    while (builder.open.size() > static_cast<std::size_t>(depth - around)) builder.close();
    if (type == XML_READER_TYPE_ELEMENT) {
      builder.add_element(reader.get());
    } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
               type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE) {
      builder.add_text(view(xmlTextReaderConstValue(reader.get())));
    }
  }
  while (!builder.open.empty()) builder.close();
  return nodes_.empty() ? "the XML is damaged at its first tag" : std::string();
}

std::string_view XmlTree::attribute(Node node, std::string_view name) const {
  if (node == none) return {};
  const Item& item = nodes_[node];
  for (std::uint32_t i = item.first_attribute; i < item.first_attribute + item.attributes; ++i) {
    const Attribute& row = attributes_[i];
    if (part(row.name_begin, row.name_size) == name) return trim(part(row.value_begin, row.value_size));
  }
  return {};
}

XmlTree::Node XmlTree::child(Node node, std::string_view wanted, XmlSpace wanted_space) const {
  if (node == none) return none;
  for (Node at = node + 1; at < nodes_[node].end; at = nodes_[at].end) {
    if (!is_text(at) && name(at) == wanted && space(at) == wanted_space) return at;
  }
  return none;
}

XmlTree::Node XmlTree::find(Node node, std::string_view wanted, XmlSpace wanted_space) const {
  if (node == none) return none;
  for (Node at = node + 1; at < nodes_[node].end; ++at) {
    if (!is_text(at) && name(at) == wanted && space(at) == wanted_space) return at;
  }
  return none;
}

XmlTree::Node XmlTree::at(Node node, std::string_view path) const {
  while (node != none && !path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    node = child(node, path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return node;
}

std::vector<XmlTree::Node> XmlTree::children(Node node, std::string_view wanted, XmlSpace wanted_space) const {
  std::vector<Node> found;
  if (node == none) return found;
  for (Node at = node + 1; at < nodes_[node].end; at = nodes_[at].end) {
    if (!is_text(at) && name(at) == wanted && space(at) == wanted_space) found.push_back(at);
  }
  return found;
}

std::vector<XmlTree::Node> XmlTree::all(Node node, std::string_view wanted) const {
  std::vector<Node> found;
  if (node == none) return found;
  for (Node at = node + 1; at < nodes_[node].end; ++at) {
    if (!is_text(at) && name(at) == wanted) found.push_back(at);
  }
  return found;
}

std::string XmlTree::flowing(Node node) const {
  if (node == none) return {};
  TextBuilder builder(true);
  for (Node at = node + 1; at < nodes_[node].end; ++at) {
    if (is_text(at)) {
      builder.run(text(at));
    } else if (break_of(name(at)) != Break::none) {
      builder.add_break(Break::blank);
    }
  }
  return builder.take();
}

std::string XmlTree::raw(Node node) const {
  std::string out;
  if (node == none) return out;
  for (Node at = node + 1; at < nodes_[node].end; ++at) {
    if (is_text(at)) out += text(at);
  }
  return out;
}

std::string XmlTree::article_text(Node node, const std::vector<std::string_view>& left_out) const {
  if (node == none) return {};
  TextBuilder builder(true);
  std::vector<std::pair<Node, Break>> open;  // elements that end with a break
  for (Node at = node + 1; at < nodes_[node].end;) {
    while (!open.empty() && at >= open.back().first) {
      builder.add_break(open.back().second);
      open.pop_back();
    }
    if (is_text(at)) {
      builder.run(text(at++));
      continue;
    }
    const std::string lowered = ascii_lower(name(at));
    if (std::find(left_out.begin(), left_out.end(), lowered) != left_out.end()) {
      at = nodes_[at].end;
      continue;
    }
    if (const Break kind = break_of(lowered); kind != Break::none) {
      builder.add_break(kind);
      open.emplace_back(nodes_[at].end, kind);
    }
    ++at;
  }
  return builder.take();
}

}  // namespace dateline
