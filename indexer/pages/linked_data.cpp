// Walks over all objects of all scripts with a stack of its own, scores each by its type, and reads the best one.
#include "indexer/pages/linked_data.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "common/text.hpp"
#include "indexer/pages/html_tokens.hpp"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t most_values = 100'000;
constexpr std::size_t most_authors = 20;
constexpr std::size_t longest_label = 1000;

struct TypeScore {
  std::string_view name;
  int score;
};
// schema.org's types of creative work that are articles, best first.
constexpr auto article_types = std::to_array<TypeScore>({
    {"NewsArticle", 9},
    {"ReportageNewsArticle", 9},
    {"AnalysisNewsArticle", 9},
    {"OpinionNewsArticle", 9},
    {"BackgroundNewsArticle", 9},
    {"ReviewNewsArticle", 9},
    {"AskPublicNewsArticle", 9},
    {"LiveBlogPosting", 8},
    {"BlogPosting", 8},
    {"Article", 7},
    {"Report", 6},
    {"ScholarlyArticle", 6},
    {"TechArticle", 6},
    {"SocialMediaPosting", 5},
    {"AdvertiserContentArticle", 5},
    {"SatiricalArticle", 5},
    {"Review", 3},
    {"Recipe", 3},
    {"WebPage", 1},
    {"ItemPage", 1},
});

int score_of_type(std::string_view name) {
  const std::size_t slash = name.find_last_of("/#:");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  for (const TypeScore& type : article_types) {
    if (type.name == name) return type.score;
  }
  return 0;
}

std::optional<std::string_view> string_of(const dom::element& value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::optional(text) : std::nullopt;
}

std::string label(std::string_view text) { return one_line(unescaped(text), longest_label); }

// Strings in an array or alone; of others nothing.
template <typename Take>
void for_each_of(const dom::element& value, const Take& take) {
  dom::array items;
  if (value.get(items) != simdjson::SUCCESS) return take(value);
  for (const dom::element item : items) take(item);
}

int score_of(const dom::object& object) {
  dom::element type;
  int best = 0;
  if (object["@type"].get(type) != simdjson::SUCCESS) return best;
  for_each_of(type, [&](const dom::element& item) {
    if (const auto name = string_of(item)) best = std::max(best, score_of_type(*name));
  });
  return best;
}

bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// The usual mistakes, mended: wrappings of comments, controls in strings, escapes that JSON does not have, commas
// before closing brackets.
std::string mended(std::string_view script) {
  constexpr std::string_view wrapping = "<![CDATA[";
  const std::size_t wrapped = script.substr(0, 100).find(wrapping);
  if (wrapped != std::string_view::npos) {
    script.remove_prefix(wrapped + wrapping.size());
    script = script.substr(0, script.rfind("]]>"));
  }
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string out;
  bool quoted = false;
  std::size_t comma = std::string::npos;  // of `out`, while nothing but white space follows it
  for (std::size_t at = begin; at <= end; ++at) {
    const char c = script[at];
    if (quoted) {
      if (c == '\\' && at < end) {
        const char escaped = script[++at];
        if (std::string_view("\"\\/bfnrtu").find(escaped) != std::string_view::npos) out += '\\';
        out += static_cast<unsigned char>(escaped) < 32 ? ' ' : escaped;
        continue;
      }
      quoted = c != '"';
      out += static_cast<unsigned char>(c) < 32 ? ' ' : c;
      continue;
    }
    if ((c == '}' || c == ']') && comma != std::string::npos) out[comma] = ' ';
    if (c == ',') {
      comma = out.size();
    } else if (!is_json_blank(c)) {
      comma = std::string::npos;
    }
    quoted = c == '"';
    out += c;
  }
  return out;
}

// The string behind `"name":` in what is no JSON at all; at its first place.
std::string loose_string(std::string_view script, std::string_view name) {
  const std::string key = '"' + std::string(name) + '"';
  std::size_t at = script.find(key);
  if (at == std::string_view::npos) return {};
  at += key.size();
  while (at < script.size() && (is_json_blank(script[at]) || script[at] == ':')) ++at;
  if (at >= script.size() || script[at] != '"') return {};
  std::string out;
  for (++at; at < script.size() && script[at] != '"'; ++at) {
    const bool escaped = script[at] == '\\' && at + 1 < script.size();
    if (escaped) ++at;
    out += escaped && (script[at] == 'n' || script[at] == 'r' || script[at] == 't') ? '\n' : script[at];
  }
  return out;
}

}  // namespace

struct LinkedData::Documents {
  dom::parser parser;
  std::vector<std::unique_ptr<dom::document>> documents;
  std::vector<dom::object> objects;  // of all documents, each before those within it
  std::size_t values = 0;
  LinkedArticle loose;  // of what could not be read as JSON

  bool read(std::string_view json);
  void gather(const dom::element& root);
};

bool LinkedData::Documents::read(std::string_view json) {
  auto document = std::make_unique<dom::document>();
  dom::element root;
  if (parser.parse_into_document(*document, json.data(), json.size()).get(root) != simdjson::SUCCESS) return false;
  documents.push_back(std::move(document));
  gather(root);
  return true;
}

