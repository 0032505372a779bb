// Vocabularies of IPTC and of agencies, matched by their last part.
#include "indexer/readers/news_fields.hpp"

#include <algorithm>
#include <array>

#include "common/language_code.hpp"
#include "common/text.hpp"
#include "indexer/readers/news_time.hpp"

namespace dateline {
namespace {

// Behind the last ":" or "/": the code of "stat:usable" and of its address.
std::string last_part(std::string_view text) {
  text = trim(text);
  const std::size_t mark = text.find_last_of(":/#");
  return ascii_lower(mark == std::string_view::npos ? text : text.substr(mark + 1));
}

constexpr auto correction_kinds = std::to_array<std::string_view>(
    {"correctionof", "correctionto", "iscorrectionof", "corrects", "corrected", "correction", "previousversion",
     "previous", "updateof", "isupdateof", "updates", "replaces", "isreplacementof", "replacementof", "supersedes",
     "predecessor", "predecessorversion"});

}  // namespace

PublicationStatus read_status(std::string_view text) {
  const std::string status = last_part(text);
  if (status == "canceled" || status == "cancelled" || status == "killed" || status == "kill" || status == "deleted" ||
      status == "delete") {
    return PublicationStatus::canceled;
  }
  return status == "withheld" ? PublicationStatus::withheld : PublicationStatus::usable;
}

bool is_correction_link(std::string_view kind) {
  std::string word = last_part(kind);
  std::erase_if(word, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return std::find(correction_kinds.begin(), correction_kinds.end(), word) != correction_kinds.end();
}

void set_published(FoundRecord& record, std::initializer_list<std::string_view> times) {
  bool any = false;
  for (const std::string_view time : times) {
    if (trim(time).empty()) continue;
    any = true;
    record.article.published = read_time(time);
    if (!record.article.published.empty()) return;
  }
  record.unread_date = any;
}

void add_once(std::vector<std::string>& list, std::string_view text) {
  text = trim(text);
  if (text.empty() || std::find(list.begin(), list.end(), text) != list.end()) return;
  list.emplace_back(text);
}

void append_listed(std::string& list, std::string_view part) {
  part = trim(part);
  if (part.empty()) return;
  if (!list.empty()) list += ", ";
  list += part;
}

std::string label(std::string_view text) { return one_line(trim(text), 2000); }

void drop_repeated_headline(Article& article) {
  const std::string_view headline = trim(article.headline);
  while (!headline.empty() && article.body.size() > headline.size() && article.body.starts_with(headline) &&
         article.body[headline.size()] == '\n') {
    const std::size_t next = article.body.find_first_not_of('\n', headline.size());
    if (next == std::string::npos) return;
    article.body.erase(0, next);
  }
}

void tidy(FoundRecord& record) {
  Article& article = record.article;
  for (std::string* field : {&article.byline, &article.dateline, &article.source, &article.slug, &article.version}) {
    *field = label(*field);
  }
  article.headline = trim(article.headline);
  article.id = trim(article.id);
  article.url = trim(article.url);
  article.language = normal_language(trim(article.language));
  for (std::string* field : {&article.id, &article.url}) {
    if (field->find('\0') != std::string::npos) field->clear();
  }
}

}  // namespace dateline
