// Takes an article out of one record of SGML: TREC's <DOC> or Reuters-21578's <REUTERS>.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/found_record.hpp"

namespace dateline {

// `record` is valid UTF-8, from the opening tag on. Nothing is asked of it but
// that tags look like tags; elements that are not ours are passed over,
// entities that are unknown stay as they are, control characters are dropped.
//
// TREC: DOCNO or DOCID or the id attribute; HEADLINE, HEAD, TITLE or HL (the first
// that has text); DATE, DATE_TIME, DD or PUBDATE; BYLINE or AUTHOR; DATELINE;
// SOURCE; TEXT, several joined by a blank line, with LP or LEADPARA before it. Inside TEXT all tags are dropped; <P>
// and its like part paragraphs.
FoundRecord trec_article(std::string_view record);

// Reuters-21578: NEWID; TITLE, AUTHOR, DATELINE, DATE (the day), BODY, and TOPICS as subjects. Of a text of
// TYPE "UNPROC" all is body. The closing line "Reuter" is the form's and dropped.
FoundRecord reuters_article(std::string_view record);

}  // namespace dateline
