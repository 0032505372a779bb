// Takes an article out of one record of SGML: TREC's <DOC> or Reuters-21578's <REUTERS>.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

struct SgmlArticle {
  Article article;                     // id empty if the record has none; place empty
  std::optional<Rejection> rejection;  // code and reason only: "no-text"
  bool unread_date = false;            // a date is there, but cannot be read: `published` is empty
};

// `record` is valid UTF-8, from the opening tag on. Nothing is asked of it but
// that tags look like tags; elements that are not ours are passed over,
// entities that are unknown stay as they are, control characters are dropped.
//
// TREC: DOCNO or DOCID or the id attribute; HEADLINE, HEAD, TITLE or HL (the first
// that has text); DATE, DATE_TIME, DD or PUBDATE; BYLINE or AUTHOR; DATELINE;
// SOURCE; TEXT, several joined by a blank line. Inside TEXT all tags are dropped; <P> and its
// like part paragraphs.
SgmlArticle trec_article(std::string_view record);

// Reuters-21578: NEWID; TITLE, AUTHOR, DATELINE, DATE (the day), BODY. Of a text of
// TYPE "UNPROC" all is body. The closing line "Reuter" is the form's and dropped.
SgmlArticle reuters_article(std::string_view record);

// Markup to text: entities replaced, tags dropped or turned into breaks, blank
// lines at the front and white space at the end cut off.
std::string plain_text(std::string_view markup);

}  // namespace dateline
