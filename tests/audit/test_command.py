"""``eufacts audit`` as a user meets it: reports, formats, exit codes, marks, footnotes."""

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.index.store import shipped

ARTICLE = """# Money for the neighbours

Almost 4 million Syrians have fled. South Sudan got EUR 377 million in humanitarian
assistance from the EU and its members since 2014.

The paper says that Nigeria "remains a minor source of irregular migration".

By August 2015 Hungary had registered 142,649 irregular entries; Spain has 17 islands.
"""

MENDED = """# Money for the neighbours

More than 4 million Syrians have fled. South Sudan got more than EUR 377 million in humanitarian
assistance from the EU and its members since 2014.

The paper says that Nigeria "remains a major source of irregular migration".

By August 2015 Hungary had registered 142,649 irregular entries; Spain has 17 islands.
"""


CHANGE = "remains a [-minor-] {+major+} source of irregular migration"
UNMATCHED = "draft.md: not about this document: line 8: 17"
FOUND = "4 numbers, 1 quotation, 1 date found"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in an empty folder, in which eufacts runs."""
    monkeypatch.chdir(tmp_path)
    path = Path("draft.md")
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_problems_come_first_and_how_much_was_found_last(ask: Ask, article: Path) -> None:
    """In a pipe each problem is one line, as compilers write them."""
    said = ask("audit", str(article))
    assert said.code == 5
    assert [line.split(";")[0] for line in said.out.splitlines()] == [
        "draft.md:3:1: error: “Almost 4 million” differs in qualifier",
        "draft.md:3:53: warning: “EUR 377 million” differs in qualifier",
        f"draft.md:6:30: error: the quotation is altered: {CHANGE} [altered]",
        UNMATCHED,
        f"{FOUND}: 2 supported, 2 differ, 1 altered, 1 not about this document",
    ]


def test_a_terminal_shows_both_sentences(ask: Ask, article: Path) -> None:
    """Each problem has the sentence, the document's, what to write, and the citation."""
    said = ask("audit", str(article), "--format", "table", "--style", "oscola")
    lines = said.out.split("\n\n")[0].splitlines()
    assert lines[:4] == [
        "draft.md:3:1: error: Almost 4 million differs in qualifier",
        "Text      Almost 4 million Syrians have fled.",
        "Document  More than 4 million Syrians have fled their country in addition to the",
        "          7.6 million internally displaced and more than 230,000 killed.",
    ]
    assert lines[4] == "Write     More than 4 million"
    assert lines[5].startswith("Cite      Commission and High Representative of the Union")
    assert lines[-1].endswith("s III, ‘Syria and Iraq’, para 1.")


def test_an_error_is_5_and_a_warning_only_if_strict(ask: Ask, article: Path) -> None:
    """What loses precision is a warning; a text without numbers is found to have none."""
    article.write_text("The EU and its Member States have mobilised EUR 3.9 billion since 2011.\n")
    assert ask("audit", str(article)).code == 0
    assert ask("audit", str(article), "--strict").code == 5
    article.write_text("Nothing to count.\n")
    assert ask("audit", str(article)).out == "no number, quotation, date or act found\n"


def test_json_is_the_contract(ask: Ask, article: Path) -> None:
    """One file is an object, several are a list; offsets are characters of the decoded file."""
    row = json.loads(ask("audit", str(article), "--json").out)
    assert row["text"]["path"] == "draft.md"
    assert row["facts"]["documents"][0]["celex"] == "52015JC0040"
    first = row["claims"][0]
    assert ARTICLE[first["start"] : first["end"]] == first["words"] == "Almost 4 million"
    keys = ("kind", "status", "level", "differences", "line", "column", "end_line", "end_column")
    assert {key: first[key] for key in keys} == {
        "kind": "quantity",
        "status": "differs",
        "level": "error",
        "differences": ["qualifier"],
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 17,
    }
    assert (first["fact"], first["write"]) == ("syrians-fled-abroad", "More than 4 million")
    assert first["candidates"][0]["fact"] == "syrians-fled-abroad"
    assert len(json.loads(ask("audit", str(article), str(article), "--json").out)) == 2


def test_csv_has_a_row_for_each_claim(ask: Ask, article: Path) -> None:
    """A sheet of claims, whatever their number of files."""
    rows = ask("audit", str(article), "--csv", "--fields", "line,status,words").out.splitlines()
    assert rows[:3] == [
        "line,status,words",
        "3,differs,Almost 4 million",
        "3,differs,EUR 377 million",
    ]
    assert len(rows) == 7


