"""CSL files from strangers: read, or refused with one clear error, in bounded work."""

from pathlib import Path

import pytest

from conftest import Ask
from eufacts.citations.pieces import Piece, html, markdown

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
  <info><title>Mine</title><id>mine</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  {before}<citation><layout>{within}</layout></citation>
</style>
"""
NUMBER = '<text variable="number"/>'
EXTERNAL = '<!DOCTYPE style [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
BOMB = (
    '<!DOCTYPE style [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    + "]>"
)


def _style(within: str = NUMBER, before: str = "", start: str = "") -> str:
    return start + STYLE.format(within=within, before=before)


def _macro(name: str, within: str) -> str:
    return f'<macro name="{name}">{within}</macro>'


def _call(name: str) -> str:
    return f'<text macro="{name}"/>'


SILENT = '<text variable="note"/>'
TERMS = "".join(f'<term name="t{n}">x</term>' for n in range(5_000))
DOUBLING = "".join(_macro(f"m{n}", _call(f"m{n + 1}") * 2) for n in range(24))
GROWING = "".join(_macro(f"m{n}", f"<group>{_call(f'm{n + 1}') * 9}</group>") for n in range(24))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "iso-8859-1"])
def test_any_encoding_of_xml(ask: Ask, tmp_path: Path, encoding: str) -> None:
    """A file that declares its encoding, or begins with a byte order mark, is read."""
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n'
    path = tmp_path / "mine.csl"
    path.write_text(_style(f'<text value="§ "/>{NUMBER}', start=declared), encoding)

    assert ask("cite", "--style", str(path)) == (0, "§ JOIN(2015) 40 final\n", "")


@pytest.mark.parametrize(
    ("style", "reason"),
    [
        (_style("&e;", start=EXTERNAL), "not a CSL style: "),
        (_style('<text value="&e;"/>', start=EXTERNAL), "not a CSL style: "),
        (_style(start="<!DOCTYPE style SYSTEM 'http://x/x.dtd'>"), "document type declaration"),
        (_style("&e9;", start=BOMB), "not a CSL style: "),
        (_style('<text value="&e9;"/>', start=BOMB), "not a CSL style: "),
        (_style("&unknown;"), "not a CSL style: Entity 'unknown' not defined"),
        (_style(_call("m0"), DOUBLING + _macro("m24", NUMBER)), "does not come to an end"),
        (_style(_call("m0"), GROWING + _macro("m24", NUMBER)), "does not come to an end"),
        (_style(_call("m0"), DOUBLING + _macro("m24", SILENT)), "does not come to an end"),
        (_style(_call("m") * 90, _macro("m", SILENT * 90)), "does not come to an end"),
        (_style('<text term="t4999"/>' * 5_000, f"<locale>{TERMS}</locale>"), "10,000 elements"),
        (_style(_call("a"), _macro("a", _call("a"))), "RecursionError"),
        (_style(_call("a"), _macro("a", _call("b")) + _macro("b", _call("a"))), "RecursionError"),
        (_style(_call("none")), "IndexError"),
        (_style(_call("a'] | //*[count(//*) = '1")), "line 3: a name with a quotation mark"),
        (_style('<text term="a&quot;"/>'), "line 3: a name with a quotation mark"),
        (_style(f'<text value="{"a" * 1001}"/>'), "line 3: a text of more than 1,000 characters"),
        (_style(before=f"<locale><term>{'a' * 1001}</term></locale>"), "line 3: a text of more "),
        (_style(f"{NUMBER * 45_000}"), "larger than 1 MB"),
        (_style("<group>" * 300 + "</group>" * 300), "Excessive depth in document: 256"),
        (_style().replace("version", 'default-locale="xx" version'), None),
        (_style().replace("version", 'default-locale="../x" version'), None),
        (_style(before="<locale/><locale/>"), "ValueError"),
        (_style("<names/><date/><number/><label/><choose/><group/>"), "the processor fails on it"),
        (_style("<?go?>" + NUMBER), None),
        (_style().encode("utf-16")[:-1], "not a CSL style: "),
        (b"\xff\xfe\x00\x00", "not a CSL style: "),
        (b"\x00" * 1000, "not a CSL style: "),
    ],
)
def test_a_style_that_attacks(
    ask: Ask, tmp_path: Path, style: str | bytes, reason: str | None
) -> None:
    """It is refused in one line that names the file; what is odd and harmless is cited."""
    path = tmp_path / "bad.csl"
    path.write_bytes(style.encode() if isinstance(style, str) else style)
    said = ask("cite", "--style", str(path))

    if reason is None:
        assert said == (0, "JOIN(2015) 40 final\n", "")
        return
    assert (said.code, said.out) == (4, "")
    assert said.err.startswith(f"eufacts: {path}: ")
    assert reason in said.err
    assert said.err.count("\n") == 1
    assert len(said.err) < len(str(path)) + 160


@pytest.mark.parametrize(
    ("style", "code"),
    [("~nouser", 2), ("~nouser/x.csl", 4), ("~/none.csl", 4), (f"{'a' * 300}.csl", 4), ("/", 4)],
)
def test_a_style_that_is_not_there(ask: Ask, style: str, code: int) -> None:
    """Its name is one of no user, of no file, or too long for one."""
    said = ask("cite", "--style", style)

    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("eufacts: ")
    assert "Traceback" not in said.err


@pytest.mark.parametrize("run", [" ", "\t", " \n", "*", "[", "(", "“", "https://", "a b"])
def test_a_long_run_of_signs(run: str) -> None:
    """It is written in proportion to its length; if each sign met each other, it would not end."""
    text = f"x{run * 50_000}y"

    assert len(markdown([Piece(text)])) >= len(text.replace(" ", ""))
    assert len(html([Piece(text)])) >= len(text)
