// What the parts of the English grammar share; each rule's examples stand beside its definition.
#pragma once

#include <cstddef>

#include "indexer/dates/rules.hpp"

namespace dateline::date_grammar::english {

// --- pieces ------------------------------------------------------------------

bool role_at(const Tokens& tokens, std::size_t at, Role role);
bool role_before(const Tokens& tokens, std::size_t at, Role role);
Unit unit_at(const Tokens& tokens, std::size_t at);
bool is_unit(const Tokens& tokens, std::size_t at, Unit unit);
bool is_plural(const Tokens& tokens, std::size_t at);
bool is_single_unit(const Tokens& tokens, std::size_t at);
bool all_capitals(const Tokens& tokens, std::size_t at);
bool is_name_like(const Tokens& tokens, std::size_t at);
bool ends_phrase(const Tokens& tokens, std::size_t at);
bool is_possessive(const Tokens& tokens, std::size_t at);
std::size_t skip_mark(const Tokens& tokens, std::size_t at, char mark);

// --- years and their parts ---------------------------------------------------

bool is_year_number(const Tokens& tokens, std::size_t at);

// `reading` with the year that follows at `at`; unchanged, with end == at, if none does.
Parsed with_year(const Tokens& tokens, std::size_t at, Reading reading);

Parsed year(const Scan& scan, std::size_t at);
Parsed short_year(const Scan& scan, std::size_t at);
Parsed decade(const Tokens& tokens, std::size_t at);
Parsed short_decade(const Tokens& tokens, std::size_t at);
Parsed fiscal(const Tokens& tokens, std::size_t at);
Parsed ordinal_period(const Tokens& tokens, std::size_t at);
Parsed ordinal(const Tokens& tokens, std::size_t at);
Parsed number_century(const Tokens& tokens, std::size_t at);
Parsed quarter_sign(const Tokens& tokens, std::size_t at);
Parsed season(const Tokens& tokens, std::size_t at);

// --- days --------------------------------------------------------------------

Parsed month(const Scan& scan, std::size_t at);

// listed: the number follows another day ("9-11 April"), so a hyphen may be glued to it.
Parsed day_month(const Tokens& tokens, std::size_t at, bool listed = false);
Parsed another_day(const Scan& scan, std::size_t at);
Parsed weekday(const Tokens& tokens, std::size_t at);
Reading weekday_reading(int weekday, Shift shift);

}  // namespace dateline::date_grammar::english
