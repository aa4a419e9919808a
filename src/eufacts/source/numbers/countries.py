"""Countries and territories: their names, adjectives and inhabitants, as EU texts write them.

The names follow the lists of states and territories of the Interinstitutional Style Guide, with the
names that were usual before and that the press uses. The codes are those of ISO 3166-1, but XK,
which the institutions use for Kosovo. A longer name is never hidden by a shorter one: "South Sudan"
is not Sudan, and "New Mexico" is not Mexico.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from eufacts.source.numbers.spans import Span

_TABLE: Final = """
AD AND|Andorra;Principality of Andorra|Andorran
AE ARE|United Arab Emirates;UAE|Emirati
AF AFG|Afghanistan;Islamic Republic of Afghanistan|Afghan
AG ATG|Antigua and Barbuda|Antiguan
AI AIA|Anguilla|Anguillan
AL ALB|Albania;Republic of Albania|Albanian
AM ARM|Armenia;Republic of Armenia|Armenian
AO AGO|Angola;Republic of Angola|Angolan
AQ ATA|Antarctica|
AR ARG|Argentina;Argentine Republic|Argentinian;Argentine;Argentinean
AS ASM|American Samoa|American Samoan
AT AUT|Austria;Republic of Austria|Austrian
AU AUS|Australia;Commonwealth of Australia|Australian
AW ABW|Aruba|Aruban
AX ALA|\u00c5land Islands;\u00c5land|
AZ AZE|Azerbaijan;Republic of Azerbaijan|Azerbaijani;Azeri
BA BIH|Bosnia and Herzegovina;Bosnia-Herzegovina;Bosnia & Herzegovina;Bosnia|Bosnian
BB BRB|Barbados|Barbadian
BD BGD|Bangladesh;People's Republic of Bangladesh|Bangladeshi
BE BEL|Belgium;Kingdom of Belgium|Belgian
BF BFA|Burkina Faso;Burkina|Burkinab\u00e9;Burkinabe
BG BGR|Bulgaria;Republic of Bulgaria|Bulgarian
BH BHR|Bahrain;Kingdom of Bahrain|Bahraini
BI BDI|Burundi;Republic of Burundi|Burundian
BJ BEN|Benin;Republic of Benin|Beninese
BL BLM|Saint Barth\u00e9lemy;Saint-Barth\u00e9lemy|
BM BMU|Bermuda|Bermudian
BN BRN|Brunei Darussalam;Brunei|Bruneian
BO BOL|Bolivia;Plurinational State of Bolivia|Bolivian
BQ BES|Bonaire, Sint Eustatius and Saba;Bonaire|
BR BRA|Brazil;Federative Republic of Brazil|Brazilian
BS BHS|Bahamas;The Bahamas|Bahamian
BT BTN|Bhutan;Kingdom of Bhutan|Bhutanese
BV BVT|Bouvet Island|
BW BWA|Botswana;Republic of Botswana|Botswanan
BY BLR|Belarus;Republic of Belarus;Byelorussia|Belarusian;Belarussian
BZ BLZ|Belize|Belizean
CA CAN|Canada|Canadian
CC CCK|Cocos (Keeling) Islands;Cocos Islands|
CD COD|Democratic Republic of the Congo;Democratic Republic of Congo;DR Congo;D.R. Congo;\
Congo (DRC);Congo-Kinshasa;Congo, Democratic Republic of the;\
Congo, The Democratic Republic of the;DRC;Zaire|
CF CAF|Central African Republic|Central African
CG COG|Republic of the Congo;Republic of Congo;Congo-Brazzaville;Congo|
CH CHE|Switzerland;Swiss Confederation|Swiss
CI CIV|C\u00f4te d'Ivoire;Cote d'Ivoire;Republic of C\u00f4te d'Ivoire;Ivory Coast|Ivorian
CK COK|Cook Islands|Cook Islander
CL CHL|Chile;Republic of Chile|Chilean
CM CMR|Cameroon;Republic of Cameroon|Cameroonian
CN CHN|China;People's Republic of China;PRC|Chinese
CO COL|Colombia;Republic of Colombia|Colombian
CR CRI|Costa Rica;Republic of Costa Rica|Costa Rican
CU CUB|Cuba;Republic of Cuba|Cuban
CV CPV|Cape Verde;Cabo Verde;Republic of Cabo Verde;Republic of Cape Verde|Cape Verdean;\
Cabo Verdean
CW CUW|Cura\u00e7ao;Curacao|
CX CXR|Christmas Island|
CY CYP|Cyprus;Republic of Cyprus|Cypriot;Turkish Cypriot;Greek Cypriot
CZ CZE|Czech Republic;Czechia|Czech;Czechs
DE DEU|Germany;Federal Republic of Germany|German
DJ DJI|Djibouti;Republic of Djibouti|Djiboutian
DK DNK|Denmark;Kingdom of Denmark|Danish;Dane
DM DMA|Dominica;Commonwealth of Dominica|
DO DOM|Dominican Republic|
DZ DZA|Algeria;People's Democratic Republic of Algeria|Algerian
EC ECU|Ecuador;Republic of Ecuador|Ecuadorian
EE EST|Estonia;Republic of Estonia|Estonian
EG EGY|Egypt;Arab Republic of Egypt|Egyptian
EH ESH|Western Sahara|Sahrawi;Saharawi
ER ERI|Eritrea;State of Eritrea|Eritrean
ES ESP|Spain;Kingdom of Spain|Spanish;Spaniard
ET ETH|Ethiopia;Federal Democratic Republic of Ethiopia|Ethiopian
FI FIN|Finland;Republic of Finland|Finnish;Finn
FJ FJI|Fiji;Republic of Fiji|Fijian
FK FLK|Falkland Islands|Falkland Islander
FM FSM|Micronesia;Federated States of Micronesia|Micronesian
FO FRO|Faroes;Faroe Islands;Faeroe Islands|Faroese
FR FRA|France;French Republic|French
GA GAB|Gabon;Gabonese Republic|Gabonese
GB GBR|United Kingdom of Great Britain and Northern Ireland;United Kingdom;Great Britain;UK;\
Northern Ireland;England;Scotland;Wales|British;Briton;Northern Irish;Scottish;Welsh
GD GRD|Grenada|Grenadian
GE GEO|Georgia|Georgian
GF GUF|French Guiana|Guianese
GG GGY|Guernsey|
GH GHA|Ghana;Republic of Ghana|Ghanaian
GI GIB|Gibraltar|Gibraltarian
GL GRL|Greenland|Greenlandic;Greenlander
GM GMB|The Gambia;Gambia;Republic of The Gambia|Gambian
GN GIN|Guinea;Republic of Guinea;Guinea-Conakry|Guinean
GP GLP|Guadeloupe|
GQ GNQ|Equatorial Guinea;Republic of Equatorial Guinea|Equatorial Guinean;Equatoguinean
GR GRC|Greece;Hellenic Republic|Greek;Hellenic
GS SGS|South Georgia and the South Sandwich Islands;South Georgia|
GT GTM|Guatemala;Republic of Guatemala|Guatemalan
GU GUM|Guam|Guamanian
GW GNB|Guinea-Bissau;Guinea Bissau;Republic of Guinea-Bissau|Bissau-Guinean
GY GUY|Guyana;Cooperative Republic of Guyana|Guyanese
HK HKG|Hong Kong|Hongkonger
HM HMD|Heard Island and McDonald Islands|
HN HND|Honduras;Republic of Honduras|Honduran
HR HRV|Croatia;Republic of Croatia|Croatian;Croat
HT HTI|Haiti;Republic of Haiti|Haitian
HU HUN|Hungary;Republic of Hungary|Hungarian
ID IDN|Indonesia;Republic of Indonesia|Indonesian
IE IRL|Ireland;Republic of Ireland|Irish
IL ISR|Israel;State of Israel|Israeli
IM IMN|Isle of Man|Manx
IN IND|India;Republic of India|Indian
IO IOT|British Indian Ocean Territory|
IQ IRQ|Iraq;Republic of Iraq|Iraqi
IR IRN|Iran;Islamic Republic of Iran|Iranian
IS ISL|Iceland;Republic of Iceland|Icelandic;Icelander
IT ITA|Italy;Italian Republic|Italian
JE JEY|Jersey|
JM JAM|Jamaica|Jamaican
JO JOR|Jordan;Hashemite Kingdom of Jordan|Jordanian
JP JPN|Japan|Japanese
KE KEN|Kenya;Republic of Kenya|Kenyan
KG KGZ|Kyrgyzstan;Kyrgyz Republic|Kyrgyz;Kyrgyzstani
KH KHM|Cambodia;Kingdom of Cambodia|Cambodian
KI KIR|Kiribati;Republic of Kiribati|
KM COM|Comoros;Union of the Comoros|Comorian
KN KNA|Saint Kitts and Nevis;St Kitts and Nevis;St. Kitts and Nevis|
KP PRK|North Korea;Democratic People's Republic of Korea;DPRK|North Korean
KR KOR|South Korea;Republic of Korea|South Korean
KW KWT|Kuwait;State of Kuwait|Kuwaiti
KY CYM|Cayman Islands|Caymanian
KZ KAZ|Kazakhstan;Republic of Kazakhstan|Kazakh;Kazakhstani
LA LAO|Laos;Lao People's Democratic Republic;Lao PDR|Laotian;Lao
LB LBN|Lebanon;Lebanese Republic|Lebanese
LC LCA|Saint Lucia;St Lucia;St. Lucia|Saint Lucian
LI LIE|Liechtenstein;Principality of Liechtenstein|Liechtensteiner
LK LKA|Sri Lanka;Democratic Socialist Republic of Sri Lanka|Sri Lankan
LR LBR|Liberia;Republic of Liberia|Liberian
LS LSO|Lesotho;Kingdom of Lesotho|Basotho
LT LTU|Lithuania;Republic of Lithuania|Lithuanian
LU LUX|Luxembourg;Grand Duchy of Luxembourg;Luxemburg|Luxembourgish;Luxembourger
LV LVA|Latvia;Republic of Latvia|Latvian
LY LBY|Libya;State of Libya;Libyan Arab Jamahiriya|Libyan
MA MAR|Morocco;Kingdom of Morocco|Moroccan
MC MCO|Monaco;Principality of Monaco|Monegasque
MD MDA|Moldova;Republic of Moldova;Moldavia|Moldovan
ME MNE|Montenegro|Montenegrin
MF MAF|Saint Martin;Saint-Martin|
MG MDG|Madagascar;Republic of Madagascar|Malagasy;Madagascan
MH MHL|Marshall Islands;Republic of the Marshall Islands|Marshallese
MK MKD|North Macedonia;Republic of North Macedonia;former Yugoslav Republic of Macedonia;\
Former Yugoslav Republic of Macedonia;FYROM;fYROM;Macedonia;FYR Macedonia|Macedonian
ML MLI|Mali;Republic of Mali|Malian
MM MMR|Myanmar;Burma;Myanmar/Burma;Republic of the Union of Myanmar|Burmese
MN MNG|Mongolia|Mongolian
MO MAC|Macao;Macau|Macanese
MP MNP|Northern Mariana Islands;Northern Marianas|
MQ MTQ|Martinique|
MR MRT|Mauritania;Islamic Republic of Mauritania|Mauritanian
MS MSR|Montserrat|Montserratian
MT MLT|Malta;Republic of Malta|Maltese
MU MUS|Mauritius;Republic of Mauritius|Mauritian
MV MDV|Maldives;Republic of Maldives|Maldivian
MW MWI|Malawi;Republic of Malawi|Malawian
MX MEX|Mexico;United Mexican States|Mexican
MY MYS|Malaysia|Malaysian
MZ MOZ|Mozambique;Republic of Mozambique|Mozambican
NA NAM|Namibia;Republic of Namibia|Namibian
NC NCL|New Caledonia|New Caledonian
NE NER|Niger;Republic of Niger;Republic of the Niger|Nigerien
NF NFK|Norfolk Island|
NG NGA|Nigeria;Federal Republic of Nigeria|Nigerian
NI NIC|Nicaragua;Republic of Nicaragua|Nicaraguan
NL NLD|Netherlands;Kingdom of the Netherlands;Holland|Dutch
NO NOR|Norway;Kingdom of Norway|Norwegian
NP NPL|Nepal|Nepalese;Nepali
NR NRU|Nauru;Republic of Nauru|Nauruan
NU NIU|Niue|Niuean
NZ NZL|New Zealand|New Zealander
OM OMN|Oman;Sultanate of Oman|Omani
PA PAN|Panama;Republic of Panama|Panamanian
PE PER|Peru;Republic of Peru|Peruvian
PF PYF|French Polynesia|French Polynesian
PG PNG|Papua New Guinea;Independent State of Papua New Guinea|Papua New Guinean
PH PHL|Philippines;Republic of the Philippines|Philippine;Filipino
PK PAK|Pakistan;Islamic Republic of Pakistan|Pakistani
PL POL|Poland;Republic of Poland|Polish;Pole
PM SPM|Saint Pierre and Miquelon;Saint-Pierre and Miquelon;Saint-Pierre-et-Miquelon|
PN PCN|Pitcairn Islands;Pitcairn|
PR PRI|Puerto Rico|Puerto Rican
PS PSE|Palestine;State of Palestine;occupied Palestinian territory;Palestinian Territory;\
Palestinian territories;Palestinian Territories;Palestinian Authority|Palestinian
PT PRT|Portugal;Portuguese Republic|Portuguese
PW PLW|Palau;Republic of Palau|Palauan
PY PRY|Paraguay;Republic of Paraguay|Paraguayan
QA QAT|Qatar;State of Qatar|Qatari
RE REU|R\u00e9union;Reunion Island|
RO ROU|Romania;Roumania|Romanian
RS SRB|Serbia;Republic of Serbia|Serbian;Serb
RU RUS|Russia;Russian Federation|Russian
RW RWA|Rwanda;Republic of Rwanda|Rwandan
SA SAU|Saudi Arabia;Kingdom of Saudi Arabia|Saudi Arabian;Saudi
SB SLB|Solomon Islands|Solomon Islander
SC SYC|Seychelles;Republic of Seychelles|Seychellois
SD SDN|Sudan;Republic of the Sudan;The Sudan|Sudanese
SE SWE|Sweden;Kingdom of Sweden|Swedish;Swede
SG SGP|Singapore;Republic of Singapore|Singaporean
SH SHN|Saint Helena, Ascension and Tristan da Cunha;Saint Helena|
SI SVN|Slovenia;Republic of Slovenia|Slovenian;Slovene
SJ SJM|Svalbard and Jan Mayen;Svalbard|
SK SVK|Slovakia;Slovak Republic|Slovak;Slovakian
SL SLE|Sierra Leone;Republic of Sierra Leone|Sierra Leonean
SM SMR|San Marino;Republic of San Marino|Sammarinese
SN SEN|Senegal;Republic of Senegal|Senegalese
SO SOM|Somalia;Federal Republic of Somalia|Somali;Somalian
SR SUR|Suriname;Republic of Suriname;Surinam|Surinamese
SS SSD|South Sudan;Republic of South Sudan|South Sudanese
ST STP|S\u00e3o Tom\u00e9 and Pr\u00edncipe;Sao Tome and Principe;\
S\u00e3o Tom\u00e9 and Principe|S\u00e3o Tomean
SV SLV|El Salvador;Republic of El Salvador|Salvadoran;Salvadorian
SX SXM|Sint Maarten|
SY SYR|Syria;Syrian Arab Republic|Syrian
SZ SWZ|Eswatini;Swaziland;Kingdom of Eswatini;eSwatini|Swazi
TC TCA|Turks and Caicos Islands;Turks and Caicos|
TD TCD|Chad;Republic of Chad|Chadian
TF ATF|French Southern Territories;French Southern and Antarctic Lands|
TG TGO|Togo;Togolese Republic|Togolese
TH THA|Thailand;Kingdom of Thailand|Thai
TJ TJK|Tajikistan;Republic of Tajikistan|Tajik;Tajikistani
TK TKL|Tokelau|Tokelauan
TL TLS|Timor-Leste;Timor Leste;East Timor;Democratic Republic of Timor-Leste|East Timorese;Timorese
TM TKM|Turkmenistan|Turkmen
TN TUN|Tunisia;Republic of Tunisia|Tunisian
TO TON|Tonga;Kingdom of Tonga|Tongan
TR TUR|Turkey;T\u00fcrkiye;Turkiye;Republic of Turkey;Republic of T\u00fcrkiye|Turkish;Turk
TT TTO|Trinidad and Tobago;Republic of Trinidad and Tobago|Trinidadian
TV TUV|Tuvalu|Tuvaluan
TW TWN|Taiwan|Taiwanese
TZ TZA|Tanzania;United Republic of Tanzania|Tanzanian
UA UKR|Ukraine|Ukrainian
UG UGA|Uganda;Republic of Uganda|Ugandan
UM UMI|United States Minor Outlying Islands|
US USA|United States of America;United States;USA;U.S.A.;U.S.;US|American
UY URY|Uruguay;Eastern Republic of Uruguay|Uruguayan
UZ UZB|Uzbekistan;Republic of Uzbekistan|Uzbek;Uzbekistani
VA VAT|Holy See;Vatican City State;Vatican City;Vatican|
VC VCT|Saint Vincent and the Grenadines;St Vincent and the Grenadines;\
St. Vincent and the Grenadines|Vincentian
VE VEN|Venezuela;Bolivarian Republic of Venezuela|Venezuelan
VG VGB|British Virgin Islands|
VI VIR|US Virgin Islands;United States Virgin Islands|
VN VNM|Viet Nam;Vietnam;Socialist Republic of Viet Nam|Vietnamese
VU VUT|Vanuatu;Republic of Vanuatu|Vanuatuan
WF WLF|Wallis and Futuna|
WS WSM|Samoa;Independent State of Samoa;Western Samoa|Samoan
XK XKX|Kosovo|Kosovar;Kosovan
YE YEM|Yemen;Republic of Yemen|Yemeni
YT MYT|Mayotte|Mahoran
ZA ZAF|South Africa;Republic of South Africa|South African
ZM ZMB|Zambia;Republic of Zambia|Zambian
ZW ZWE|Zimbabwe;Republic of Zimbabwe|Zimbabwean
"""
"""Code, alpha-3 | names, the first as the Style Guide has it | adjectives and inhabitants."""
_NO_COUNTRIES: Final = """
New Mexico;New Mexican;New Jersey;New England
Inner Mongolia;New South Wales;South Wales;Latin American;North American;South American
Central American;American Indian;Native American;Indian Ocean;South China Sea;East China Sea
Sea of Japan;Gulf of Oman;Irish Sea;Georgia Tech;US dollar;US dollars;USD
Gulf of Mexico;Gulf of Panama;Panama Canal;Panama Papers;French Guinea;German Democratic Republic
Turkish Republic of Northern Cyprus;Jordan River;River Jordan;Jordan Valley;Niger Delta;Niger River
River Niger;Senegal River;Congo River;River Congo;Congo Basin;Swiss Re;Danish krone;Swiss franc
Swiss francs;Danish kroner;Prince of Wales;Bank of England;Dutch auction;Australia Group;New Guinea
Georgia, USA;Afro-American;Afro-Americans;African-American;African-Americans;Ibero-American
Anglo-American;Anglo-Irish Bank;Euro-American;Lake Chad;Gulf of Guinea
"""
"""Names that hold a country's name and name no country."""
_TWO_COUNTRIES: Final = "Virgin Islands;Congolese;Korea;Koreas;Korean;Koreans;Dominican;Dominicans"
"""Names that may be one of two countries."""
NOT_OF_ISO: Final = frozenset({"XK"})
"""Codes that the institutions use and the standard does not have."""
_NO_PLURAL: Final = ("s", "sh", "ch", "ese", "z")
_MAY_BEGIN: Final = re.compile(
    r"(?<![\w])[^\W\d_a-z\u00e0-\u00ff]\w*|\bformer\b|\bfYROM\b|\boccupied\b|\beSwatini\b"
)
_AS_WRITTEN: Final = str.maketrans(
    {"\u2019": "'", "\u02bc": "'", "\u00a0": " ", "\n": " ", "\u2010": "-", "\u2011": "-"}
)
"""Signs that are written in two ways; each stands for one, so that places stay what they are."""


