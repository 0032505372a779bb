// Reads the user's own list of names, and finds the row of it that claims a name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article.hpp"

namespace dateline {

// JSON lines, an object each:
//
//   {"id":"Q76","type":"person","name":"Barack Obama","aliases":["Obama","B. Obama"]}
//   {"id":"g-1","type":"place","name":"Cambridge","aliases":[],"country":"GB"}
//
// `type` is person, org or place; `country`, of places only, is two capitals (ISO 3166). `name` and each of `aliases`
// are forms that articles may print: upper and lower case, accents, full stops and hyphens make no difference. Blank
// lines are passed over, and so is "articles", which list_names adds.
class NamesFile {
 public:
  struct Row {
    std::string id;  // the user's own; not empty, at most 200 bytes
    EntityType type = EntityType::person;
    std::string name;
    std::vector<std::string> aliases;
    std::string country;
  };

  NamesFile() = default;
  // where: the file's name, for messages. Throws Error (input), naming file and line: for a line that is no such
  // object, an id that two lines have, and a form that two lines claim. Linear; some 300 bytes a form.
  static NamesFile parse(std::string_view text, const std::string& where);

  const std::vector<Row>& rows() const { return rows_; }

  // The row, an index into rows(), of which a form is the name; nullopt for none.
  std::optional<std::uint32_t> find(std::string_view name) const;
  // As before; failing that, the row of this type of which a form is another spelling of the name by the lists: "U.S."
  // claims "United States", "Barclays" claims "Barclays plc". A spelling that forms of two rows have claims nothing.
  std::optional<std::uint32_t> find(std::string_view name, EntityType type) const;

 private:
  using Lines = std::vector<std::size_t>;
  void add(Row&& row, const Lines& lines, const std::string& where);
  std::vector<Row> rows_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::unordered_map<std::string, std::uint32_t> by_spelling_;  // a byte for the type, then the lists' key
  std::unordered_map<std::string, std::uint32_t> by_id_;
};

// The text of a names file that parse() takes. Throws Error (input) when it cannot be read, and as parse().
std::string read_names_text(const std::string& path);

}  // namespace dateline
