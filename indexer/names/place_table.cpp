// The list of places as data: countries, regions and cities with their aliases, and names in four more languages.
//
// Sources and licences. Cities: GeoNames (www.geonames.org), Creative Commons Attribution 4.0, data of March 2023:
// "Data (c) GeoNames, www.geonames.org"; changed: selected and columns picked. Names of countries: the package
// i18n-iso-countries 7.14.0 (MIT, see corpus/ATTRIBUTION.md for its notice). Regions, everyday aliases (U.S., Britain,
// Kiev) and the cities' names in German, French, Spanish and Russian were written by hand for this project.
//
// How cities were selected: populated places of GeoNames that are capitals or have 200,000 inhabitants (400,000 in
// China and India; 100,000 in Europe, North America, Oceania and the Middle East), without districts of cities; of
// several places with one name the largest. A "?" marks a name that is more often something else: it is an ordinary
// English word or a frequent given name, or its cluster among word vectors (GloVe, PDDL) is not one of places.
//
// A record is NAME{=ALIAS}; records are parted by '|'. In the other languages it is SPELLING=ENGLISH NAME.
#include "indexer/names/place_table.hpp"

namespace dateline {
namespace {

constexpr PlaceRecords countries[] = {
    {"AD", "Andorra"},
    {"AE", "United Arab Emirates=UAE=U.A.E.=Emirates"},
    {"AF", "Afghanistan"},
    {"AG", "Antigua and Barbuda=Antigua"},
    {"AI", "Anguilla"},
    {"AL", "Albania"},
    {"AM", "Armenia"},
    {"AO", "Angola"},
    {"AQ", "Antarctica"},
    {"AR", "Argentina"},
    {"AT", "Austria"},
    {"AU", "Australia"},
    {"AW", "Aruba"},
    {"AZ", "Azerbaijan"},
    {"BA", "Bosnia and Herzegovina=Bosnia=Bosnia-Herzegovina"},
    {"BB", "Barbados"},
    {"BD", "Bangladesh"},
    {"BE", "Belgium"},
    {"BF", "Burkina Faso"},
    {"BG", "Bulgaria"},
    {"BH", "Bahrain"},
    {"BI", "Burundi"},
    {"BJ", "Benin"},
    {"BM", "Bermuda"},
    {"BN", "Brunei"},
    {"BO", "Bolivia"},
    {"BR", "Brazil"},
    {"BS", "Bahamas=The Bahamas"},
    {"BT", "Bhutan"},
    {"BW", "Botswana"},
    {"BY", "Belarus=Byelorussia"},
    {"BZ", "Belize"},
    {"CA", "Canada"},
    {"CD",
     "Democratic Republic of the Congo=DR Congo=DRC=Democratic Republic of Congo=D.R. Congo=Zaire=Congo-Kinshasa"},
    {"CF", "Central African Republic"},
    {"CG", "Congo=Republic of the Congo=Congo-Brazzaville"},
    {"CH", "Switzerland"},
    {"CI", "Ivory Coast=Côte d'Ivoire=Cote d'Ivoire"},
    {"CK", "Cook Islands"},
    {"CL", "Chile"},
    {"CM", "Cameroon"},
    {"CN", "China=People's Republic of China=PRC"},
    {"CO", "Colombia"},
    {"CR", "Costa Rica"},
    {"CU", "Cuba"},
    {"CV", "Cape Verde=Cabo Verde"},
    {"CW", "Curaçao=Curacao"},
    {"CY", "Cyprus"},
    {"CZ", "Czech Republic=Czechia"},
    {"DE", "Germany=Federal Republic of Germany=West Germany"},
    {"DJ", "Djibouti"},
    {"DK", "Denmark"},
    {"DM", "Dominica"},
    {"DO", "Dominican Republic"},
    {"DZ", "Algeria"},
    {"EC", "Ecuador"},
    {"EE", "Estonia"},
    {"EG", "Egypt"},
    {"EH", "Western Sahara"},
    {"ER", "Eritrea"},
    {"ES", "Spain"},
    {"ET", "Ethiopia"},
    {"FI", "Finland"},
    {"FJ", "Fiji"},
    {"FK", "Falkland Islands=Falklands=Malvinas"},
    {"FM", "Micronesia"},
    {"FO", "Faroe Islands"},
    {"FR", "France"},
    {"GA", "Gabon"},
    {"GB", "United Kingdom=UK=U.K.=Britain=Great Britain=U.K"},
    {"GD", "Grenada"},
    {"GE", "?Georgia"},
    {"GF", "French Guiana"},
    {"GG", "?Guernsey"},
    {"GH", "Ghana"},
    {"GI", "Gibraltar"},
    {"GL", "Greenland"},
    {"GM", "Gambia=The Gambia"},
    {"GN", "Guinea"},
    {"GP", "Guadeloupe"},
    {"GQ", "Equatorial Guinea"},
    {"GR", "Greece"},
    {"GT", "Guatemala"},
    {"GU", "Guam"},
    {"GW", "Guinea-Bissau"},
    {"GY", "Guyana"},
    {"HK", "Hong Kong"},
    {"HN", "Honduras"},
    {"HR", "Croatia"},
    {"HT", "Haiti"},
    {"HU", "Hungary"},
    {"ID", "Indonesia"},
    {"IE", "Ireland=Republic of Ireland=Irish Republic"},
    {"IL", "Israel"},
    {"IM", "Isle of Man"},
    {"IN", "India"},
    {"IQ", "Iraq"},
    {"IR", "Iran=Islamic Republic of Iran=Islamic Republic"},
    {"IS", "Iceland"},
    {"IT", "Italy"},
    {"JE", "?Jersey"},
    {"JM", "Jamaica"},
    {"JO", "Jordan"},
    {"JP", "Japan"},
    {"KE", "Kenya"},
    {"KG", "Kyrgyzstan"},
    {"KH", "Cambodia"},
    {"KI", "Kiribati"},
    {"KM", "Comoros"},
    {"KN", "Saint Kitts and Nevis=St. Kitts and Nevis"},
    {"KP", "North Korea=DPRK=N. Korea"},
    {"KR", "South Korea=Republic of Korea=S. Korea"},
    {"KW", "Kuwait"},
    {"KY", "Cayman Islands"},
    {"KZ", "Kazakhstan"},
    {"LA", "Laos"},
    {"LB", "Lebanon"},
    {"LC", "Saint Lucia=St. Lucia"},
    {"LI", "Liechtenstein"},
    {"LK", "Sri Lanka"},
    {"LR", "Liberia"},
    {"LS", "Lesotho"},
    {"LT", "Lithuania"},
    {"LU", "Luxembourg"},
    {"LV", "Latvia"},
    {"LY", "Libya"},
    {"MA", "Morocco"},
    {"MC", "Monaco"},
    {"MD", "Moldova"},
    {"ME", "Montenegro"},
    {"MG", "Madagascar"},
    {"MH", "Marshall Islands"},
    {"MK", "North Macedonia=Macedonia"},
    {"ML", "Mali"},
    {"MM", "Myanmar=Burma"},
    {"MN", "Mongolia"},
    {"MO", "Macau=Macao"},
    {"MP", "Northern Mariana Islands"},
    {"MQ", "Martinique"},
    {"MR", "Mauritania"},
    {"MS", "Montserrat"},
    {"MT", "Malta"},
    {"MU", "Mauritius"},
    {"MV", "Maldives"},
    {"MW", "Malawi"},
    {"MX", "Mexico"},
    {"MY", "Malaysia"},
    {"MZ", "Mozambique"},
    {"NA", "Namibia"},
    {"NC", "New Caledonia"},
    {"NE", "Niger"},
    {"NG", "Nigeria"},
    {"NI", "Nicaragua"},
    {"NL", "Netherlands=The Netherlands=Holland"},
    {"NO", "Norway"},
    {"NP", "Nepal"},
    {"NR", "Nauru"},
    {"NZ", "New Zealand=Aotearoa"},
    {"OM", "Oman"},
    {"PA", "Panama"},
    {"PE", "Peru"},
    {"PF", "French Polynesia"},
    {"PG", "Papua New Guinea=PNG"},
    {"PH", "Philippines"},
    {"PK", "Pakistan"},
    {"PL", "Poland"},
    {"PR", "Puerto Rico"},
    {"PS", "Palestine=Palestinian Territories=Palestinian territories=occupied Palestinian territory"},
    {"PT", "Portugal"},
    {"PW", "Palau"},
    {"PY", "Paraguay"},
    {"QA", "Qatar"},
    {"RE", "Réunion=La Réunion"},
    {"RO", "Romania"},
    {"RS", "Serbia"},
    {"RU", "Russia=Russian Federation"},
    {"RW", "Rwanda"},
    {"SA", "Saudi Arabia=Kingdom of Saudi Arabia=KSA=Saudi"},
    {"SB", "Solomon Islands"},
    {"SC", "Seychelles"},
    {"SD", "Sudan"},
    {"SE", "Sweden"},
    {"SG", "Singapore"},
    {"SI", "Slovenia"},
    {"SK", "Slovakia"},
    {"SL", "Sierra Leone"},
    {"SM", "San Marino"},
    {"SN", "Senegal"},
    {"SO", "Somalia"},
    {"SR", "Suriname"},
    {"SS", "South Sudan"},
    {"ST", "Sao Tome and Principe=São Tomé and Príncipe"},
    {"SV", "El Salvador"},
    {"SX", "Sint Maarten"},
    {"SY", "Syria=Syrian Arab Republic"},
    {"SZ", "Eswatini=Swaziland"},
    {"TC", "Turks and Caicos Islands"},
    {"TD", "?Chad"},
    {"TG", "Togo"},
    {"TH", "Thailand"},
    {"TJ", "Tajikistan"},
    {"TL", "East Timor=Timor-Leste"},
    {"TM", "Turkmenistan"},
    {"TN", "Tunisia"},
    {"TO", "Tonga"},
    {"TR", "Turkey=Türkiye"},
    {"TT", "Trinidad and Tobago=Trinidad"},
    {"TV", "Tuvalu"},
    {"TW", "Taiwan"},
    {"TZ", "Tanzania"},
    {"UA", "Ukraine"},
    {"UG", "Uganda"},
    {"US", "United States=U.S.=US=USA=U.S.A.=United States of America=America=U.S=the States"},
    {"UY", "Uruguay"},
    {"UZ", "Uzbekistan"},
    {"VA", "Vatican City=Vatican=Holy See"},
    {"VC", "Saint Vincent and the Grenadines=St. Vincent and the Grenadines"},
    {"VE", "Venezuela"},
    {"VG", "British Virgin Islands"},
    {"VI", "U.S. Virgin Islands=US Virgin Islands"},
    {"VN", "Vietnam=Viet Nam"},
    {"VU", "Vanuatu"},
    {"WS", "Samoa"},
    {"XK", "Kosovo"},
    {"YE", "Yemen"},
    {"YT", "Mayotte"},
    {"ZA", "South Africa"},
    {"ZM", "Zambia"},
    {"ZW", "Zimbabwe"},
};

constexpr PlaceRecords regions[] = {
    {"US",
     "Alabama|Alaska|Arizona|Arkansas|California=Calif.|Colorado|Connecticut=Conn.|Delaware|Florida=Fla.|?Georgia|"
     "Hawaii|Idaho|Illinois=Ill.|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts=Mass.|"
     "Michigan=Mich.|Minnesota=Minn.|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey=N.J.|"
     "New Mexico|New York State|North Carolina=N.C.|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania=Pa.|"
     "Rhode Island|South Carolina=S.C.|South Dakota|Tennessee=Tenn.|Texas|Utah|Vermont|Virginia|Washington State|"
     "West Virginia|Wisconsin|Wyoming|District of Columbia|Manhattan|Brooklyn|Queens|Bronx=The Bronx|"
     "Staten Island|Harlem|Wall Street|Silicon Valley|Hollywood|New England|Midwest|Long Island|"
     "Guantanamo Bay=Guantánamo Bay=Guantanamo|Pearl Harbor|Capitol Hill|Cape Cod|Las Vegas|Beverly Hills|"
     "Rocky Mountains|Appalachia|Grand Canyon|Camp David|Mar-a-Lago|Cape Canaveral|Yellowstone|Hudson River|"
     "Mississippi River|Colorado River|Rio Grande|Lake Michigan|Lake Erie|Niagara Falls"},
    {"GB",
     "England|Scotland|Wales|Northern Ireland=Ulster|Downing Street|Westminster|Whitehall|Heathrow|Gatwick|"
     "Stansted|Yorkshire|Lancashire|Cornwall|?Devon|Dorset|Somerset|Surrey|?Kent|Essex|Sussex|Norfolk|Suffolk|"
     "Cumbria|Northumberland|Cambridgeshire|Oxfordshire|Gloucestershire|Derbyshire|Nottinghamshire|Lincolnshire|"
     "Leicestershire|Staffordshire|Cheshire|Merseyside|West Midlands|Midlands=East Midlands|Greater Manchester|"
     "Highlands|Orkney|Shetland|Isle of Man|Isle of Wight|Salisbury|River Thames=Thames|Canary Wharf|Wembley|"
     "Wimbledon|Old Trafford|Anfield|Hebrides|Sandhurst|Londonderry|Lockerbie|Hillsborough|Porton Down|"
     "Fleet Street|Hyde Park|Trafalgar Square|Whitechapel|Hackney|Tottenham|Camden|?Chelsea|Kensington|"
     "Notting Hill|Brixton|Canterbury|?Chester|Durham|Lancaster|Inverness|Stirling|Perthshire|Dover|Falmouth"},
    {"IE", "Connacht|Munster|Leinster|Galway|Limerick|Kerry|Donegal|Kilkenny|Waterford"},
    {"CA",
     "Ontario|Quebec Province|British Columbia=B.C.|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|"
     "Newfoundland and Labrador=Newfoundland|Prince Edward Island|Yukon|Northwest Territories|Nunavut"},
    {"AU",
     "New South Wales=NSW|Queensland|South Australia|Western Australia|Tasmania|?Victoria|Northern Territory|"
     "Great Barrier Reef|Outback"},
    {"DE",
     "Bavaria=Bayern|Saxony|Lower Saxony|Hesse|Thuringia|Brandenburg|North Rhine-Westphalia|Saarland|"
     "Schleswig-Holstein|Baden-Württemberg=Baden-Wuerttemberg|Mecklenburg-Vorpommern|Rhineland-Palatinate|Ruhr|"
     "Rhineland|Ramstein|East Germany"},
    {"FR",
     "Brittany|Normandy|Provence|Alsace|?Lorraine|Burgundy|Corsica|Riviera=French Riviera|Calais|Cannes|"
     "Île-de-France|?Champagne|Loire|Versailles|Elysee=Élysée|Seine|Dunkirk"},
    {"ES",
     "Catalonia|Andalusia|Galicia|Basque Country|Canary Islands|Mallorca=Majorca|Ibiza|Asturias|Aragon|Castile|"
     "Murcia|Menorca|Tenerife"},
    {"IT",
     "Tuscany|Sicily|Sardinia|Lombardy|Piedmont|Veneto|Calabria|Campania|Liguria|Umbria|Lampedusa|Lake Como|"
     "Vesuvius|South Tyrol"},
    {"RU",
     "Siberia|Chechnya|Dagestan|Ingushetia|North Ossetia|Tatarstan|Bashkortostan|Kamchatka|Sakhalin|Kuril Islands|"
     "Urals|Caucasus=North Caucasus|Moscow Region|Red Square|Krasnodar Region|Beslan|Sochi|Volga|Yakutia|Karelia|"
     "Lake Baikal"},
    {"UA",
     "Crimea=Crimean Peninsula|Donbas=Donbass|Sevastopol=Sebastopol|Debaltseve|Bakhmut|Avdiivka|"
     "Chernobyl=Chornobyl|Bucha|Transcarpathia|Dnieper=Dnipro River|Snake Island|Yalta|Kerch Strait"},
    {"GE", "Abkhazia|South Ossetia|Ajaria=Adjara|Tskhinvali|Sukhumi"},
    {"MD", "Transnistria=Transdniestria|Tiraspol"},
    {"AZ", "Nagorno-Karabakh=Nagorno Karabakh=Karabakh|Nakhchivan"},
    {"TR", "Anatolia|Bosphorus=Bosporus|Dardanelles|Thrace|Incirlik|Cappadocia|Suruc=Suruç|Reyhanli|Hatay"},
    {"SY",
     "Idlib Governorate|Ghouta=Eastern Ghouta=East Ghouta|Khan Shaykhun=Khan Sheikhoun=Khan Sheikhun|Palmyra|"
     "Kobani=Kobane=Ayn al-Arab|Afrin|Manbij|Golan Heights=Golan|Tartus=Tartous|Hmeimim=Khmeimim|Shayrat|"
     "Euphrates|Latakia Governorate|Rojava|Tabqa=al-Tabqa|Daraa=Deraa|Douma|al-Bab|Qamishli"},
    {"IQ",
     "Kurdistan=Iraqi Kurdistan|Anbar=Anbar Province|Tal Afar|Tikrit|Sinjar|Nineveh|Samarra|Abu Ghraib|Green Zone|"
     "Tigris"},
    {"IL", "Negev|Galilee|East Jerusalem|Temple Mount|Western Wall|Dimona|Ashdod|Sderot|Eilat"},
    {"PS", "Gaza Strip|West Bank|Ramallah|Jenin|Bethlehem|Jericho|Rafah|Khan Younis=Khan Yunis|Jabalia|Tulkarm"},
    {"EG", "Sinai=Sinai Peninsula|Sharm el-Sheikh=Sharm el Sheikh|Suez Canal|Tahrir Square|Nile|Luxor|Aswan"},
    {"SA", "Hejaz|Qatif|Ras Tanura|Eastern Province"},
    {"YE", "Aden|Hodeidah=Hudaydah=Al Hudaydah|Taiz=Taizz|Marib|Hadramawt=Hadhramaut"},
    {"LY", "Sirte|Misrata=Misurata|Tobruk|Derna|Cyrenaica|Tripolitania|Fezzan"},
    {"IR", "Khuzestan|Natanz|Fordow|Qom|Bushehr|Kharg Island|Isfahan=Esfahan"},
    {"AF", "Helmand|Kunduz|Nangarhar|Bagram|Tora Bora|Panjshir|Khyber Pass|Paktika|Kunar|Herat"},
    {"PK",
     "Punjab|Sindh|Balochistan=Baluchistan|Khyber Pakhtunkhwa|Waziristan=North Waziristan=South Waziristan|Swat|"
     "Abbottabad|Quetta|Azad Kashmir"},
    {"IN",
     "Kashmir|Jammu and Kashmir=Jammu|Gujarat|Assam|Bihar|Kerala|Tamil Nadu|Karnataka|Maharashtra|Rajasthan|"
     "Uttar Pradesh|Madhya Pradesh|Andhra Pradesh|West Bengal|Goa|Odisha=Orissa|Telangana|Haryana|Jharkhand|"
     "Manipur|Ladakh|Ganges"},
    {"CN",
     "Tibet|Xinjiang|Guangdong|Sichuan|Fujian|Hunan|Hubei|Henan|Hebei|Shandong|Shanxi|Shaanxi|Zhejiang|Jiangsu|"
     "Jiangxi|Yunnan|Guizhou|Guangxi|Gansu|Qinghai|Inner Mongolia|Manchuria|Hainan|Anhui|Jilin|Liaoning|"
     "Heilongjiang|Tiananmen Square=Tiananmen|Lhasa|Yangtze|Yellow River|Three Gorges|Kowloon"},
    {"JP", "Hokkaido|Honshu|Kyushu|Shikoku|Okinawa|Fukushima|Hiroshima|Nagasaki|Mount Fuji"},
    {"KR", "Jeju|Panmunjom|Gangnam|Blue House"},
    {"KP", "Yongbyon|Punggye-ri"},
    {"ID", "Java|Sumatra|Bali|Borneo|Sulawesi|Aceh|Papua|West Papua|Kalimantan|Lombok"},
    {"PH", "Mindanao|Luzon|Marawi|Visayas|Leyte|Tacloban|Boracay|Scarborough Shoal"},
    {"MY", "Sabah|Sarawak|Penang|Putrajaya"},
    {"MM", "Rakhine=Arakan|Rakhine State|Shan State|Kachin|Naypyidaw=Nay Pyi Taw"},
    {"BD", "Cox's Bazar"},
    {"LK", "Jaffna|Tamil Eelam"},
    {"TH", "Phuket|Pattaya|Koh Samui"},
    {"NG", "Borno|Biafra|Niger Delta|Maiduguri|Chibok|Ogoniland"},
    {"SD", "Darfur|Kordofan|Port Sudan"},
    {"SO", "Somaliland|Puntland"},
    {"ET", "Tigray|Ogaden|Oromia|Amhara"},
    {"KE", "Garissa|Rift Valley|Lamu"},
    {"CD", "Katanga|Kivu=North Kivu=South Kivu|Goma|Ituri"},
    {"ZA", "Western Cape|Eastern Cape|Gauteng|KwaZulu-Natal|Transvaal|Robben Island|Marikana|Cape Town"},
    {"ZW", "Matabeleland|Victoria Falls"},
    {"RW", "Kigali"},
    {"MZ", "Cabo Delgado"},
    {"ML", "Timbuktu|Azawad|Kidal|Gao"},
    {"MX",
     "Chiapas|Sinaloa|Oaxaca|Guerrero|Sonora|Chihuahua|Veracruz|Yucatan=Yucatán|Jalisco|Michoacan=Michoacán|"
     "Baja California|Tamaulipas|Cancun=Cancún"},
    {"BR", "Amazonia|Mato Grosso|Minas Gerais|Bahia|Rio Grande do Sul|Pernambuco|Copacabana"},
    {"AR", "Patagonia"},
    {"CL", "Easter Island|Atacama"},
    {"EC", "Galapagos Islands=Galapagos=Galápagos"},
    {"PT", "Azores|Madeira|Algarve"},
    {"GR", "Crete|?Rhodes|Lesbos|Corfu|Peloponnese|Santorini"},
    {"CY", "Northern Cyprus"},
    {"NL", "?Limburg|Brabant|Zeeland"},
    {"BE", "Flanders|Wallonia|Zeebrugge|Waterloo"},
    {"CH", "Davos|?Zug|Ticino|Valais"},
    {"AT", "Tyrol|Carinthia|Styria|Salzburg"},
    {"PL", "Silesia|Auschwitz|Pomerania"},
    {"HR", "Dalmatia|Istria|Krajina"},
    {"BA", "Srebrenica|Republika Srpska"},
    {"RS", "Vojvodina|Presevo"},
    {"XK", "Pristina|Mitrovica"},
    {"DK", "Faroe Islands|Jutland"},
    {"NO", "Svalbard|Lapland"},
    {"KZ", "Baikonur"},
    {"UZ", "Karakalpakstan"},
    {"MV", "Male Atoll"},
    {"CU", "Bay of Pigs"},
    {"HT", "Hispaniola"},
    {"",
     "Africa=African Continent|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|"
     "Oceania|Australasia|Eurasia|Middle East=Mideast|Near East|Far East|Central Asia|South Asia|"
     "Southeast Asia=South-East Asia|East Asia|Asia-Pacific=Asia Pacific|Western Europe|Eastern Europe|"
     "Central Europe|Northern Europe|Southern Europe|North Africa|West Africa|East Africa|Southern Africa|"
     "Central Africa|Sub-Saharan Africa=sub-Saharan Africa|Horn of Africa|Sahel|Sahara=Sahara Desert|Maghreb|"
     "Levant|Balkans=Balkan Peninsula|Scandinavia|Benelux|?Iberia|Baltic=Baltic States=Baltics|Caucasus Mountains|"
     "Caribbean|West Indies|Indochina|Korean Peninsula|Arabian Peninsula|Polynesia|Melanesia|"
     "Pacific=Pacific Ocean|Atlantic=Atlantic Ocean|Indian Ocean|Arctic=Arctic Ocean|"
     "Mediterranean=Mediterranean Sea|Black Sea|Red Sea|Baltic Sea|North Sea|Caspian Sea=Caspian|"
     "Adriatic=Adriatic Sea|Aegean=Aegean Sea|South China Sea|East China Sea|Yellow Sea|Sea of Japan|Sea of Azov|"
     "Arabian Sea|Dead Sea|Irish Sea|Bering Strait|Strait of Hormuz=Straits of Hormuz|Gulf of Aden|Gulf of Mexico|"
     "Persian Gulf|?Gulf|English Channel|Panama Canal|Bay of Bengal|Taiwan Strait|Strait of Malacca|Danube|Rhine|"
     "?Amazon|Jordan River|Mekong|Indus|Himalayas=Himalaya|Everest=Mount Everest|Alps|Pyrenees|Andes|Carpathians|"
     "Soviet Union=USSR=U.S.S.R.|Yugoslavia|Czechoslovakia|Kurdistan Region|Mesopotamia|Punjab Region|?West|Mars|"
     "?Moon|Jupiter|?Venus|?Earth|?Saturn"},
};

constexpr PlaceRecords cities[] = {
    {"AD", "Andorra la Vella"},
    {"AE", "Dubai|Sharjah|Al Ain City|Abu Dhabi|Ajman City|Ras Al Khaimah City|Musaffah"},
    {"AF", "Kabul|Herāt|Mazār-e Sharīf|Kandahar|Jalālābād|Kunduz|Ghazni|Balkh|Baghlān|Gardez"},
    {"AG", "Saint John's"},
    {"AI", "The Valley"},
    {"AL", "Tirana"},
    {"AM", "Yerevan|Gyumri|Vanadzor"},
    {"AO", "Luanda|N'dalatando|?Huambo|Lobito"},
    {"AR",
     "Buenos Aires|Córdoba|?Rosario|Mar del Plata|San Miguel de Tucumán|Salta|Santa Fe|Corrientes|?Posadas|"
     "Bahía Blanca|Resistencia|Merlo|Quilmes|San Salvador de Jujuy|Santiago del Estero|Paraná|Neuquén|José C. Paz|"
     "?Formosa"},
    {"AS", "Pago Pago"},
    {"AT", "Vienna|Graz|Linz|Salzburg|Innsbruck|Klagenfurt am Wörthersee=Klagenfurt am Woerthersee"},
    {"AU",
     "Sydney|Melbourne|Brisbane|Perth|Adelaide|Gold Coast|Canberra|Logan City|Wollongong|Geelong|Hobart|"
     "Townsville|Cairns|?Darwin|Toowoomba|?Mackay|Ballarat|Mandurah|Bendigo"},
    {"AW", "Oranjestad"},
    {"AX", "Mariehamn"},
    {"AZ", "Baku|Sumqayıt=Sumqayit|Ganja|Lankaran|Tovuz|Yevlakh|Mingelchaur"},
    {"BA", "Sarajevo|Banja Luka"},
    {"BB", "Bridgetown"},
    {"BD",
     "Dhaka|Chattogram|Khulna|Rangpur|Comilla|Rājshāhi|Shibganj|Natore|Tungi|Narsingdi|Bagerhat|Cox's Bāzār|"
     "Jessore|Nāgarpur|Sylhet|Mymensingh|Nārāyanganj|Bogra|Dinājpur|Barishal"},
    {"BE", "Brussels|Antwerp=Antwerpen|Ghent=Gent|Charleroi|Liège|Anderlecht|Schaerbeek|Bruges=Brugge|Namur|Leuven"},
    {"BF", "Ouagadougou|Bobo-Dioulasso"},
    {"BG", "Sofia|Plovdiv|Varna|Burgas|Stara Zagora|?Ruse|Pleven"},
    {"BH", "Manama"},
    {"BI", "Bujumbura|Gitega"},
    {"BJ", "Cotonou|Abomey-Calavi|Djougou|Porto-Novo"},
    {"BL", "Gustavia"},
    {"BN", "Bandar Seri Begawan"},
    {"BO", "La Paz|Santa Cruz de la Sierra|Cochabamba|Sucre|Oruro"},
    {"BQ", "Kralendijk"},
    {"BR",
     "São Paulo|Rio de Janeiro|Belo Horizonte|Salvador|Fortaleza|Manaus|Brasília|Curitiba|Recife|Goiânia|Belém|"
     "Porto Alegre|Guarulhos|Maceió|Campinas|São Luís|Campo Grande|Natal|Teresina|Nova Iguaçu|Duque de Caxias|"
     "João Pessoa|São Bernardo do Campo|São José dos Campos|Ribeirão Preto|Jaboatão|Sorocaba|Osasco|Aracaju|"
     "Santo André|Jaboatão dos Guararapes|Contagem|Feira de Santana|Cuiabá|Londrina|Juiz de Fora|Uberlândia|"
     "Porto Velho|Macapá|Campos dos Goytacazes|Aparecida de Goiânia|Florianópolis|Mauá|Belford Roxo|Joinville|"
     "Niterói|São João de Meriti|Ananindeua|?Santos|Boa Vista|Rio Branco|Piracicaba|Ribeirão das Neves|Vila Velha|"
     "?Serra|Diadema|Betim|Caxias do Sul|Bauru|São José do Rio Preto|Olinda|Blumenau|Carapicuíba|?Franca|"
     "Campina Grande|Itaquaquecetuba|Montes Claros|Canoas|Mogi das Cruzes|São Vicente|Guarujá|Jundiaí|Pelotas|"
     "Anápolis|Taubaté|Vitória|Maringá|Palmas|Ponta Grossa|Paulista|Limeira|Sumaré|Viamão|Santa Maria|Suzano|"
     "Caucaia|Petrópolis|Parnamirim|Uberaba|Foz do Iguaçu|Cascavel|Indaiatuba|Novo Hamburgo|Cotia|"
     "Vitória da Conquista|Barueri|Governador Valadares|Praia Grande|Várzea Grande|Volta Redonda|Santa Luzia|"
     "Itapevi|Marília|Gravataí|Caruaru|Hortolândia|Rio Verde|Ipatinga|Juazeiro do Norte|Embu|Imperatriz|"
     "Taboão da Serra|Jacareí|Alvorada|Presidente Prudente|São Leopoldo|Itabuna|São Carlos|Mossoró|Sete Lagoas|"
     "São José"},
    {"BS", "Nassau"},
    {"BT", "Thimphu"},
    {"BW", "Gaborone"},
    {"BY",
     "Minsk|Homyel'|Hrodna|Mahilyow|Brest|Vitebsk|Babruysk|Baranovichi|Barysaw|Pinsk|Orsha|Mazyr|Navapolatsk|"
     "Salihorsk|Lida|Maladziečna"},
    {"BZ", "Belmopan"},
    {"CA",
     "Toronto|Montréal|Calgary|Edmonton|Ottawa|Winnipeg|Mississauga|Vancouver|Brampton|Québec|?Hamilton|Halifax|"
     "?Laval|Surrey|?Markham|?Vaughan|Okanagan|Windsor|Kitchener|Gatineau|Longueuil|Burnaby|Ladner|Saskatoon|"
     "Richmond Hill|Oakville|?Burlington|Nepean|?Regina|Oshawa|Greater Sudbury|Saguenay|Lévis|Kelowna|?Barrie|"
     "Abbotsford|Coquitlam|St. Catharines|?Milton|?Sherbrooke|Trois-Rivières|Ajax|Guelph|Terrebonne|St. John's|"
     "Moncton|Thunder Bay|Waterloo|?Delta|?Dartmouth"},
    {"CC", "West Island"},
    {"CD", "Kinshasa|Lubumbashi|Mbuji-Mayi|Kisangani|Masina|Kananga|Likasi|Kolwezi|Tshikapa|Beni|Bukavu"},
    {"CF", "Bangui"},
    {"CG", "Brazzaville|Pointe-Noire"},
    {"CH", "Zurich|Geneva=Genève=Geneve|Basel|Lausanne|Bern"},
    {"CI", "Abidjan|Abobo|?Bouaké|Korhogo|Daloa|San-Pédro|Gagnoa|Sinfra|?Man|Marcory|Yamoussoukro"},
    {"CK", "Avarua"},
    {"CL",
     "Santiago|Puente Alto|?Antofagasta|Viña del Mar|Valparaíso|Talcahuano|San Bernardo|Puerto Montt|Temuco|"
     "?Concepción|Rancagua|La Pintana"},
    {"CM", "Douala|Yaoundé|Garoua|Kousséri|Bamenda|Maroua|Bafoussam|Mokolo|Ngaoundéré|Bertoua|Edéa"},
    {"CN",
     "Shanghai|Beijing=Peking|Shenzhen|Guangzhou=Canton|Chengdu|Tianjin=Tientsin|Wuhan|Dongguan|Xi'an=Xian|"
     "Nanjing=Nanking|Hangzhou|Foshan|Chongqing=Chungking|Qingdao|Shenyang|Suzhou|Harbin|Hefei|Dalian|Changchun|"
     "Xiamen|Wuxi|Jinan|Taiyuan|Zhengzhou|Shijiazhuang|Kunming|Zhongshan|Nanning|Shantou|Fuzhou|Ningbo|Puyang|"
     "Shiyan|Tangshan|Changzhou|Zibo|Changsha|Guiyang|Ürümqi=UEruemqi|Lanzhou|Huizhou|Haikou|Linyi|Baoding|"
     "Wenzhou|Yunfu|Huai'an|Nanchang|Hohhot|Shaoxing|Nantong|Yantai|Zhuhai|Baotou|Kunshan|Weifang|Zunyi|"
     "Lianyungang|Ganzhou|Ordos|Jieyang|Jilin|Nanchong|Datong|Nanyang|Jiangmen|Jiangyin|Fuyang|Bayan Nur|Chaozhou|"
     "Qingyuan|Tai'an|Xining|Changshu|Huainan|Lu'an|Yancheng|Taizhou|Daqing|Wuhu|Dazhou|Yangzhou|Guilin|Zhaoqing|"
     "Mianyang|Putian|Shangqiu|Yinchuan|Yiwu|Quanzhou|Jinhua|Cixi|Changde|Kaifeng|Anshan|Baoji|Suqian|Liuzhou|"
     "Zhangjiagang|Jinjiang|Bozhou|Qujing|Zhanjiang|Fushun|Luoyang|Guankou|Handan|Yichang|Heze|Liupanshui|Maoming|"
     "Qinzhou|Luohe|Xiangyang|Yangjiang|Yixing|Xuchang|Zigong|Xuzhou|Neijiang|Yiyang|Jining|Xinyang|Liaocheng|"
     "Jinzhong|Changzhi|Tianshui|Weinan|Jiaxing|Jiujiang|Anyang|Bijie|Zhuzhou|Shangrao|Huaibei|Meishan|Guigang|"
     "Hengyang|Yulin|Jingzhou|Xinxiang|Yichun|Xianyang|Sanya|Shaoguan|Longyan|Yongzhou|Huzhou|Wuwei|Hanzhong|"
     "Hezhou|Zhu Cheng City|Dongying|Luzhou|Meizhou|Yueyang|Laiwu|Benxi|Pingdingshan|Bengbu|Xiangtan|Linfen|"
     "Zhenjiang|Baoshan|Rui'an|Laibin|Xiaogan|?Ziyang|Quzhou|Zaozhuang|Pingxiang|Zhoushan|Qiqihar|Puning|Ankang|"
     "Langfang|Jiaozuo|Wanxian|Guang'an|Weihai|Xinyu|Yibin|Taicang|Chenzhou|Anqing|Xingtai|Zhaotong|Panzhihua|"
     "Chuzhou|Xuanzhou|Shangyu|Anshun|Wuzhou|Qinhuangdao|Shaoyang|Hegang|Ma'anshan|Deyang|Yangquan|Wanzhou|"
     "Zhumadian|Zhangjiakou|Fuxin|Huangshi|Liaoyang|Baise|Binzhou|Yuncheng|Dezhou|Sanmenxia|E'zhou|Mudanjiang|"
     "Leshan|Rizhao|Suining|Hebi|Jingmen|Dandong|Panshan|Jiaozhou|Suizhou|Chizhou|Ya'an|Jinzhou|Sanming|"
     "Shuangyashan|Luancheng|Yingkou|Zhangzhou|Shihezi|Wenchang|Siping|Huaihua|Jiamusi|Korla|Wanning|Xinzhou|"
     "Pingdu|Ji'an|Guli|Aksu|Tanggu|Shangluo|Qionghai|Cangzhou|Beihai|Hengshui|Guangyuan|Xianning|Tonghua|Banan|"
     "Zhangye|Kashgar|Zhoukou|Pingliang|Zhucheng|Loudi|Shanwei|Jianshui|Xichang|Jincheng|Yan'an|Shouguang|"
     "Jingdezhen|Shizuishan|Nanping|Liaoyuan|Heyuan|Huangshan|Lishui|Wenshan City|Chengde|Basuo|Zhangjiajie|"
     "Bei'an|Ningde|Jiuquan|Dingxi|Tongchuan|Guyuan|Chaoyang|Hotan|Jixi|Tongling"},
    {"CO",
     "Bogota|Cali|Medellín|Barranquilla|Cartagena|Cúcuta|Bucaramanga|Ibagué|Santa Marta|Montería|Valledupar|"
     "?Pereira|Manizales|Buenaventura|?Bello|Pasto|Neiva|?Soledad|Villavicencio|Popayán|Soacha|Palmira|Armenia|"
     "Itagüí=Itaguei|Sincelejo|Floridablanca|Tuluá|Dosquebradas"},
    {"CU", "Havana|Santiago de Cuba|Camagüey|Holguín|?Guantánamo|Santa Clara|Arroyo Naranjo|Las Tunas"},
    {"CV", "Praia"},
    {"CW", "Willemstad"},
    {"CX", "Flying Fish Cove"},
    {"CY", "Nicosia"},
    {"CZ", "Prague|Brno|Ostrava|Pilsen|?Liberec"},
    {"DE",
     "Berlin|Hamburg|Munich|Cologne=Koeln|Frankfurt=Frankfurt am Main|Stuttgart|Düsseldorf=Duesseldorf|Essen|"
     "Dortmund|Dresden|Bremen|Nuremberg=Nuernberg|Hanover=Hannover|Leipzig|Duisburg|Bochum|Wuppertal|Bielefeld|"
     "Bonn|Mannheim|Karlsruhe|Wiesbaden|?Münster=Muenster|Gelsenkirchen|Aachen|Mönchengladbach=Moenchengladbach|"
     "Augsburg|Chemnitz|Kiel|Braunschweig|Krefeld|Magdeburg|Oberhausen|Mainz|Freiburg|Erfurt|Lübeck=Luebeck|"
     "?Hagen|Rostock|Kassel|Potsdam|Saarbrücken=Saarbruecken|?Hamm|?Herne|Mülheim=Muelheim|Osnabrück=Osnabrueck|"
     "Solingen|Ludwigshafen am Rhein|Leverkusen|?Oldenburg|Neuss|Heidelberg|Paderborn|Darmstadt|"
     "Würzburg=Wuerzburg|Regensburg|Wolfsburg|Recklinghausen|Göttingen=Goettingen|Heilbronn|Ingolstadt|Ulm|"
     "Bottrop|Pforzheim|?Offenbach|Remscheid|Bremerhaven|Reutlingen|Fürth|Koblenz|Siegen|Bergisch Gladbach|Jena|"
     "?Gera|Salzgitter|Moers|Hildesheim|Erlangen|?Witten|Trier"},
    {"DJ", "Djibouti"},
    {"DK", "Copenhagen|Århus|Odense|Aalborg"},
    {"DM", "Roseau"},
    {"DO",
     "Santo Domingo|Santiago de los Caballeros|Santo Domingo Oeste|Santo Domingo Este|San Pedro de Macorís|"
     "La Romana"},
    {"DZ", "Algiers|Boumerdas|Oran|Tébessa|?Constantine|Biskra|Sétif|Batna|Bab Ezzouar|Annaba"},
    {"EC",
     "Quito|Guayaquil|Cuenca|Santo Domingo de los Colorados|Ambato|Portoviejo|Eloy Alfaro|Machala|Loja|?Manta|"
     "Riobamba|?Ibarra|Esmeraldas|Quevedo|Latacunga"},
    {"EE", "Tallinn"},
    {"EG",
     "Cairo|Alexandria|Giza|Shubrā al Khaymah|Port Said|Suez|Al Manşūrah|Al Maḩallah al Kubrá|Ţanţā|Asyūţ|"
     "Al Fayyūm|Al Khuşūş|Zagazig|Ismailia|Luxor|Aswan|Madīnat Sittah Uktūbar|Damanhūr|New Cairo|Damietta|"
     "Al Minyā|Banī Suwayf|Shibīn al Kawm|Kafr ad Dawwār|Sohag|Qinā|Al 'Āshir min Ramaḑān|Ḩalwān|Mallawī|Idkū|"
     "Hurghada"},
    {"ER", "Asmara"},
    {"ES",
     "Madrid|Barcelona|Seville=Sevilla|Zaragoza=Saragossa|Málaga|Murcia|?Palma=Palma de Mallorca|"
     "Las Palmas de Gran Canaria|Bilbao|Alicante|Valladolid|Vigo|Gijón|L'Hospitalet de Llobregat|"
     "Gasteiz / Vitoria|A Coruña|Sant Martí|Granada|Elche|Ciudad Lineal|Oviedo|Badalona|Terrassa|Pamplona|"
     "Jerez de la Frontera|Sabadell|Móstoles|Santa Cruz de Tenerife|Alcalá de Henares|Fuenlabrada|Almería|Leganés|"
     "Donostia / San Sebastián=San Sebastian|Castelló de la Plana|Burgos|Santander|Albacete|Alcorcón|Getafe|"
     "Logroño|La Laguna|Badajoz|Huelva|Chamartín|Lleida|Marbella|?León|Tarragona|Cadiz|Dos Hermanas|Mataró|"
     "Santa Coloma de Gramenet|Torrejón de Ardoz|Algeciras|Parla|Jaén|Alcobendas|Reus|Ourense|Torrevieja|Telde"},
    {"ET", "Addis Ababa|Jijiga|Gondar|Mek'ele|Nazrēt|Hawassa|Bahir Dar|Dire Dawa|Desē|Jimma|Shashemenē"},
    {"FI", "Helsinki|Espoo|Tampere|Oulu|Turku|Vantaa|Jyväskylä=Jyvaeskylae|Kuopio|Lahti"},
    {"FJ", "Suva"},
    {"FK", "Stanley"},
    {"FM", "Palikir - National Government Center"},
    {"FO", "Tórshavn"},
    {"FR",
     "Paris|Marseille=Marseilles|Lyon=Lyons|Toulouse|?Nice|Nantes|Strasbourg|Bordeaux|Montpellier|Rouen|Lille|"
     "Rennes|Reims|Le Havre|Cergy-Pontoise|Saint-Étienne|Toulon|?Angers|Grenoble|?Dijon|Nîmes|Clermont-Ferrand|"
     "Aix-en-Provence|Saint-Quentin-en-Yvelines|Le Mans|Amiens|?Tours|Limoges|Villeurbanne|Besançon|Metz|Orléans|"
     "Mulhouse|Montreuil|Perpignan|Caen|Boulogne-Billancourt|?Nancy|Argenteuil"},
    {"GA", "Libreville"},
    {"GB",
     "London|Birmingham|Liverpool|Glasgow|Sheffield|Leeds|Edinburgh|Bristol|Cardiff|Manchester|Leicester|Bradford|"
     "Belfast|Coventry|?Birkenhead|Nottingham|Islington|?Reading|Kingston upon Hull|?Preston|Newport|Swansea|"
     "Newcastle upon Tyne|Southend-on-Sea|Brighton|?Derby|Southampton|Wolverhampton|Plymouth|Stoke-on-Trent|"
     "Milton Keynes|City of Westminster|Northampton|Oldham|Bexley|Luton|?Archway|Portsmouth|Swindon|?Dudley|"
     "Aberdeen|?Sutton|St Helens|?Crawley|Ipswich|Wigan|Croydon|Warrington|Walsall|Mansfield|Sunderland|?Slough|"
     "Bournemouth|Oxford|Enfield Town|York|Telford|?Poole|Burnley|?Harrow|Huddersfield|Dundee|Blackburn|Cambridge|"
     "Blackpool|Basildon|Norwich|Middlesbrough|Bolton|Stockport|West Bromwich|?Hastings|High Wycombe|Gloucester|"
     "Exeter|Tottenham|Salford|Newcastle under Lyme|?Solihull|Watford|Saint Peters|Burton upon Trent|Colchester|"
     "?Eastbourne|Rotherham|Cheltenham|Doncaster|Chesterfield|?Chelmsford|Wakefield|Walthamstow|Dagenham|"
     "Basingstoke|?Maidstone|Sutton Coldfield|?Bedford|Woking|?Bath|Gillingham"},
    {"GD", "Saint George's"},
    {"GE", "Tbilisi|Batumi|Kutaisi|Rustavi"},
    {"GF", "Cayenne"},
    {"GG", "Saint Peter Port"},
    {"GH", "Accra|Kumasi|Tamale|Takoradi|Atsiaman"},
    {"GI", "Gibraltar"},
    {"GL", "Nuuk"},
    {"GM", "Serekunda|Banjul"},
    {"GN", "Camayenne|Conakry"},
    {"GP", "Basse-Terre"},
    {"GQ", "Malabo"},
    {"GR", "Athens|Thessaloniki=Salonika|Pátra|Piraeus|?Lárisa|Peristéri|Irákleion|Kallithéa"},
    {"GS", "Grytviken"},
    {"GT", "Guatemala City|Villa Nueva|Mixco|Cobán"},
    {"GU", "Hagåtña"},
    {"GW", "Bissau"},
    {"GY", "Georgetown"},
    {"HK",
     "Hong Kong|Kowloon|Victoria|Tuen Mun|Sha Tin|Tseung Kwan O|Kwai Chung|Tsuen Wan|Tin Shui Wai|Tai Po|Fanling|"
     "Ma On Shan"},
    {"HN", "Tegucigalpa|San Pedro Sula|La Ceiba"},
    {"HR", "Zagreb"},
    {"HT", "Port-au-Prince|Delmas 73|Port-de-Paix|Pétionville|Croix-des-Bouquets"},
    {"HU", "Budapest|Debrecen|Szeged|Miskolc|Pécs|Győr|Nyíregyháza|Kecskemét|Székesfehérvár"},
    {"ID",
     "Jakarta|Surabaya|Bekasi|Bandung|Medan|Depok|Tangerang|Palembang|Semarang|Makassar|South Tangerang|Jepara|"
     "Bandar Lampung|?Batam|Bogor|Pekanbaru|Padang|Malang|Samarinda|Denpasar|Balikpapan|Serang|Situbondo|"
     "Pontianak|Banjarmasin|Jambi City|Cimahi|Surakarta|Manado|Kupang|Mataram|Jayapura|Bengkulu|Yogyakarta|?Palu|"
     "Cibinong|Ambon|Kendari|Cirebon|Percut|Pekalongan|Jember|Palangkaraya|Cileungsir|Binjai|Sukabumi|Pasarkemis|"
     "Tasikmalaya|Pematangsiantar|Cilacap|Banda Aceh|Sorong|Tarakan|Probolinggo|Tegal|Kediri|Singkawang|"
     "Lubuklinggau|Purwokerto|Tanjung Pinang|Bitung|Padangsidempuan|Pangkalpinang|Citeureup|?Batu|Loa Janan|"
     "Madiun|Pasuruan|Ciputat|Ciampea|Ternate|Rengasdengklok|Banjar|Sumedang"},
    {"IE", "Dublin|Cork"},
    {"IL",
     "Jerusalem|Tel Aviv=Tel-Aviv|Haifa|Rishon LeTsiyyon|Petaẖ Tiqva|Netanya|Ashdod|Bnei Brak|H̱olon|Beersheba|"
     "Ramat Gan|Reẖovot|Ashkelon|Bat Yam|Bet Shemesh|Kfar Saba"},
    {"IM", "Douglas"},
    {"IN",
     "Mumbai=Bombay|Delhi|Bengaluru=Bangalore|Hyderābād|Ahmedabad|Chennai=Madras|Kolkata=Calcutta|Surat|"
     "Pune=Poona|Kanpur|Jaipur|Lucknow|Nagpur|Coimbatore|Indore|Vadodara=Baroda|Kallakurichi|Patna|Bhopāl|"
     "Ludhiāna|Madurai|Tirunelveli|Agra|Rājkot|Najafgarh|Jamshedpur|Gorakhpur|Nashik|Pimpri|?Kalyān|Thāne|Meerut|"
     "Nowrangapur|Faridabad|Ghāziābād|Dhanbad|Dombivli|Varanasi=Benares|Ranchi|Amritsar|Allahābād|Visakhapatnam|"
     "Jabalpur|Hāora|Tiruchirappalli|Aurangabad|Solāpur|Srinagar|Tiruppur|Chandīgarh|Jodhpur|?Salem|Guwahati|"
     "Gwalior|Vijayawada|Bhiwandi|Mysore|Kanayannur|Hubli|Narela|Jalandhar|Thiruvananthapuram=Trivandrum|Kota|"
     "Bhubaneshwar|Alīgarh|Bareilly|Morādābād|Raipur|Puducherry|Bhilai|Borivli|Bhavnagar|Cochin|Amrāvati|Sāngli|"
     "Cuttack|Bīkaner|Bokāro|Warangal|Nanded|Kozhikode|Raurkela|Guntur|Dehra Dūn|?Erode|Bhayandar|Durgapur|Ajmer|"
     "Ulhasnagar|Kolhāpur|Siliguri|Bilimora|Āsansol|Jamnagar|Sahāranpur|Vellore|Gulbarga|Bhātpāra|Jammu|Kurnool|"
     "Ujjain|Rāmgundam|Maheshtala|Shyamnagar|Mālegaon|Davangere|Jalgaon|Akola|?Belgaum|Rajpur Sonarpur|Gaya|"
     "Udaipur|Korba|Mangalore|Jhānsi|Thoothukudi|Nellore"},
    {"IQ",
     "Baghdad|Mosul|Erbil=Irbil=Arbil|Basra=Basrah|Karbala=Kerbala|Kirkuk|Abū Ghurayb|As Sulaymānīyah|Nasiriyah|"
     "Najaf=An Najaf|Al Ḩillah|Dihok|Al 'Amārah|Ad Dīwānīyah|Al Kūt|Ramadi=Ar Ramadi|Fallujah=Falluja=Al Fallujah|"
     "Sāmarrā'|As Samawah|Baqubah|Sīnah|Soran|Az Zubayr|An Nu'mānīyah|Kufa|Umm Qaşr|Al Fāw"},
    {"IR",
     "Tehran|Mashhad|Isfahan|Karaj|Tabriz|Shiraz|Qom|Ahvaz|Pasragad Branch|Kahrīz|Kermanshah|Rasht|Kerman|"
     "Orūmīyeh|Zahedan|Hamadān|Āzādshahr|?Arāk|Yazd|Ardabīl|Abadan|Zanjān|Bandar Abbas|Sanandaj|Qazvin|"
     "Khorramshahr|Khorramabad|Khomeynī Shahr|Sari|Borūjerd|Qarchak|Gorgān|Sabzevar|Najafābād|Neyshābūr|"
     "Naz̧arābād|Būkān|Sirjan|Bābol"},
    {"IS", "Reykjavik"},
    {"IT",
     "Rome|Milan|Naples|Turin|Palermo|Genoa|Bologna|Florence|Bari|Catania|Verona|Messina|Trieste|Padova|Brescia|"
     "Taranto|Parma|Prato|Modena|Reggio Calabria|Reggio nell'Emilia|Livorno|Cagliari|Rimini|?Mestre|Foggia|"
     "?Ferrara|Acilia-Castel Fusano-Ostia Antica|Salerno|?Monza|Siracusa|Bergamo|Trento|Perugia|Pescara|Forlì|"
     "Vicenza|Terni|Pisa|Bolzano|Piacenza|Novara|Arezzo|Udine"},
    {"JE", "Saint Helier"},
    {"JM", "Kingston"},
    {"JO", "Amman|Zarqa|Irbid|Russeifa|Wādī as Sīr|Ar Ramthā|'Ajlūn|As Salţ"},
    {"JP",
     "Tokyo|Yokohama|Osaka|Nagoya|Sapporo|Fukuoka|Kawasaki|Kobe|Kyoto|Saitama|Hiroshima|Sendai|Chiba|Kitakyushu|"
     "Niigata|Hamamatsu|Sakai|Kumamoto|Okayama|Shizuoka|?Kawaguchi|Kagoshima|Hachiōji|Himeji|Matsuyama|Matsudo|"
     "Higashi-ōsaka|Kurashiki|Ōita|Nishinomiya-hama|Fukuyama|Kanazawa|Utsunomiya|Amagasaki|Fujisawa|Kashiwa|"
     "?Toyota|Takamatsu|Toyama|?Yokosuka|Nagasaki|Hirakata|Gifu-shi|Machida|Miyazaki|Toyonaka|Ichinomiya|"
     "Toyohashi|Minato|Takasaki|Nara-shi|Nagano|Iwaki|Takatsuki|?Okazaki|Suita|Wakayama|Koshigaya|Tokorozawa|Ōtsu|"
     "Kawagoe|Asahikawa|Kochi|Kōriyama|Naha|Akita|Kurume|Kasugai|Aomori|?Akashi|Yokkaichi|Fukushima|Morioka|"
     "Ichihara|Maebashi|Ibaraki|Hakodate|?Yao|Kakogawachō-honmachi|Tokushima|Shimonoseki|Fuchū|Hiratsuka|Sōka|"
     "Yamagata|Fukui-shi|Mito|?Fuji|Chigasaki|?Yamato|?Matsumoto|Hachinohe|Neyagawa|?Sasebo|?Saga|?Ōta|"
     "Minamirinkan|Atsugi|Takarazuka|Ageoshimo|Chōfu|Kasukabe|Kishiwada|Nagareyama"},
    {"KE", "Nairobi|Kakamega|Mombasa|Ruiru|Eldoret|Kisumu|?Kikuyu|?Nakuru|Thika"},
    {"KG", "Bishkek|Osh"},
    {"KH", "Phnom Penh|?Takeo"},
    {"KI", "Tarawa"},
    {"KM", "Moroni"},
    {"KN", "Basseterre"},
    {"KP", "Pyongyang|Hamhŭng|Namp'o|Sunch'ŏn|Hŭngnam|Kaesŏng|Wŏnsan|Chongjin|Sariwŏn|Sinŭiju|Haeju|Kanggye"},
    {"KR",
     "Seoul|Busan=Pusan|Incheon=Inchon|Daegu=Taegu|Gwangju=Kwangju|Daejeon|Suwon|Goyang-si|Seongnam-si|Ulsan|"
     "Bucheon-si|Cheongju-si|Ansan-si|?Cheonan|Jeonju|Hwaseong-si|Anyang-si|Kimhae|Changwon|?Pohang|Jeju City|"
     "Uijeongbu-si|Masan|Gumi|Gwangmyeong|?Sejong|Wŏnju|Chinju|Iksan|Yeosu|Gunpo|Mokpo|Hanam|Gunsan|Suncheon|"
     "Chuncheon|Chungju"},
    {"KW", "Al Aḩmadī|Kuwait City"},
    {"KY", "George Town"},
    {"KZ",
     "Almaty|Shymkent|Aktobe|Karagandy|Taraz|Kyzylorda|Astana=Nur-Sultan|?Oral|Pavlodar|Ust-Kamenogorsk|Semey|"
     "Atyrau|?Turkestan|Kostanay|Petropavl"},
    {"LA", "Vientiane"},
    {"LB", "Beirut|Sidon|Tyre|Nabatîyé et Tahta"},
    {"LC", "Castries"},
    {"LI", "Vaduz"},
    {"LK", "Colombo|Dehiwala-Mount Lavinia"},
    {"LR", "Monrovia"},
    {"LS", "Maseru"},
    {"LT", "Vilnius|Kaunas|Klaipėda"},
    {"LU", "Luxembourg"},
    {"LV", "Riga|Daugavpils"},
    {"LY",
     "Tripoli|Benghazi|Ajdabiya|Mişrātah|Tarhuna|Al Khums|Az Zāwīyah|Zawiya|Al Ajaylat|?Sabhā|Sirte|Al Jadīd|"
     "Tobruk|Zliten|Şabrātah|Al Jumayl|Tājūrā'"},
    {"MA",
     "Casablanca|Rabat|?Fès|?Sale|Marrakesh|Agadir|Tangier|Meknès|Oujda-Angad|Al Hoceïma|Kenitra|Tétouan|Temara|"
     "?Safi|Salé Al Jadida"},
    {"MC", "Monaco"},
    {"MD", "Chisinau=Kishinev"},
    {"ME", "Podgorica"},
    {"MF", "Marigot"},
    {"MG", "Antananarivo|Toamasina|Antsirabe|Mahajanga"},
    {"MH", "Majuro"},
    {"MK", "Skopje"},
    {"ML", "Bamako"},
    {"MM", "Yangon=Rangoon|Mandalay|Nay Pyi Taw|Mawlamyine|?Bago|Pathein"},
    {"MN", "Ulan Bator"},
    {"MO", "Macau=Macao"},
    {"MP", "Saipan"},
    {"MQ", "Fort-de-France"},
    {"MR", "Nouakchott"},
    {"MT", "Valletta"},
    {"MU", "Port Louis"},
    {"MV", "?Male"},
    {"MW", "Lilongwe|Blantyre"},
    {"MX",
     "Mexico City|Tijuana|Iztapalapa|León de los Aldama|Puebla|Ecatepec de Morelos|Santiago de Querétaro|"
     "Ciudad Juárez|Zapopan|Guadalajara|Mérida|Gustavo Adolfo Madero|Monterrey|Ciudad Nezahualcoyotl|Mexicali|"
     "Chihuahua|Hermosillo|Culiacán|Naucalpan de Juárez|Morelia|Torreón|San Luis Potosí|Aguascalientes|Saltillo|"
     "?Guadalupe|Acapulco de Juárez|Tlalnepantla|Cancún|Coyoacán|Santa María Chimalhuacán|Tuxtla|Reynosa|"
     "Tlaquepaque|Tlalpan|?Cuauhtémoc|Victoria de Durango|Toluca|Ciudad López Mateos|Cuautitlán Izcalli|"
     "Ciudad Apodaca|Heroica Matamoros|San Nicolás de los Garza|Ciudad Obregón|Veracruz|Xalapa de Enríquez|"
     "Azcapotzalco|Tonalá|Xochimilco|Iztacalco|Mazatlán|Irapuato|Nuevo Laredo|Miguel Hidalgo|Uruapan|Xico|"
     "Benito Juarez|Villahermosa|Ciudad General Escobedo|Celaya|Cuernavaca|Tepic|Ciudad Victoria|"
     "Soledad de Graciano Sánchez|Ixtapaluca|Tampico|Tláhuac|Nicolás Romero|Ensenada|Coacalco|Salamanca|"
     "Santa Catarina|Gómez Palacio|Los Mochis|Pachuca de Soto|Oaxaca|Tehuacán|Ojo de Agua|Magdalena Contreras|"
     "Coatzacoalcos|Campeche|Monclova|Nogales|Buenavista|Puerto Vallarta|Tapachula"},
    {"MY",
     "Kuala Lumpur|Petaling Jaya|Klang|Johor Bahru|Ipoh|Kampung Baru Subang|Shah Alam|?Malacca|Kota Bharu|Kuantan|"
     "Kota Kinabalu|Sandakan|Kuala Terengganu|Alor Setar|Kuching|Seremban|Tawau|?Miri|Pasir Mas|Sungai Petani|"
     "?Taiping|Bukit Mertajam|?Sepang"},
    {"MZ", "Maputo|Matola|Nampula|Beira|Chimoio|Quelimane|Tete|Nacala|Lichinga|?Pemba"},
    {"NA", "Windhoek"},
    {"NC", "Nouméa"},
    {"NE", "Niamey"},
    {"NG",
     "Lagos|Kano|Ibadan|Port Harcourt|Benin City|Kaduna|Onitsha|Abuja|Zaria|?Aba|Jos|Ilorin|Maiduguri|Oyo|Bauchi|"
     "Enugu|Abeokuta|Sokoto|Warri|Ebute Ikorodu|Okene|Calabar|?Uyo|Katsina|Ado-Ekiti|Akure|Lekki|Ikeja|Makurdi|"
     "Minna|Efon-Alaaye|Ilesa|?Owo|Umuahia|Ondo|Ikot Ekpene|?Iwo|Gombe|Jimeta|Atani|Gusau|Mubi|Ikire|Owerri|"
     "Shagamu|Ijebu-Ode|Ugep|Chakwama"},
    {"NI", "Managua"},
    {"NL",
     "Amsterdam|Rotterdam|The Hague=Hague|Utrecht|Groningen|Eindhoven|Tilburg|Almere Stad|Breda|Nijmegen|Enschede|"
     "Haarlem|Arnhem|Zaanstad|Amersfoort|Apeldoorn|'s-Hertogenbosch|Hoofddorp|Maastricht|Leiden|Dordrecht|"
     "Zoetermeer|Zwolle|Hengelo|Venlo"},
    {"NO", "Oslo|Bergen|Trondheim|Stavanger|Drammen"},
    {"NP", "Kathmandu|Bharatpur|Pātan|Birgañj|Biratnagar|Dhangaḍhi̇̄|Pokhara"},
    {"NR", "Yaren"},
    {"NU", "Alofi"},
    {"NZ", "Auckland|Wellington|Christchurch|Manukau City|Tauranga|Dunedin|Lower Hutt"},
    {"OM", "Muscat|Seeb|Bawshar"},
    {"PA", "Panamá|San Miguelito"},
    {"PE",
     "Lima|Callao|Arequipa|Trujillo|Chiclayo|Piura|Huancayo|Cusco|Iquitos|Pucallpa|Chimbote|Tacna|?Ica|Juliaca|"
     "Cajamarca"},
    {"PF", "Papeete"},
    {"PG", "Port Moresby"},
    {"PH",
     "Quezon City|Davao|Manila|Caloocan City|Budta|Malingao|Cebu City|Paranaque City|General Santos|Taguig|"
     "Pasig City|Las Piñas|Antipolo|Calamba|Makati City|Zamboanga|Bacolod City|Mansilingan|Cagayan de Oro|"
     "Dasmariñas|Mandaluyong City|Pasay|Iloilo|San Jose del Monte|Bacoor|Lapu-Lapu City|Iligan|Mandaue City|"
     "Cabanatuan City|Cotabato|Iligan City|Butuan|Cabuyao|Biñan|Angeles City|Santol|Cainta|Baguio|San Pedro|"
     "Mantampay|San Fernando|Libertad|Navotas|Tacloban|Batangas|Magugpo Poblacion|Taytay|Lucena|Puerto Princesa|"
     "Olongapo|Binangonan|Santa Rosa|?Imus|Lipa City|San Pablo"},
    {"PK",
     "Karachi|Lahore|Faisalabad|Rawalpindi|Multan|Gujranwala|Peshawar|Rahim Yar Khan|Quetta|Muzaffarābād|"
     "Battagram|Kotli|Islamabad|Bahawalpur|Sargodha|Sialkot|Sukkur|Larkana|Shekhupura|Bhimber|Jhang Sadr|Gujrat|"
     "Mardan|Kasur|Mingora|Dera Ghazi Khan|Sahiwal|Nawabshah|Okara|Mirpur Khas|Chiniot|Shahkot"},
    {"PL",
     "Warsaw|Łódź=Lodz|Kraków=Cracow|Wrocław=Wroclaw|Poznań|Gdańsk|Szczecin|Bydgoszcz|Lublin|Katowice|"
     "Białystok=Bialystok|Częstochowa|Gdynia|Sosnowiec|?Radom|Mokotów|Kielce|Gliwice|Toruń|Zabrze|Bytom|"
     "Praga Południe=Praga Poludnie|Bielsko-Biala|?Olsztyn|Rzeszów|Ursynów|Ruda Śląska|Rybnik|?Wola|Bielany|"
     "Śródmieście|Tychy|Białołeka=Bialoleka|?Opole|Elbląg|Płock=Plock|Wałbrzych=Walbrzych|Gorzów Wielkopolski|"
     "Targówek|Włocławek=Wloclawek|Zielona Góra|Dąbrowa Górnicza|Tarnów|Chorzów|?Kalisz|Koszalin|Legnica|Bemowo"},
    {"PM", "Saint-Pierre"},
    {"PN", "Adamstown"},
    {"PR", "San Juan|Bayamón"},
    {"PS", "Gaza=Gaza City|Khān Yūnis|Jabālyā|Hebron|Nablus|Rafaḩ"},
    {"PT", "Lisbon|Porto|Amadora|Braga|Setúbal|Coimbra|Queluz|Funchal"},
    {"PW", "Ngerulmud"},
    {"PY", "Asunción|Ciudad del Este|San Lorenzo"},
    {"QA", "Doha|Ar Rayyān"},
    {"RE", "Saint-Denis"},
    {"RO",
     "Bucharest|Iaşi|Constanţa|Cluj-Napoca|Timişoara|Craiova|Galaţi|Braşov|Ploieşti|Brăila|Oradea|Bacău|?Arad|"
     "Piteşti|Sibiu|Târgu-Mureş|Baia Mare|Buzău|Botoşani|Satu Mare|Râmnicu Vâlcea|Suceava|Piatra Neamţ|"
     "Drobeta-Turnu Severin"},
    {"RS", "Belgrade=Beograd|Niš|Novi Sad|?Zemun|Kragujevac|Čačak|Subotica"},
    {"RU",
     "Moscow|Saint Petersburg=St. Petersburg=St Petersburg=Leningrad|Novosibirsk|Yekaterinburg=Ekaterinburg|"
     "Nizhny Novgorod=Nizhniy Novgorod|Kazan|Chelyabinsk|Omsk|Samara|Rostov-on-Don=Rostov-na-Donu|Ufa|Krasnoyarsk|"
     "Voronezh|Volgograd|Perm|Krasnodar|Saratov|Tyumen|Tolyatti|Izhevsk|Barnaul|Ulyanovsk|Irkutsk|Khabarovsk|"
     "Yaroslavl|Vladivostok|Makhachkala|Tomsk|Orenburg|Kemerovo|Novokuznetsk|Ryazan'|Astrakhan|Penza|"
     "Naberezhnyye Chelny|Lipetsk|Kirov|Cheboksary|Tula|Kaliningrad|Kursk|Stavropol'|Bryansk|Tver|Magnitogorsk|"
     "Ivanovo|Nizhny Tagil|Ulan-Ude|?Vladimir|Arkhangel'sk|Chita|Belgorod|Kaluga|Smolensk|Sochi|Volzhsky|Saransk|"
     "Cherepovets|Vologda|Kurgan|Vladikavkaz|?Orël|Surgut|Groznyy|Murmansk|Tambov|Petrozavodsk|Taganrog|Kostroma|"
     "Komsomolsk-on-Amur|Yoshkar-Ola|Sterlitamak|Bratsk|Orsk|Syktyvkar|Nizhnevartovsk|Angarsk|Novorossiysk|Khimki|"
     "Nalchik|Yakutsk|Nizhnekamsk|Dzerzhinsk|Staryy Oskol|Blagoveshchensk|Velikiy Novgorod|Shakhty|Prokop'yevsk|"
     "Rybinsk|Zelenograd|Biysk|Pskov|Balakovo|Armavir|Yuzhno-Sakhalinsk|?Engels|Severodvinsk|Zlatoust|Syzran'|"
     "Abakan|Kamensk-Ural'skiy|Petropavlovsk-Kamchatsky|Podolsk|Berezniki|Volgodonsk|Miass|Novocherkassk|Nazran'|"
     "Rubtsovsk|Mytishchi|Salavat|Ussuriysk|Lyubertsy|Kovrov|Balashikha|Kolomna|Nakhodka|Elektrostal'|Pyatigorsk|"
     "Maykop|Zheleznodorozhnyy|?Norilsk|Al'met'yevsk|?Korolev|Kolpino|Odintsovo|Nevinnomyssk|Pervouralsk|"
     "Kislovodsk|Dimitrovgrad|Novomoskovsk|Kamyshin|Novocheboksarsk|Serpukhov|Murom|Khasavyurt|Neftekamsk|"
     "Cherkessk|Orekhovo-Zuyevo|Troparëvo|Achinsk|Kyzyl|Noginsk|Yelets|Novo-Peredelkino|Tobolsk|Shchelkovo|"
     "Nefteyugansk|Novokuybyshevsk|Noyabrsk|Bataysk|Seversk|Arzamas|Sergiyev Posad|Leninsk-Kuznetsky|Oktyabr'skiy|"
     "Obninsk|Elista|Cherëmushki|Novotroitsk|Derbent|Kiselëvsk|Velikiye Luki|Pushkino|Artëm|Ukhta|Kansk|"
     "Khanty-Mansiysk|Mezhdurechensk|Solikamsk|Glazov|Ust'-Ilimsk"},
    {"RW", "Kigali"},
    {"SA",
     "Jeddah=Jiddah|Riyadh|Mecca=Makkah|Medina=Madinah|Dammam|Sulţānah|Buraydah|Ta'if|Tabuk|Ha'il|Najrān|Al Kharj|"
     "Khamis Mushait|Al Hufūf|Al Mubarraz|Hafar Al-Batin|Al Jubayl|Abha|Yanbu"},
    {"SB", "Honiara"},
    {"SD", "Khartoum|Omdurman|Nyala|Port Sudan|Kassala|El Obeid|Al Qadarif|Kosti|Wad Medani|El Daein|El Fasher|Singa"},
    {"SE",
     "Stockholm|Gothenburg=Goeteborg|Malmö=Malmoe|Uppsala|Örebro=OErebro|Sollentuna|Umeå|Västerås=Vaesteras|"
     "Linköping=Linkoeping|Helsingborg"},
    {"SG", "Singapore|?Woodlands"},
    {"SH", "Jamestown"},
    {"SI", "Ljubljana"},
    {"SJ", "Longyearbyen"},
    {"SK", "Bratislava|Košice"},
    {"SL", "Freetown"},
    {"SM", "San Marino"},
    {"SN", "Dakar|Pikine|Touba|Thiès|Saint-Louis|Thiès Nones"},
    {"SO", "Mogadishu|Hargeysa|Berbera|Kismayo|Marka"},
    {"SR", "Paramaribo"},
    {"SS", "Juba|Winejok|?Yei"},
    {"ST", "São Tomé"},
    {"SV", "San Salvador|Soyapango|San Miguel"},
    {"SX", "Philipsburg"},
    {"SY",
     "Aleppo=Halab|Damascus|Homs=Hims|Ḩamāh|Latakia=Lattakia|Deir ez-Zor|Raqqa=Raqqah=Ar Raqqah|Al Bāb|"
     "Idlib=Idleb|?Dūmā"},
    {"SZ", "Mbabane"},
    {"TC", "Cockburn Town"},
    {"TD", "N'Djamena"},
    {"TF", "Port-aux-Français"},
    {"TG", "Lomé"},
    {"TH", "Bangkok|Samut Prakan|Mueang Nonthaburi|Chon Buri"},
    {"TJ", "Dushanbe|Isfara|Istaravshan|Kŭlob|Konibodom"},
    {"TL", "Dili"},
    {"TM", "Ashgabat|Türkmenabat"},
    {"TN", "Tunis|Sfax"},
    {"TO", "Nuku'alofa"},
    {"TR",
     "Istanbul|Ankara|Bursa|İzmir|Gaziantep|Adana|Konya|Antalya|Kayseri|Çankaya|Bağcılar=Bagcilar|"
     "Diyarbakır=Diyarbakir|Üsküdar=UEskuedar|Bahçelievler|Umraniye|Mersin|Esenler|Eskişehir|Karabağlar|Muratpaşa|"
     "Şanlıurfa=Sanliurfa|Elazığ=Elazig|Malatya|Sultangazi|Maltepe|Erzurum|Samsun|?Batman|Kahramanmaraş|?Van|"
     "Ataşehir|Şişli|Denizli|Zeytinburnu|Adapazarı=Adapazari|Sultanbeyli|Gebze|Merkezefendi|Adıyaman=Adiyaman|"
     "Sivas|Tarsus|Trabzon|Manisa|Sancaktepe|Balıkesir=Balikesir|Esenyurt|Kırıkkale=Kirikkale|Antakya|Osmaniye|"
     "Çorlu|Arnavutköy=Arnavutkoey|İzmit|Başakşehir|Kütahya|Çorum|Siverek|Isparta|Büyükçekmece=Bueyuekcekmece|"
     "Aydın=Aydin|İskenderun|Viranşehir|Uşak|Aksaray|Kızıltepe=Kiziltepe|Afyonkarahisar|İnegol|Tokat|Edirne|"
     "Derince|Beylikdüzü=Beylikduezue|Tekirdağ|Karaman|Nazilli|Ordu|Siirt|Erzincan|Alanya|Turhal|"
     "Bandırma=Bandirma|Turgutlu|Mustafakemalpaşa|Zonguldak"},
    {"TT", "Port of Spain"},
    {"TV", "Funafuti"},
    {"TW",
     "Taipei|Kaohsiung|Taichung|Tainan|Banqiao|?Hsinchu|Taoyuan City|?Keelung|Hualien City|Neihu|Yongkang|?Bade|"
     "Xizhi"},
    {"TZ", "Dar es Salaam|Mwanza|Zanzibar|Arusha|Mbeya|Morogoro|Tanga|Dodoma"},
    {"UA",
     "Kyiv=Kiev|Kharkiv=Kharkov|Odesa=Odessa|Dnipro=Dnepropetrovsk=Dnipropetrovsk|Donetsk|Lviv=Lvov|"
     "Zaporizhzhia=Zaporozhye=Zaporizhzhya|Kryvyy Rih|Sevastopol=Sebastopol|Mykolaiv=Nikolaev=Mykolayiv|Mariupol|"
     "Luhansk=Lugansk|Vinnytsya|Makiivka|Simferopol|Chernihiv|Kherson|Poltava|Khmelnytskyi|Cherkasy|Chernivtsi|"
     "Zhytomyr|Sumy|Rivne|Horlivka|Ivano-Frankivsk|Kamyanske|Ternopil|Kropyvnytskyy|Kremenchuk|Lutsk|Bila Tserkva|"
     "Kerch|Melitopol|Kramatorsk|Uzhgorod|Brovary|Sloviansk|Berdyansk|Yevpatoriya|Alchevsk|Nikopol|Pavlohrad|Uman"},
    {"UG", "Kampala"},
    {"US",
     "New York=New York City|Los Angeles=L.A.=LA|Brooklyn|Chicago|Houston|Queens|Phoenix|Philadelphia|?Manhattan|"
     "San Antonio|San Diego|The Bronx|Dallas|San Jose|Jacksonville|?Austin|Fort Worth|Columbus|Indianapolis|"
     "Charlotte|San Francisco|Seattle|Denver|Washington=Washington, D.C.=Washington D.C.=Washington DC=D.C.|"
     "Nashville|El Paso|Oklahoma City|Detroit|Boston|Portland|Memphis|Las Vegas|Milwaukee|Baltimore|Albuquerque|"
     "Tucson|Fresno|Sacramento|Omaha|Kansas City|Long Beach|Mesa|Staten Island|Atlanta|Colorado Springs|"
     "Virginia Beach|Raleigh|Miami|Oakland|Tulsa|Minneapolis|Wichita|New Orleans|Arlington|Cleveland|Tampa|"
     "Bakersfield|Honolulu|Aurora|Anaheim|Santa Ana|Corpus Christi|?Riverside|St. Louis=St Louis=Saint Louis|"
     "Lexington-Fayette|Cincinnati|Orlando|?Stockton|Pittsburgh|Anchorage|Ironville|Meads|?Henderson|Greensboro|"
     "Saint Paul=St. Paul|Plano|Newark|Toledo|Lincoln|Chula Vista|Jersey City|?Chandler|Fort Wayne|Buffalo|Durham|"
     "?Irvine|Laredo|Lubbock|?Madison|?Gilbert|Norfolk|Tri-Cities|Louisville|Reno|Winston-Salem|Glendale|Hialeah|"
     "?Garland|Scottsdale|?Irving|Chesapeake|North Las Vegas|Fremont|Baton Rouge|Richmond|?Lexington|?Paradise|"
     "Jamaica|San Bernardino|Huntsville|Spokane|Modesto|Des Moines|Rochester|?Fontana|Maryvale|Tacoma|Oxnard|"
     "Worcester|Moreno Valley|Fayetteville|Huntington Beach|Yonkers|?Montgomery|Amarillo|Little Rock|Akron|"
     "Shreveport|Grand Rapids|?Mobile|Salt Lake City|Peoria|Providence|Tallahassee|Sunrise Manor|Grand Prairie|"
     "Overland Park|Knoxville|Brownsville|Newport News|Santa Clarita|Chattanooga|Fort Lauderdale|East Flatbush|"
     "Spring Valley|Tempe|Oceanside|Garden Grove|Rancho Cucamonga|Cape Coral|Sioux Falls|Ontario|?Jackson|"
     "Elk Grove|Springfield|Clarksville|Pembroke Pines|Deer Valley|Port Saint Lucie|Corona|?Eugene|?McKinney|"
     "Fort Collins|Lancaster|?Cary|Tempe Junction|Palmdale|?Hayward|?Salinas|Sunnyvale|?Frisco|East Chattanooga|"
     "Pasadena|Pomona|Washington Heights|?Lakewood|Escondido|?Astoria|?Hollywood|Rockford|East Hampton|Joliet|"
     "Savannah|?Paterson|Bridgeport|Naperville|Boise|?Mesquite|?Syracuse|?Torrance|?Surprise|Metairie Terrace|"
     "Gainesville|?Orange|Fullerton|?Killeen|?McAllen|?Bellevue|Metairie|?Dayton|Miramar|Hampton|West Valley City|"
     "Olathe|?Warren|?Columbia|?Thornton|?Carrollton|?Midland|Charleston|Waco|Sterling Heights|?Denton|"
     "Cedar Rapids|New Haven|?Roseville|Visalia|Coral Springs|Thousand Oaks|?Elizabeth|Stamford|Concord|Alhambra|"
     "?Lafayette|Topeka|Kent|Simi Valley|East Los Angeles|Murfreesboro|Abilene|?Norman|Sheepshead Bay|?Amherst|"
     "Victorville|Vallejo|Chico|North Stamford|Hartford|?Berkeley|Allentown|Evansville|?Fargo|?Independence|"
     "Ann Arbor|El Monte|Westminster|Round Rock|Wilmington|East Harlem|Arvada|?Beaumont|Provo|Lansing|Carlsbad|"
     "?Downey|?Elmhurst|Costa Mesa|Miami Gardens|North Peoria|Clearwater|Fairfield|Bushwick|?Gravesend|?Elgin|"
     "West Jordan|Inglewood|?Richardson|?Lowell|?Gresham|?Antioch|High Point|?Billings|Temecula|Murrieta|"
     "?Centennial|Pueblo|Pearland|Waterbury|West Covina|?Enterprise|North Charleston|?Everett|College Station|"
     "Palm Bay|Pompano Beach|?Boulder|?Norwalk|West Palm Beach|Broken Arrow|Daly City|Sandy Springs|Burbank|"
     "Green Bay|Wichita Falls|Lakeland|?Clovis|Lewisville|?Tyler|El Cajon|San Mateo|?Brandon|?Rialto|?Davenport|"
     "?Edison|?Hillsboro|Las Cruces|South Bend|New Bedford|Vista|?Greeley|?Davie|San Angelo|?Renton"},
    {"UY", "Montevideo"},
    {"UZ", "Tashkent|Namangan|Samarkand|Andijon|Nukus|Fergana|Bukhara|Qarshi|Qo'qon|Marg'ilon"},
    {"VA", "Vatican City"},
    {"VC", "Kingstown"},
    {"VE",
     "Caracas|Maracaibo|Maracay|Valencia|Barquisimeto|Ciudad Guayana|Maturín|Ciudad Bolívar|Cumaná|Barinas|"
     "Puerto La Cruz|Petare|Turmero|Cabimas|San Cristóbal|Alto Barinas|Santa Teresa del Tuy|Los Teques|Guarenas|"
     "Coro|?Valera|Baruta|San Fernando de Apure|Guatire|El Tigre|Porlamar|San Felipe"},
    {"VG", "Road Town"},
    {"VI", "Charlotte Amalie"},
    {"VN",
     "Ho Chi Minh City=Saigon|Hanoi|Da Nang|Haiphong|Biên Hòa|Cần Thơ|Thuận An|Dĩ An|?Huế|Vũng Tàu|Nha Trang|"
     "Long Xuyên|Thái Nguyên|Ninh Hòa|Rạch Giá|Chí Linh|Tân An|Qui Nhon|Sa Dec"},
    {"VU", "Port-Vila"},
    {"WF", "Mata-Utu"},
    {"WS", "Apia"},
    {"XK", "Pristina"},
    {"YE", "Sanaa=Sana'a=Sana’a|Aden|Al Ḩudaydah|Taiz|Mukalla|?Ibb|Dhamār"},
    {"YT", "Mamoudzou"},
    {"ZA",
     "Johannesburg|Cape Town|Durban|Soweto|Pretoria|Port Elizabeth|Pietermaritzburg|Benoni|Bloemfontein|Tembisa|"
     "East London|Vereeniging|Boksburg|Welkom|Newcastle|Krugersdorp|Randburg|Roodepoort|Botshabelo|Brakpan|"
     "Emalahleni|Richards Bay|Vanderbijlpark|?Centurion|Uitenhage|Paarl|Carletonville|Klerksdorp|?George|"
     "Westonaria|Middelburg|Vryheid|Pinetown|Kimberley|eMbalenhle|?Nigel|Mpumalanga|Bhisho|Randfontein|"
     "?Rustenburg|Polokwane|Potchefstroom|?Virginia|?Brits|Alberton|Mabopane|Nelspruit|Phalaborwa|Queenstown|"
     "Kroonstad|Mokopane"},
    {"ZM", "Lusaka|Ndola|Kitwe|Chipata"},
    {"ZW", "Harare|Bulawayo|Chitungwiza|Mutare"},
};

constexpr PlaceRecords spellings[] = {
    {"de",
     "USA=United States|Vereinigte Staaten=United States|Großbritannien=United Kingdom|England=England|"
     "Schottland=Scotland|Nordirland=Northern Ireland|Moskau=Moscow|Peking=Beijing|Kiew=Kyiv|Warschau=Warsaw|"
     "Prag=Prague|Wien=Vienna|Rom=Rome|Brüssel=Brussels|Athen=Athens|Lissabon=Lisbon|Kopenhagen=Copenhagen|"
     "Bukarest=Bucharest|Belgrad=Belgrade|Tokio=Tokyo|Neu-Delhi=New Delhi|Kairo=Cairo|Bagdad=Baghdad|"
     "Teheran=Tehran|Damaskus=Damascus|Jerusalem=Jerusalem|Köln=Cologne|München=Munich|Nürnberg=Nuremberg|"
     "Hannover=Hanover|Zürich=Zurich|Genf=Geneva|Mailand=Milan|Venedig=Venice|Florenz=Florence|Neapel=Naples|"
     "Turin=Turin|Straßburg=Strasbourg|Lüttich=Liège|Den Haag=The Hague|Sankt Petersburg=Saint Petersburg|"
     "St. Petersburg=Saint Petersburg|Tiflis=Tbilisi|Europa=Europe|Asien=Asia|Afrika=Africa|"
     "Nordamerika=North America|Südamerika=South America|Lateinamerika=Latin America|Naher Osten=Middle East|"
     "Nahen Osten=Middle East|Gazastreifen=Gaza Strip|Westjordanland=West Bank|Krim=Crimea|Bayern=Bavaria|"
     "Sachsen=Saxony|Hessen=Hesse|Thüringen=Thuringia|Niedersachsen=Lower Saxony|"
     "Nordrhein-Westfalen=North Rhine-Westphalia|Kaschmir=Kashmir|Sibirien=Siberia|Nordsee=North Sea|"
     "Ostsee=Baltic Sea|Mittelmeer=Mediterranean|Rhein=Rhine|Donau=Danube|Elbe=Elbe|Alpen=Alps|Algier=Algiers|"
     "Tripolis=Tripoli|Havanna=Havana|Mexiko-Stadt=Mexico City|Kapstadt=Cape Town|Singapur=Singapore|"
     "Hongkong=Hong Kong|Danzig=Gdańsk|Breslau=Wrocław|Krakau=Kraków|Lemberg=Lviv|Elsass=Alsace|"
     "Bosnien=Bosnia and Herzegovina|Weißrussland=Belarus|Türkei=Turkey|Niederlande=Netherlands|"
     "Niederlanden=Netherlands|Sowjetunion=Soviet Union|Balkan=Balkans|Kosovo=Kosovo|Nordkorea=North Korea|"
     "Südkorea=South Korea|Russland=Russia|Rußland=Russia|Syrien=Syria|Irak=Iraq|Schweiz=Switzerland|"
     "Ägypten=Egypt|Albanien=Albania|Algerien=Algeria|Amerikanische Jungferninseln=U.S. Virgin Islands|"
     "Antarktis=Antarctica|Antigua und Barbuda=Antigua and Barbuda|Äquatorialguinea=Equatorial Guinea|"
     "Argentinien=Argentina|Armenien=Armenia|Aserbaidschan=Azerbaijan|Äthiopien=Ethiopia|Australien=Australia|"
     "Bangladesch=Bangladesh|Belgien=Belgium|Bolivien=Bolivia|Bosnien und Herzegowina=Bosnia and Herzegovina|"
     "Brasilien=Brazil|Britische Jungferninseln=British Virgin Islands|Brunei Darussalam=Brunei|"
     "Bulgarien=Bulgaria|Cookinseln=Cook Islands|Elfenbeinküste=Ivory Coast|Dänemark=Denmark|Deutschland=Germany|"
     "Dominikanische Republik=Dominican Republic|Dschibuti=Djibouti|Estland=Estonia|"
     "Falklandinseln=Falkland Islands|Färöer=Faroe Islands|Fidschi=Fiji|Finnland=Finland|Frankreich=France|"
     "Französisch-Guayana=French Guiana|Französisch-Polynesien=French Polynesia|Gabun=Gabon|Georgien=Georgia|"
     "Griechenland=Greece|Grönland=Greenland|Indien=India|Indonesien=Indonesia|Insel Man=Isle of Man|"
     "Irland=Ireland|Island=Iceland|Italien=Italy|Jamaika=Jamaica|Jemen=Yemen|Jordanien=Jordan|"
     "Kaimaninseln=Cayman Islands|Kambodscha=Cambodia|Kamerun=Cameroon|Kanada=Canada|Kap Verde=Cape Verde|"
     "Kasachstan=Kazakhstan|Katar=Qatar|Kenia=Kenya|Kirgisistan=Kyrgyzstan|Kolumbien=Colombia|Komoren=Comoros|"
     "Kongo=Democratic Republic of the Congo|Kroatien=Croatia|Kuba=Cuba|Lettland=Latvia|Libanon=Lebanon|"
     "Libyen=Libya|Litauen=Lithuania|Luxemburg=Luxembourg|Macao=Macau|Madagaskar=Madagascar|Malediven=Maldives|"
     "Marokko=Morocco|Marshallinseln=Marshall Islands|Mauretanien=Mauritania|Mexiko=Mexico|Mikronesien=Micronesia|"
     "Moldawien=Moldova|Mongolei=Mongolia|Mosambik=Mozambique|Neukaledonien=New Caledonia|Neuseeland=New Zealand|"
     "Nordmazedonien=North Macedonia|Nördliche Marianen=Northern Mariana Islands|Norwegen=Norway|"
     "Österreich=Austria|Osttimor=East Timor|Staat Palästina=Palestine|Papua-Neuguinea=Papua New Guinea|"
     "Philippinen=Philippines|Polen=Poland|Republik Kongo=Congo|Ruanda=Rwanda|Rumänien=Romania|"
     "Russische Föderation=Russia|Salomonen=Solomon Islands|Sambia=Zambia|"
     "São Tomé und Príncipe=Sao Tome and Principe|Saudi-Arabien=Saudi Arabia|Schweden=Sweden|Serbien=Serbia|"
     "Seychellen=Seychelles|Simbabwe=Zimbabwe|Slowakei=Slovakia|Slowenien=Slovenia|Spanien=Spain|"
     "St. Kitts und Nevis=Saint Kitts and Nevis|St. Lucia=Saint Lucia|"
     "St. Vincent und die Grenadinen=Saint Vincent and the Grenadines|Südafrika=South Africa|Südsudan=South Sudan|"
     "Tadschikistan=Tajikistan|Tansania=Tanzania|Trinidad und Tobago=Trinidad and Tobago|Tschad=Chad|"
     "Tschechische Republik=Czech Republic|Tschechien=Czech Republic|Tunesien=Tunisia|"
     "Turks- und Caicosinseln=Turks and Caicos Islands|Ungarn=Hungary|Usbekistan=Uzbekistan|"
     "Vatikanstadt=Vatican City|Vereinigte Arabische Emirate=United Arab Emirates|"
     "Vereinigte Staaten von Amerika=United States|Vereinigtes Königreich=United Kingdom|"
     "Westsahara=Western Sahara|Zentralafrikanische Republik=Central African Republic|Zypern=Cyprus"},
    {"fr",
     "États-Unis=United States|Royaume-Uni=United Kingdom|Grande-Bretagne=United Kingdom|Angleterre=England|"
     "Écosse=Scotland|Irlande du Nord=Northern Ireland|Pays de Galles=Wales|Londres=London|Moscou=Moscow|"
     "Pékin=Beijing|Kiev=Kyiv|Varsovie=Warsaw|Prague=Prague|Vienne=Vienna|Rome=Rome|Bruxelles=Brussels|"
     "Athènes=Athens|Lisbonne=Lisbon|Copenhague=Copenhagen|Bucarest=Bucharest|Belgrade=Belgrade|Le Caire=Cairo|"
     "Bagdad=Baghdad|Téhéran=Tehran|Damas=Damascus|Jérusalem=Jerusalem|Beyrouth=Beirut|Alger=Algiers|Tunis=Tunis|"
     "Genève=Geneva|Bâle=Basel|Berne=Bern|Cologne=Cologne|Munich=Munich|Francfort=Frankfurt|Hambourg=Hamburg|"
     "Milan=Milan|Venise=Venice|Naples=Naples|Barcelone=Barcelona|Séville=Seville|Edimbourg=Edinburgh|"
     "Douvres=Dover|Anvers=Antwerp|Gand=Ghent|Bruges=Bruges|La Haye=The Hague|Saint-Pétersbourg=Saint Petersburg|"
     "Europe=Europe|Asie=Asia|Afrique=Africa|Amérique latine=Latin America|Amérique=America|"
     "Proche-Orient=Middle East|Moyen-Orient=Middle East|Bande de Gaza=Gaza Strip|Cisjordanie=West Bank|"
     "Crimée=Crimea|Bretagne=Brittany|Normandie=Normandy|Bourgogne=Burgundy|Corse=Corsica|Catalogne=Catalonia|"
     "Méditerranée=Mediterranean|Alep=Aleppo|Mossoul=Mosul|La Havane=Havana|Mexico=Mexico City|"
     "Pays-Bas=Netherlands|Russie=Russia|Syrie=Syria|Corée du Nord=North Korea|Corée du Sud=South Korea|"
     "Turquie=Turkey|Tchétchénie=Chechnya|Sibérie=Siberia|Cachemire=Kashmir|Union soviétique=Soviet Union|"
     "Alpes=Alps|Pyrénées=Pyrenees|Rhin=Rhine|Danube=Danube|Hongkong=Hong Kong|Singapour=Singapore|"
     "Birmanie=Myanmar|Biélorussie=Belarus|Bosnie=Bosnia and Herzegovina|Albanie=Albania|Algérie=Algeria|"
     "Andorre=Andorra|Antarctique=Antarctica|Antigua-et-Barbuda=Antigua and Barbuda|Argentine=Argentina|"
     "Arménie=Armenia|Australie=Australia|Autriche=Austria|Azerbaïdjan=Azerbaijan|Bahreïn=Bahrain|"
     "Barbade=Barbados|Belgique=Belgium|Bénin=Benin|Bermudes=Bermuda|Bhoutan=Bhutan|Bolivie=Bolivia|"
     "Bosnie-Herzégovine=Bosnia and Herzegovina|Brésil=Brazil|Brunei Darussalam=Brunei|Bulgarie=Bulgaria|"
     "Cambodge=Cambodia|Cameroun=Cameroon|Cap-Vert=Cape Verde|Îles Caïmans=Cayman Islands|"
     "République Centrafricaine=Central African Republic|Tchad=Chad|Chili=Chile|Chine=China|Colombie=Colombia|"
     "Comores=Comoros|République du Congo=Congo|République démocratique du Congo=Democratic Republic of the Congo|"
     "Îles Cook=Cook Islands|Côte-d'Ivoire=Ivory Coast|Croatie=Croatia|Chypre=Cyprus|"
     "République Tchèque=Czech Republic|Danemark=Denmark|Dominique=Dominica|"
     "République Dominicaine=Dominican Republic|Équateur=Ecuador|Égypte=Egypt|"
     "Guinée équatoriale=Equatorial Guinea|Érythrée=Eritrea|Estonie=Estonia|Éthiopie=Ethiopia|"
     "Îles Malouines=Falkland Islands|Îles Féroé=Faroe Islands|Fidji=Fiji|Finlande=Finland|"
     "Guyane française=French Guiana|Polynésie française=French Polynesia|Gambie=Gambia|Géorgie=Georgia|"
     "Allemagne=Germany|Grèce=Greece|Groenland=Greenland|Grenade=Grenada|Guinée=Guinea|"
     "Guinée-Bissau=Guinea-Bissau|Haïti=Haiti|Saint-Siège=Vatican City|Hongrie=Hungary|Islande=Iceland|Inde=India|"
     "Indonésie=Indonesia|Irak=Iraq|Irlande=Ireland|Israël=Israel|Italie=Italy|Jamaïque=Jamaica|Japon=Japan|"
     "Jordanie=Jordan|Koweït=Kuwait|Kirghizistan=Kyrgyzstan|Lettonie=Latvia|Liban=Lebanon|Libéria=Liberia|"
     "Libye=Libya|Lituanie=Lithuania|Macao=Macau|Macédoine du Nord=North Macedonia|Malaisie=Malaysia|Malte=Malta|"
     "Îles Marshall=Marshall Islands|Mauritanie=Mauritania|Maurice=Mauritius|Mexique=Mexico|Micronésie=Micronesia|"
     "Moldavie=Moldova|Mongolie=Mongolia|Maroc=Morocco|Namibie=Namibia|Népal=Nepal|"
     "Nouvelle-Calédonie=New Caledonia|Nouvelle-Zélande=New Zealand|Nigéria=Nigeria|"
     "Îles Mariannes du Nord=Northern Mariana Islands|Norvège=Norway|Palaos=Palau|"
     "Papouasie-Nouvelle-Guinée=Papua New Guinea|Pérou=Peru|Pologne=Poland|Porto Rico=Puerto Rico|"
     "Roumanie=Romania|Saint-Christophe-et-Niévès=Saint Kitts and Nevis|Sainte-Lucie=Saint Lucia|"
     "Saint-Vincent-et-les-Grenadines=Saint Vincent and the Grenadines|Saint-Marin=San Marino|"
     "São Tomé-et-Principe=Sao Tome and Principe|Arabie Saoudite=Saudi Arabia|Sénégal=Senegal|Slovaquie=Slovakia|"
     "Slovénie=Slovenia|Îles Salomon=Solomon Islands|Somalie=Somalia|Afrique du Sud=South Africa|Espagne=Spain|"
     "Soudan=Sudan|Royaume d'Eswatini=Eswatini|Suède=Sweden|Suisse=Switzerland|Taïwan=Taiwan|"
     "Tadjikistan=Tajikistan|République unie de Tanzanie=Tanzania|Thaïlande=Thailand|Timor-Leste=East Timor|"
     "Trinité-et-Tobago=Trinidad and Tobago|Tunisie=Tunisia|Turkménistan=Turkmenistan|"
     "Îles Turques-et-Caïques=Turks and Caicos Islands|Ouganda=Uganda|Émirats Arabes Unis=United Arab Emirates|"
     "États-Unis d'Amérique=United States|Ouzbékistan=Uzbekistan|Îles vierges britanniques=British Virgin Islands|"
     "Îles vierges américaines=U.S. Virgin Islands|Sahara occidental=Western Sahara|Yémen=Yemen|Zambie=Zambia|"
     "Guernesey=Guernsey|Monténégro=Montenegro|Serbie=Serbia|Saint-Martin=Sint Maarten|Soudan du Sud=South Sudan"},
    {"es",
     "Estados Unidos=United States|EE. UU.=United States|EE.UU.=United States|EEUU=United States|"
     "Reino Unido=United Kingdom|Gran Bretaña=United Kingdom|Inglaterra=England|Escocia=Scotland|Gales=Wales|"
     "Irlanda del Norte=Northern Ireland|Londres=London|Moscú=Moscow|Pekín=Beijing|Kiev=Kyiv|Varsovia=Warsaw|"
     "Praga=Prague|Viena=Vienna|Roma=Rome|Bruselas=Brussels|Atenas=Athens|Lisboa=Lisbon|Copenhague=Copenhagen|"
     "Bucarest=Bucharest|Belgrado=Belgrade|El Cairo=Cairo|Bagdad=Baghdad|Teherán=Tehran|Damasco=Damascus|"
     "Jerusalén=Jerusalem|Beirut=Beirut|Argel=Algiers|Ginebra=Geneva|Berna=Bern|Colonia=Cologne|Múnich=Munich|"
     "Fráncfort=Frankfurt|Hamburgo=Hamburg|Milán=Milan|Venecia=Venice|Nápoles=Naples|Florencia=Florence|"
     "París=Paris|Marsella=Marseille|Burdeos=Bordeaux|Lyon=Lyon|Estrasburgo=Strasbourg|Edimburgo=Edinburgh|"
     "Amberes=Antwerp|La Haya=The Hague|San Petersburgo=Saint Petersburg|Nueva York=New York|"
     "Los Ángeles=Los Angeles|Nueva Delhi=New Delhi|Tokio=Tokyo|Seúl=Seoul|Estocolmo=Stockholm|Berlín=Berlin|"
     "Europa=Europe|Asia=Asia|África=Africa|América Latina=Latin America|Latinoamérica=Latin America|"
     "América=America|Oriente Medio=Middle East|Oriente Próximo=Middle East|Franja de Gaza=Gaza Strip|"
     "Cisjordania=West Bank|Crimea=Crimea|Cataluña=Catalonia|Andalucía=Andalusia|País Vasco=Basque Country|"
     "Canarias=Canary Islands|Alepo=Aleppo|Mosul=Mosul|La Habana=Havana|Ciudad de México=Mexico City|"
     "Países Bajos=Netherlands|Rusia=Russia|Siria=Syria|Corea del Norte=North Korea|Corea del Sur=South Korea|"
     "Turquía=Turkey|Mediterráneo=Mediterranean|Alpes=Alps|Pirineos=Pyrenees|Unión Soviética=Soviet Union|"
     "Bielorrusia=Belarus|Birmania=Myanmar|Bosnia=Bosnia and Herzegovina|Ucrania=Ukraine|Afganistán=Afghanistan|"
     "Argelia=Algeria|Anguila=Anguilla|Antártida=Antarctica|Antigua y Barbuda=Antigua and Barbuda|"
     "Azerbaiyán=Azerbaijan|Bahrein=Bahrain|Bélgica=Belgium|Belice=Belize|Bermudas=Bermuda|Bután=Bhutan|"
     "Bosnia y Herzegovina=Bosnia and Herzegovina|Brasil=Brazil|Brunei Darussalam=Brunei|Camboya=Cambodia|"
     "Camerún=Cameroon|Canadá=Canada|Cabo Verde=Cape Verde|Islas Caimán=Cayman Islands|"
     "República Centroafricana=Central African Republic|Comoras=Comoros|Islas Cook=Cook Islands|"
     "Costa de Marfil=Ivory Coast|Croacia=Croatia|Chipre=Cyprus|República Checa=Czech Republic|Dinamarca=Denmark|"
     "Yibuti=Djibouti|República Dominicana=Dominican Republic|Egipto=Egypt|Guinea Ecuatorial=Equatorial Guinea|"
     "Etiopía=Ethiopia|Islas Malvinas=Falkland Islands|Islas Feroe=Faroe Islands|Finlandia=Finland|Francia=France|"
     "Guayana Francesa=French Guiana|Polinesia Francesa=French Polynesia|Gabón=Gabon|Alemania=Germany|"
     "Grecia=Greece|Groenlandia=Greenland|Granada=Grenada|Guadalupe=Guadeloupe|Guinea Bissau=Guinea-Bissau|"
     "Haití=Haiti|Santa Sede=Vatican City|Hungría=Hungary|Islandia=Iceland|Irán=Iran|"
     "República Islámica de Irán=Iran|Irlanda=Ireland|Italia=Italy|Japón=Japan|Jordania=Jordan|"
     "Kazajistán=Kazakhstan|Kenia=Kenya|República Popular Democrática de Corea=North Korea|"
     "República de Corea=South Korea|Kirguistán=Kyrgyzstan|República Democrática Popular de Lao=Laos|"
     "Letonia=Latvia|Líbano=Lebanon|Lesoto=Lesotho|Libia=Libya|Lituania=Lithuania|Luxemburgo=Luxembourg|"
     "Macao=Macau|Macedonia del Norte=North Macedonia|Malaui=Malawi|Malasia=Malaysia|Maldivas=Maldives|Malí=Mali|"
     "Islas Marshall=Marshall Islands|Martinica=Martinique|Mauricio=Mauritius|México=Mexico|Moldavia=Moldova|"
     "Mónaco=Monaco|Marruecos=Morocco|Nueva Caledonia=New Caledonia|Nueva Zelanda=New Zealand|Níger=Niger|"
     "Islas Marianas del Norte=Northern Mariana Islands|Noruega=Norway|Omán=Oman|Pakistán=Pakistan|"
     "Palestina=Palestine|Panamá=Panama|Papua Nueva Guinea=Papua New Guinea|Perú=Peru|Filipinas=Philippines|"
     "Polonia=Poland|Catar=Qatar|Reunión=Réunion|Rumanía=Romania|Ruanda=Rwanda|"
     "Saint Kitts y Nevis=Saint Kitts and Nevis|Santa Lucía=Saint Lucia|"
     "San Vicente y las Granadinas=Saint Vincent and the Grenadines|Santo Tomé y Príncipe=Sao Tome and Principe|"
     "Arabia Saudita=Saudi Arabia|Sierra Leona=Sierra Leone|Singapur=Singapore|Eslovaquia=Slovakia|"
     "Eslovenia=Slovenia|Islas Salomón=Solomon Islands|Sudáfrica=South Africa|España=Spain|Sudán=Sudan|"
     "Esuatini=Eswatini|Suecia=Sweden|Suiza=Switzerland|República Árabe Siria=Syria|Taiwán=Taiwan|"
     "Tayikistán=Tajikistan|Tailandia=Thailand|Timor-Leste=East Timor|Trinidad y Tobago=Trinidad and Tobago|"
     "Túnez=Tunisia|Turkmenistán=Turkmenistan|Islas Turcas y Caicos=Turks and Caicos Islands|"
     "Emiratos Árabes Unidos=United Arab Emirates|Uzbekistán=Uzbekistan|"
     "Islas Vírgenes británicas=British Virgin Islands|Islas Vírgenes de los Estados Unidos=U.S. Virgin Islands|"
     "Sahara Occidental=Western Sahara|Zimbabue=Zimbabwe|Isla de Man=Isle of Man|Sudán del Sur=South Sudan"},
    {"ru",
     "США=United States|Соединенные Штаты=United States|Америка=United States|Великобритания=United Kingdom|"
     "Британия=United Kingdom|Англия=England|Шотландия=Scotland|Уэльс=Wales|Северная Ирландия=Northern Ireland|"
     "Москва=Moscow|Лондон=London|Пекин=Beijing|Киев=Kyiv|Минск=Minsk|Варшава=Warsaw|Прага=Prague|Вена=Vienna|"
     "Рим=Rome|Брюссель=Brussels|Афины=Athens|Лиссабон=Lisbon|Копенгаген=Copenhagen|Бухарест=Bucharest|"
     "Белград=Belgrade|Каир=Cairo|Багдад=Baghdad|Тегеран=Tehran|Дамаск=Damascus|Иерусалим=Jerusalem|Бейрут=Beirut|"
     "Анкара=Ankara|Стамбул=Istanbul|Париж=Paris|Берлин=Berlin|Мадрид=Madrid|Вашингтон=Washington|"
     "Нью-Йорк=New York|Токио=Tokyo|Сеул=Seoul|Пхеньян=Pyongyang|Дели=Delhi|Нью-Дели=New Delhi|"
     "Исламабад=Islamabad|Кабул=Kabul|Ташкент=Tashkent|Баку=Baku|Ереван=Yerevan|Тбилиси=Tbilisi|Астана=Astana|"
     "Алматы=Almaty|Рига=Riga|Вильнюс=Vilnius|Таллин=Tallinn|Хельсинки=Helsinki|Стокгольм=Stockholm|Осло=Oslo|"
     "Женева=Geneva|Цюрих=Zurich|Гамбург=Hamburg|Мюнхен=Munich|Франкфурт=Frankfurt|Милан=Milan|Венеция=Venice|"
     "Гаага=The Hague|Санкт-Петербург=Saint Petersburg|Петербург=Saint Petersburg|Новосибирск=Novosibirsk|"
     "Екатеринбург=Yekaterinburg|Казань=Kazan|Нижний Новгород=Nizhny Novgorod|Ростов-на-Дону=Rostov-on-Don|"
     "Владивосток=Vladivostok|Сочи=Sochi|Калининград=Kaliningrad|Мурманск=Murmansk|Архангельск=Arkhangel'sk|"
     "Волгоград=Volgograd|Самара=Samara|Омск=Omsk|Томск=Tomsk|Иркутск=Irkutsk|Красноярск=Krasnoyarsk|"
     "Хабаровск=Khabarovsk|Воронеж=Voronezh|Краснодар=Krasnodar|Грозный=Grozny|Донецк=Donetsk|Луганск=Luhansk|"
     "Харьков=Kharkiv|Одесса=Odesa|Львов=Lviv|Севастополь=Sevastopol|Симферополь=Simferopol|Крым=Crimea|"
     "Донбасс=Donbas|Чечня=Chechnya|Дагестан=Dagestan|Сибирь=Siberia|Урал=Urals|Кавказ=Caucasus|Абхазия=Abkhazia|"
     "Южная Осетия=South Ossetia|Приднестровье=Transnistria|Европа=Europe|Азия=Asia|Африка=Africa|"
     "Северная Америка=North America|Латинская Америка=Latin America|Ближний Восток=Middle East|"
     "Сектор Газа=Gaza Strip|Сирия=Syria|Россия=Russia|Российская Федерация=Russia|РФ=Russia|Украина=Ukraine|"
     "Белоруссия=Belarus|Беларусь=Belarus|Северная Корея=North Korea|КНДР=North Korea|Южная Корея=South Korea|"
     "КНР=China|ОАЭ=United Arab Emirates|ФРГ=Germany|ЮАР=South Africa|Чехия=Czech Republic|Молдавия=Moldova|"
     "Киргизия=Kyrgyzstan|Алеппо=Aleppo|Мосул=Mosul|Идлиб=Idlib|СССР=Soviet Union|Волга=Volga|Дунай=Danube|"
     "Черное море=Black Sea|Средиземное море=Mediterranean|Балтика=Baltic|Балканы=Balkans|Голландия=Netherlands|"
     "Нидерланды=Netherlands|Гонконг=Hong Kong|Тайвань=Taiwan|Косово=Kosovo|Австралия=Australia|Австрия=Austria|"
     "Азербайджан=Azerbaijan|Албания=Albania|Алжир=Algeria|Виргинские Острова=U.S. Virgin Islands|"
     "Ангилья=Anguilla|Ангола=Angola|Андорра=Andorra|Антарктида=Antarctica|Антигуа и Барбуда=Antigua and Barbuda|"
     "Аргентина=Argentina|Армения=Armenia|Аруба=Aruba|Афганистан=Afghanistan|Багамы=Bahamas|Бангладеш=Bangladesh|"
     "Барбадос=Barbados|Бахрейн=Bahrain|Белиз=Belize|Бельгия=Belgium|Бенин=Benin|Бермуды=Bermuda|"
     "Болгария=Bulgaria|Боливия=Bolivia|Босния и Герцеговина=Bosnia and Herzegovina|Ботсвана=Botswana|"
     "Бразилия=Brazil|Бруней=Brunei|Буркина-Фасо=Burkina Faso|Бурунди=Burundi|Бутан=Bhutan|Вануату=Vanuatu|"
     "Ватикан=Vatican City|Венгрия=Hungary|Венесуэла=Venezuela|Восточный Тимор=East Timor|Вьетнам=Vietnam|"
     "Габон=Gabon|Гаити=Haiti|Гайана=Guyana|Гамбия=Gambia|Гана=Ghana|Гваделупа=Guadeloupe|Гватемала=Guatemala|"
     "Гвиана=French Guiana|Гвинея=Guinea|Гвинея-Бисау=Guinea-Bissau|Германия=Germany|Гернси=Guernsey|"
     "Гибралтар=Gibraltar|Гондурас=Honduras|Гренада=Grenada|Гренландия=Greenland|Греция=Greece|Грузия=Georgia|"
     "Гуам=Guam|Дания=Denmark|Джерси=Jersey|Джибути=Djibouti|Доминика=Dominica|"
     "Доминиканская Республика=Dominican Republic|"
     "Демократическая Республика Конго=Democratic Republic of the Congo|Египет=Egypt|Замбия=Zambia|"
     "САДР=Western Sahara|Зимбабве=Zimbabwe|Израиль=Israel|Индия=India|Индонезия=Indonesia|Иордания=Jordan|"
     "Ирак=Iraq|Иран=Iran|Ирландия=Ireland|Исландия=Iceland|Испания=Spain|Италия=Italy|Йемен=Yemen|"
     "Кабо-Верде=Cape Verde|Казахстан=Kazakhstan|Острова Кайман=Cayman Islands|Камбоджа=Cambodia|Камерун=Cameroon|"
     "Канада=Canada|Катар=Qatar|Кения=Kenya|Кипр=Cyprus|Кирибати=Kiribati|Китайская Республика=Taiwan|"
     "Колумбия=Colombia|Коморы=Comoros|Коста-Рика=Costa Rica|Кот-д’Ивуар=Ivory Coast|Куба=Cuba|Кувейт=Kuwait|"
     "Кюрасао=Curaçao|Лаос=Laos|Латвия=Latvia|Лесото=Lesotho|Либерия=Liberia|Ливан=Lebanon|Ливия=Libya|"
     "Литва=Lithuania|Лихтенштейн=Liechtenstein|Люксембург=Luxembourg|Маврикий=Mauritius|Мавритания=Mauritania|"
     "Мадагаскар=Madagascar|Майотта=Mayotte|Макао=Macau|Малави=Malawi|Малайзия=Malaysia|Мали=Mali|"
     "Мальдивы=Maldives|Мальта=Malta|Марокко=Morocco|Мартиника=Martinique|Маршалловы Острова=Marshall Islands|"
     "Мексика=Mexico|Микронезия=Micronesia|Мозамбик=Mozambique|Монако=Monaco|Монголия=Mongolia|"
     "Монтсеррат=Montserrat|Мьянма=Myanmar|Намибия=Namibia|Науру=Nauru|Непал=Nepal|Нигер=Niger|Нигерия=Nigeria|"
     "Никарагуа=Nicaragua|Новая Зеландия=New Zealand|Новая Каледония=New Caledonia|Норвегия=Norway|Оман=Oman|"
     "Остров Мэн=Isle of Man|Острова Кука=Cook Islands|Пакистан=Pakistan|Палау=Palau|"
     "Государство Палестина=Palestine|Панама=Panama|Папуа — Новая Гвинея=Papua New Guinea|Парагвай=Paraguay|"
     "Перу=Peru|Польша=Poland|Португалия=Portugal|Пуэрто-Рико=Puerto Rico|Республика Конго=Congo|"
     "Республика Корея=South Korea|Реюньон=Réunion|Руанда=Rwanda|Румыния=Romania|Сальвадор=El Salvador|"
     "Самоа=Samoa|Сан-Марино=San Marino|Сан-Томе и Принсипи=Sao Tome and Principe|Саудовская Аравия=Saudi Arabia|"
     "Эсватини=Eswatini|Северная Македония=North Macedonia|Северные Марианские Острова=Northern Mariana Islands|"
     "Сейшельские Острова=Seychelles|Сенегал=Senegal|Сент-Винсент и Гренадины=Saint Vincent and the Grenadines|"
     "Сент-Китс и Невис=Saint Kitts and Nevis|Сент-Люсия=Saint Lucia|Сербия=Serbia|Сингапур=Singapore|"
     "Синт-Мартен=Sint Maarten|Словакия=Slovakia|Словения=Slovenia|Соломоновы Острова=Solomon Islands|"
     "Сомали=Somalia|Судан=Sudan|Суринам=Suriname|Сьерра-Леоне=Sierra Leone|Таджикистан=Tajikistan|"
     "Таиланд=Thailand|Танзания=Tanzania|Теркс и Кайкос=Turks and Caicos Islands|Того=Togo|Тонга=Tonga|"
     "Тринидад и Тобаго=Trinidad and Tobago|Тувалу=Tuvalu|Тунис=Tunisia|Туркмения=Turkmenistan|Турция=Turkey|"
     "Уганда=Uganda|Узбекистан=Uzbekistan|Уругвай=Uruguay|Фареры=Faroe Islands|Фиджи=Fiji|Филиппины=Philippines|"
     "Финляндия=Finland|Фолклендские острова=Falkland Islands|Франция=France|"
     "Французская Полинезия=French Polynesia|Хорватия=Croatia|ЦАР=Central African Republic|Чад=Chad|"
     "Черногория=Montenegro|Чили=Chile|Швейцария=Switzerland|Швеция=Sweden|Шри-Ланка=Sri Lanka|Эквадор=Ecuador|"
     "Экваториальная Гвинея=Equatorial Guinea|Эритрея=Eritrea|Эстония=Estonia|Эфиопия=Ethiopia|"
     "Южный Судан=South Sudan|Ямайка=Jamaica|Япония=Japan"},
};

}  // namespace

std::span<const PlaceRecords> country_records() { return countries; }
std::span<const PlaceRecords> region_records() { return regions; }
std::span<const PlaceRecords> city_records() { return cities; }
std::span<const PlaceRecords> spelling_records() { return spellings; }

}  // namespace dateline
