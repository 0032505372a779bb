// Reads the items of feeds and sitemaps: RSS 0.9 to 2, RDF, Atom, news sitemaps.
#pragma once

#include <string>

#include "indexer/readers/found_record.hpp"
#include "indexer/readers/xml_tree.hpp"

namespace dateline {

// What a feed says of all its items.
struct FeedHead {
  std::string title;     // the source of items that name none
  std::string language;  // as written
};
// header: of an XmlSplitter.
FeedHead read_feed_head(const std::string& header);

// family: the outermost element's name. Full content is taken before a summary; HTML in it becomes text.
// Sources: RSS 2.0; RFC 4287; sitemaps.org and Google's news extension.
void read_feed_item(const XmlTree& tree, XmlTree::Node item, const FeedHead& head, FoundRecord& record);
void read_atom_entry(const XmlTree& tree, XmlTree::Node entry, const FeedHead& head, FoundRecord& record);
void read_sitemap_url(const XmlTree& tree, XmlTree::Node url, FoundRecord& record);

}  // namespace dateline
