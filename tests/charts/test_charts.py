"""``--chart``: what is drawn, on which axis, what is said of it, and what is refused."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Ask
from eufacts.charts import bars
from eufacts.charts.bars import Chart, Names
from eufacts.charts.vegalite import specification
from eufacts.errors import QuestionError

HARBOURS = Path(__file__).parents[1] / "harbours.toml"
NAMES = Names({name: f"Source {name}" for name in "ABC"}, {"TR": "Türkiye"})
ADDRESS = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040"
SVG = "{http://www.w3.org/2000/svg}"

Row = dict[str, Any]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which charts are written to."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _drawn(ask: Ask, *words: str) -> dict[str, Any]:
    """The specification of a chart."""
    assert ask(*words, "--chart", "x.vl.json", "--force").code == 0
    spec: dict[str, Any] = json.loads(Path("x.vl.json").read_text(encoding="utf-8"))
    return spec


def _data(spec: dict[str, Any]) -> list[Row]:
    """All rows of data in a specification, of bars and of texts."""
    views = spec["vconcat"]
    layers = [layer for view in views for layer in (view, *view.get("layer", ()))]
    return [row for layer in layers if "data" in layer for row in layer["data"]["values"]]


def test_routes_are_side_by_side_with_what_is_not_alike(ask: Ask) -> None:
    """Each unit has its own axis, all of one length; the picture has every caveat of the answer."""
    spec = _drawn(ask, "compare")
    caveats = json.loads(ask("compare", "--json").out)["caveats"]
    foot = _data(spec)[-1]["text"].replace("\n", " ")

    assert [view["layer"][0]["encoding"]["x"]["title"] for view in spec["vconcat"][:-1]] == [
        "people",
        "irregular entries",
        "crossings",
    ]
    scales = [view["layer"][0]["encoding"]["x"]["scale"] for view in spec["vconcat"][:-1]]
    assert scales == 3 * [{"domain": [0, 182740], "nice": True}]
    assert len(caveats) == 4
    assert foot == " ".join(
        [
            *(f"• {caveat}" for caveat in caveats),
            f"Source: {json.loads(ask('about', '--json').out)['citation']}, {ADDRESS}",
        ]
    )


def test_countries_are_drawn_with_what_is_said_of_their_bars(ask: Ask) -> None:
    """The title says what is compared; caveats are on what is drawn, and name who has no bar."""
    source = json.loads(ask("about", "--json").out)["citation"]

    assert _drawn(ask, "compare", "Turkey", "Syria", "Iraq", "Nigeria")["description"] == (
        "Syria, Iraq and Nigeria compared: displacement. "
        "Syria: 7,600,300 people; Iraq: 3,171,600 people; Nigeria: 1,500,000 people. "
        "The document states no comparable count of displaced people or people killed for Türkiye. "
        f"{source}, {ADDRESS}."
    )
    bars = _drawn(ask, "compare", "Syria", "Iraq")["vconcat"][0]["layer"]
    contexts = [row["context"] for row in bars[0]["data"]["values"]]
    assert contexts == [
        f"Internally displaced persons in {name} (footnote 2) · "
        "counted by UN Internal Displaced Monitoring Centre · Jul–Aug 2015"
        for name in ("Syria", "Iraq")
    ]


def test_no_id_is_drawn(ask: Ask) -> None:
    """People read labels: of wholes too, and where two facts are of one thing."""
    ids = {row["id"] for row in json.loads(ask("facts", "--json").out)}
    lines = """funding -c Syria
      compare
      compare syria-crisis-eu-budget syria-crisis-since-2011
      compare syria-internally-displaced syria-internally-displaced-idmc"""

    for line in lines.splitlines():
        drawn = json.dumps(_drawn(ask, *line.split()), ensure_ascii=False)
        assert [name for name in ids if "-" in name and name in drawn] == []


def test_what_is_drawn_is_said_in_words(ask: Ask) -> None:
    """The description has every bar with its qualifier, and what must be known of them."""
    source = json.loads(ask("about", "--json").out)["citation"]

    assert _drawn(ask, "funding", "-c", "Turkey", "-y", "2015")["description"] == (
        "Funding by recipient. "
        "Türkiye: Pre-accession assistance to Turkey in home affairs, current period: "
        "EUR 245 million; Funding to Turkey related to the crisis in Syria: EUR 175 million. "
        "Syria, Iraq, Jordan, Lebanon and Türkiye together: "
        "Response to the crisis in Syria and Iraq, EU and Member States: > EUR 3.9 billion; "
        "Response to the crisis in Syria and Iraq, from the EU budget: ≈ EUR 1.8 billion. "
        "Some of these amounts are, or may be, in others: the bars must not be added. "
        "The amounts differ in status: mobilised, contributed, indicative, not stated. "
        "They are for different periods: since 2011, 2014-2016, 2015. "
        "They are not from the same payers: European Union and Member States; EU budget; "
        "not stated. At least one amount is a lower bound. "
        "At least one amount is an approximation. "
        f"{source}, {ADDRESS}."
    )


def test_a_bound_has_an_open_end_and_a_part_its_whole_behind_it(ask: Ask) -> None:
    """More than: an arrow. Part: the grey bar of its whole. Shared: the second colour."""
    spec = _drawn(ask, "compare", "syria-crisis-eu-budget", "syria-crisis-since-2011")
    layers = spec["vconcat"][0]["layer"]
    looks = [
        (layer["mark"]["type"], layer["mark"].get("shape"), row["value"])
        for layer in layers
        if layer["mark"]["type"] != "text"
        for row in layer["data"]["values"]
    ]

    assert looks == [
        ("rect", None, 3_900_000_000),  # the whole, behind its part
        ("rect", None, 3_900_000_000),
        ("point", "triangle-right", 3_900_000_000),
        ("rect", None, 1_800_000_000),
    ]
    assert "orange: for several together" in _data(spec)[-1]["text"]


def test_displaced_people_by_country_have_an_axis_of_their_own(ask: Ask) -> None:
    """What one source counted at one time is together, without the world's total or shares."""
    spec = _drawn(ask, "figures", "--topic", "displacement")
    heading = spec["vconcat"][0]["layer"][1]["data"]["values"][0]["text"]
    labels = [row["label"] for row in spec["vconcat"][0]["layer"][0]["data"]["values"]]

    source = "counted by UN Internal Displaced Monitoring Centre"
    assert heading == f"displacement, {source}, Jul–Aug 2015"
    assert len(labels) == 11
    assert all(label.startswith("Internally displaced persons in ") for label in labels)


