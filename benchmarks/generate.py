"""Fact bases of any size, with text like that of real documents: about 570 bytes a fact.

    python benchmarks/generate.py 10000 big.toml                 one document with 10,000 facts
    python benchmarks/generate.py 10000 big --files 100          a folder of 100 documents

The same arguments give the same bytes. Whatever the size, one fact has the id ``PROBE``, exactly
``SMALL_FACTS`` facts are about the country ``SMALL``, half of them money, and exactly
``RARE_FACTS`` hold the word ``RARE``: so the same question has an answer of the same size
everywhere. Syria's share of the facts stays the same instead, as does that of words such as
"smuggling": their answers grow.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import tomli

PROBE = "karvelis-reception-2014"
SMALL = "Malta"
SMALL_FACTS = 12
RARE = "Karvelis"
RARE_FACTS = 20
LEAST = 100
"""The fewest facts of a document: the special ones need room."""

ROUTES = ("eastern", "western", "central")
_TABLES = ("excerpt", "country", "figure", "funding", "route", "instrument", "event", "statement")


class Country(NamedTuple):
    """A country as a fact base has it."""

    code: str
    alpha3: str
    name: str
    demonym: str
    region: str


_WORDS = tomli.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_COUNTRIES = tuple(Country(*country) for country in _WORDS["countries"])
_ORIGINS, _HOSTS = _COUNTRIES[:16], _COUNTRIES[16:-1]


class Sentence(NamedTuple):
    """A quote, and the fact that stands on it."""

    quote: str
    table: str
    name: str
    keys: dict[str, object]


def _value(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'  # no text here has a quotation mark or a backslash
    return json.dumps(value, ensure_ascii=False)


def _record(keys: dict[str, object]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in keys.items() if value is not None)


class Document:
    """Makes the facts of one document."""

    def __init__(self, number: int, facts: int) -> None:
        self._random = Random(f"1/{number}")
        self._facts = facts
        self._money: list[str] = []
        self._programmes: list[str] = []
        self.number = number

    def write(self, path: Path, special: dict[int, str]) -> None:
        """Write the file; ``special`` says which facts are about what."""
        tables: dict[str, list[str]] = {name: [] for name in _TABLES}
        for country in _COUNTRIES:
            name = {"TR": "Türkiye"}.get(country.code, country.name)
            known: dict[str, object] = {"code": country.code, "alpha3": country.alpha3}
            known |= {"name": name, "name_in_document": country.name, "region": country.region}
            tables["country"].append(_record({**known, "demonyms": [country.demonym]}))
        for index, (sentence, excerpt) in enumerate(self._placed(special)):
            if sentence.quote:
                tables["excerpt"].append(_record({**excerpt, "quote": sentence.quote}))
            fact = {"id": sentence.name, **sentence.keys, "excerpts": [excerpt["id"]]}
            if index < len(ROUTES) and self.number == 1:
                route = ROUTES[index]
                text = _WORDS["route"].format(route=route, name=route.title(), **excerpt)
                tables["route"].append(text)
                fact |= {"id": f"{route}-crossings", "route": route}
            tables[sentence.table].append(_record(fact))
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_WORDS["document"].format(number=self.number))
            for index, heading in enumerate(_WORDS["headings"], start=1):
                file.write(_WORDS["section"].format(index=index, heading=heading))
            for name, records in tables.items():
                file.writelines(f"[[{name}]]\n{record}\n" for record in records)

    def _placed(self, special: dict[int, str]) -> Iterator[tuple[Sentence, dict[str, object]]]:
        """Each fact with the excerpt that it stands on."""
        section, count = 0, 0
        excerpt: dict[str, object] = {}
        for index in range(self._facts):
            alone = index - 1 not in special  # else a statement would be one more about it
            sentence = self._sentence(index, special.get(index, ""), alone=alone)
            if sentence.quote:
                here = index * len(_WORDS["headings"]) // self._facts + 1
                count = count + 1 if here == section else 0
                section = here
                paragraph = count // 3 + 1
                name = f"s{section}.{paragraph}.{count % 3 + 1}"
                excerpt = {"id": name, "section": f"s{section}", "paragraph": paragraph}
            yield sentence, excerpt

    def _sentence(self, index: int, special: str, *, alone: bool) -> Sentence:
        if special:
            return self._special(index, special)
        share = 1 if index < len(ROUTES) else self._random.random()
        if share < 0.20:
            return self._funding(index, self._host())
        if share < 0.38 and alone:
            return self._statement(index)
        if share < 0.42:
            return self._event(index)
        if share < 0.45:
            return self._instrument(index)
        return self._figure(index, self._host())

    def _special(self, index: int, special: str) -> Sentence:
        match special:
            case "probe":
                return self._figure(index, _HOSTS[0], RARE, PROBE)
            case "rare":
                return self._figure(index, self._host(), RARE)
            case "small money":
                return self._funding(index, _COUNTRIES[-1])
            case _:
                return self._figure(index, _COUNTRIES[-1])

    def _host(self) -> Country:
        return self._random.choice(_HOSTS)

    def _origin(self) -> Country:
        """A country of origin: the first ones more often, Syria in one fact of seven or so."""
        return _ORIGINS[int(len(_ORIGINS) * self._random.random() ** 1.5)]

    def _place(self) -> str:
        """The name of a town: few are met often, and many seldom."""
        choice = self._random.choice
        name = "".join(
            choice(_WORDS["syllables"]) for _ in range(self._random.choice((1, 2, 2, 3)))
        )
        return f"{name}{choice(_WORDS['endings'])}".title()

    def _filled(self, templates: list[str], place: str = "") -> str:
        if place:
            templates = [one for one in templates if "{place}" in one]
        return self._random.choice(templates).format(place=place or self._place())

    def _when(self) -> tuple[str, str]:
        """A time in words, and as ISO 8601."""
        year, month = self._random.randrange(1996, 2016), self._random.randrange(2, 13)
        name = _WORDS["months"][month - 1]
        said, period = self._random.choice(_WORDS["times"])
        time = {"year": year, "name": name, "month": f"{month:02}"}
        return said.format(**time), period.format(**time)

    def _amount(self, count: str) -> tuple[str, str]:
        """A number with its qualifier, in words and as the format names it."""
        words, qualifier = self._random.choice(_WORDS["qualifiers"])
        return words.format(count), qualifier

    def _tail(self, place: str) -> str:
        more = f" {self._filled(_WORDS['contexts'])}" if self._random.random() < 0.3 else ""
        return f"{self._filled(_WORDS['tails'], place)}.{more}"

    def _figure(self, index: int, host: Country, place: str = "", name: str = "") -> Sentence:
        origin, people = self._origin(), self._random.choice(_WORDS["people"])
        deed, short = self._random.choice(_WORDS["deeds"])
        when, period = self._when()
        value = int(10 ** self._random.uniform(2, 6.3))
        written, qualifier = self._amount(f"{value:,}")
        counter = self._random.choice(_WORDS["counters"]) if self._random.random() < 0.3 else None
        counted = f" by {counter}’s count" if counter else ""
        quote = (
            f"{when}, {written} {people} from {origin.name}{counted} {deed} {host.name}, "
            f"{self._tail(place)}"
        )
        keys: dict[str, object] = {
            "label": f"{people.capitalize()} from {origin.name} who {deed} {host.name}",
            "value": value,
            "unit": "people",
            "qualifier": qualifier,
            "as_written": written,
            "countries": [origin.code, host.code],
            "topic": self._random.choice(_WORDS["topics"]),
            "period": period,
            "counted_by": counter,
        }
        name = name or f"{short}-{origin.code.lower()}-{host.code.lower()}-{index:x}"
        return Sentence(quote, "figure", name, keys)

    def _funding(self, index: int, receiver: Country) -> Sentence:
        when, period = self._when()
        status = self._random.choice(_WORDS["payments"])
        funder = self._random.choice(_WORDS["funders"])
        millions = self._random.choice((self._random.randrange(1, 900), 1.5, 2.25, 17.5, 64.5))
        written, qualifier = self._amount(f"EUR {millions} million")
        purpose = self._filled(_WORDS["purposes"])
        quote = f"{when}, the {funder} has {status} {written} to {receiver.name} for {purpose}, "
        overlap = self._money[-1] if self._money and self._random.random() < 0.15 else None
        programme = self._programmes[-1] if self._programmes and index % 4 == 0 else None
        name = f"{status}-{receiver.code.lower()}-{period[:4]}-{index:x}"
        self._money.append(name)
        keys: dict[str, object] = {
            "label": f"{funder} to {receiver.name}: {purpose}",
            "value": int(millions * 1_000_000),
            "unit": "EUR",
            "qualifier": qualifier,
            "as_written": written,
            "status": status,
            "status_as_written": f"has {status}",
            "countries": [receiver.code],
            "funders": [funder],
            "recipients": [receiver.code],
            "instrument": programme,
            "may_overlap": [overlap] if overlap else None,
            "topic": "external-funding",
            "period": period,
        }
        return Sentence(f"{quote}{self._tail('')}", "funding", name, keys)

    def _statement(self, index: int) -> Sentence:
        """A finding on the sentence before: it has no quote of its own."""
        finding, place = self._random.choice(_WORDS["findings"]), self._place()
        keys: dict[str, object] = {
            "label": f"{finding} around {place}",
            "type": self._random.choice(("finding", "action", "commitment")),
            "actors": [self._random.choice(_WORDS["funders"])],
            "topic": self._random.choice(_WORDS["topics"]),
            "note": f"The sentence is about {place} and its surroundings, not the whole country.",
        }
        return Sentence("", "statement", f"finding-{index:x}", keys)

    def _event(self, index: int) -> Sentence:
        host, place, (when, period) = self._host(), self._place(), self._when()
        written = f"{when}, a conference on displacement was held in {place}"
        keys: dict[str, object] = {
            "label": f"Conference on displacement in {place}, {host.name}",
            "as_written": written,
            "countries": [host.code],
            "topic": "cooperation",
            "period": period,
        }
        quote = f"{written} in {host.name}, {self._tail('')}"
        return Sentence(quote, "event", f"conference-{host.code.lower()}-{index:x}", keys)

    def _instrument(self, index: int) -> Sentence:
        host, programme = self._host(), self._filled(_WORDS["programmes"])
        name = f"programme-{host.code.lower()}-{index:x}"
        self._programmes.append(name)
        keys: dict[str, object] = {
            "label": f"{programme} in {host.name}",
            "type": "programme",
            "as_written": programme,
            "countries": [host.code],
            "topic": "development",
        }
        quote = f"The {programme} supports {host.name} in its reforms, {self._tail('')}"
        return Sentence(quote, "instrument", name, keys)


def _special(facts: int) -> dict[int, str]:
    """Say which facts are about the small country or hold the rare word: evenly spread."""
    spread: dict[int, str] = {}
    first = len(ROUTES)
    for index in range(SMALL_FACTS):
        place = first + index * (facts - first) // SMALL_FACTS
        spread[place] = "small money" if index % 2 else "small"
    for index in range(RARE_FACTS):
        place = first + 2 + index * (facts - first - 2) // RARE_FACTS
        while place in spread:
            place += 1
        spread[place] = "probe" if index == RARE_FACTS // 2 else "rare"
    return spread


def generate(facts: int, path: Path, *, files: int = 0) -> None:
    """Write a fact base.

    Args:
        facts: How many facts it has in all.
        path: The file, or the folder where ``files`` is given.
        files: How many documents the folder holds; 0 for one file.
    """
    if facts < LEAST or facts < files * LEAST:
        raise ValueError(f"a document needs {LEAST} facts")
    if not files:
        Document(1, facts).write(path, _special(facts))
        return
    path.mkdir(parents=True, exist_ok=True)
    special = _special(facts)
    for index in range(files):
        begin, end = index * facts // files, (index + 1) * facts // files
        own = {place - begin: what for place, what in special.items() if begin <= place < end}
        Document(index + 1, end - begin).write(path / f"report-{index + 1:03}.toml", own)


def main() -> None:
    """Read the command line, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--files", type=int, default=0)
    given = parser.parse_args()
    generate(given.facts, given.path, files=given.files)


if __name__ == "__main__":
    main()
