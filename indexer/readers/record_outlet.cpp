// The one place where records are counted, so that the sums always agree.
#include "indexer/readers/record_outlet.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_rejected_bytes = 64 * 1024;

void set_if_empty(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

}  // namespace

bool RecordOutlet::article(Article&& article) {
  set_if_empty(article.published, options_.default_published);
  set_if_empty(article.source, options_.default_source);
  set_if_empty(article.language, options_.default_language);
  ++counts_.records;
  ++counts_.articles;
  return sink_.article(std::move(article));
}

bool RecordOutlet::reject(Rejection&& why, std::string place, std::uint64_t offset, std::string_view record) {
  why.place = std::move(place);
  why.offset = offset;
  why.record = record.substr(0, most_rejected_bytes);
  ++counts_.records;
  ++counts_.rejected;
  return sink_.rejected(std::move(why));
}

bool RecordOutlet::reject(std::string_view code, std::string reason, const std::string& place,
                          std::string_view record, const std::string& id) {
  Rejection why;
  why.id = id;
  why.code = code;
  why.reason = std::move(reason);
  return reject(std::move(why), place, 0, record);
}

}  // namespace dateline
