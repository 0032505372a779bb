// What a page says of its article in schema.org's JSON-LD, in whatever shape: graphs, arrays, references, broken JSON.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Of one article; each empty where it is not stated. Texts are on one line each, but `body` is as the page has
// it: it may have lines, controls, and be HTML.
struct LinkedArticle {
  std::string headline;
  std::string published;
  std::string modified;
  std::string authors;  // names joined by ", "
  std::string publisher;
  std::string language;
  std::string url;
  std::string body;
  std::string section;
};

class LinkedData {
 public:
  LinkedData();
  ~LinkedData();
  LinkedData(const LinkedData&) = delete;
  LinkedData& operator=(const LinkedData&) = delete;

  // The content of one <script type="application/ld+json">. What is no JSON is mended if it is one of the usual
  // mistakes (line ends in strings, commas too many, HTML comments and entities); of the rest the fields are taken that
  // can be told.
  void add(std::string_view script);

  // The article among all that has been added: by its type, then by having a headline. All empty if there is none.
  // Cost: each value is looked at once or twice; at most 100,000 values.
  LinkedArticle article() const;

 private:
  struct Documents;
  std::unique_ptr<Documents> documents_;
};

}  // namespace dateline
