"""The words that ``generate.py`` makes sentences of.

Forty countries, and clauses in the register of the documents that eufacts is for.
"""

from typing import NamedTuple


class Country(NamedTuple):
    """A country as a fact base has it."""

    code: str
    alpha3: str
    name: str
    demonym: str
    region: str


COUNTRIES = tuple(
    Country(*line.split(","))
    for line in """\
SY,SYR,Syria,Syrian,Western Asia
IQ,IRQ,Iraq,Iraqi,Western Asia
AF,AFG,Afghanistan,Afghan,Southern Asia
ER,ERI,Eritrea,Eritrean,Eastern Africa
SO,SOM,Somalia,Somali,Eastern Africa
NG,NGA,Nigeria,Nigerian,Western Africa
PK,PAK,Pakistan,Pakistani,Southern Asia
BD,BGD,Bangladesh,Bangladeshi,Southern Asia
SD,SDN,Sudan,Sudanese,Northern Africa
YE,YEM,Yemen,Yemeni,Western Asia
ML,MLI,Mali,Malian,Western Africa
ET,ETH,Ethiopia,Ethiopian,Eastern Africa
UA,UKR,Ukraine,Ukrainian,Eastern Europe
VE,VEN,Venezuela,Venezuelan,South America
CO,COL,Colombia,Colombian,South America
MM,MMR,Myanmar,Burmese,South-eastern Asia
TR,TUR,Turkey,Turkish,Western Asia
LB,LBN,Lebanon,Lebanese,Western Asia
JO,JOR,Jordan,Jordanian,Western Asia
EG,EGY,Egypt,Egyptian,Northern Africa
LY,LBY,Libya,Libyan,Northern Africa
TN,TUN,Tunisia,Tunisian,Northern Africa
MA,MAR,Morocco,Moroccan,Northern Africa
DZ,DZA,Algeria,Algerian,Northern Africa
KE,KEN,Kenya,Kenyan,Eastern Africa
UG,UGA,Uganda,Ugandan,Eastern Africa
TD,TCD,Chad,Chadian,Middle Africa
CM,CMR,Cameroon,Cameroonian,Middle Africa
RS,SRB,Serbia,Serbian,Southern Europe
AL,ALB,Albania,Albanian,Southern Europe
HU,HUN,Hungary,Hungarian,Eastern Europe
GR,GRC,Greece,Greek,Southern Europe
IT,ITA,Italy,Italian,Southern Europe
ES,ESP,Spain,Spanish,Southern Europe
DE,DEU,Germany,German,Western Europe
SE,SWE,Sweden,Swedish,Northern Europe
FR,FRA,France,French,Western Europe
PL,POL,Poland,Polish,Eastern Europe
AT,AUT,Austria,Austrian,Western Europe
MT,MLT,Malta,Maltese,Southern Europe""".splitlines()
)
ORIGINS = COUNTRIES[:16]
HOSTS = COUNTRIES[16:39]
SMALL = COUNTRIES[39]
"""The country that only ``generate.SMALL_FACTS`` facts are about, in a fact base of any size."""

HEADINGS = (
    "The situation today",
    "Arrivals by sea",
    "Arrivals by land",
    "Reception and asylum",
    "Humanitarian assistance",
    "Support to host communities",
    "Development cooperation",
    "Resettlement and legal pathways",
    "Return and readmission",
    "Border management",
    "Fighting smuggling networks",
    "The way forward",
)

TOPICS = (
    "arrivals",
    "displacement",
    "asylum",
    "humanitarian-aid",
    "development",
    "legal-migration",
    "return",
    "smuggling",
    "border-management",
    "cooperation",
)

MONTHS = "January February March April May June July August September October November December"

PEOPLE = (
    "refugees",
    "asylum seekers",
    "internally displaced persons",
    "irregular migrants",
    "unaccompanied minors",
    "persons in need of protection",
    "seasonal workers",
    "returnees",
    "school-age children",
    "displaced families",
    "students",
    "victims of trafficking",
)

