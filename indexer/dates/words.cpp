// Tables of words by role, and a hash table over them.
#include "indexer/dates/words.hpp"

#include <algorithm>
#include <cstring>

namespace dateline::date_grammar {
namespace {

// Words of one role and value, separated by blanks.
struct Row {
  Role role;
  int value;
  const char* words;
  Trust trust = Trust::sure;
};

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
    {Role::unit, as_value(Unit::weekend), "weekend weekends"},
    {Role::unit, as_value(Unit::month), "month months"},
    {Role::unit, as_value(Unit::quarter), "quarter quarters"},
    {Role::unit, as_value(Unit::half), "half halves"},
    {Role::unit, as_value(Unit::year), "year years"},
    {Role::unit, as_value(Unit::decade), "decade decades"},
    {Role::unit, as_value(Unit::century), "century centuries"},
    {Role::unit_of_time, 0, "hour hours minute minutes seconds fortnight"},
    {Role::ordinal, 1, "first"},
    {Role::ordinal, 2, "second"},
    {Role::ordinal, 3, "third"},
    {Role::ordinal, 4, "fourth"},
    {Role::ordinal, 5, "fifth"},
    {Role::ordinal, 15, "fifteenth"},
    {Role::ordinal, 16, "sixteenth"},
    {Role::ordinal, 17, "seventeenth"},
    {Role::ordinal, 18, "eighteenth"},
    {Role::ordinal, 19, "nineteenth"},
    {Role::ordinal, 20, "twentieth"},
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
    {Role::cardinal, 15, "fifteen"},
    {Role::cardinal, 20, "twenty"},
    {Role::cardinal, 30, "thirty"},
    {Role::cardinal, 40, "forty"},
    {Role::cardinal, 50, "fifty"},
    {Role::cardinal, 0, "several few many some"},
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
    {Role::shift, 0, "this current"},
    {Role::shift, 1, "next coming"},
    {Role::following, 1, "following"},
    {Role::following, -1, "previous preceding"},
    {Role::following, 0, "same that"},
    {Role::phase, 0, "early mid late"},
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
    {Role::fiscal, 0, "fiscal fy"},
    {Role::suffix, 0, "st nd rd th s"},
    {Role::quarter_sign, 4, "q"},
    {Role::quarter_sign, 2, "h"},
    {Role::name_before, 0, "black bloody ruby cyber good ash super holy palm easter maundy shrove"},
    {Role::name_after, 0, "times telegraph mirror mail express herald post world business independent age magazine"},
    {Role::future_verb, 0, "will shall ll"},
    {Role::to_be, 0, "is are be"},
    {Role::past_verb, 0,
     "was were had did said told took went came made gave found held met won began left became saw got sent brought "
     "ran spoke struck shot broke led kept wrote drew grew been has have sold bought paid fought flew spent shut felt "
     "heard stood"},
    {Role::due, 0, "due scheduled plan plans planned expects expected going set hopes hope hoped likely intends wants"},
};

constexpr Row german[] = {
    {Role::month, 1, "januar jänner"},
    {Role::month, 2, "februar feber"},
    {Role::month, 3, "märz"},
    {Role::month, 4, "april"},
    {Role::month, 5, "mai"},
    {Role::month, 6, "juni"},
    {Role::month, 7, "juli"},
    {Role::month, 8, "august"},
    {Role::month, 9, "september"},
    {Role::month, 10, "oktober"},
    {Role::month, 11, "november"},
    {Role::month, 12, "dezember"},
    {Role::month, 1, "jan", Trust::abbreviation},
    {Role::month, 2, "feb", Trust::abbreviation},
    {Role::month, 4, "apr", Trust::abbreviation},
    {Role::month, 8, "aug", Trust::abbreviation},
    {Role::month, 9, "sep sept", Trust::abbreviation},
    {Role::month, 10, "okt", Trust::abbreviation},
    {Role::month, 11, "nov", Trust::abbreviation},
    {Role::month, 12, "dez", Trust::abbreviation},
    {Role::weekday, 1, "montag montagmorgen montagabend montagnacht"},
    {Role::weekday, 2, "dienstag dienstagmorgen dienstagabend dienstagnacht"},
    {Role::weekday, 3, "mittwoch mittwochmorgen mittwochabend mittwochnacht"},
    {Role::weekday, 4, "donnerstag donnerstagmorgen donnerstagabend donnerstagnacht"},
    {Role::weekday, 5, "freitag freitagmorgen freitagabend freitagnacht"},
    {Role::weekday, 6, "samstag sonnabend samstagmorgen samstagabend samstagnacht"},
    {Role::weekday, 7, "sonntag sonntagmorgen sonntagabend sonntagnacht"},
    {Role::day_word, 0, "heute"},
    {Role::day_word, -1, "gestern"},
    {Role::day_word, -2, "vorgestern"},
    {Role::day_word, 1, "morgen", Trust::word},
    {Role::day_word, 2, "übermorgen"},
    {Role::day_part, 0, "vormittag nachmittag abend nacht früh"},
    {Role::strong, 0, "seit bis jahr jahre jahres im anno sommer herbst winter frühjahr frühling ende anfang mitte"},
    {Role::linking, 0, "den"},
    {Role::every, 0, "jeden jeder guten"},
    {Role::future_verb, 0, "wird werden soll sollen will wollen"},
    {Role::joiner, 0, "und bis"},
};

constexpr Row french[] = {
    {Role::month, 1, "janvier"},
    {Role::month, 2, "février fevrier"},
    {Role::month, 3, "mars", Trust::name},
    {Role::month, 4, "avril"},
    {Role::month, 5, "mai"},
    {Role::month, 6, "juin"},
    {Role::month, 7, "juillet"},
    {Role::month, 8, "août aout"},
    {Role::month, 9, "septembre"},
    {Role::month, 10, "octobre"},
    {Role::month, 11, "novembre"},
    {Role::month, 12, "décembre decembre"},
    {Role::weekday, 1, "lundi"},
    {Role::weekday, 2, "mardi"},
    {Role::weekday, 3, "mercredi"},
    {Role::weekday, 4, "jeudi"},
    {Role::weekday, 5, "vendredi"},
    {Role::weekday, 6, "samedi"},
    {Role::weekday, 7, "dimanche"},
    {Role::day_word, 0, "aujourd"},  // "aujourd'hui": the rule takes the rest
    {Role::day_word, -1, "hier"},
    {Role::day_word, -2, "avant"},  // "avant-hier": the rule asks for the rest
    {Role::day_word, 1, "demain"},
    {Role::day_part, 0, "matin soir après"},
    {Role::strong, 0, "en depuis dès année années fin début an été hiver printemps automne"},
    {Role::suffix, 0, "er"},
    {Role::every, 0, "chaque tous"},
    {Role::future_verb, 0, "sera seront aura auront va vont doit doivent devrait devraient"},
    {Role::joiner, 0, "et au à"},
};

constexpr Row spanish[] = {
    {Role::month, 1, "enero"},
    {Role::month, 2, "febrero"},
    {Role::month, 3, "marzo"},
    {Role::month, 4, "abril"},
    {Role::month, 5, "mayo"},
    {Role::month, 6, "junio"},
    {Role::month, 7, "julio"},
    {Role::month, 8, "agosto"},
    {Role::month, 9, "septiembre setiembre"},
    {Role::month, 10, "octubre"},
    {Role::month, 11, "noviembre"},
    {Role::month, 12, "diciembre"},
    {Role::weekday, 1, "lunes"},
    {Role::weekday, 2, "martes"},
    {Role::weekday, 3, "miércoles miercoles"},
    {Role::weekday, 4, "jueves"},
    {Role::weekday, 5, "viernes"},
    {Role::weekday, 6, "sábado sabado"},
    {Role::weekday, 7, "domingo"},
    {Role::day_word, 0, "hoy"},
    {Role::day_word, -1, "ayer"},
    {Role::day_word, -2, "anteayer antier"},
    {Role::day_word, 1, "mañana", Trust::word},
    {Role::strong, 0, "en desde hasta año años durante finales principios verano otoño invierno primavera"},
    {Role::linking, 0, "de del"},
    {Role::every, 0, "cada"},
    {Role::future_verb, 0, "será serán habrá tendrá va van deberá prevé"},
    {Role::joiner, 0, "y al a"},
};

constexpr Row russian[] = {
    {Role::month, 1, "январь января январе январём январем январю"},
    {Role::month, 2, "февраль февраля феврале февралём февралем февралю"},
    {Role::month, 3, "март марта марте мартом марту"},
    {Role::month, 4, "апрель апреля апреле апрелем апрелю"},
    {Role::month, 5, "май мая мае маем маю"},
    {Role::month, 6, "июнь июня июне июнем июню"},
    {Role::month, 7, "июль июля июле июлем июлю"},
    {Role::month, 8, "август августа августе августом августу"},
    {Role::month, 9, "сентябрь сентября сентябре сентябрём сентябрем сентябрю"},
    {Role::month, 10, "октябрь октября октябре октябрём октябрем октябрю"},
    {Role::month, 11, "ноябрь ноября ноябре ноябрём ноябрем ноябрю"},
    {Role::month, 12, "декабрь декабря декабре декабрём декабрем декабрю"},
    {Role::weekday, 1, "понедельник понедельника понедельнику"},
    {Role::weekday, 2, "вторник вторника вторнику"},
    {Role::weekday, 3, "среду"},  // "среда" and "среды" are surroundings more often than a day
    {Role::weekday, 4, "четверг четверга четвергу"},
    {Role::weekday, 5, "пятница пятницу пятницы пятнице"},
    {Role::weekday, 6, "суббота субботу субботы субботе"},
    {Role::weekday, 7, "воскресенье воскресенья воскресенью"},
    {Role::day_word, 0, "сегодня"},
    {Role::day_word, -1, "вчера"},
    {Role::day_word, -2, "позавчера"},
    {Role::day_word, 1, "завтра"},
    {Role::day_word, 2, "послезавтра"},
    {Role::linking, 0, "года году год г"},
    {Role::day_part, 0, "утром вечером ночью днём днем"},
    {Role::every, 0, "каждый каждую каждое"},
    {Role::future_verb, 0, "будет будут состоится пройдёт пройдет"},
    {Role::joiner, 0, "и по"},
};

struct Rows {
  const Row* first;
  std::size_t count;
};

Rows rows_of(Language language) {
  switch (language) {
    case Language::english: return {english, std::size(english)};
    case Language::german: return {german, std::size(german)};
    case Language::french: return {french, std::size(french)};
    case Language::spanish: return {spanish, std::size(spanish)};
    case Language::russian: return {russian, std::size(russian)};
    case Language::other: break;
  }
  return {nullptr, 0};
}

}  // namespace

