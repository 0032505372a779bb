// The German, French, Spanish and Russian words of date expressions.
#include "indexer/dates/word_tables.hpp"

namespace dateline::date_grammar {
namespace {

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

}  // namespace

std::span<const Row> european_rows(Language language) {
  switch (language) {
    case Language::german: return german;
    case Language::french: return french;
    case Language::spanish: return spanish;
    case Language::russian: return russian;
    case Language::english:
    case Language::other: break;
  }
  return {};
}

}  // namespace dateline::date_grammar
