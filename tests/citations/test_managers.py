"""What is written for reference managers comes back whole from the libraries that read it."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from managers_read import Reader, by_bibtexparser, by_pybtex, by_rispy, by_schema, written

from eufacts import Facts
from eufacts.citations.managers import FORMATS, write
from eufacts.citations.managers.csljson import item
from eufacts.citations.managers.entries import key
from eufacts.citations.styling import CitationForm
from eufacts.citations.works import Citable, Headings, Work, act, citable, document
from eufacts.errors import UnknownNameError
from eufacts.format.pinpoint import Heading, Pinpoint
from eufacts.places import Place

READERS = [
    ("bibtex", by_pybtex),
    ("bibtex", by_bibtexparser),
    ("biblatex", by_pybtex),
    ("biblatex", by_bibtexparser),
    ("ris", by_rispy),
    ("csl-json", by_schema),
]
ENTRIES = {name for name, format_ in FORMATS.items() if format_.form is CitationForm.entry}
each_reader = pytest.mark.parametrize(("name", "read"), READERS)

JOINT = Work(
    key="52015JC0040",
    category="document",
    title="Addressing the Refugee Crisis in Europe: The Role of EU External Action",
    authors=(
        "European Commission",
        "High Representative of the Union for Foreign Affairs and Security Policy",
    ),
    genre="Joint Communication to the European Parliament and the Council",
    number="JOIN(2015) 40 final",
    celex="52015JC0040",
    date="2015-09-09",
    place="Brussels",
    language="en",
    url="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040",
)
REGULATION = Work(
    key="32014R0231",
    category="act",
    title="Regulation (EU) No 231/2014 of the European Parliament and of the Council",
    number="Regulation (EU) No 231/2014",
    celex="32014R0231",
    eli="http://data.europa.eu/eli/reg/2014/231/oj",
    date="2014-03-11",
    url="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014R0231",
)


def works(facts: Facts) -> list[Citable]:
    """The document and every reference of the shipped fact base."""
    about = facts.about()
    cited = [Citable(row["id"], act(row)) for row in facts.ask(kinds=("reference",))]
    return [Citable(about["celex"], document(about)), *cited]


def test_every_format_is_read_back() -> None:
    """No format is left without a library that reads it."""
    assert {name for name, _ in READERS} == ENTRIES


@each_reader
def test_shipped_works_come_back(facts: Facts, name: str, read: Reader) -> None:
    """Every field of the document and of each reference comes back, under the same keys."""
    cited = works(facts)
    expected = {key(one.work): written(one.work) for one in cited}
    assert len(expected) == len(cited)
    assert read(write(cited, name)) == expected


_NASTY = st.sampled_from(
    [
        *" \t\n\r\v\f\0\x85\u2028\u00a0{}\\%&_#$~^\"'`,;:=@|<>–—“”‘’()[]*/?!-.",
        *(
            "--",
            "``",
            "''",
            "?`",
            "{}",
            "\\{",
            "\\textbf{x}",
            "@misc{",
            "\nER  - \n",
            "\nTY  - RPRT\n",
        ),
        *(" and ", " AND ", ", ", "others", "Ж", "中文", "العربية", "é", "e\u0301", "EU"),
    ]
)
_TEXT = st.lists(_NASTY | st.text(max_size=5), min_size=1, max_size=12).map("".join)
_HOSTILE = _TEXT.filter(lambda text: bool(re.sub(r"[\0-\x20\x7f-\x9f\s]", "", text)))


@each_reader
@settings(max_examples=40, deadline=None)
@given(title=_HOSTILE, authors=st.lists(_HOSTILE, max_size=3))
@example(title="{", authors=["}", "A {\\B} and C, D"])
@example(title="\\%é 100% {R&D}_#1~^$", authors=["others"])
@example(title="Line\nER  - \nTY  - JOUR", authors=["A\nB"])
def test_hostile_titles_and_authors_come_back(
    name: str, read: Reader, title: str, authors: list[str]
) -> None:
    """No title and no name is too strange: what is read is what was written."""
    work = JOINT._replace(title=title, authors=tuple(authors))
    entries = read(write([Citable("a", work), Citable("b", REGULATION)], name))
    assert entries == {"join-2015-40": written(work), "32014R0231": written(REGULATION)}


def ask_for(facts: Facts, *ids: str) -> list[Citable]:
    """What is cited of records."""
    about = facts.about()
    headings = Headings(facts.ask(kinds=("section",)))
    return [citable(row, about, headings) for row in facts.show(*ids)]


NOTE = (
    "“In 2015, funding to Turkey related to the crisis in Syria amounts to EUR 175 million.” "
    "(section III, “Turkey”, paragraph 3)"
)


def test_bibtex(facts: Facts) -> None:
    """A numbered document that says what it is is a technical report; the excerpt is a note."""
    assert write(ask_for(facts, "turkey-syria-crisis-2015"), "bibtex") == (
        """\
