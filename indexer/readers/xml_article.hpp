// Makes an article of one record of XML, by the kind of its element.
#pragma once

#include <string_view>

#include "indexer/readers/feed.hpp"
#include "indexer/readers/found_record.hpp"
#include "indexer/readers/xml_splitter.hpp"
#include "indexer/readers/xml_tree.hpp"

namespace dateline {

// "nitf", "newsml-g2", "newsml", "rss", "rdf", "atom" or "sitemap".
std::string_view xml_form(const XmlPiece& piece);

class XmlRecords {
 public:
  // The record of `piece`, which was cut from a stream with this header. Rejections: "bad-xml", "no-article",
  // "no-text".
  FoundRecord article(const XmlPiece& piece, const std::string& header);

 private:
  const FeedHead& head_of(const std::string& header);

  XmlTree tree_;
  std::string header_;
  FeedHead head_;
};

}  // namespace dateline
