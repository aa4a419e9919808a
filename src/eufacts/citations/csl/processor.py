"""citeproc-py, with what it leaves out of the CSL specification.

- What replaces a missing author (``cs:substitute``) is not written again in the rest of the
  citation. citeproc-py does so for a variable, but not for a macro, which writes titles: acts have
  no author and would be named twice.
- ``disambiguate="true"`` is true only if two works could be confused. In citeproc-py it is always
  true; here one work is cited at a time.
- ``text-case`` applies to names too; citeproc-py fails on them.
- A date in the words of a locale has the locale's delimiter: "2015 Sep", not "2015Sep".
- A label without its variable is left out, and "2024/1689" is one number: "Vol.", not "Vols.".
- A space follows the number that a style sets off by ``second-field-align``: "1. European".
- A style may come from a stranger. It is parsed once, without a document type declaration, so that
  no entity is read. No name in it can be a part of an XPath expression, and its macros end.
"""

import re
from pathlib import Path
from typing import Any

from citeproc.frontend import CitationStylesStyle
from citeproc.model import (
    CitationStylesElement,
    ConditionFailed,
    Date,
    Else_If,
    If,
    Label,
    Name_Part,
    Substitute,
    Text,
)
from citeproc.string import NoCase, String
from lxml import etree

from eufacts.errors import FileError

CSL = "http://purl.org/net/xbiblio/csl"
_XML = "http://www.w3.org/XML/1998/namespace"
_TEXT = f"{{{CSL}}}text"

_NAMES = ("name", "macro", "term", "form", "variable", "default-locale", f"{{{_XML}}}lang")
"""The attributes that citeproc-py puts into XPath expressions."""

_WRITTEN = frozenset(f"{{{CSL}}}{name}" for name in ("term", "single", "multiple"))
"""The elements whose text is a part of citations."""

_SHOWN = 80
"""The most characters of a style that a message shows."""
_MOST_BYTES = 2**20
"""The largest installed style has a quarter of it."""
_MOST_ELEMENTS = 10_000
"""The largest has 3,587. Each may search all others, for a macro or a term."""
_MOST_CHARACTERS = 1_000
"""The longest text in an installed style has 346 characters."""
_MOST_WORK = 400_000
"""The most work of one citation: the characters that its elements write, and each run of one."""
_RUN = 80
"""The work of running an element. The heaviest installed style, Chicago, runs 411."""


class _Once(Substitute):
    """Does not write again what replaces the author."""

    def add_to_repressed_list(self, child: Any, context: Any) -> None:  # noqa: ANN401
        """Leave the title out where a macro has written it."""
        super().add_to_repressed_list(child, context)
        if "title" in _variables(child):
            context.get_layout().repressed.setdefault(_TEXT, []).append("title")


def _variables(element: Any) -> set[str]:  # noqa: ANN401
    """The variables that an element and the macros it calls may write."""
    found: set[str] = set()
    for text in element.iter(_TEXT):
        macro = text.get("macro")
        found |= _variables(text.get_macro(macro)) if macro else {text.get("variable", "")}
    return found


