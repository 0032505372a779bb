// The country of the list of places, less those names that other countries have as well.
//
// Source and licence of the table: GeoNames (www.geonames.org), Creative Commons Attribution 4.0, data of March 2023;
// changed: of the listed cities, those whose people live to less than 90% in the country the list gives, when all
// populated places of GeoNames with the same name are counted (by their own name; under other names only those of
// 100,000 inhabitants). Places that lie in several countries, whose name means another thing in another country, or
// whose country is disputed were added by hand.
#include "indexer/names/place_countries.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"
#include "indexer/names/place_key.hpp"

namespace dateline {
namespace {

constexpr std::string_view uncertain_places =
    "aberdeen|abkhazia|adamstown|aksu|algeciras|apia|appalachia|arad|aragon|armavir|athens|aurora|azad kashmir|"
    "barcelona|bari|basque country|bath|beaumont|bedford|bergen|bexley|bharatpur|birmingham|borneo|brabant|"
    "brandon|brest|bridgetown|brighton|bristol|buenavista|burgos|burgundy|burlington|cadiz|cambridge|camden|"
    "canterbury|cartagena|castile|castries|caucasus|champagne|chelmsford|cheltenham|cheshire|chester|"
    "chesterfield|chita|christchurch|cockburn town|colchester|colombo|concepcion|congo|cordoba|cornwall|crimea|"
    "croydon|cuenca|delta|denton|derby|dimitrovgrad|dnieper|doncaster|donetsk|dorset|douglas|dover|dublin|"
    "dundee|dunedin|durham|east jerusalem|eastern province|el monte|elgin|embu|esmeraldas|essex|euphrates|"
    "exeter|flanders|florence|fontana|formosa|fuji|galicia|ganges|gaya|geneva|george town|georgetown|georgia|"
    "gibraltar|gloucester|golan heights|granada|gravesend|guadalupe|guantanamo bay|guerrero|halifax|hamilton|"
    "hampton|hanover|hastings|hebron|heidelberg|highlands|hobart|hollywood|hyde park|hyderabad|irvine|jaen|"
    "jalalabad|jamestown|jammu and kashmir|java|jerusalem|karelia|kashmir|kent|kerch strait|kerry|kimberley|"
    "kingston|korea|kurdistan|kuril islands|la paz|ladakh|lake erie|lancaster|laredo|laval|leon|libertad|"
    "limburg|lincoln|lorraine|lucena|luhansk|macedonia|madeira|manchester|manchuria|mansfield|marigot|merida|"
    "middelburg|midland|midlands|milton|miramar|munster|nagorno karabakh|newcastle|newport|ngerulmud|"
    "niagara falls|nile|norfolk|northampton|northern cyprus|norwich|novomoskovsk|oakville|orange|orleans|"
    "oviedo|oxford|palmira|pamplona|papua|parma|patagonia|patan|philipsburg|plymouth|portsmouth|preston|punjab|"
    "pushkino|qina|queenstown|reading|richmond|richmond hill|rift valley|rio grande|rocky mountains|roseau|"
    "saint denis|saint georges|saint johns|saint louis|saint paul|saint peters|saint pierre|salamanca|salem|"
    "salinas|salisbury|san antonio|san cristobal|san felipe|san fernando|san francisco|san jose|san juan|"
    "san lorenzo|san marino|san mateo|san miguel|san pablo|san pedro|santa ana|santa clara|santa fe|"
    "santa maria|santa rosa|sao tome|scarborough shoal|sevastopol|soledad|somerset|soran|south ossetia|"
    "st johns|stamford|stanley|stirling|sucre|suffolk|sukhumi|surrey|sutton|swansea|taiping|temple mount|"
    "thrace|tigris|timor|tiraspol|toledo|transnistria|trento|tripoli|tskhinvali|uman|urals|valencia|valladolid|"
    "valparaiso|vancouver|verona|victoria|victoria falls|virgin islands|wakefield|waterloo|wellington|"
    "western sahara|western wall|westminster|windsor|worcester|yalta|york|zaragoza|zug";

const std::vector<std::string_view>& uncertain_keys() {
  static const auto keys = [] {
    std::vector<std::string_view> made;
    for (std::string_view rest = uncertain_places; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      made.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::sort(made.begin(), made.end());
    return made;
  }();
  return keys;
}

}  // namespace

std::string_view sure_country(std::string_view name) {
  const std::string key = place_key(name_key(name));
  const LexiconEntry* entry = lexicon("en").find(key);
  if (entry == nullptr || entry->place == nullptr) return {};
  const auto& uncertain = uncertain_keys();
  return std::binary_search(uncertain.begin(), uncertain.end(), key) ? std::string_view() : entry->place->country;
}

}  // namespace dateline
