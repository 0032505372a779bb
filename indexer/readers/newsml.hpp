// Reads a news item of NewsML 1.0 to 1.2, the form before G2.
#pragma once

#include "indexer/readers/found_record.hpp"
#include "indexer/readers/xml_tree.hpp"

namespace dateline {

// item: <NewsItem>. Its id is made without the revision, so that all revisions are versions of one article:
// "urn:newsml:PROVIDER:DATE:ITEM". Of several texts the one of role "Main" is taken, else the longest.
// Source: IPTC, NewsML 1.2 specification.
void read_newsml(const XmlTree& tree, XmlTree::Node item, FoundRecord& record);

}  // namespace dateline
