// The fields of an article by the names that JSON lines, tables and maps give them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

struct TextField {
  std::string_view name;
  std::string Article::*member;
};
inline constexpr auto text_fields = std::to_array<TextField>({{"id", &Article::id},
                                                              {"headline", &Article::headline},
                                                              {"body", &Article::body},
                                                              {"published", &Article::published},
                                                              {"source", &Article::source},
                                                              {"byline", &Article::byline},
                                                              {"dateline", &Article::dateline},
                                                              {"language", &Article::language},
                                                              {"url", &Article::url},
                                                              {"slug", &Article::slug},
                                                              {"version", &Article::version},
                                                              {"modified", &Article::modified},
                                                              {"embargo", &Article::embargo}});

struct ListField {
  std::string_view name;
  std::vector<std::string> Article::*member;
};
inline constexpr auto list_fields =
    std::to_array<ListField>({{"subjects", &Article::subjects}, {"corrects", &Article::corrects}});

}  // namespace dateline
