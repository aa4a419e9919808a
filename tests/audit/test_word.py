"""Word documents: tracked insertions and notes are read, and comments stand on the very words."""

import json
import re
import zipfile
from pathlib import Path

import pytest

docx = pytest.importorskip("docx")

from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: E402
from docx.opc.packuri import PackURI  # noqa: E402
from docx.opc.part import Part  # noqa: E402
from docx.oxml.parser import parse_xml  # noqa: E402

from conftest import Ask  # noqa: E402

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHANGE = 'w:id="9" w:author="A" w:date="2015-10-01T00:00:00Z"'
PARAGRAPH = f"""<w:p {W}><w:r><w:t xml:space="preserve">Syria: </w:t></w:r>
<w:del {CHANGE}><w:r><w:delText>Almost 4 million</w:delText></w:r></w:del>
<w:ins {CHANGE}><w:r><w:rPr><w:b/></w:rPr><w:t>More than 6 million Syr</w:t></w:r></w:ins>
<w:r><w:t xml:space="preserve">ians have fled, and more than 230,000 were killed</w:t></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"""
NOTES = f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r>
<w:t>Iraq was paid EUR 65.55 million in humanitarian assistance in 2015.</w:t>
</w:r></w:p></w:footnote></w:footnotes>"""


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document with a tracked change, a footnote and a table."""
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_heading("Three numbers", 1)
    document.element.body.insert(1, parse_xml(PARAGRAPH))
    table = document.add_table(2, 2)
    for at, words in enumerate(("Line", "EUR m", "Iraq (2015)", "65.55")):
        table.cell(at // 2, at % 2).text = words
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        NOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    path = Path("draft.docx")
    document.save(str(path))
    return path


def test_what_a_reader_sees_is_read(ask: Ask, draft: Path) -> None:
    """Insertions, words cut into runs, cells and footnotes; not what is deleted."""
    row = json.loads(ask("audit", str(draft), "--json").out)
    found = [(one["words"], one["differences"] or one["status"]) for one in row["claims"]]
    assert found == [
        ("Three", "unmatched"),
        ("More than 6 million", ["value"]),
        ("more than 230,000", "supported"),
        ("65.55", "supported"),
        ("EUR 65.55 million", ["status"]),
        ("2015", "supported"),
    ]


def _part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(f"word/{name}.xml").decode()


def test_comments_stand_on_the_very_words(ask: Ask, draft: Path) -> None:
    """A run is cut where the words begin and end; tracked changes and notes stay as they are."""
    said = ask("audit", str(draft), "--annotate", "checked.docx")
    assert (said.code, said.err) == (5, "eufacts: comments written to checked.docx\n")
    copy = Path("checked.docx")
    body, comments = _part(copy, "document"), _part(copy, "comments")
    assert re.findall(r'w:author="eufacts"', comments) == ['w:author="eufacts"'] * 5
    assert "Write: more than EUR" not in comments
    assert "Differs in value: the document says “More than 4 million Syrians" in comments
    commented = []
    for number in re.findall(r'<w:commentRangeStart w:id="(\d+)"', body):
        start = body.index(f'<w:commentRangeStart w:id="{number}"')
        end = body.index(f'<w:commentRangeEnd w:id="{number}"')
        commented.append("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", body[start:end])))
    marks = ["", ""]  # a footnote's comments stand on its mark
    assert commented == ["More than 6 million", "more than 230,000", *marks, "65.55"]
    assert "<w:delText>Almost 4 million</w:delText>" in body
    assert body.count("<w:ins ") == 1
    assert _part(copy, "footnotes") == NOTES
    before, after = (ask("audit", str(path)).out for path in (draft, copy))
    assert after == before.replace("draft.docx", "checked.docx")


def test_what_is_not_a_word_document_is_refused(ask: Ask, draft: Path) -> None:
    """One line; and a Word document is not annotated as text."""
    Path("text.docx").write_text("Not a document.")
    refused = ask("audit", "text.docx")
    assert (refused.code, refused.err) == (4, "eufacts: text.docx: is not a Word document\n")
    assert ask("audit", str(draft), "--annotate", "checked.md").code == 2