class _CertainIf(If):
    """A condition that possible confusion never meets."""

    def render(self, item: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Write what depends on the condition, if it is met."""
        if self.get("disambiguate") and self.get("match", "all") == "all":
            raise ConditionFailed
        return super().render(item, *args, **kwargs)


class _CertainElseIf(_CertainIf, Else_If):
    """The same for what follows an ``if``."""


class _Cased:
    """A name whose case no style changes, unless to capitals: "European Commission"."""

    def case(self, text: Any, *args: Any) -> Any:  # noqa: ANN401
        """Set the case that the style asks for."""
        if text is None:
            return None
        is_bare = isinstance(text, str) and not isinstance(text, String)
        return super().case(NoCase(text) if is_bare else text, *args)  # type: ignore[misc]


class _CasedText(_Cased, Text):
    """What a macro has written."""


class _CasedName(_Cased, Name_Part):
    """A name, or a part of one."""


class _LocalDate(Date):
    """A date that a locale words, with the locale's delimiter."""

    def join(self, parts: Any, default: str = "") -> Any:  # noqa: ANN401
        """Join the parts."""
        form = None if self.is_locale_date() else self.get("form")
        locale = self.get_date(form) if form else None
        return super().join(parts, default if locale is None else locale.get("delimiter", default))


class _KnownLabel(Label):
    """A label of a variable that the item has."""

    RE_MULTIPLE_NUMBERS = re.compile(r"\d\s*(?:[,;&–-]|and)\s*\w*?\d")
    """Several numbers; a slash is part of one."""

    def process(self, item: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Write the label, if there is something to label."""
        variable = self.get("variable", "").replace("-", "_")
        known = item.has_locator if variable == "locator" else variable in item.reference
        return super().process(item, *args, **kwargs) if known or not variable else None


class _Counted:
    """An element whose work is counted, so that macros that double come to an end."""

    def get_macro(self, name: str) -> Any:  # noqa: ANN401
        """Find a macro to call it."""
        _work(self, _RUN)
        return super().get_macro(name)  # type: ignore[misc]

    def render(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Write the element."""
        _work(self, _RUN)
        text = super().render(*args, **kwargs)  # type: ignore[misc]
        _work(self, len(text or ""))
        return text


def _work(element: Any, amount: int) -> None:  # noqa: ANN401
    """Count work.

    Raises:
        RecursionError: It is too much.
    """
    root = element.get_root()
    root.work += amount
    if root.work > _MOST_WORK:
        raise RecursionError("it does not come to an end")


class Style(CitationStylesStyle):
    """A style that the processor can run."""

    def __init__(self, root: Any, locale: str | None) -> None:  # noqa: ANN401
        """Give a parsed style its terms, in a language or in its own.

        Raises:
            ValueError: There is no such language.
        """
        self.root = root
        root.set_locale_list(locale or root.get("default-locale", "en-US"), validate=False)

    def rest(self) -> None:
        """Begin a citation: no work is done yet."""
        self.root.work = 0


def parse(path: Path, content: bytes) -> Any:  # noqa: ANN401
    """Parse a style's file and return its root, whose elements the processor can run.

    Raises:
        FileError: It is not a CSL style, or asks for too much.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(_classes())
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "it is not XML").partition(", line")[0][:_SHOWN]
        raise FileError(str(path), f"not a CSL style: {reason}") from error
    if root.tag != f"{{{CSL}}}style":
        raise FileError(str(path), "not a CSL style: its root element is not a CSL <style>")
    if problem := _problem(root, len(content)):
        raise FileError(str(path), problem)
    for layout in root.iterfind(f"{{{CSL}}}bibliography[@second-field-align]/{{{CSL}}}layout"):
        for number in layout[:1]:
            number.set("suffix", f"{number.get('suffix', '').rstrip()} ")
    return root


def _problem(root: Any, size: int) -> str:  # noqa: ANN401
    """Say why a style from a stranger is refused; nothing if it is not."""
    if size > _MOST_BYTES:
        return f"not a CSL style: larger than {_MOST_BYTES // 2**20} MB"
    if root.getroottree().docinfo.doctype:
        return "not a CSL style: it has a document type declaration"
    for count, element in enumerate(root.iter(), start=1):
        if count > _MOST_ELEMENTS:
            return f"not a CSL style: more than {_MOST_ELEMENTS:,} elements"
        texts = [*element.values(), *([element.text or ""] if element.tag in _WRITTEN else [])]
        if any(len(text) > _MOST_CHARACTERS for text in texts):
            return f"line {element.sourceline}: a text of more than {_MOST_CHARACTERS:,} characters"
        if any(mark in element.get(name, "") for name in _NAMES for mark in "'\""):
            return f"line {element.sourceline}: a name with a quotation mark"
    return ""


def _classes() -> Any:  # noqa: ANN401
    """The processor's class for each element."""
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(CSL)
    namespace[None] = CitationStylesElement
    changed = (_CertainIf, _CertainElseIf, _Once, _CasedText, _CasedName, _LocalDate, _KnownLabel)
    for element in CitationStylesElement.__subclasses__():
        own = next((one for one in changed if issubclass(one, element)), element)
        name = element.__name__.replace("_", "-").lower()
        namespace[name] = type(element.__name__, (_Counted, own), {})
    return lookup