Language language_of(std::string_view code) {
  struct Name {
    std::string_view code;
    Language language;
  };
  static constexpr Name names[] = {{"", Language::english},  {"en", Language::english}, {"de", Language::german},
                                   {"fr", Language::french}, {"es", Language::spanish}, {"ru", Language::russian}};
  code = code.substr(0, code.find_first_of("-_"));
  for (const Name& name : names) {
    if (name.code == code) return name.language;
  }
  return Language::other;
}

Vocabulary::Vocabulary(Language language) {
  const Rows rows = rows_of(language);
  for (std::size_t i = 0; i < rows.count; ++i) {
    const Row& row = rows.first[i];
    std::string_view rest = row.words;
    while (!rest.empty()) {
      const std::size_t end = rest.find(' ');
      add(rest.substr(0, end), {row.role, static_cast<std::int8_t>(row.value), row.trust});
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
}

// A word listed twice keeps the role of the first row.
void Vocabulary::add(std::string_view text, Word word) {
  static_assert(slot_count == 1U << (64 - 53));
  const std::uint64_t opening = opening_of(text);
  std::size_t slot = slot_of(opening, text.size());
  while (sizes_[slot] != 0) {
    if (slots_[slot].text == text) return;
    slot = (slot + 1) % slot_count;
  }
  slots_[slot] = {text, word};
  sizes_[slot] = static_cast<std::uint8_t>(text.size());
  openings_[slot] = opening;
}

std::uint64_t Vocabulary::opening_of(std::string_view word) {
  std::uint64_t opening = 0;
  std::memcpy(&opening, word.data(), std::min(word.size(), sizeof opening));
  return opening;
}

Word Vocabulary::find(std::string_view word) const {
  if (word.empty() || word.size() > longest_word_bytes) return {};
  return find(word, opening_of(word));
}

const Vocabulary& Vocabulary::of(Language language) {
  static const Vocabulary all[] = {Vocabulary(Language::english), Vocabulary(Language::german),
                                   Vocabulary(Language::french),  Vocabulary(Language::spanish),
                                   Vocabulary(Language::russian), Vocabulary(Language::other)};
  return all[static_cast<std::size_t>(language)];
}

}  // namespace dateline::date_grammar
