// Reads an article of NITF 3, also as the New York Times' annotated corpus has it, and as other formats embed it.
#pragma once

#include "indexer/readers/found_record.hpp"
#include "indexer/readers/xml_tree.hpp"

namespace dateline {

// nitf: the <nitf> element. Fields that the record has already, from the item around it, stay; others are filled in.
// Text without media, captions and editors' notes; the Times' <block class="full_text"> where it is there.
// Source: IPTC, NITF 3.6 specification.
void read_nitf(const XmlTree& tree, XmlTree::Node nitf, FoundRecord& record);

}  // namespace dateline
