"""The bytes of a file → an article; its name says what it is written in."""

from typing import Literal

from eufacts.audit.article.passage import Article
from eufacts.errors import FileError
from eufacts.source.page.markdown import looks_like_markdown
from eufacts.source.page.textfile import text_of

Form = Literal["markdown", "html", "text"]

_MARKED = (".md", ".markdown", ".mdown", ".mkd")
_WEB = (".html", ".htm", ".xhtml")


def read_article(content: bytes, name: str) -> Article:
    """Read an article.

    Args:
        content: Markdown, HTML or text in UTF-8, or a Word document.
        name: The file's name; without a known suffix the text is looked at.

    Raises:
        FileError: It is not text in UTF-8, or not a Word document.
        QuestionError: It is a Word document, and the library for these is not installed.
    """
    if is_word(name):
        from eufacts.audit.article.word import read_word

        return read_word(content, name).article
    if content.lstrip()[:5] == b"%PDF-":
        raise FileError(name, "a PDF cannot be audited: save its text, or the page as HTML")
    text = text_of(content, name, "Markdown, HTML or text")
    match form_of(text, name):
        case "markdown":
            from eufacts.audit.article.marked import read_marked

            return read_marked(text)
        case "html":
            from eufacts.audit.article.web import read_web

            return read_web(text)
        case "text":
            from eufacts.audit.article.plain import read_plain

            return read_plain(text)


def is_word(name: str) -> bool:
    """Whether a file's name says that it is a Word document."""
    return name.lower().endswith(".docx")


def form_of(text: str, name: str) -> Form:
    """What an article is written in, by its name; without a known suffix, by its text."""
    suffix = name.lower()
    if suffix.endswith(_MARKED):
        return "markdown"
    if suffix.endswith(_WEB) or (not suffix.endswith(".txt") and _looks_like_web(text)):
        return "html"
    if not suffix.endswith(".txt") and looks_like_markdown(text):
        return "markdown"
    return "text"


def _looks_like_web(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:200].lower().startswith(("<!doctype html", "<html"))
