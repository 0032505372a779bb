// Takes what the readers give, and holds it to what they promise of each article and rejection.
#pragma once

#include <cstdint>
#include <string>

#include "common/date.hpp"
#include "common/text.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "tests/fuzz/require.hpp"

namespace dateline {

struct CheckedSink : ArticleSink {
  std::uint64_t articles = 0;
  std::uint64_t rejections = 0;

  bool article(Article&& article) override {
    ++articles;
    require(!article.id.empty() && !article.place.empty());
    require(article.status != PublicationStatus::usable || !trim(article.headline).empty() ||
            !trim(article.body).empty());
    for (const auto* time : {&article.published, &article.modified, &article.embargo}) {
      require(time->empty() || parse_published(*time));
    }
    for (const auto* text : {&article.id, &article.headline, &article.body, &article.dateline, &article.byline,
                             &article.source, &article.language, &article.url, &article.slug, &article.version}) {
      require_text(*text);
    }
    for (const std::string& subject : article.subjects) require_text(subject);
    for (const std::string& id : article.corrects) require_text(id);
    return true;
  }
  bool rejected(Rejection&& rejection) override {
    ++rejections;
    require(!rejection.code.empty() && !rejection.reason.empty() && !rejection.place.empty());
    require(is_valid_utf8(rejection.reason));
    return true;
  }
  // Whether the outlet has counted as much as came.
  bool agrees_with(RecordOutlet& outlet) const {
    return outlet.counts().articles == articles && outlet.counts().rejected == rejections &&
           outlet.counts().records == articles + rejections;
  }
};

}  // namespace dateline
