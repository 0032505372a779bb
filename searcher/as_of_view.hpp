// Shows a generation as of a day: with the versions of items that were the newest then.
#pragma once

#include "common/catalogue.hpp"
#include "common/date.hpp"
#include "common/item_history.hpp"

namespace dateline {

// Changes which articles of the catalogue live: of each item with several versions the latest that was there at the end
// of `day`, or none if none was. The one that is shown takes the story of the newest. Articles without versions stay:
// their day of publication decides elsewhere.
void show_as_of(Catalogue& catalogue, const ItemHistory& history, Day day);

}  // namespace dateline
