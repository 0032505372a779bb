// Makes an article of a mail message, such as a press release.
#pragma once

#include <string_view>

#include "indexer/readers/found_record.hpp"

namespace dateline {

// text: one message, any bytes. Subject is the headline, Date the day, Message-ID the id, the sender's name the source.
// Of a message in parts the first plain text is the body, else the first HTML, as text; attachments are left out, and
// parts nested deeper than 8. Rejections: "no-mail" (no header), "no-text".
// Sources: RFC 5322, 2045 to 2047; mboxrd.
FoundRecord mail_article(std::string_view text);

}  // namespace dateline
