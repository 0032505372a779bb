// What the names that authors give to parts of a page say about them: comments, captions, related links, the article.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum PageRole : std::uint32_t {
  body_role = 1u << 0,        // the article's text
  content_role = 1u << 1,     // a larger part that holds it
  hidden_role = 1u << 2,      // not shown
  navigation_role = 1u << 3,  // menus, bread crumbs, pages
  comments_role = 1u << 4,
  related_role = 1u << 5,  // links to other articles
  sharing_role = 1u << 6,
  promotion_role = 1u << 7,  // advertisements, newsletters, subscriptions
  notice_role = 1u << 8,     // cookies, consent, pop-ups
  caption_role = 1u << 9,    // of pictures, and their credits
  byline_role = 1u << 10,    // who wrote it and when
  author_role = 1u << 11,    // about the author
  tags_role = 1u << 12,      // topics
  side_role = 1u << 13,      // side bars
  header_role = 1u << 14,
  footer_role = 1u << 15,
  headline_role = 1u << 16,
  summary_role = 1u << 17,  // the standfirst
  date_role = 1u << 18,
};
using PageRoles = std::uint32_t;

// The roles that the words of a class or an id speak of, from a fixed table. Words are cut at anything that is no
// letter and before capitals; "relatedPosts", "related-posts" and "relatedposts" are alike. Only the first 256 bytes
// count.
PageRoles roles_of_name(std::string_view name);

// Of the attributes role and itemprop.
PageRoles roles_of_aria(std::string_view role);
PageRoles roles_of_item_property(std::string_view property);

}  // namespace dateline
