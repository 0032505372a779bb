// Every line is checked by itself, then against the forms and ids of those before it.
#include "indexer/names/names_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/organisation_key.hpp"
#include "indexer/names/place_key.hpp"

namespace dateline {
namespace {

constexpr std::size_t line_limit = std::size_t{1} << 20;
constexpr std::size_t form_limit = 1'000;
constexpr std::size_t id_limit = 200;
constexpr std::uint32_t several = UINT32_MAX;

constexpr auto type_names = std::to_array<std::string_view>({"person", "org", "place"});

// Says what is wrong with a line.
struct Complaint {
  std::string reason;
};

[[noreturn]] void refuse(const std::string& where, std::size_t line, const std::string& reason) {
  throw Error(ErrorKind::input, where + ", line " + std::to_string(line) + ": " + reason + "; nothing was published");
}

std::string in_quotes(std::string_view text) { return "\"" + one_line(text, 80) + "\""; }

std::string string_of(const nlohmann::json& object, const char* field, std::size_t limit) {
  const auto found = object.find(field);
  if (found == object.end()) throw Complaint{std::string("it lacks \"") + field + "\""};
  if (!found->is_string()) throw Complaint{std::string("\"") + field + "\" is no string"};
  std::string text = found->get<std::string>();
  if (text.empty() || text.size() > limit) {
    throw Complaint{std::string("\"") + field + "\" is empty or longer than " + std::to_string(limit) + " bytes"};
  }
  return text;
}

EntityType type_of(const nlohmann::json& object) {
  const std::string type = string_of(object, "type", form_limit);
  const auto found = std::find(type_names.begin(), type_names.end(), type);
  if (found == type_names.end()) throw Complaint{"\"type\" is person, org or place, not " + in_quotes(type)};
  return static_cast<EntityType>(found - type_names.begin());
}

std::vector<std::string> aliases_of(const nlohmann::json& object) {
  std::vector<std::string> aliases;
  const auto found = object.find("aliases");
  if (found == object.end()) return aliases;
  if (!found->is_array()) throw Complaint{"\"aliases\" is no array"};
  for (const nlohmann::json& alias : *found) {
    if (!alias.is_string()) throw Complaint{"an alias is no string"};
    aliases.push_back(alias.get<std::string>());
    if (aliases.back().size() > form_limit) throw Complaint{"an alias is longer than a thousand bytes"};
  }
  return aliases;
}

std::string country_of(const nlohmann::json& object, EntityType type) {
  if (!object.contains("country")) return {};
  const std::string country = string_of(object, "country", form_limit);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (type != EntityType::place) throw Complaint{"only places have a \"country\""};
  if (country.size() != 2 || !std::all_of(country.begin(), country.end(), capital)) {
    throw Complaint{"\"country\" is two capitals such as GB, not " + in_quotes(country)};
  }
  return country;
}

NamesFile::Row row_of(std::string_view line) {
  constexpr auto known = std::to_array<std::string_view>({"id", "type", "name", "aliases", "country", "articles"});
  if (line.size() > line_limit) throw Complaint{"it is longer than a megabyte"};
  const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
  if (!object.is_object()) throw Complaint{"it is no JSON object"};
  for (const auto& member : object.items()) {
    if (std::find(known.begin(), known.end(), member.key()) == known.end()) {
      throw Complaint{"there is no field " + in_quotes(member.key()) + "; there are id, type, name, aliases, country"};
    }
  }
  NamesFile::Row row;
  row.id = string_of(object, "id", id_limit);
  row.type = type_of(object);
  row.name = string_of(object, "name", form_limit);
  row.aliases = aliases_of(object);
  row.country = country_of(object, row.type);
  return row;
}

std::string spelling(std::string_view key, EntityType type) {
  std::string spelt(1, static_cast<char>('0' + static_cast<int>(type)));
  switch (type) {
    case EntityType::person: break;
    case EntityType::organisation: return spelt + organisation_key(key);
    case EntityType::place: return spelt + place_key(key);
  }
  return spelt.append(key);
}

}  // namespace

// lines: of the rows so far and of this one.
void NamesFile::add(Row&& row, const Lines& lines, const std::string& where) {
  const auto number = static_cast<std::uint32_t>(rows_.size());
  const std::size_t line = lines.back();
  if (const auto [known, fresh] = by_id_.try_emplace(row.id, number); !fresh) {
    refuse(where, line, "line " + std::to_string(lines[known->second]) + " has the id " + in_quotes(row.id) + ", too");
  }
  const auto claim = [&](const std::string& form) {
    const std::string key = name_key(form);
    if (key.empty()) refuse(where, line, in_quotes(form) + " has no letter and no digit");
    const auto [known, fresh] = by_key_.try_emplace(key, number);
    if (!fresh && known->second != number) {
      refuse(where, line,
             "line " + std::to_string(lines[known->second]) + " claims the name " + in_quotes(form) + ", too");
    }
    const auto [spelt, new_spelling] = by_spelling_.try_emplace(spelling(key, row.type), number);
    if (!new_spelling && spelt->second != number) spelt->second = several;
  };
  claim(row.name);
  for (const std::string& alias : row.aliases) claim(alias);
  rows_.push_back(std::move(row));
}

NamesFile NamesFile::parse(std::string_view text, const std::string& where) {
  NamesFile file;
  Lines lines;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view content = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (content.empty()) continue;
    lines.push_back(line);
    try {
      file.add(row_of(content), lines, where);
    } catch (const Complaint& complaint) {
      refuse(where, line, complaint.reason);
    }
  }
  return file;
}

std::string read_names_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code none;
  std::string text;
  if (!std::filesystem::is_directory(path, none)) text.assign(std::istreambuf_iterator<char>(file), {});
  if (!file.is_open() || file.bad() || std::filesystem::is_directory(path, none)) {
    throw Error(ErrorKind::input, "cannot read the names file " + one_line(path, 1000));
  }
  NamesFile::parse(text, one_line(path, 1000));
  return text;
}

std::optional<std::uint32_t> NamesFile::find(std::string_view name) const {
  if (rows_.empty()) return std::nullopt;
  const auto found = by_key_.find(name_key(name));
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> NamesFile::find(std::string_view name, EntityType type) const {
  if (const auto exact = find(name); exact || rows_.empty()) return exact;
  const auto found = by_spelling_.find(spelling(name_key(name), type));
  return found == by_spelling_.end() || found->second == several ? std::nullopt : std::optional(found->second);
}

}  // namespace dateline