class Country(NamedTuple):
    """A country or territory."""

    code: str
    """ISO 3166-1 alpha-2, and XK."""
    alpha3: str
    names: tuple[str, ...]
    """The first is that of the Interinstitutional Style Guide."""
    peoples: tuple[str, ...]
    """Adjectives and inhabitants, in the singular and in the plural."""


class CountryReading(NamedTuple):
    """A country that a text names, and where."""

    code: str | None
    """None where the name may be one of two countries: Korea."""
    span: Span
    as_written: str
    is_people: bool
    """Named by its people or by an adjective: Syrian, Turks."""


@cache
def countries() -> dict[str, Country]:
    """Every country and territory, by its code."""
    rows = (line.split("|") for line in _TABLE.strip().splitlines())
    return {
        codes[:2]: Country(codes[:2], codes[3:], tuple(names.split(";")), _peoples(peoples))
        for codes, names, peoples in rows
    }


def _peoples(words: str) -> tuple[str, ...]:
    singular = [word for word in words.split(";") if word]
    plural = [f"{word}s" for word in singular if not word.endswith(_NO_PLURAL)]
    return (*singular, *plural)


@cache
def _by_first_word() -> dict[str, list[tuple[str, str | None, bool]]]:
    """Names by their first word, the longest first: name, code or nothing, whether of a people."""
    found: dict[str, dict[str, tuple[str | None, bool]]] = defaultdict(dict)
    for country in countries().values():
        for names, is_people in ((country.names, False), (country.peoples, True)):
            for name in names:
                for form in {name, name.upper()} if len(name) > len("Chad") - 1 else {name}:
                    found[_first_word(form)][form] = country.code, is_people
    for name in _TWO_COUNTRIES.split(";"):
        found[_first_word(name)][name] = None, False
    for line in _NO_COUNTRIES.strip().splitlines():
        for name in line.split(";"):
            found[_first_word(name)][name] = "", False
    return {
        first: sorted(((name, *of) for name, of in names.items()), key=lambda one: -len(one[0]))
        for first, names in found.items()
    }