def test_annotations_are_those_that_github_reads(ask: Ask, article: Path) -> None:
    """A colon, a comma or a percent sign in a message ends nothing."""
    said = ask("audit", str(article), "--format", "github")
    first = said.out.splitlines()[0]
    assert first.startswith(
        "::error file=draft.md,line=3,endLine=3,col=1,endColumn=17,title=eufacts%3A qualifier::"
    )
    assert said.code == 5


def test_sarif_names_places_and_mends(ask: Ask, article: Path) -> None:
    """Paths are relative, fingerprints stay though lines move, and fixes can be applied."""
    (run,) = json.loads(ask("audit", str(article), "--format", "sarif").out)["runs"]
    assert [one["ruleId"] for one in run["results"]] == ["qualifier", "qualifier", "altered"]
    assert run["tool"]["driver"]["informationUri"] == "https://pypi.org/project/eufacts/"
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "draft.md"
    mended = ARTICLE
    for one in reversed(run["results"]):
        (change,) = one["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        start = replacement["deletedRegion"]["charOffset"]
        end = start + replacement["deletedRegion"]["charLength"]
        mended = mended[:start] + replacement["insertedContent"]["text"] + mended[end:]
    assert mended == MENDED
    article.write_text(f"\n\nA new line.\n\n{ARTICLE}")
    (again,) = json.loads(ask("audit", str(article), "--format", "sarif").out)["runs"]
    prints = [[one["partialFingerprints"] for one in r["results"]] for r in (run, again)]
    assert prints[0] == prints[1]


def test_the_journey_of_a_fact_checker(ask: Ask, article: Path) -> None:
    """Audit, mend, audit again: nothing is wrong; the copy with footnotes is as clean."""
    assert ask("audit", str(article)).code == 5
    article.write_text(MENDED)
    clean = ask("audit", str(article))
    assert (clean.code, clean.out) == (
        0,
        f"{UNMATCHED}\n{FOUND}: 5 supported, 1 not about this document\n",
    )
    said = ask("audit", str(article), "--annotate", "checked.md", "--style", "oscola")
    assert said.err == "eufacts: footnotes written to checked.md\n"
    copy = Path("checked.md").read_text(encoding="utf-8")
    assert "More than 4 million[^eufacts-1] Syrians have fled." in copy
    assert 'remains a major source of irregular migration"[^eufacts-3].' in copy
    assert copy.splitlines()[-1].startswith("[^eufacts-5]: Commission and High Representative")
    assert ask("audit", "checked.md").out == clean.out.replace("draft.md", "checked.md")
    assert ask("audit", str(article), "--annotate", "checked.md").code == 4
    assert ask("audit", str(article), "--annotate", "draft.md", "--force").code == 4


def test_a_page_gets_its_footnotes_at_its_end(ask: Ask, article: Path) -> None:
    """In HTML marks are links, and the list stands before the end of the body."""
    page = article.with_suffix(".html")
    page.write_text("<body><p>Over&nbsp;4 million Syrians fled.</p></body>", encoding="utf-8")
    before = ask("audit", "draft.html").out
    ask("audit", "draft.html", "--annotate", "checked.html")
    copy = Path("checked.html").read_text(encoding="utf-8")
    assert copy.startswith(
        '<body><p>Over&nbsp;4 million<sup id="eufacts-1-mark"><a href="#eufacts-1">[1]</a></sup> '
    )
    assert copy.endswith("</ol>\n</section>\n</body>")
    assert ask("audit", "checked.html").out == before


def test_a_line_is_explained(ask: Ask, article: Path) -> None:
    """How it was read, the nearest facts, and why each was taken or not."""
    said = ask("audit", str(article), "--explain", "3")
    assert said.code == 0
    assert "# quantity: Almost 4 million" in said.out
    assert "Qualifier\tabout" in said.out
    assert "taken: the very number, words" in said.out
    assert "not taken: " in said.out
    assert ask("audit", str(article), "--explain", "2").out == "nothing is read in line 2\n"


def test_everything_is_listed_on_demand(ask: Ask, article: Path) -> None:
    """Every claim, each that is right with the document's sentence; what was not read as one."""
    article.write_text("Call +32 2 299 11 11 about 12 things. In Syria 7,600,300 are displaced.\n")
    said = ask("audit", str(article), "--all", "--format", "plain")
    assert "1\tquantity\tunmatched\tabout 12" in said.out
    assert "1\tquantity\tsupported\t7,600,300\tsyria-internally-displaced-idmc\tBased" in said.out
    assert "1\ttelephone-number\t+32 2 299 11 11" in said.out


def test_numbers_of_other_matters_are_named_with_their_lines(ask: Ask, article: Path) -> None:
    """The first of them; --all lists the others."""
    article.write_text("".join(f"Spain has {islands} islands.\n\n" for islands in range(31, 46)))
    said = ask("audit", str(article))
    assert said.code == 0
    assert said.out.startswith("draft.md: not about this document: line 1: 31; line 3: 32; ")
    assert "; line 23: 42; and 3 more, with --all\n" in said.out


MARK = "<!-- eufacts: accept, the minister's own count -->"


def test_what_was_looked_at_is_accepted_with_a_reason(ask: Ask, article: Path) -> None:
    """A comment accepts its line, or words; one that is not needed is reported."""
    text = ARTICLE.replace("since 2014.", f"since 2014. {MARK}")
    article.write_text(
        text.replace("Almost 4", '<!-- eufacts: accept "Almost 4 million", ok -->\nAlmost 4')
    )
    said = ask("audit", str(article))
    assert said.out.splitlines()[-1].endswith(
        "1 altered, 1 not about this document, 1 accepted by a mark"
    )
    article.write_text(f"{MARK}\n\nNothing.\n")
    assert ask("audit", str(article)).out.splitlines() == [
        "draft.md:1: accepts nothing, so remove it: the minister's own count",
        "no number, quotation, date or act found",
    ]
    article.write_text("4 million <!-- eufacts: accept -->\n")
    refused = ask("audit", str(article))
    assert (refused.code, refused.err) == (
        4,
        "eufacts: draft.md: line 1: a mark needs a reason: <!-- eufacts: accept, REASON -->\n",
    )


def test_a_file_of_marks_is_read_from_the_folder_or_one_above(ask: Ask, article: Path) -> None:
    """Each has words and a reason, and perhaps the files that it is for."""
    marks = Path(".eufacts-audit.toml")
    marks.write_text(
        '[[accept]]\nwords = "Almost 4 million"\nreason = "a quotation"\nfile = "*.md"\n'
        '[[accept]]\nwords = "9 lives"\nreason = "a cat"\n'
    )
    said = ask("audit", str(article)).out.splitlines()
    assert said[-2] == ".eufacts-audit.toml: accept 2: accepts nothing, so remove it: a cat"
    assert said[-1].endswith("1 accepted by a mark")
    marks.write_text('[[accept]]\nwords = "9 lives"\n')
    assert ask("audit", str(article)).err.endswith("accept 1: 'reason' is missing\n")
    marks.write_text('[[acept]]\nwords = "9 lives"\n')
    assert ask("audit", str(article)).code == 4


def test_wrong_usage_and_files_that_cannot_be_read(ask: Ask, article: Path) -> None:
    """One clear line, and the exit code of its kind."""
    assert ask("audit", "missing.md").code == 4
    assert ask("audit", str(article), "--style", "nope").code == 2
    assert ask("audit", str(article), "--json", "--format", "gcc").code == 2
    assert ask("audit", str(article), str(article), "--annotate", "x.md").code == 2
    assert ask("audit", str(article), "--document", "32014R0231").code == 2
    typed = ask("audit", "It gave EUR 1.8 million.")
    assert typed.code == 4
    assert typed.err.endswith("; for a sentence: echo '…' | eufacts audit -\n")


def test_an_article_finds_its_document_in_a_folder(ask: Ask, article: Path) -> None:
    """By the number that it cites, or by its numbers; of many documents a few are read."""
    folder = Path("facts")
    folder.mkdir()
    shutil.copy(shipped(), folder / "one.toml")
    other = shipped().read_text(encoding="utf-8").replace("52015JC0040", "52015JC0041")
    other = other.replace("JOIN(2015) 40", "JOIN(2015) 41").replace("142649", "142650")
    (folder / "two.toml").write_text(other.replace("142,649", "142,650"), encoding="utf-8")
    article.write_text("In JOIN(2015) 41 final Hungary has 142,649 irregular entries.\n")
    row = json.loads(ask("audit", str(article), "--facts", str(folder), "--json").out)
    assert [one["celex"] for one in row["facts"]["documents"]] == ["52015JC0041"]
    assert [one["differences"] for one in row["claims"]] == [[], ["value"]]
    article.write_text("Hungary has registered 142,650 irregular entries.\n")
    row = json.loads(ask("audit", str(article), "--facts", str(folder), "--json").out)
    assert [one["celex"] for one in row["facts"]["documents"]] == ["52015JC0041"]


def test_what_no_words_mend_is_a_remark(ask: Ask, article: Path) -> None:
    """The words to write can be pasted; for which country a number is, is said beside."""
    article.write_text(
        "Greece had registered 142,649 irregular entries by August 2015. "
        "The EUR 8 million for the Western Balkans programme has been disbursed. "
        "Humanitarian assistance within Syria (only!): EUR 855 million.\n"
    )
    lines = ask("audit", str(article)).out.splitlines()
    assert lines[0].endswith(
        "it is for “Irregular entries registered in Hungary along the Western Balkan route” "
        "[country]"
    )
    assert lines[1].endswith("; the document does not say whether it is paid [status]")
    assert lines[2].endswith(
        "; no sum: the document gives EUR 855 million for Syria, Lebanon, Jordan and Turkey "
        "together from European Union [sum]"
    )
    claims = json.loads(ask("audit", str(article), "--json").out)["claims"]
    assert {one["write"] for one in claims} == {None}
    cited = [
        line
        for line in ask("audit", str(article), "--format", "table").out.splitlines()
        if line.startswith("Cite")
    ]
    assert cited[0].startswith("Cite      European Commission")
    assert cited[1].startswith("Cite      as above, section III")


def test_what_was_not_read_is_counted(ask: Ask, article: Path) -> None:
    """A number that has two readings is in the last line, and listed on demand."""
    article.write_text("Hardly more than 3.9 billion euros has been mobilised.\n")
    assert ask("audit", str(article)).out == "no number, quotation, date or act found: 1 not read\n"
    assert "1\tambiguous\t3.9 billion euros" in ask("audit", str(article), "--all").out


def test_an_explanation_says_what_would_have_been_enough(ask: Ask, article: Path) -> None:
    """A line past the end of the article is wrong usage."""
    article.write_text("The bridge costs EUR 175 million.\n")
    said = ask("audit", str(article), "--explain", "1").out
    assert "not taken: the very number, words 0.0; enough is 7.0 with words 4.5" in said
    refused = ask("audit", str(article), "--explain", "99")
    assert (refused.code, refused.err) == (2, "eufacts: --explain 99: draft.md has 1 line\n")


def test_a_day_is_not_supported_by_a_year(ask: Ask, article: Path) -> None:
    """The document says 2014 of the fund; a day of 2014 is neither right nor wrong."""
    said = []
    for day in ("in 2014", "on 15 July 2014", "on 15 July 2013"):
        article.write_text(f"The Bêkou Trust Fund was created {day}.\n")
        (claim,) = json.loads(ask("audit", str(article), "--json").out)["claims"]
        said.append(claim["status"])
    assert said == ["supported", "unmatched", "differs"]


class _Input(BytesIO):
    """Standard input as Python opens it, of a pipe or a terminal."""

    def __init__(self, content: bytes, *, terminal: bool = False) -> None:
        super().__init__(content)
        self.buffer = self
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize("named", [(), ("-",)])
def test_what_is_piped_is_read(
    named: tuple[str, ...], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With - or without a FILE."""
    monkeypatch.setattr(sys, "stdin", _Input(b"Almost 4 million Syrians have fled."))
    said = ask("audit", *named)
    assert said.out.startswith("standard input:1:1: error: “Almost 4 million” differs in qualifier")
    assert said.code == 5


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (_Input(b"", terminal=True), "name a FILE, or - for standard input"),
        (_Input(b"\n"), "no FILE is named, and standard input is empty"),
    ],
)
def test_a_file_is_asked_for(
    given: _Input, error: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal, and where nothing is piped: a check that reads nothing does not pass."""
    monkeypatch.setattr(sys, "stdin", given)
    assert ask("audit") == (2, "", f"eufacts: {error}\n")


def test_a_fact_that_is_given_rightly_is_not_what_another_number_means(
    ask: Ask, article: Path
) -> None:
    """A wrong number is held against the fact that no other number of the text gives."""
    article.write_text(
        "At least 35 % of the first call is for Greece, Bulgaria and Romania. By 2035 every second"
        " night train should carry bicycles; today 32 % do.\n"
    )
    examples = Path(__file__).parents[2] / "examples"
    said = ask("audit", str(article), "--facts", str(examples / "night-trains.toml"), "--json")

    wrong = [claim for claim in json.loads(said.out)["claims"] if claim["status"] == "differs"]
    assert [(claim["words"], claim["write"]) for claim in wrong] == [("32 %", "23 %")]
