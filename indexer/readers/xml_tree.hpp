// One record of XML as a flat tree: elements and texts in document order, names without their prefixes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The name spaces that tell elements of one name apart; `plain` are those of the formats themselves, and none.
enum class XmlSpace : std::uint8_t { plain, atom, content, dublin_core, media, news, other };

class XmlTree {
 public:
  using Node = std::uint32_t;
  static constexpr Node none = UINT32_MAX;

  // Parses context + record with libxml2's reader; damage is passed over as far as it can be. Nothing outside is ever
  // opened, and there is no entity but the characters of XML and HTML: others stay as they are written.
  //
  //   context  opening tags around the record, "" for none; the tree is that of the record.
  //   returns  empty if there is a tree; otherwise why there is none.
  // Nesting deeper than some 2,000 elements is an error.
  std::string parse(std::string_view context, std::string_view record);

  Node root() const { return 0; }
  bool is_text(Node node) const { return nodes_[node].text; }
  XmlSpace space(Node node) const { return nodes_[node].space; }
  std::string_view name(Node node) const { return part(nodes_[node].name_begin, nodes_[node].name_size); }
  std::string_view text(Node node) const { return name(node); }  // of a text
  Node end(Node node) const { return nodes_[node].end; }         // past all that is in it: next in document order
  Node next(Node node) const { return node + 1; }

  // The value of an attribute by its local name; empty if it is not there.
  std::string_view attribute(Node node, std::string_view name) const;

  // The first child or descendant element of that name; `none` is taken as an element without any.
  Node child(Node node, std::string_view name, XmlSpace space = XmlSpace::plain) const;
  Node find(Node node, std::string_view name, XmlSpace space = XmlSpace::plain) const;
  // By steps down through children: "itemMeta/pubStatus".
  Node at(Node node, std::string_view path) const;
  std::vector<Node> children(Node node, std::string_view name, XmlSpace space = XmlSpace::plain) const;
  std::vector<Node> all(Node node, std::string_view name) const;

  // All text in it, white space flowing and none at the ends; empty for `none`.
  std::string flowing(Node node) const;
  // The same with its bytes as they are.
  std::string raw(Node node) const;
  // The text of an article: paragraphs apart, without elements that `left_out` names in lower case.
  std::string article_text(Node node, const std::vector<std::string_view>& left_out = {}) const;

 private:
  struct Item {
    std::uint32_t name_begin = 0;  // in bytes_: the name, or the text
    std::uint32_t name_size = 0;
    Node end = 0;
    std::uint32_t first_attribute = 0;
    std::uint16_t attributes = 0;
    XmlSpace space = XmlSpace::plain;
    bool text = false;
  };
  struct Attribute {
    std::uint32_t name_begin = 0;
    std::uint32_t name_size = 0;
    std::uint32_t value_begin = 0;
    std::uint32_t value_size = 0;
  };
  struct Builder;

  std::string_view part(std::uint32_t begin, std::uint32_t size) const {
    return std::string_view(bytes_).substr(begin, size);
  }

  std::vector<Item> nodes_;
  std::vector<Attribute> attributes_;
  std::string bytes_;
};

}  // namespace dateline
