// Cuts HTML into tags and texts, as browsers do, whatever the bytes are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/html_tags.hpp"

namespace dateline {

struct HtmlAttribute {
  HtmlName name;
  std::string_view value;  // as it stands, entities and all
};

enum class HtmlTokenKind : std::uint8_t { text, raw_text, start, end };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::text;
  const HtmlElement* element = nullptr;  // of a start or an end
  std::string_view text;                 // of a text, as it stands
};

// One pass over valid UTF-8, which outlives the tokens. Comments, declarations
// and processing instructions are passed over. Each byte is looked at a bounded
// number of times: what a search for an end did not find it does not seek again.
// libxml2's parser (122 MB/s) compares each attribute of a tag with all others,
// and gumbo (26 MB/s) takes 23 s for 100,000 open elements; hence our own.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  bool next(HtmlToken& token);
  // Of the start token last returned: those that have a HtmlName, at most 16, the first of each name.
  const std::vector<HtmlAttribute>& attributes() const { return attributes_; }

 private:
  bool take_raw_text(HtmlToken& token);
  bool take_markup(HtmlToken& token);
  bool take_tag(HtmlToken& token, bool closing);
  void take_attributes();
  void take_attribute();
  std::string_view take_value();
  void keep(HtmlName name, std::string_view value);
  void skip_blanks();
  void skip_past(std::string_view end);
  std::size_t find_quote(char quote);
  char at(std::size_t offset) const { return at_ + offset < html_.size() ? html_[at_ + offset] : '\0'; }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string_view raw_name_;          // of the raw element whose text comes next; empty = none
  bool no_quote_[2] = {false, false};  // none of " and ' is left
  std::vector<HtmlAttribute> attributes_;
};

// Appends `text` with its entities replaced; what looks like one and is none stays as it is. NUL and the
// controls that no text has become blanks.
void append_unescaped(std::string& out, std::string_view text);
std::string unescaped(std::string_view text);

}  // namespace dateline
