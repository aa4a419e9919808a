"""citeproc-py, with what it leaves out of the CSL specification.

- What replaces a missing author (``cs:substitute``) is not written again in the rest of the
  citation. citeproc-py does so for a variable, but not for a macro, which writes titles: acts have
  no author and would be named twice.
- ``disambiguate="true"`` is true only if two works could be confused. In citeproc-py it is always
  true; here one work is cited at a time.
- ``text-case`` applies to names too; citeproc-py fails on them.
"""

from typing import Any

from citeproc.frontend import CitationStylesStyle
from citeproc.model import (
    CitationStylesElement,
    ConditionFailed,
    Else_If,
    If,
    Name_Part,
    Substitute,
    Text,
)
from citeproc.string import NoCase, String
from lxml import etree

CSL = "http://purl.org/net/xbiblio/csl"
_TEXT = f"{{{CSL}}}text"


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


def read_style(path: str, locale: str | None) -> Any:  # noqa: ANN401
    """Read a style's file for the processor."""
    style = CitationStylesStyle(path, locale=locale, validate=False)
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(CSL)
    namespace[None] = CitationStylesElement
    for element in CitationStylesElement.__subclasses__():
        namespace[element.__name__.replace("_", "-").lower()] = element
    namespace.update({"if": _CertainIf, "else-if": _CertainElseIf})
    namespace.update({"substitute": _Once, "text": _CasedText, "name-part": _CasedName})
    style.parser.set_element_class_lookup(lookup)
    return style
