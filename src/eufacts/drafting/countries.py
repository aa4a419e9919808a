"""A record for each country that is quoted, with the names that the document has for it."""

from collections.abc import Iterable

from eufacts.drafting.m49 import regions
from eufacts.drafting.records import Record, Tables
from eufacts.source.numbers.countries import NOT_OF_ISO, countries, find_countries


def add_countries(tables: Tables, texts: Iterable[str]) -> None:
    """Enter the countries that texts name and that have no record yet."""
    used: dict[str, dict[str, bool]] = {}
    for text in texts:
        for reading in find_countries(text):
            if reading.code is not None:
                used.setdefault(reading.code, {})[reading.as_written] = reading.is_people
    entered = {one["code"] for one in (*tables.kept("country"), *tables.records["country"])}
    for code, names in used.items():
        if code not in entered:
            tables.claim(code)
            tables.add("country", _record(code, names))
            tables.define_region(regions()[code])
            if code in NOT_OF_ISO:
                tables.add("waiver", _without_iso_code(code))


def _record(code: str, used: dict[str, bool]) -> Record:
    known = countries()[code]
    plain = [name for name, is_people in used.items() if not is_people]
    singular = [name for name in known.peoples if f"{name}s" in known.peoples] or known.peoples
    in_document = plain[0] if plain else known.names[0]
    aliases = [*plain[1:], *known.names]
    return {
        "code": code,
        "alpha3": known.alpha3,
        "name": known.names[0],
        "name_in_document": in_document,
        "aliases": [
            name for name in dict.fromkeys(aliases) if name not in {known.names[0], in_document}
        ],
        "demonyms": list(
            dict.fromkeys([*singular, *(n for n, p in used.items() if p and not n.endswith("s"))])
        ),
        "region": regions()[code],
    }


def _without_iso_code(code: str) -> Record:
    return {
        "rule": "iso-code",
        "record": code,
        "reason": f"The institutions use {code}, which the standard does not have.",
    }
