// Reads a news item of NewsML-G2: metadata of the item and its content, text in NITF, XHTML or plain.
#pragma once

#include "indexer/readers/found_record.hpp"
#include "indexer/readers/xml_tree.hpp"

namespace dateline {

// item: <newsItem>, or another item of the family, which is rejected ("no-article") by its kind: packages, concepts,
// plans and catalogues say nothing that an article could be made of.
// Source: IPTC, NewsML-G2 guidelines and specification 2.35.
void read_newsml_g2(const XmlTree& tree, XmlTree::Node item, FoundRecord& record);

}  // namespace dateline
