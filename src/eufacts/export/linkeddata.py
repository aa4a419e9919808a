"""JSON-LD: documents, excerpts and facts in the words of schema.org, PROV and Web Annotation.

A fact is a ``Claim`` that is derived from excerpts, each quoted from the document. The bound of a
quantity says its qualifier: "more than 90" has a ``minValue`` alone. The context is in the file, so
that nothing is fetched to read it.
"""

import json
from collections.abc import Iterator

from eufacts.export.content import Content
from eufacts.format.kinds import FACT_KINDS, Row

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "url": {"@type": "@id"},
    "about": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "appearance": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:wasQuotedFrom": {"@type": "@id"},
    "oa:hasSource": {"@type": "@id"},
}

_BOUNDS = {"exact": "value", "about": "value", "more_than": "minValue", "less_than": "maxValue"}
"""Where a value stands, by its qualifier."""


def linked_data(content: Content) -> bytes:
    """Write the facts with their excerpts, countries and documents."""
    graph = [_clean(node) for node in _nodes(content)]
    made = {"@context": _CONTEXT, "@graph": graph}
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _nodes(content: Content) -> Iterator[Row]:
    names = {row["document"]: _id("document", at) for at, row in enumerate(content.documents, 1)}
    for document in content.documents:
        yield _document(document, names[document["document"]])
    excerpts: dict[str, Row] = {}
    codes: dict[str, None] = {}
    for row in content.rows:
        if row["kind"] in FACT_KINDS:
            of_document = names[row["document"]]
            yield _fact(row, of_document)
            codes.update(dict.fromkeys(row["countries"]))
            for excerpt in row["excerpts"]:
                excerpts[excerpt["id"]] = _excerpt(excerpt, of_document)
        elif row["kind"] == "reference":
            yield _reference(row, names[row["document"]])
    yield from excerpts.values()
    countries = [row for row in (*content.rows, *content.context) if row["kind"] == "country"]
    yield from (_country(row) for row in countries if row["code"] in codes)


def _id(kind: str, name: object) -> str:
    """The name of a thing within the file."""
    return f"#{kind}-{name}"


def _document(row: Row, name: str) -> Row:
    return {
        "@id": name,
        "@type": ["Report", "prov:Entity"],
        "name": row["title"],
        "alternateName": row["number"],
        "identifier": row["celex"],
        "genre": row["type"],
        "author": [{"@type": "Organization", "name": author} for author in row["authors"]],
        "datePublished": row["date"],
        "inLanguage": row["language"],
        "url": row["url"],
        "copyrightNotice": row["rights"],
        "creditText": row["citation"],
    }


def _fact(row: Row, document: str) -> Row:
    return {
        "@id": _id("fact", row["id"]),
        "@type": ["Claim", "prov:Entity"],
        "identifier": row["id"],
        "additionalType": row["kind"],
        "name": row["label"],
        "text": row["as_written"],
        "keywords": [row["topic"], *row["regions"]],
        "about": [_id("country", code) for code in row["countries"]],
        "temporalCoverage": row["period"] or row["as_of"],
        "appearance": document,
        "creditText": row["citation"],
        "description": row["note"],
        "prov:value": _quantity(row),
        "additionalProperty": _properties(row),
        "prov:wasDerivedFrom": [_id("excerpt", excerpt["id"]) for excerpt in row["excerpts"]],
    }


def _quantity(row: Row) -> Row | None:
    if row["value"] is None:
        return None
    is_money = row["kind"] == "funding"
    return {
        "@type": "MonetaryAmount" if is_money else "QuantitativeValue",
        _BOUNDS[row["qualifier"]]: row["value"],
        "currency" if is_money else "unitText": row["unit"],
        "description": row["as_written"],
    }


def _properties(row: Row) -> list[Row]:
    """What schema.org has no words for."""
    return [
        {"@type": "PropertyValue", "name": key, "value": row[key]}
        for key in ("status", "type", "qualifier")
        if row.get(key)
    ]


def _excerpt(row: Row, document: str) -> Row:
    return {
        "@id": _id("excerpt", row["id"]),
        "@type": ["Quotation", "prov:Entity", "oa:SpecificResource"],
        "identifier": row["id"],
        "text": row["quote"],
        "isPartOf": document,
        "url": row["url"],
        "prov:wasQuotedFrom": document,
        "oa:hasSource": document,
        "oa:hasSelector": {"@type": "oa:TextQuoteSelector", "oa:exact": row["quote"]},
    }


def _country(row: Row) -> Row:
    return {
        "@id": _id("country", row["code"]),
        "@type": "Place" if row["territory_of"] else "Country",
        "name": row["name"],
        "alternateName": row["name_in_document"],
        "identifier": row["code"],
    }


def _reference(row: Row, document: str) -> Row:
    return {
        "@id": _id("reference", row["id"]),
        "@type": "CreativeWork",
        "name": row["title"] or row["label"],
        "identifier": row["celex"] or row["number"],
        "datePublished": row["date"],
        "url": row["url"],
        "@reverse": {"citation": {"@id": document}},
    }


def _clean(node: Row) -> Row:
    """A node without what does not apply."""
    return {key: value for key, value in node.items() if value not in (None, [])}
