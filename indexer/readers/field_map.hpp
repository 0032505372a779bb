// Which fields of somebody's export are which of ours, as --map says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/found_record.hpp"

namespace dateline {

// Where a field may be found: "content.rendered" are two steps down; arrays are gone through on the way.
struct FieldPath {
  std::string text;  // as given: a column's name
  std::vector<std::string> steps;
  bool html = false;  // the values are HTML, which becomes text
};

struct FieldRule {
  std::string field;             // one of ours
  std::vector<FieldPath> paths;  // the first that has a value counts
};

class FieldMap {
 public:
  FieldMap() = default;
  // "headline=title,published=date,body=content.rendered:html|summary": field=path, several paths parted by "|",
  // ":html" after a path that holds HTML, "\." for a dot in a name. Beside the fields of an article there is "records":
  // the path of the array in which the records lie. Throws Error (usage).
  explicit FieldMap(std::string_view text);

  bool empty() const { return rules_.empty() && records_.empty(); }
  const FieldRule* rule(std::string_view field) const;
  const std::vector<FieldRule>& rules() const { return rules_; }
  const std::vector<std::string>& records() const {
    return records_;
  }  // steps; empty = the records stand by themselves

 private:
  std::vector<FieldRule> rules_;
  std::vector<std::string> records_;
};

// All fields that a map or a column may name.
const std::vector<std::string_view>& article_field_names();

// Puts what was found under a field into the article, values joined as the field wants it: bodies by a blank line,
// names by a comma. Dates may have any of the spellings of read_time.
void set_mapped_field(FoundRecord& record, std::string_view field, const std::vector<std::string>& values, bool html);

}  // namespace dateline
