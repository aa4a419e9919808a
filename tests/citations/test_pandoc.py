"""Pandoc cites by the files that are written for reference managers."""

import shutil
import subprocess
from pathlib import Path

import pytest

from eufacts import Facts
from eufacts.citations.managers import FORMATS, write
from eufacts.citations.works import Citable, act, document

pytestmark = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")

_STYLE = Path(__file__).with_name("full.csl")
_OPTIONS = ("--from=markdown", "--to=plain", "--wrap=none")
_WORK = (
    "European Commission and High Representative of the Union for Foreign Affairs and Security "
    "Policy, “Addressing the Refugee Crisis in Europe: The Role of EU External Action,” "
    "Joint Communication to the European Parliament and the Council JOIN(2015) 40 final, Brussels, "
    "September 9, 2015, https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040"
)
_ACT = (
    "“Council Decision (CFSP) 2015/778 of 18 May 2015 on a European Union military operation in "
    "the Southern Central Mediterranean (EUNAVFOR MED),” Council Decision (CFSP) 2015/778, "
    "May 18, 2015, https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32015D0778"
)


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json"])
def test_pandoc_cites(facts: Facts, tmp_path: Path, name: str) -> None:
    """The pinpoint stands in the note; the bibliography names both institutions whole."""
    about = facts.about()
    cited = [
        Citable(about["celex"], document(about)),
        Citable("decision-2015-778", act(facts.show("decision-2015-778")[0])),
    ]
    bibliography = tmp_path / f"works{FORMATS[name].ending}"
    bibliography.write_text(write(cited, name), encoding="utf-8")
    rendered = subprocess.run(
        ["pandoc", "--citeproc", *_OPTIONS, f"--bibliography={bibliography}", f"--csl={_STYLE}"],
        input="Turkey hosts most refugees.[@join-2015-40, para. 3] See also.[@32015D0778]\n",
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    paragraphs = [
        "Turkey hosts most refugees.[1] See also.[2]",
        f"{_WORK}.",
        f"{_ACT}.",
        f"[1] {_WORK}, para. 3.",
        f"[2] {_ACT}.",
    ]
    assert rendered.stdout == "\n\n".join(paragraphs) + "\n"
    assert not rendered.stderr