def test_currencies_and_documents_never_share_an_axis(ask: Ask, here: Path) -> None:
    """A folder of two documents with two currencies each has four axes, named."""
    for name in ("one", "two"):
        text = HARBOURS.read_text(encoding="utf-8").replace("2021-05-04", f"20{len(name)}1-05-04")
        text = text.replace("small harbours", f"small harbours {name}")
        (here / f"{name}.toml").write_text(text, encoding="utf-8")
    spec = _drawn(ask, "funding", "--facts", str(here))
    axes = [view["layer"][0]["encoding"]["x"]["title"] for view in spec["vconcat"][:-1]]

    assert sorted(axes) == ["EUR", "EUR", "USD", "USD"]
    assert _data(spec)[-1]["text"].count("Source:") == 2


_ids = st.sampled_from("abcdefgh")


def _row(name: str, **more: object) -> Row:
    shared: Row = {"id": name, "kind": "funding", "label": name, "as_written": None}
    shared |= {"period": None, "as_of": None, "status": None, "funders": [], "may_overlap": []}
    return {**shared, **more}


@given(
    st.lists(
        st.builds(
            _row,
            _ids,
            value=st.none() | st.integers(-(10**18), 10**18) | st.floats(-1e18, 1e18),
            unit=st.sampled_from(["EUR", "USD"]),
            qualifier=st.sampled_from(["exact", "more_than", "less_than", "about"]),
            document=st.sampled_from("ABC"),
            recipients=st.lists(st.sampled_from(["TR", "XX", "Sahel"]), unique=True),
            part_of=st.none() | _ids,
        ),
        unique_by=lambda row: row["id"],
    ).filter(lambda rows: any(row["value"] is not None for row in rows))
)
def test_each_amount_is_drawn_once_and_alone(rows: list[Row]) -> None:
    """No amount is lost, drawn twice or added to another, even if parts run in a circle."""
    chart = bars.funding(rows, NAMES)
    stated = [row for row in rows if row["value"] is not None]
    axis = {row["id"]: (row["document"], row["unit"]) for row in stated}

    drawn = [(bar.label, bar.value, bar.qualifier, bar.shared) for bar in chart.bars]
    assert Counter(drawn) == Counter(
        (row["id"], row["value"], row["qualifier"], len(row["recipients"]) > 1) for row in stated
    )
    for panel in chart.panels:
        assert len({axis[bar.label] for bar in panel.bars}) == 1
        for bar in panel.bars:
            assert bar.whole in {None, *(other.value for other in panel.bars)}
    json.dumps(specification(chart), allow_nan=False)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("figures --chart x.pdf", 2, "'x.pdf' cannot be a chart: use .svg, .png, .html or .vl"),
        ("figures --chart x.svg --csv", 2, "--chart draws to a file: leave out --fields and how"),
        ("funding --chart x.svg --total", 2, "choose one of --total and --chart\n"),
        ("funding -c Mali --chart x.svg", 1, "nothing to draw: no number is stated\n"),
        ("figures -c Mali --chart x.svg", 1, "nothing matches; x.svg is not written\n"),
        ("compare Turkey Jordan --chart x.svg", 1, "Türkiye, Jordan.\n"),
        ("compare --chart old.svg", 4, "old.svg: exists already; --force overwrites it\n"),
        ("compare --chart none/x.svg", 4, "none/x.svg: the folder 'none' does not exist\n"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_line(
    line: str, code: int, message: str, ask: Ask, here: Path
) -> None:
    """One line that says what to do; nothing is written, nothing changes."""
    (here / "old.svg").write_text("old", encoding="utf-8")
    said = ask(*line.split())

    assert said.code == code
    assert message in said.err
    assert said.out == ""
    assert [path.name for path in here.iterdir()] == ["old.svg"]


def test_too_many_bars_are_refused() -> None:
    """A picture of a thousand bars is not one; the message says how to have fewer."""
    more: Row = {
        "unit": "EUR",
        "document": "A",
        "recipients": [],
        "part_of": None,
        "qualifier": "exact",
    }
    with pytest.raises(QuestionError, match="at most 64 bars, and these are 65: use filters"):
        bars.funding([_row(f"r{n}", value=n, **more) for n in range(65)], NAMES)


def test_a_missing_library_is_named(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra, and the lines that install it with pip, pipx and uv; Vega-Lite needs none."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    said = ask("compare", "--chart", "x.svg")

    assert said.code == 2
    assert "a chart as SVG, PNG or HTML needs the extra 'charts'" in said.err
    assert all(f"  {tool}" in said.err for tool in ("pip:", "pipx:", "uv:"))
    assert not Path("x.svg").exists()
    assert ask("compare", "--chart", "x.vl.json").code == 0


@pytest.mark.programs
def test_pictures_have_their_words_and_nothing_that_acts(ask: Ask, shipped_text: str) -> None:
    """SVG is well-formed, with role, title and description; HTML may fetch and run nothing."""
    pytest.importorskip("vl_convert", reason="the extra 'charts' is not installed")
    evil = "</text></svg><script>alert(1)</script>"
    label = 'label = "Funding to Turkey related to the crisis in Syria"'
    assert label in shipped_text
    Path("evil.toml").write_text(shipped_text.replace(label, f'label = "{evil}"'), encoding="utf-8")
    for name in ("a.svg", "a.html", "a.png"):
        assert ask("funding", "-c", "Turkey", "--facts", "evil.toml", "--chart", name).code == 0
    drawn = Path("a.svg").read_text(encoding="utf-8")
    root = ET.fromstring(drawn)  # noqa: S314 - our own file
    title, description = list(root)[:2]

    assert (root.get("role"), title.tag, title.text) == (
        "img",
        f"{SVG}title",
        "Funding by recipient",
    )
    assert description.tag == f"{SVG}desc"
    assert evil in (description.text or "")
    assert not [one for one in root.iter() if one.tag in {f"{SVG}script", f"{SVG}image"}]
    page = Path("a.html").read_text(encoding="utf-8")
    assert drawn.strip() in page
    assert """http-equiv="Content-Security-Policy" content="default-src 'none'">""" in page
    assert Path("a.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_a_description_ends_each_part_once() -> None:
    """Full stops are neither doubled nor lost."""
    chart = Chart("Title", (), ("One.", "Two"), ("Three",))

    assert chart.description == "Title. One. Two. Three."
