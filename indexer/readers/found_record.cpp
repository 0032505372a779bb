// The one rule that holds for records of every form: an article has text.
#include "indexer/readers/found_record.hpp"

#include "common/text.hpp"

namespace dateline {

void require_text(FoundRecord& record, std::string reason) {
  const Article& article = record.article;
  if (record.rejection || article.status != PublicationStatus::usable) return;
  if (!trim(article.body).empty() || !trim(article.headline).empty()) return;
  record.rejection = rejection_for("no-text", std::move(reason));
}

}  // namespace dateline