DEEDS = (
    ("applied for international protection in", "applied"),
    ("were registered in", "registered"),
    ("crossed by land into", "crossed"),
    ("found shelter in", "sheltered"),
    ("were hosted by communities in", "hosted"),
    ("received emergency assistance in", "assisted"),
    ("were resettled from camps in", "resettled"),
    ("went back voluntarily from", "returned"),
    ("were enrolled in schools in", "enrolled"),
    ("were rescued off the coast of", "rescued"),
    ("obtained residence permits in", "permitted"),
    ("were waiting for a decision in", "waiting"),
)

COUNTERS = ("Frontex", "UNHCR", "Eurostat", "IOM", "EASO")

TAILS = (
    "while the reception centre near {place} worked far beyond its capacity",
    "most of them after weeks on the road through {place}",
    "an increase that the authorities of {place} had not expected",
    "of whom many were women travelling alone with young children",
    "although the agreement on readmission had not yet been implemented",
    "which put a heavy strain on schools, hospitals and the housing market of {place}",
    "and local communities around {place} shared water, land and firewood with them",
    "as fighting moved closer to the city of {place} and to the villages in the hills",
    "because the harvest around {place} had failed for the third year in a row",
    "where non-governmental organisations run a legal aid office in {place}",
    "and the procedure took longer than the law of the host country provides",
    "in spite of better cooperation between coastguards off {place}",
    "with the help of a mobile registration team that was sent to {place}",
    "even though the crossing at {place} was closed during the winter months",
    "many of whom had lived in informal settlements on the outskirts of {place}",
    "and smuggling networks based in {place} adapted their prices within days",
)

CONTEXTS = (
    "Durable solutions will need the commitment of all partners in the region.",
    "The programme gives priority to vocational training and to access to health care.",
    "Municipal services around {place} remain under considerable pressure.",
    "Visa facilitation and readmission are negotiated in parallel.",
    "Border authorities share risk analyses and best practices every month.",
    "Identification and fingerprinting at {place} follow common standards.",
    "The evaluation recommends stronger monitoring of implementing partners.",
    "Root causes such as drought, poverty and weak governance have to be tackled jointly.",
)

FUNDERS = ("European Union", "Member States", "European Commission", "EU budget", "World Bank")

PAYMENTS = (
    ("allocated", "has allocated"),
    ("committed", "has committed"),
    ("provided", "has provided"),
    ("contributed", "has contributed"),
    ("mobilised", "has mobilised"),
    ("proposed", "has proposed"),
    ("planned", "has planned"),
)

PURPOSES = (
    "food, water and winter clothing for families in {place}",
    "schooling and language courses in {place} and its surroundings",
    "the construction of a reception centre in {place}",
    "livelihoods and vocational training of young people in {place}",
    "search and rescue operations off {place}",
    "the training of border guards and the equipment of the crossing at {place}",
    "assisted voluntary return and reintegration in {place}",
    "medical care and psychosocial support in the camp of {place}",
    "cash assistance to the most vulnerable households of {place}",
    "the fight against trafficking in human beings around {place}",
)

FINDINGS = (
    "Local capacity falls short of what is needed",
    "Cooperation on the ground has become closer",
    "Pressure on public services grows",
    "Registration remains incomplete",
    "Protection needs are assessed case by case",
    "Partners call for more predictable support",
)

PROGRAMMES = (
    "Regional Development and Protection Programme of {place}",
    "Trust Fund for {place}",
    "Mobility Partnership Facility of {place}",
    "Border Assistance Mission in {place}",
)

SYLLABLES = [
    "ba",
    "dor",
    "el",
    "fa",
    "gun",
    "hal",
    "ir",
    "ka",
    "lu",
    "mar",
    "na",
    "or",
    "pel",
    "qa",
    "ri",
    "sa",
    "tem",
    "ul",
    "ver",
    "za",
]
ENDINGS = ("abad", "an", "ara", "eh", "ia", "is", "iya", "oba", "un", "ur")
RARE_PLACE = "Karvelis"
"""The town of ``generate.RARE``; no other is made of these syllables."""