def _first_word(name: str) -> str:
    return re.split(r"[\s,&./'-]", name)[0]


def find_countries(text: str) -> list[CountryReading]:
    """Find every country that a text names, in order; the longest name wins."""
    return [
        CountryReading(code, span, span.of(text), is_people)
        for code, span, is_people in names_of_countries(text)
        if code != ""
    ]


def names_of_countries(text: str) -> Iterator[tuple[str | None, Span, bool]]:
    """Find the names in a text that are a country's, or hold one and name none: Lake Chad.

    Yields:
        The country's code, empty for "Lake Chad", None for "Korea"; the place; whether the name is
        of a people.
    """
    plain = text.translate(_AS_WRITTEN)
    table = _by_first_word()
    end = 0
    for word in _MAY_BEGIN.finditer(plain):
        start = word.start()
        if start < end:
            continue
        for name, code, is_people in table.get(_first_word(word[0]), ()):
            stop = start + len(name)
            if not plain.startswith(name, start) or plain[stop : stop + 1].isalnum():
                continue
            end = stop
            if not _is_money(plain, name, stop):
                yield code, Span(start, stop), is_people
            break


def _is_money(text: str, name: str, end: int) -> bool:
    """Whether "US" stands before a dollar sign."""
    return name == "US" and text[end : end + 2].lstrip().startswith("$")
