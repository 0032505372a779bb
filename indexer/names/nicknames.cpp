// English short forms as data, written by hand for this project; forms of two names ("Chris", "Pat", "Al") are left
// out.
#include "indexer/names/nicknames.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Nickname {
  std::string_view nickname;
  std::string_view formal;
};

// Sorted.
constexpr auto nicknames = std::to_array<Nickname>({
    {"abe", "abraham"},    {"andy", "andrew"},     {"art", "arthur"},     {"barney", "bernard"}, {"ben", "benjamin"},
    {"bernie", "bernard"}, {"betsy", "elizabeth"}, {"bill", "william"},   {"billy", "william"},  {"bob", "robert"},
    {"bobby", "robert"},   {"chuck", "charles"},   {"dan", "daniel"},     {"danny", "daniel"},   {"dave", "david"},
    {"debbie", "deborah"}, {"dick", "richard"},    {"don", "donald"},     {"doug", "douglas"},   {"drew", "andrew"},
    {"ed", "edward"},      {"fred", "frederick"},  {"geoff", "geoffrey"}, {"greg", "gregory"},   {"hal", "harold"},
    {"jake", "jacob"},     {"jeff", "jeffrey"},    {"jerry", "gerald"},   {"jim", "james"},      {"jimmy", "james"},
    {"joe", "joseph"},     {"joey", "joseph"},     {"josh", "joshua"},    {"ken", "kenneth"},    {"larry", "lawrence"},
    {"liz", "elizabeth"},  {"matt", "matthew"},    {"mike", "michael"},   {"mitch", "mitchell"}, {"nick", "nicholas"},
    {"pete", "peter"},     {"phil", "philip"},     {"ray", "raymond"},    {"rick", "richard"},   {"rob", "robert"},
    {"ron", "ronald"},     {"russ", "russell"},    {"steve", "steven"},   {"sue", "susan"},      {"ted", "edward"},
    {"tim", "timothy"},    {"tom", "thomas"},      {"tommy", "thomas"},   {"tony", "anthony"},   {"vince", "vincent"},
    {"walt", "walter"},    {"will", "william"},
});
static_assert(std::is_sorted(nicknames.begin(), nicknames.end(),
                             [](const Nickname& a, const Nickname& b) { return a.nickname < b.nickname; }));

}  // namespace

std::string_view formal_given(std::string_view given) {
  const auto found =
      std::lower_bound(nicknames.begin(), nicknames.end(), given,
                       [](const Nickname& known, std::string_view wanted) { return known.nickname < wanted; });
  return found != nicknames.end() && found->nickname == given ? found->formal : given;
}

}  // namespace dateline
