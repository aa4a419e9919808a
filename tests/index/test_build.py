"""Building an index: many documents one after the other, each text made once, nothing scanned."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from hypothesis import example, given
from hypothesis import strategies as st

from eufacts.format.links import CLOSING, Link, deep_link
from eufacts.format.lock import read_lock
from eufacts.format.reader import read
from eufacts.format.spelling import normalise_name
from eufacts.index.build import Filling
from eufacts.index.countries import Countries
from eufacts.index.namespace import FileScope
from eufacts.index.rows import Contract
from eufacts.index.schema import Tables
from eufacts.index.seal import unseal
from eufacts.index.store import shipped
from eufacts.index.texts import Texts, text

FLOOD = Path(__file__).parents[1] / "proof" / "flood" / "flood.toml"


def test_a_text_is_the_compact_json_of_the_whole_row() -> None:
    """Scripts read what the row holds; letters of all languages stand as they are."""
    rows = list(Contract(read(shipped()), read_lock(shipped())).rows())
    compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    assert list(map(Texts(None).of, rows)) == [compact(row).encode() for row in rows]


def test_and_so_it_is_in_a_folder() -> None:
    """Ids made unique are those that the scope gives, in excerpts too."""
    scope = FileScope("join")
    rows = list(Contract(read(shipped())).rows())
    texts = Texts(scope)

    assert [texts.of(row) for row in rows] == [text(scope.row(row)) for row in rows]


def _ids(value: object, key: str = "") -> Iterator[str]:
    """Every string that stands where the contract has an id, however deep."""
    if isinstance(value, dict):
        code = value.get("kind") == "country"
        for inner, one in value.items():
            yield from _ids(one, inner if inner in IDS and not (code and inner == "id") else "")
            if inner == "role_excerpts":
                yield from (name for names in one.values() for name in names)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _ids(one, key)
    elif key and isinstance(value, str):
        yield value


IDS = {"id", "section", "parent", "route", "share_of", "instrument", "part_of", "figure"} | {
    "same_as",
    "may_overlap",
    "facts",
    "excerpts",
}


def test_no_id_of_a_folder_is_left_without_its_document() -> None:
    """Wherever a row has an id, it is made unique, and nothing else is changed."""
    scope = FileScope("join")
    for base in (shipped(), FLOOD):
        for row in Contract(read(base)).rows():
            found = list(_ids(row))
            assert list(_ids(scope.row(row))) == [f"join.{name}" for name in found]
            plain = text(scope.row(row)).replace(b'"join.', b'"')
            assert plain == text(row)


def test_documents_follow_each_other() -> None:
    """Records keep the order of documents, countries stand once, behind the first's sections."""
    connection = sqlite3.connect(":memory:")
    told: list[tuple[int, int]] = []
    filling = Filling(Tables(connection), lambda done, total: told.append((done, total)))
    abouts = [
        filling.add(read(file), None, FileScope(name))
        for name, file in (("a", shipped()), ("b", FLOOD))
    ]
    filling.finish(abouts[0])
    ordered = connection.execute("SELECT kind, substr(id, 1, 2) FROM record ORDER BY pos")
    kinds = list(dict.fromkeys(ordered))

    assert kinds[:3] == [("section", "a."), ("country", "SY"), ("country", "IQ")]
    assert [one for one in kinds if one[0] != "country"][-2:] == [
        ("excerpt", "b."),
        ("footnote", "b."),
    ]
    (whole,) = connection.execute("SELECT body FROM about").fetchone()
    (countries,) = connection.execute(
        "SELECT count(*) FROM record WHERE kind = 'country'"
    ).fetchone()
    assert json.loads(unseal(whole))["counts"]["country"] == countries
    assert told[-1][0] == connection.execute("SELECT count(*) FROM record").fetchone()[0]
    connection.close()


def _country(**keys: object) -> dict[str, object]:
    row: dict[str, object] = {
        "code": "MK",
        "name": "North Macedonia",
        "name_in_document": "FYROM",
        "aliases": [],
        "demonyms": ["Macedonian"],
        "groups": ["Europe"],
        "territory_of": None,
        "roles": ["transit"],
        "role_excerpts": {"transit": ["a.1"]},
        "facts": 2,
        "note": None,
    }
    return row | keys


def test_a_country_of_two_documents() -> None:
    """The first document's names lead, others are added; facts add up, roles unite."""
    second = _country(
        name_in_document="the former Yugoslav Republic of Macedonia",
        groups=["Europe", "Western Balkans"],
        roles=["origin", "transit"],
        role_excerpts={"origin": ["b.1"], "transit": ["b.2"]},
        facts=3,
        note="A note.",
    )
    countries = Countries()
    countries.add(_country(), ("MK", "FYROM", "FYROM"))
    countries.add(second, ("MK", "Macedonia"))

    assert len(list(countries.rows())) == 1
    assert list(countries.rows()) == [
        (
            _country(
                aliases=["the former Yugoslav Republic of Macedonia"],
                groups=["Europe", "Western Balkans"],
                roles=["transit", "origin"],
                role_excerpts={"transit": ["a.1", "b.2"], "origin": ["b.1"]},
                facts=5,
                note="A note.",
            ),
            ("MK", "FYROM", "FYROM", "Macedonia"),
        )
    ]


@given(st.text(alphabet=st.characters(max_codepoint=127)))
@example("The The")
@example("the turkey-3.1")
def test_folding_ascii_is_folding(name: str) -> None:
    """The quick way for plain names gives what the way for all names gives."""
    letters = "".join(c if c.isalnum() else " " for c in name.casefold())
    words = letters.split()
    while len(words) > 1 and words[0] == "the":
        del words[0]

    assert normalise_name(name) == " ".join(words)


@given(st.text(st.characters(exclude_categories=["Cs", "Zs", "Cc", "Zl", "Zp"]), min_size=1))
@example("100%-sure,really")
def test_a_link_is_encoded_as_addresses_are(word: str) -> None:
    """Encoding is that of the standard library, and of the hyphen, which has a meaning."""
    _, _, text = deep_link("https://example.org", word, Link(1, 0)).partition(":~:text=")

    assert text == quote(word.rstrip(CLOSING) or word, safe="").replace("-", "%2D")