void LinkedData::Documents::gather(const dom::element& root) {
  std::vector<dom::element> open{root};
  while (!open.empty() && values < most_values) {
    const dom::element value = open.back();
    open.pop_back();
    ++values;
    dom::array items;
    dom::object object;
    const std::size_t first = open.size();
    if (value.get(items) == simdjson::SUCCESS) {
      for (const dom::element item : items) open.push_back(item);
    } else if (value.get(object) == simdjson::SUCCESS) {
      objects.push_back(object);
      for (const auto field : object) open.push_back(field.value);
    }
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
  }
}

LinkedData::LinkedData() : documents_(std::make_unique<Documents>()) {}
LinkedData::~LinkedData() = default;

void LinkedData::add(std::string_view script) {
  if (documents_->read(trim(script)) || documents_->read(mended(script))) return;
  if (script.find("&quot;") != std::string_view::npos && documents_->read(mended(unescaped(script)))) return;
  if (script.find("Article\"") == std::string_view::npos && script.find("Posting\"") == std::string_view::npos) return;
  LinkedArticle& loose = documents_->loose;
  for (const auto& [name, member] :
       {std::pair{"headline", &LinkedArticle::headline}, std::pair{"datePublished", &LinkedArticle::published},
        std::pair{"dateModified", &LinkedArticle::modified}, std::pair{"articleBody", &LinkedArticle::body}}) {
    if (!(loose.*member).empty()) continue;
    std::string text = loose_string(script, name);
    loose.*member = member == &LinkedArticle::body ? std::move(text) : label(text);
  }
}

namespace {

// Reads one object's fields; what another object of the page says is found by its @id.
class ArticleReader {
 public:
  explicit ArticleReader(const std::vector<dom::object>& objects) {
    for (const dom::object& object : objects) {
      dom::element id;
      if (object.size() < 2 || object["@id"].get(id) != simdjson::SUCCESS) continue;
      if (const auto text = string_of(id)) by_id_.try_emplace(*text, object);
    }
  }

  LinkedArticle read(const dom::object& object) const {
    LinkedArticle out;
    out.headline = text(object, "headline");
    if (out.headline.empty()) out.headline = text(object, "name");
    out.published = text(object, "datePublished");
    if (out.published.empty()) out.published = text(object, "dateCreated");
    out.modified = text(object, "dateModified");
    out.authors = names(object, "author");
    if (out.authors.empty()) out.authors = names(object, "creator");
    out.publisher = names(object, "publisher");
    if (out.publisher.empty()) out.publisher = names(object, "sourceOrganization");
    out.language = names(object, "inLanguage");
    out.url = url(object);
    out.section = names(object, "articleSection");
    out.body = body(object);
    return out;
  }

 private:
  static std::string text(const dom::object& object, std::string_view name) {
    dom::element value;
    std::string out;
    if (object[name].get(value) != simdjson::SUCCESS) return out;
    for_each_of(value, [&](const dom::element& item) {
      const auto found = string_of(item);
      if (found && out.empty()) out = label(*found);
    });
    return out;
  }

  static std::string body(const dom::object& object) {
    dom::element value;
    if (object["articleBody"].get(value) != simdjson::SUCCESS) return {};
    std::string out;
    for_each_of(value, [&](const dom::element& item) {
      if (const auto found = string_of(item)) out.append(out.empty() ? "" : "\n").append(*found);
    });
    return out;
  }

  std::string names(const dom::object& object, std::string_view field) const {
    dom::element value;
    if (object[field].get(value) != simdjson::SUCCESS) return {};
    std::vector<std::string> found;
    for_each_of(value, [&](const dom::element& item) {
      std::string name = name_of(item);
      if (name.empty() || found.size() == most_authors) return;
      if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(std::move(name));
    });
    std::string out;
    for (const std::string& name : found) out.append(out.empty() ? "" : ", ").append(name);
    return out;
  }

  // A string is a name, unless it is an address; an object has one, or another object of its @id.
  std::string name_of(const dom::element& value) const {
    if (const auto found = string_of(value)) return found->starts_with("http") ? std::string() : label(*found);
    dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return {};
    std::string name = text(object, "name");
    if (!name.empty()) return name;
    dom::element id;
    if (object["@id"].get(id) != simdjson::SUCCESS) return {};
    const auto other = by_id_.find(string_of(id).value_or(std::string_view()));
    return other == by_id_.end() ? std::string() : text(other->second, "name");
  }

  static std::string url(const dom::object& object) {
    std::string found = text(object, "url");
    if (found.starts_with("http")) return found;
    dom::element page;
    if (object["mainEntityOfPage"].get(page) != simdjson::SUCCESS) return {};
    dom::object inner;
    if (page.get(inner) == simdjson::SUCCESS) {
      found = text(inner, "@id");
    } else {
      found = string_of(page).value_or(std::string_view());
    }
    return found.starts_with("http") ? found : std::string();
  }

  std::unordered_map<std::string_view, dom::object> by_id_;
};

}  // namespace

LinkedArticle LinkedData::article() const {
  const dom::object* best = nullptr;
  int most = 0;
  for (const dom::object& object : documents_->objects) {
    const int type = score_of(object);
    dom::element headline;
    const bool titled = object["headline"].get(headline) == simdjson::SUCCESS;
    const int score = type == 0 ? 0 : 2 * type + (titled ? 3 : 0);
    if (score <= most) continue;
    most = score;
    best = &object;
  }
  return best == nullptr ? documents_->loose : ArticleReader(documents_->objects).read(*best);
}

}  // namespace dateline