@techreport{join-2015-40,
  author = {{European Commission} and {High Representative of the Union for Foreign Affairs and \
Security Policy}},
  title = {{Addressing the Refugee Crisis in Europe: The Role of EU External Action}},
  type = {Joint Communication to the European Parliament and the Council},
  number = {JOIN(2015) 40 final},
  institution = {{European Commission}},
  address = {Brussels},
  year = {2015},
  month = sep,
  date = {2015-09-09},
  language = {english},
  url = {https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040},
  note = {CELEX 52015JC0040},
"""
        f"  annote = {{{NOTE}}},\n}}\n"
    )


def test_biblatex(facts: Facts) -> None:
    """A document is a report with a full date and CELEX as its eprint."""
    assert write(ask_for(facts, "turkey-syria-crisis-2015"), "biblatex") == (
        """\
@report{join-2015-40,
  author = {{European Commission} and {High Representative of the Union for Foreign Affairs and \
Security Policy}},
  title = {{Addressing the Refugee Crisis in Europe: The Role of EU External Action}},
  type = {Joint Communication to the European Parliament and the Council},
  number = {JOIN(2015) 40 final},
  location = {Brussels},
  date = {2015-09-09},
  langid = {english},
  eprint = {52015JC0040},
  eprinttype = {CELEX},
  url = {https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040},
"""
        f"  annotation = {{{NOTE}}},\n}}\n"
    )


def test_ris(facts: Facts) -> None:
    """A document is a report, one value on a line."""
    assert write(ask_for(facts, "turkey-syria-crisis-2015"), "ris") == (
        """\
TY  - RPRT
ID  - join-2015-40
AU  - European Commission
AU  - High Representative of the Union for Foreign Affairs and Security Policy
TI  - Addressing the Refugee Crisis in Europe: The Role of EU External Action
M3  - Joint Communication to the European Parliament and the Council
SN  - JOIN(2015) 40 final
CY  - Brussels
PY  - 2015
DA  - 2015/09/09/
LA  - en
DB  - EUR-Lex
AN  - 52015JC0040
UR  - https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040
"""
        f"N1  - {NOTE}\nER  - \n"
    )


def test_csl_json(facts: Facts) -> None:
    """The item is that of the citations, under the key of all formats, with the note."""
    items = json.loads(write(ask_for(facts, "turkey-syria-crisis-2015"), "csl-json"))
    assert items == [{**item(document(facts.about())), "id": "join-2015-40", "annote": NOTE}]


def test_an_act(facts: Facts) -> None:
    """An act has no author; what finds it is the Official Journal, and the ELI is kept."""
    cited = ask_for(facts, "decision-2015-778")
    assert (
        write(cited, "bibtex")
        == """\
@misc{32015D0778,
  key = {{Council Decision (CFSP) 2015/778}},
  title = {{Council Decision (CFSP) 2015/778 of 18 May 2015 on a European Union military operation \
in the Southern Central Mediterranean (EUNAVFOR MED)}},
  number = {Council Decision (CFSP) 2015/778},
  howpublished = {OJ L 122, 19.5.2015, p. 31},
  year = {2015},
  month = may,
  date = {2015-05-18},
  url = {https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32015D0778},
  note = {CELEX 32015D0778, ELI http://data.europa.eu/eli/dec/2015/778/oj},
}
"""
    )
    assert (
        write(cited, "ris") == """\
TY  - STAT
ID  - 32015D0778
TI  - Council Decision (CFSP) 2015/778 of 18 May 2015 on a European Union military operation in \
the Southern Central Mediterranean (EUNAVFOR MED)
M1  - Council Decision (CFSP) 2015/778
T2  - Official Journal of the European Union
VL  - L 122
SP  - 31
PY  - 2015
DA  - 2015/05/18/
DB  - EUR-Lex
AN  - 32015D0778
UR  - https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32015D0778
N1  - ELI http://data.europa.eu/eli/dec/2015/778/oj
"""
        "ER  - \n"
    )


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_one_entry_for_one_work(facts: Facts, name: str) -> None:
    """Several facts of one document give its one entry, and no note of any of them."""
    cited = ask_for(facts, "turkey-syria-crisis-2015", "syria-killed", "turkey.2.1")
    about = facts.about()
    assert write(cited, name) == write([Citable(about["celex"], document(about))], name)


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_hostile_addresses_break_nothing(name: str) -> None:
    """An address with signs of the format's own leaves the next entry whole."""
    odd = JOINT._replace(url="https://example.eu/a{b}c\\d%20e#f&g_h;i j")
    text = write([Citable("a", odd), Citable("b", REGULATION)], name)
    read = dict(READERS)[name](text)
    assert read["32014R0231"] == written(REGULATION)
    assert read["join-2015-40"].url in {
        "https://example.eu/a%7Bb%7Dc%5Cd%20e#f&g_h;i%20j",
        "https://example.eu/a{b}c\\d%20e#f&g_h%3Bi j",
        odd.url,
    }


@pytest.mark.parametrize(
    ("expected", "celex", "number", "name"),
    [
        ("join-2015-40", "52015JC0040", "JOIN(2015) 40 final", "52015JC0040"),
        ("join-2015-40", "52015JC0040", None, "52015JC0040"),
        ("join-2015-40", None, "JOIN (2015) 40 final", "some-id"),
        ("com-2015-240", "52015DC0240", None, "52015DC0240"),
        ("com-2015-450", "52015PC0450", None, "52015PC0450"),
        ("swd-2015-12", "52015SC0012", None, "52015SC0012"),
        ("sec-2011-12", "52011SC0012", None, "52011SC0012"),
        ("32014R0231", "32014R0231", "Regulation (EU) No 231/2014", "32014R0231"),
        ("22000A1215-01", "22000A1215(01)", None, "22000A1215(01)"),
        ("frontex-statistics", None, None, "frontex-statistics"),
        ("a-b-c", None, "No 1", "a.b_c"),
    ],
)
def test_keys(expected: str, celex: str | None, number: str | None, name: str) -> None:
    """A key is made of what never changes, and is the same for number and CELEX number."""
    assert key(Work(name, "other", "T", celex=celex, number=number)) == expected


def test_keys_differ() -> None:
    """Two works never share a key, nor do two that differ in capitals alone."""
    cited = [Citable(name, Work(name, "other", "T")) for name in ("a.b", "a-b", "A_B", "a-b")]
    assert re.findall(r"@misc\{(.*),", write(cited, "bibtex")) == ["a-b", "a-b-2", "A-B-3"]


def test_unknown_format() -> None:
    """A format that is none is refused with the names of those that are."""
    with pytest.raises(UnknownNameError, match="endnote"):
        write([], "endnote")


def test_latex_cites_the_entry_that_biblatex_writes(facts: Facts) -> None:
    """The pinpoint is the command's option; a bracket in it does not end it."""
    section = Heading("III", "Money [100 %] & aid")
    place = Pinpoint((section, Heading(None, "In [brackets]_")), Place(paragraph=2))
    cited = [
        Citable("whole", JOINT),
        Citable("part", JOINT, (Pinpoint((section,), Place(paragraph=3)),)),
        Citable("brackets", JOINT, (place,)),
        Citable("again", JOINT, (place,)),
    ]

    assert write(cited, "latex") == (
        "\\autocite{join-2015-40}\n"
        "\\autocite[section III, para 3]{join-2015-40}\n"
        "\\autocite[{section III, “In [brackets]\\_”, para 2}]{join-2015-40}\n"
    )
    assert "@report{join-2015-40," in write(works(facts), "biblatex")
