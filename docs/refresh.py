"""Bring what the documentation shows up to date: run its examples and put in what they print.

    python docs/refresh.py           writes README.md and what is generated in docs
    python docs/refresh.py --check   says what would change; exit 1 if anything would

A block that begins with ```console is a dialogue: lines with ``$`` are run by bash, in a folder
of the page's own that has the files of examples/ at first, at 80 columns; what follows each is what
it prints.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from eufacts import open_facts
from eufacts.citations.pieces import Piece, markdown
from eufacts.citations.styles import STYLES, Style, cite
from eufacts.citations.styling import CitationForm, CitationRequest
from eufacts.citations.works import Citable, Headings, citable, document
from eufacts.format.described import json_schema, page
from eufacts.format.kinds import IN_DOCUMENT, KINDS, Kind
from eufacts.proof.check.rules import rule_names, wanted

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- made: the table -->\n", "<!-- end of the table -->\n"
DIALOGUE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def run(command: str, *, folder: Path = ROOT, colour: bool = False, width: int = 80) -> str:
    """Give what a command prints, on standard output and error."""
    environment = {
        **os.environ,
        "COLUMNS": str(width),
        "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        **({"FORCE_COLOR": "1", "TERM": "xterm-256color"} if colour else {"NO_COLOR": "1"}),
    }
    done = subprocess.run(  # noqa: S603 - the documentation's own examples
        ["bash", "-c", command],  # noqa: S607 - wherever it is
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def refreshed(text: str) -> str:
    """Give a page with its dialogues as they run now, in a folder with the files of examples/."""
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", folder, dirs_exist_ok=True)
        return DIALOGUE.sub(lambda block: _dialogue(block[1], Path(folder)), text)


def _dialogue(block: str, folder: Path) -> str:
    commands = re.findall(r"^\$ (.+)$", block, re.MULTILINE)
    return "\n".join(f"$ {command}\n{run(command, folder=folder)}" for command in commands)


def picture() -> str:
    """Draw ``eufacts compare`` as it looks on a terminal of 100 columns."""
    output = run("eufacts compare --format table", colour=True, width=100)
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True)
    console.print(Text.assemble(("$ ", "bold green"), ("eufacts compare\n", "bold")))
    console.print(Text.from_ansi(output))
    return console.export_svg(title="eufacts compare", unique_id="eufacts")


CHARTS = re.compile(r"<details>\n<summary>\d charts.*?</details>\n", re.DOTALL)
"""The charts of a page, which only an extra can draw."""


def demo(old: str) -> str:
    """Write the shipped facts as one page; without the extra for charts, with those that it has."""
    with TemporaryDirectory() as folder:
        run("eufacts export demo.html", folder=Path(folder))
        new = Path(folder, "demo.html").read_text(encoding="utf-8")
    charts = CHARTS.search(old)
    if charts is None or CHARTS.search(new):
        return new
    return new.replace("</form>\n", f"</form>\n{charts[0]}", 1)


def schema() -> str:
    """Write the format of a fact base as JSON Schema."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def rules() -> str:
    """List the rules of ``eufacts check``."""
    head = (
        "# The rules of `eufacts check`\n\n"
        "`eufacts check --explain RULE` explains one: why, wrong and right examples, what to do. A"
        "\nfinding that is right to ignore gets a `[[waiver]]` with a reason.\n\n"
    )
    return head + "".join(f"- `{name}`: {wanted(name)}\n" for name in rule_names())


CITED = {
    "the document": (None, ("`--entry`",)),
    "an excerpt": ("africa.3.7", ("", "`--first 5`")),
    "a cited act": ("decision-2015-778", ("",)),
}
"""The records and forms in the tables of citations."""

FORMS = {
    "": CitationRequest(),
    "`--first 5`": CitationRequest(CitationForm.subsequent, first=5),
    "`--entry`": CitationRequest(CitationForm.entry),
}


def citations(page: str) -> str:
    """Put the citations, as every style writes them, between the page's two marks."""
    with open_facts() as facts:
        about, headings = facts.about(), Headings(facts.ask(kinds=("section",)))
        cited = {
            name: citable(facts.show(record)[0], about, headings)
            if record
            else Citable(about["celex"], document(about))
            for name, (record, _) in CITED.items()
        }
    tables = "\n".join(
        f"### {style.title}\n\n{_style_table(style, cited)}" for style in STYLES.values()
    )
    return between_marks(page, f"\n{tables}\n")


def between_marks(page: str, made: str) -> str:
    """Put what is generated between the two marks of a page."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}{made}{END}{rest.partition(END)[2]}"


def kinds(page: str) -> str:
    """Put the table of kinds, with their commands and filters, between the page's two marks."""
    rows = "".join(
        f"| {kind.name} | `{kind.command or f'facts --kind {kind.name}'}` | {_filters(kind)} |\n"
        for kind in KINDS
    )
    return between_marks(page, f"| kind | command | filters |\n{'| --- ' * 3}|\n{rows}")


def _filters(kind: Kind) -> str:
    common = set(IN_DOCUMENT) <= set(kind.filters)
    own = [filter_.name for filter_ in kind.filters if not common or filter_ not in IN_DOCUMENT]
    return ", ".join((["the five"] if common else []) + [f"`--{name}`" for name in own])


def _style_table(style: Style, cited: dict[str, Citable]) -> str:
    head = f"`--style {style.name}`: {style.purpose}.\n\n"
    head += "| Cited | Form | Written |\n| --- | --- | --- |\n"
    return head + "".join(
        f"| {name} | {form} | {_cell(cite(cited[name], style.name, FORMS[form]))} |\n"
        for name, (_, forms) in CITED.items()
        for form in forms
    )


def _cell(pieces: Iterable[Piece]) -> str:
    return markdown(pieces).replace("\\\n", "<br>").replace("\n", "<br>")


def main() -> int:
    """Write, or with ``--check`` compare, and give the exit code."""
    docs = ROOT / "docs"
    made = {
        docs / "compare.svg": lambda _: picture(),
        docs / "demo.html": demo,
        docs / "facts.schema.json": lambda _: schema(),
        docs / "format.md": lambda _: page(100),
        docs / "rules.md": lambda _: rules(),
        docs / "citations.md": citations,
        docs / "json.md": kinds,
    }
    stale = 0
    for path in dict.fromkeys([*made, ROOT / "README.md", *sorted(docs.glob("*.md"))]):
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        new = made[path](old) if path in made else refreshed(old)
        if new != old:
            stale += 1
            sys.stderr.write(f"{path.relative_to(ROOT)} is not up to date\n")
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
