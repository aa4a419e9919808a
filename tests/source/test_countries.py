"""Countries in texts: every name, adjective and people, and the longest name first."""

import pytest

from eufacts.source.numbers.countries import NOT_OF_ISO, countries, find_countries

SENTENCES = {
    "Aid went to Turkey, Türkiye and Russia.": ["TR", "TR", "RU"],
    "Côte d'Ivoire and Côte d\u2019Ivoire": ["CI", "CI"],
    "the former Yugoslav Republic of Macedonia and North Macedonia": ["MK", "MK"],
    "Kosovo* and Palestine": ["XK", "PS"],
    "the Democratic Republic of the Congo, DR Congo, the Republic of the Congo": ["CD", "CD", "CG"],
    "North Korea, South Korea, the Republic of Korea, DPRK": ["KP", "KR", "KR", "KP"],
    "Cape Verde, Cabo Verde, Syria, the UK, the US and the USA": [
        *("CV", "CV", "SY", "GB", "US", "US"),
    ],
    "Equatorial Guinea, South Sudan, Papua New Guinea, Guinea-Bissau": ["GQ", "SS", "PG", "GW"],
    "Northern Ireland, American Samoa, French Polynesia": ["GB", "AS", "PF"],
    "New Mexico, Lake Chad, the Niger Delta and Latin American cities": [],
    "Syrians, Afghan refugees, Nigeriens, Nigerians and Turks": ["SY", "AF", "NE", "NG", "TR"],
    "TURKEY AND THE CENTRAL AFRICAN REPUBLIC": ["TR", "CF"],
    "US$ 5 million, polish, turkey": [],
    "Korea and the Congolese": [None, None],
    "Malians, Malines, Omaniac": ["ML"],
    "EU-Turkey talks, Syria/Iraq, Franco-German, Ibero-American": ["TR", "SY", "IQ", "DE"],
    "New Guinea and the Australia Group": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_countries_of_a_sentence(sentence: str) -> None:
    """Each sentence names these countries in this order; what may be two countries is none."""
    assert [one.code for one in find_countries(sentence)] == SENTENCES[sentence]


def test_every_name_is_found() -> None:
    """Whatever a country or its people is called, it is read as that country."""
    for country in countries().values():
        for name in (*country.names, *country.peoples):
            found = find_countries(f"In 2015 {name}, they said.")
            assert [(one.code, one.as_written) for one in found] == [(country.code, name)]


def test_the_codes_are_those_of_iso() -> None:
    """The table has each code of ISO 3166-1 with its alpha-3, and only XK besides."""
    pycountry = pytest.importorskip("pycountry")
    listed = {one.alpha_2: one.alpha_3 for one in pycountry.countries}
    ours = {code: one.alpha3 for code, one in countries().items() if code not in NOT_OF_ISO}
    assert ours == listed
