// The English words of date expressions, and those that tell what stands beside one.
#include "indexer/dates/word_tables.hpp"

namespace dateline::date_grammar {
namespace {

constexpr int as_value(Unit unit) { return static_cast<int>(unit); }

constexpr Row english[] = {
    {Role::month, 1, "january"},
    {Role::month, 2, "february"},
    {Role::month, 3, "march", Trust::word},
    {Role::month, 4, "april", Trust::name},
    {Role::month, 5, "may", Trust::word},
    {Role::month, 6, "june", Trust::name},
    {Role::month, 7, "july"},
    {Role::month, 8, "august", Trust::name},
    {Role::month, 9, "september"},
    {Role::month, 10, "october"},
    {Role::month, 11, "november"},
    {Role::month, 12, "december"},
    {Role::month, 1, "jan", Trust::abbreviation},
    {Role::month, 2, "feb", Trust::abbreviation},
    {Role::month, 3, "mar", Trust::abbreviation},
    {Role::month, 4, "apr", Trust::abbreviation},
    {Role::month, 6, "jun", Trust::abbreviation},
    {Role::month, 7, "jul", Trust::abbreviation},
    {Role::month, 8, "aug", Trust::abbreviation},
    {Role::month, 9, "sep sept", Trust::abbreviation},
    {Role::month, 10, "oct", Trust::abbreviation},
    {Role::month, 11, "nov", Trust::abbreviation},
    {Role::month, 12, "dec", Trust::abbreviation},
    {Role::weekday, 1, "monday"},
    {Role::weekday, 2, "tuesday"},
    {Role::weekday, 3, "wednesday"},
    {Role::weekday, 4, "thursday"},
    {Role::weekday, 5, "friday"},
    {Role::weekday, 6, "saturday"},
    {Role::weekday, 7, "sunday"},
    {Role::weekday, 1, "mon", Trust::abbreviation},
    {Role::weekday, 2, "tue tues", Trust::abbreviation},
    {Role::weekday, 3, "wed", Trust::abbreviation},
    {Role::weekday, 4, "thu thur thurs", Trust::abbreviation},
    {Role::weekday, 5, "fri", Trust::abbreviation},
    {Role::weekday, 6, "sat", Trust::abbreviation},
    {Role::weekday, 7, "sun", Trust::abbreviation},
    {Role::unit, as_value(Unit::day), "day days"},
    {Role::unit, as_value(Unit::week), "week weeks"},
    {Role::unit, as_value(Unit::fortnight), "fortnight fortnights"},
    {Role::unit, as_value(Unit::weekend), "weekend weekends"},
    {Role::unit, as_value(Unit::month), "month months"},
    {Role::unit, as_value(Unit::quarter), "quarter quarters"},
    {Role::unit, as_value(Unit::half), "half halves"},
    {Role::unit, as_value(Unit::year), "year years"},
    {Role::unit, as_value(Unit::decade), "decade decades"},
    {Role::unit, as_value(Unit::century), "century centuries"},
    {Role::unit_of_time, 0, "hour hours minute minutes seconds"},
    {Role::ordinal, 1, "first"},
    {Role::ordinal, 2, "second"},
    {Role::ordinal, 3, "third"},
    {Role::ordinal, 4, "fourth"},
    {Role::ordinal, 5, "fifth"},
    {Role::ordinal, 6, "sixth"},
    {Role::ordinal, 7, "seventh"},
    {Role::ordinal, 8, "eighth"},
    {Role::ordinal, 9, "ninth"},
    {Role::ordinal, 10, "tenth"},
    {Role::ordinal, 11, "eleventh"},
    {Role::ordinal, 12, "twelfth"},
    {Role::ordinal, 13, "thirteenth"},
    {Role::ordinal, 14, "fourteenth"},
    {Role::ordinal, 15, "fifteenth"},
    {Role::ordinal, 16, "sixteenth"},
    {Role::ordinal, 17, "seventeenth"},
    {Role::ordinal, 18, "eighteenth"},
    {Role::ordinal, 19, "nineteenth"},
    {Role::ordinal, 20, "twentieth"},
    {Role::ordinal, 30, "thirtieth"},
    {Role::cardinal, 1, "one"},
    {Role::cardinal, 2, "two"},
    {Role::cardinal, 3, "three"},
    {Role::cardinal, 4, "four"},
    {Role::cardinal, 5, "five"},
    {Role::cardinal, 6, "six"},
    {Role::cardinal, 7, "seven"},
    {Role::cardinal, 8, "eight"},
    {Role::cardinal, 9, "nine"},
    {Role::cardinal, 10, "ten"},
    {Role::cardinal, 11, "eleven"},
    {Role::cardinal, 12, "twelve"},
    {Role::cardinal, 13, "thirteen"},
    {Role::cardinal, 14, "fourteen"},
    {Role::cardinal, 15, "fifteen"},
    {Role::cardinal, 16, "sixteen"},
    {Role::cardinal, 17, "seventeen"},
    {Role::cardinal, 18, "eighteen"},
    {Role::cardinal, 19, "nineteen"},
    {Role::cardinal, 20, "twenty"},
    {Role::cardinal, 30, "thirty"},
    {Role::cardinal, 40, "forty"},
    {Role::cardinal, 50, "fifty"},
    {Role::cardinal, 60, "sixty"},
    {Role::cardinal, 70, "seventy"},
    {Role::cardinal, 80, "eighty"},
    {Role::cardinal, 90, "ninety"},
    {Role::cardinal, 0, "several few many some"},
    {Role::decade_word, 20, "twenties"},
    {Role::decade_word, 30, "thirties"},
    {Role::decade_word, 40, "forties"},
    {Role::decade_word, 50, "fifties"},
    {Role::decade_word, 60, "sixties"},
    {Role::decade_word, 70, "seventies"},
    {Role::decade_word, 80, "eighties"},
    {Role::decade_word, 90, "nineties"},
    {Role::decade_word, 0, "noughties"},
    {Role::reference, 0, "now currently nowadays presently"},
    {Role::reference, -1, "recently recent lately previously long"},
    {Role::reference, 1, "soon future"},
    {Role::latest, 0, "latest"},
    {Role::period, 0, "period"},
    {Role::holiday, 0,
     "christmas xmas thanksgiving halloween easter new boxing valentine valentines patrick juneteenth hanukkah "
     "chanukah "
     "passover rosh yom purim sukkot eid ashura lent epiphany pentecost whit ascension assumption all april labor "
     "labour "
     "memorial independence canada australia anzac bastille veterans remembrance armistice martin presidents columbus "
     "election inauguration groundhog earth cinco guy mother mothers father fathers saint michaelmas women mardi "
     "victoria mlk international "
     "bonfire d ve vj pearl waitangi"},
    {Role::article, 1, "a an"},
    {Role::season, 0, "spring"},
    {Role::season, 1, "summer"},
    {Role::season, 2, "autumn fall"},
    {Role::season, 3, "winter"},
    {Role::day_word, 0, "today tonight"},
    {Role::day_word, -1, "yesterday"},
    {Role::day_word, 1, "tomorrow"},
    {Role::day_part, 0, "morning afternoon evening night lunchtime midday noon overnight"},
    {Role::shift, -1, "last past"},
    {Role::shift, 0, "this current these"},
    {Role::shift, 1, "next coming"},
    {Role::following, 1, "following"},
    {Role::following, -1, "previous preceding prior"},
    {Role::following, 0, "same that"},
    {Role::phase, 0, "early mid late"},
    {Role::edge, 0, "end beginning start middle rest close remainder"},
    {Role::ago, 0, "ago"},
    {Role::earlier, -1, "earlier"},
    {Role::later, 1, "later"},
    {Role::before_after, -1, "before"},
    {Role::before_after, 1, "after"},
    {Role::strong, 0, "in since until till during circa throughout"},
    {Role::weak, 0, "by from of between for on over at around about"},
    {Role::motion, 0, "rose rise rises fell fall falls up down climbed dropped gained lost total some"},
    {Role::the, 0, "the its their his her our my your"},
    {Role::joiner, 0, "and or to through thru vs versus against"},
    {Role::every, 0, "every each"},
    {Role::count_noun, 0,
     "people persons men women children soldiers troops workers employees jobs miles km kilometers kilometres meters "
     "metres feet foot ft inches yards acres hectares tons tonnes pounds lbs kg kilos grams barrels bpd gallons litres "
     "liters dollars dlrs dlr euros yen marks francs stg pct percent cents mln bln million billion trillion hrs mins "
     "gmt est edt utc pst pdt cet bst points shares shrs votes seats rooms homes houses units copies members "
     "students residents passengers vehicles cars dead deaths injured others cases rpm mph degrees calories words "
     "pages bushels local refugees police officers fans"},
    {Role::year_noun, 0,
     "election elections games olympics results sales levels prices earnings figures profits revenues exports imports "
     "championships primaries protests riots attacks talks accords negotiations polls census edition season budget "
     "campaign report agreement treaty constitution coup film model harvest crop crops"},
    {Role::fiscal, 0, "fiscal financial fy"},
    {Role::suffix, 0, "st nd rd th s"},
    {Role::quarter_sign, 4, "q"},
    {Role::quarter_sign, 2, "h"},
    {Role::name_before, 0, "black bloody ruby cyber good ash super holy palm easter maundy shrove"},
    {Role::name_after, 0, "times telegraph mirror mail express herald post world business independent age magazine"},
    {Role::future_verb, 0, "will shall ll wo"},
    {Role::modal, 0, "would should could might must can wouldn couldn shouldn"},
    {Role::to_be, 0, "is are be"},
    {Role::past_verb, 0,
     "didn wasn weren hadn hasn haven was were had did said took went came made gave found held met won began left "
     "became saw got sent brought "
     "ran spoke struck shot broke led kept wrote drew grew been has have sold bought paid fought flew spent shut felt "
     "heard stood beat hit won fell rose chose drove flung froze laid lay lent lost meant overtook overthrew paid "
     "resigned rode rang sank sang sat sent shook slept slid sought split stole stuck swam swept swore taught tore "
     "threw understood upheld wore withdrew woke "
     "fled knew hid ate drank dealt dug fed hung knelt swung undertook underwent withstood wept forbade forgot "
     "overcame "
     "arose bent bit bled blew bred built burnt clung crept foresaw forgave leapt mistook pled shone shrank slew sped "
     "spun "
     "sprang strode strove wound"},
    {Role::due, 0,
     "due plan plans planned planning intend intends intended going set hope hopes hoped hoping likely want wants "
     "poised "
     "slated agreed agrees agree vowed promised pledged preparing prepares told asked invited ordered urged wait "
     "waiting "
     "decided wanted aim aims trust allowed"},
    {Role::expected, 0,
     "expected expects expect expecting scheduled schedule schedules forecast forecasts arranged fixed postponed "
     "upcoming effective"},
    {Role::timetable, 0,
     "opens begins starts ends meets takes arrives leaves returns expires runs closes faces plays travels visits votes "
     "launches kicks resumes open begin start meet travel visit resume"},
};

}  // namespace

std::span<const Row> english_rows() { return english; }

}  // namespace dateline::date_grammar
