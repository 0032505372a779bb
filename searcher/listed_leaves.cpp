// The leaf owns its postings, since no cache has them.
#include "searcher/listed_leaves.hpp"

#include <memory>
#include <utility>

namespace dateline {

std::map<std::uint32_t, PostingList> postings_of(const Lists& lists, const std::vector<std::uint32_t>& values) {
  constexpr std::uint8_t one_occurrence = 8;  // of a passage of usual length
  std::map<std::uint32_t, PostingList> postings;
  for (const std::uint32_t value : values) postings[value];
  if (values.empty()) return postings;
  for (std::uint32_t passage = 0; passage < lists.rows(); ++passage) {
    for (std::uint32_t i = lists.starts[passage]; i < lists.starts[passage + 1]; ++i) {
      const auto found = postings.find(lists.values[i]);
      if (found != postings.end()) found->second.push_back(passage, one_occurrence);
    }
  }
  return postings;
}

Leaf listed_leaf(std::string text, PostingList postings, double boost, const ArticleTable& table) {
  Leaf leaf;
  leaf.text = std::move(text);
  leaf.boost = boost;
  leaf.highlights = false;
  postings.finish(table.article_of);
  auto own = std::make_shared<const PostingList>(std::move(postings));
  leaf.df = own->size();
  if (leaf.df > 0) leaf.terms.push_back({"", "", own.get()});
  leaf.own.push_back(std::move(own));
  return leaf;
}

}  // namespace dateline
