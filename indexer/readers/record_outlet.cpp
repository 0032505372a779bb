// The one place where records are counted, so that the sums always agree.
#include "indexer/readers/record_outlet.hpp"

#include <fmt/format.h>

#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kept_of_too_long = 64 * 1024;

void set_if_empty(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

// What is kept in memory for every article of a part, and in tables that are read whole, must be short.
constexpr std::size_t longest_label = 2048;

// The reason why an article cannot be taken, if one of its labels is too long.
std::optional<Rejection> overlong_label(const Article& article) {
  const std::pair<std::string_view, const std::string&> labels[] = {{"id", article.id},
                                                                    {"source", article.source},
                                                                    {"byline", article.byline},
                                                                    {"dateline", article.dateline},
                                                                    {"url", article.url}};
  for (const auto& [name, value] : labels) {
    if (value.size() <= longest_label) continue;
    return rejection_for("too-long",
                         fmt::format("\"{}\" has {} bytes; the limit is {}", name, value.size(), longest_label));
  }
  return std::nullopt;
}

}  // namespace

std::string RecordOutlet::member() const {
  if (!content_.starts_with(file_) || content_.size() <= file_.size() + 1) return {};
  return content_.substr(file_.size() + 1);
}

bool RecordOutlet::take(FoundRecord&& record, RecordSpot&& spot) {
  Article& article = record.article;
  counts_.unknown_fields += record.unknown_fields;
  if (article.id.empty() && !record.id_unknown) article.id = spot.name;
  if (!record.rejection) record.rejection = overlong_label(article);
  if (record.rejection) {
    record.rejection->id = std::move(article.id);
    return reject(std::move(*record.rejection), std::move(spot));
  }
  counts_.repaired += record.repaired;
  counts_.unread_dates += record.unread_date;
  article.place = std::move(spot.place);
  article.offset = spot.offset;
  return hand_on(std::move(article), spot.form);
}

bool RecordOutlet::hand_on(Article&& article, std::string_view form) {
  set_if_empty(article.published, options_.default_published);
  set_if_empty(article.source, options_.default_source);
  set_if_empty(article.language, options_.default_language);
  article.file = file_;
  article.member = member();
  ++counts_.records;
  ++counts_.articles;
  ++counts_.forms[std::string(form)];
  return sink_.article(std::move(article));
}

bool RecordOutlet::reject(Rejection&& why, RecordSpot&& spot) {
  why.record = spot.original;
  why.context = spot.context;
  why.place = std::move(spot.place);
  why.offset = spot.offset;
  why.form = spot.form;
  why.name = std::move(spot.name);
  why.file = file_;
  why.member = member();
  ++counts_.records;
  ++counts_.rejected;
  ++counts_.rejected_forms[why.form];
  return sink_.rejected(std::move(why));
}

bool RecordOutlet::reject(std::string_view code, std::string reason, const std::string& place, const std::string& id) {
  Rejection why = rejection_for(std::string(code), std::move(reason));
  why.id = id;
  return reject(std::move(why), RecordSpot{{}, place, 0, {}, {}, {}});
}

bool RecordOutlet::reject_too_long(std::string_view what, RecordSpot&& spot) {
  Rejection why =
      rejection_for("too-long", fmt::format("the {} at byte {} goes on after {} bytes; the limit is {}", what,
                                            spot.offset, spot.original.size(), options_.record_limit_bytes));
  spot.original = spot.original.substr(0, kept_of_too_long);
  return reject(std::move(why), std::move(spot));
}

}  // namespace dateline
