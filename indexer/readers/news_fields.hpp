// What newsroom formats have in common: how status, language, codes and links are spelt, whatever the format.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/found_record.hpp"

namespace dateline {

// "stat:canceled", "Withheld", "http://cv.iptc.org/newscodes/pubstatusg2/usable"; anything else is usable.
PublicationStatus read_status(std::string_view text);

// Whether a link of this kind leads to an item that is corrected, replaced or updated: "irel:correctionOf",
// "corrects", "previousVersion".
bool is_correction_link(std::string_view kind);

// Sets `published` from the first of `times` that can be read; says so in the record when none can and one is there.
void set_published(FoundRecord& record, std::initializer_list<std::string_view> times);

// Adds `text` to a list unless it is empty, or there already.
void add_once(std::vector<std::string>& list, std::string_view text);

// "a", "b" to "a, b"; empty parts are left out.
void append_listed(std::string& list, std::string_view part);

// `text` on one line, white space at the ends off: for headlines, bylines, slugs.
std::string label(std::string_view text);

// Where the body opens with the headline as a paragraph of its own, takes that off.
void drop_repeated_headline(Article& article);

// Puts the labels of a complete record on one line, blanks at the ends off, and the language into two letters.
void tidy(FoundRecord& record);

}  // namespace dateline
