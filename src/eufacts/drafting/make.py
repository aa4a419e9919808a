"""A document → the text of a fact base: quotes and proposals, in the order of the document."""

from collections.abc import Callable

from eufacts.drafting.acts import References
from eufacts.drafting.names import add_names
from eufacts.drafting.outline import add_sections, document_record, lines_to_write
from eufacts.drafting.quantities import Numbers
from eufacts.drafting.quotes import Quotes, Sentence, sentences_of
from eufacts.drafting.records import Tables
from eufacts.drafting.remaining import add_doubts, add_remaining, add_statement, base_of, waivers
from eufacts.errors import FileError
from eufacts.proof.source_file import SourceFile
from eufacts.source.numbers.spans import Span


def draft(content: bytes, name: str = "source") -> str:
    """Draft the fact base of a document, from its bytes alone.

    Args:
        content: The document: HTML, Markdown or text, in UTF-8.
        name: The file's name, which tells Markdown from text.

    Returns:
        TOML. Each proposal has a ``review`` that says why it is not decided yet. What the page
        does not state of the document is a comment in its form, and ``check`` asks for it.

    Raises:
        FileError: It is a PDF, not UTF-8, or has no paragraphs.
    """
    source = SourceFile.read(content, name)
    tables = Tables()
    tables.document = document_record(source.document, source.name)
    tables.to_write = lines_to_write(tables.document, source.document)
    sections = add_sections(tables, source.document.sections)
    sentences = sentences_of(source)
    if not sentences:
        raise FileError(name, "it has no paragraph that could be quoted")
    quotes = Quotes(source, sections, sentences)
    propose(tables, quotes, lambda _, __: False)
    tables.records["waiver"] += waivers(base_of(tables))
    return tables.text()


def propose(tables: Tables, quotes: Quotes, is_held: Callable[[Sentence, Span], bool]) -> None:
    """Propose a record for everything that a source states.

    Args:
        tables: The draft.
        quotes: Its excerpts, of the source.
        is_held: Whether a record has the number or act at a place of a sentence already.
    """
    document = tables.document
    numbers = Numbers(tables, quotes, (document.get("date") or "")[:4], is_held)
    references = References(tables, [document.get("number"), document.get("celex")])
    for sentence in quotes.sentences:
        numbers.add(sentence)
        for act in sentence.acts:
            if not is_held(sentence, act.span):
                references.add(sentence, act, quotes.excerpt(sentence))
    numbers.finish()
    add_names(tables, quotes.sentences, quotes.excerpt)
    if not quotes.has_any:
        add_statement(tables, quotes, quotes.sentences[0])
    add_remaining(tables, quotes)
    add_doubts(tables)
