"""Countries that a text names: by name, by inhabitants, by capital, by flag.

Texts for the public say Ankara for Türkiye and put flags for names. A capital stands for its
country only where an article is compared with facts; a document's own places are read as written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from eufacts.source.numbers.countries import countries, find_countries

_CAPITALS_TEXT: Final = """
AE Abu Dhabi;AF Kabul;AL Tirana;AM Yerevan;AO Luanda;AR Buenos Aires;AT Vienna;AU Canberra
AZ Baku;BA Sarajevo;BD Dhaka;BF Ouagadougou;BG Sofia;BI Bujumbura;BO La Paz;BR Brasília
BR Brasilia;BW Gaborone;BY Minsk;CA Ottawa;CD Kinshasa;CF Bangui;CG Brazzaville;CH Bern;CH Berne
CI Yamoussoukro;CL Santiago de Chile;CM Yaoundé;CM Yaounde;CN Beijing;CN Peking;CO Bogotá;CO Bogota
CU Havana;CV Praia;CY Nicosia;CZ Prague;DE Berlin;DK Copenhagen;DZ Algiers;EC Quito;EE Tallinn
EG Cairo;ER Asmara;ES Madrid;ET Addis Ababa;FI Helsinki;FR Paris;GB London;GE Tbilisi;GH Accra
GM Banjul;GN Conakry;GR Athens;HR Zagreb;HU Budapest;ID Jakarta;IE Dublin;IL Jerusalem;IN New Delhi
IQ Baghdad;IR Tehran;IS Reykjavik;IT Rome;JO Amman;JP Tokyo;KE Nairobi;KG Bishkek;KH Phnom Penh
KR Seoul;KZ Astana;LB Beirut;LK Colombo;LR Monrovia;LT Vilnius;LV Riga;LY Tripoli;MA Rabat
MD Chisinau;MD Chișinău;ME Podgorica;MG Antananarivo;MK Skopje;ML Bamako;MM Naypyidaw;MN Ulaanbaatar
MR Nouakchott;MT Valletta;MW Lilongwe;MX Mexico City;MY Kuala Lumpur;MZ Maputo;NA Windhoek;NE Niamey
NG Abuja;NL The Hague;NL Amsterdam;NO Oslo;NP Kathmandu;NZ Wellington;OM Muscat;PE Lima;PH Manila
PK Islamabad;PL Warsaw;PT Lisbon;QA Doha;RO Bucharest;RS Belgrade;RU Moscow;RW Kigali;SA Riyadh
SD Khartoum;SE Stockholm;SI Ljubljana;SK Bratislava;SL Freetown;SN Dakar;SO Mogadishu;SS Juba
SY Damascus;TD N'Djamena;TG Lomé;TH Bangkok;TJ Dushanbe;TM Ashgabat;TN Tunis;TR Ankara;TZ Dodoma
UA Kyiv;UA Kiev;UG Kampala;UZ Tashkent;VE Caracas;VN Hanoi;XK Pristina;YE Sanaa;YE Sana'a
ZA Pretoria;ZM Lusaka;ZW Harare
"""
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FIRST_FLAG: Final = 0x1F1E6
_CODE: Final = re.compile(r"(?<![\w.])(?!MS|AU|HR|AD|ID|US|UK|EU|UN|TV)[A-Z]{2}(?![\w.])")
"""Two capitals that are not what EU texts mean otherwise: Member States, the African Union."""
_NOT_A_CAPITAL: Final = re.compile(r"\s(?:Process|Summit|Agreement|Convention|Protocol|Plan)\b")
"""The Khartoum Process, the Valletta Summit: names that a capital is a part of."""


_FORMER: Final = re.compile(
    r"\b[Tt]he (?:(?P<former>former)|latter)\b"
    r"(?=[^\w\s]|\s(?:and|but|while|EUR|ha[sd]|have|is|are|was|were|will|gets?|got|received?s?)\b|\Z)"
)
"""Not the former Yugoslav Republic."""


class Place(NamedTuple):
    """A country that a text names, and where."""

    code: str
    """ISO 3166-1 alpha-2, or XK."""
    start: int
    end: int


def places_in(text: str) -> list[Place]:
    """Find the countries that a text names, in order."""
    found = [Place(one.code, *one.span) for one in find_countries(text) if one.code is not None]
    found += _capitals(text)
    found += _codes(text)
    found += [
        Place("".join(chr(ord(letter) - _FIRST_FLAG + ord("A")) for letter in hit[0]), *hit.span())
        for hit in _FLAG.finditer(text)
    ]
    found = sorted(found, key=lambda place: place.start)
    former = [*_former(text, found)]
    return sorted([*found, *former], key=lambda place: place.start) if former else found


def _former(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """Those of the two countries named before that are meant by the former and the latter."""
    for hit in _FORMER.finditer(text):
        named = [place.code for place in places if place.end <= hit.start()]
        last_two = list(dict.fromkeys(reversed(named)))[:2]
        if len(last_two) > 1:
            yield Place(last_two[1 if hit["former"] else 0], *hit.span())


def _codes(text: str) -> list[Place]:
    """ISO codes, as officials list them: RS + MK; one alone may be any word in capitals."""
    hits = [hit for hit in _CODE.finditer(text) if hit[0] in countries()]
    return [Place(hit[0], *hit.span()) for hit in hits] if len({h[0] for h in hits}) > 1 else []


def _capitals(text: str) -> Iterator[Place]:
    names, pattern = _table()
    for hit in pattern.finditer(text):
        if not _NOT_A_CAPITAL.match(text, hit.end()):
            yield Place(names[hit[0]], *hit.span())


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    entries = [entry for line in _CAPITALS_TEXT.split("\n") for entry in line.split(";") if entry]
    names = {entry[3:]: entry[:2] for entry in entries}
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return names, re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
