"""Fact bases of any size, with text like that of real documents: about 570 bytes a fact.

    python benchmarks/generate.py 10000 big.toml                 one document with 10,000 facts
    python benchmarks/generate.py 10000 big --files 100          a folder of 100 documents

The same arguments give the same bytes. Whatever the size, one fact has the id ``PROBE``, exactly
``SMALL_FACTS`` facts are about the country ``SMALL``, half of them money, and exactly
``RARE_FACTS`` hold the word ``RARE``: so the same question has an answer of the same size
everywhere. Syria's share of the facts, and that of words such as "smuggling", stays the same
instead: their answers grow.
"""

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import words

PROBE = "karvelis-reception-2014"
SMALL = "Malta"
SMALL_FACTS = 12
RARE = "Karvelis"
RARE_FACTS = 20
LEAST = 100
"""A fact base has at least so many facts: the special ones must have room."""

ROUTES = ("eastern", "western", "central")
_TABLES = ("excerpt", "country", "figure", "funding", "route", "instrument", "event", "statement")
_MONTHS = words.MONTHS.split()


class Sentence(NamedTuple):
    """A quote, and the fact that stands on it."""

    quote: str
    table: str
    name: str
    keys: dict[str, object]


class Writer:
    """The tables of one file, each kept apart until all are written."""

    def __init__(self) -> None:
        self._parts: dict[str, IO[str]] = {
            name: TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - see save
            for name in _TABLES
        }

    def add(self, table: str, keys: dict[str, object]) -> None:
        """Write a record."""
        lines = [f"{key} = {_value(value)}\n" for key, value in keys.items() if value is not None]
        self._parts[table].write(f"[[{table}]]\n{''.join(lines)}\n")

    def save(self, path: Path, head: str) -> None:
        """Put the parts together."""
        with path.open("w", encoding="utf-8", newline="\n") as whole:
            whole.write(head)
            for part in self._parts.values():
                part.seek(0)
                shutil.copyfileobj(part, whole, 1 << 20)
                part.close()


def _value(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'  # no text here has a quotation mark or a backslash
    return json.dumps(value, ensure_ascii=False)


class Document:
    """Makes the facts of one document."""

    def __init__(self, number: int, facts: int, seed: int) -> None:
        self._random = Random(f"{seed}/{number}")
        self._facts = facts
        self._money: list[str] = []
        self._programmes: list[str] = []
        self.number = number

    def write(self, path: Path, special: dict[int, str]) -> None:
        """Write the file; ``special`` says which facts are about what."""
        writer = Writer()
        for country in words.COUNTRIES:
            name = {"TR": "Türkiye"}.get(country.code, country.name)
            known: dict[str, object] = {"code": country.code, "alpha3": country.alpha3}
            known |= {"name": name, "name_in_document": country.name, "region": country.region}
            writer.add("country", {**known, "demonyms": [country.demonym]})
        for nth, (sentence, excerpt) in enumerate(self._placed(special)):
            if sentence.quote:
                writer.add("excerpt", {**excerpt, "quote": sentence.quote})
            fact = {"id": sentence.name, **sentence.keys, "excerpts": [excerpt["id"]]}
            if nth < len(ROUTES) and self.number == 1:
                writer.add("route", self._route(nth, str(excerpt["id"])))
                fact |= {"id": f"{ROUTES[nth]}-crossings", "route": ROUTES[nth]}
            writer.add(sentence.table, fact)
        writer.save(path, self._head())

    def _head(self) -> str:
        code = f"52015DC{self.number:04}"
        document = {
            "celex": code,
            "number": f"COM(2015) {self.number} final",
            "title": f"Report no {self.number} on Displacement and the Union’s External Action",
            "type": "Report from the Commission",
            "authors": ["European Commission"],
            "date": "2015-12-31",
            "place": "Brussels",
            "language": "en",
            "url": f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{code}",
            "rights": "Generated text, free of rights",
        }
        lines = [f"{key} = {_value(value)}\n" for key, value in document.items()]
        sections = [
            f'[[section]]\nid = "s{nth}"\nnumber = "{nth}"\nheading = "{heading}"\n\n'
            for nth, heading in enumerate(words.HEADINGS, start=1)
        ]
        return f"[document]\n{''.join(lines)}\n{''.join(sections)}"

    @staticmethod
    def _route(nth: int, excerpt: str) -> dict[str, object]:
        return {
            "id": ROUTES[nth],
            "name": ROUTES[nth].title(),
            "aliases": [f"{ROUTES[nth]} corridor"],
            "measure": "people who were counted on it",
            "measures": [f"{ROUTES[nth]}-crossings"],
            "excerpts": [excerpt],
        }

    def _placed(self, special: dict[int, str]) -> Iterator[tuple[Sentence, dict[str, object]]]:
        """Each fact with the excerpt that it stands on."""
        section, count = 0, 0
        excerpt: dict[str, object] = {}
        for nth in range(self._facts):
            alone = nth - 1 not in special  # else a statement would be one more about it
            sentence = self._sentence(nth, special.get(nth, ""), alone=alone)
            if sentence.quote:
                here = nth * len(words.HEADINGS) // self._facts + 1
                count = count + 1 if here == section else 0
                section = here
                paragraph = count // 3 + 1
                name = f"s{section}.{paragraph}.{count % 3 + 1}"
                excerpt = {"id": name, "section": f"s{section}", "paragraph": paragraph}
            yield sentence, excerpt

    def _sentence(self, nth: int, special: str, *, alone: bool) -> Sentence:
        if special:
            return self._special(nth, special)
        share = 1 if nth < len(ROUTES) else self._random.random()
        if share < 0.20:
            return self._funding(nth, self._host())
        if share < 0.38 and alone:
            return self._statement(nth)
        if share < 0.42:
            return self._event(nth)
        if share < 0.45:
            return self._instrument(nth)
        return self._figure(nth, self._host())

    def _special(self, nth: int, special: str) -> Sentence:
        match special:
            case "probe":
                return self._figure(nth, words.HOSTS[0], words.RARE_PLACE, PROBE)
            case "rare":
                return self._figure(nth, self._host(), words.RARE_PLACE)
            case "small money":
                return self._funding(nth, words.SMALL)
            case _:
                return self._figure(nth, words.SMALL)

    def _host(self) -> words.Country:
        return self._random.choice(words.HOSTS)

    def _origin(self) -> words.Country:
        """A country of origin: the first ones more often, Syria in one fact of seven or so."""
        return words.ORIGINS[int(len(words.ORIGINS) * self._random.random() ** 1.5)]

    def _place(self) -> str:
        """The name of a town: few are met often, and many seldom."""
        choice = self._random.choice
        name = "".join(choice(words.SYLLABLES) for _ in range(self._random.choice((1, 2, 2, 3))))
        return f"{name}{choice(words.ENDINGS)}".title()

    def _filled(self, templates: tuple[str, ...], place: str = "") -> str:
        if place:
            templates = tuple(one for one in templates if "{place}" in one)
        return self._random.choice(templates).format(place=place or self._place())

    def _when(self) -> tuple[str, str]:
        """A time in words, and as ISO 8601."""
        year, month = self._random.randrange(1996, 2016), self._random.randrange(2, 13)
        name = _MONTHS[month - 1]
        return self._random.choice(
            (
                (f"In {year}", f"{year}"),
                (f"In {name} {year}", f"{year}-{month:02}"),
                (f"In the course of {year}", f"{year}"),
                (f"Between January {year} and {name} {year}", f"{year}-01/{year}-{month:02}"),
            )
        )

    def _amount(self, count: str) -> tuple[str, str]:
        """A number with its qualifier, in words and as the format names it."""
        return self._random.choice(
            (
                (count, "exact"),
                (f"more than {count}", "more_than"),
                (f"less than {count}", "less_than"),
                (f"almost {count}", "about"),
            )
        )

    def _tail(self, place: str) -> str:
        more = f" {self._filled(words.CONTEXTS)}" if self._random.random() < 0.3 else ""
        return f"{self._filled(words.TAILS, place)}.{more}"

    def _figure(self, nth: int, host: words.Country, place: str = "", name: str = "") -> Sentence:
        origin, people = self._origin(), self._random.choice(words.PEOPLE)
        deed, short = self._random.choice(words.DEEDS)
        when, period = self._when()
        value = int(10 ** self._random.uniform(2, 6.3))
        written, qualifier = self._amount(f"{value:,}")
        counter = self._random.choice(words.COUNTERS) if self._random.random() < 0.3 else None
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
            "topic": self._random.choice(words.TOPICS),
            "period": period,
            "counted_by": counter,
        }
        name = name or f"{short}-{origin.code.lower()}-{host.code.lower()}-{nth:x}"
        return Sentence(quote, "figure", name, keys)

    def _funding(self, nth: int, receiver: words.Country) -> Sentence:
        when, period = self._when()
        status, verb = self._random.choice(words.PAYMENTS)
        funder = self._random.choice(words.FUNDERS)
        millions = self._random.choice((self._random.randrange(1, 900), 1.5, 2.25, 17.5, 64.5))
        written, qualifier = self._amount(f"EUR {millions} million")
        purpose = self._filled(words.PURPOSES)
        quote = f"{when}, the {funder} {verb} {written} to {receiver.name} for {purpose}, "
        overlap = self._money[-1] if self._money and self._random.random() < 0.15 else None
        programme = self._programmes[-1] if self._programmes and nth % 4 == 0 else None
        name = f"{status}-{receiver.code.lower()}-{period[:4]}-{nth:x}"
        self._money.append(name)
        keys: dict[str, object] = {
            "label": f"{funder} to {receiver.name}: {purpose}",
            "value": int(millions * 1_000_000),
            "unit": "EUR",
            "qualifier": qualifier,
            "as_written": written,
            "status": status,
            "status_as_written": verb,
            "countries": [receiver.code],
            "funders": [funder],
            "recipients": [receiver.code],
            "instrument": programme,
            "may_overlap": [overlap] if overlap else None,
            "topic": "external-funding",
            "period": period,
        }
        return Sentence(f"{quote}{self._tail('')}", "funding", name, keys)

    def _statement(self, nth: int) -> Sentence:
        """A finding on the sentence before: it has no quote of its own."""
        finding, place = self._random.choice(words.FINDINGS), self._place()
        keys: dict[str, object] = {
            "label": f"{finding} around {place}",
            "type": self._random.choice(("finding", "action", "commitment")),
            "actors": [self._random.choice(words.FUNDERS)],
            "topic": self._random.choice(words.TOPICS),
            "note": f"The sentence is about {place} and its surroundings, not the whole country.",
        }
        return Sentence("", "statement", f"finding-{nth:x}", keys)

    def _event(self, nth: int) -> Sentence:
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
        return Sentence(quote, "event", f"conference-{host.code.lower()}-{nth:x}", keys)

    def _instrument(self, nth: int) -> Sentence:
        host, programme = self._host(), self._filled(words.PROGRAMMES)
        name = f"programme-{host.code.lower()}-{nth:x}"
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
    for nth in range(SMALL_FACTS):
        place = first + nth * (facts - first) // SMALL_FACTS
        spread[place] = "small money" if nth % 2 else "small"
    for nth in range(RARE_FACTS):
        place = first + 2 + nth * (facts - first - 2) // RARE_FACTS
        while place in spread:
            place += 1
        spread[place] = "probe" if nth == RARE_FACTS // 2 else "rare"
    return spread


def generate(facts: int, path: Path, *, files: int = 0, seed: int = 1) -> None:
    """Write a fact base.

    Args:
        facts: How many facts it has in all.
        path: The file, or the folder where ``files`` is given.
        files: How many documents the folder holds; 0 for one file that is no folder.
        seed: Another one gives another text.
    """
    if facts < LEAST or facts < files * LEAST:
        raise ValueError(f"a document needs {LEAST} facts")
    if not files:
        Document(1, facts, seed).write(path, _special(facts))
        return
    path.mkdir(parents=True, exist_ok=True)
    special = _special(facts)
    for nth in range(files):
        begin, end = nth * facts // files, (nth + 1) * facts // files
        own = {place - begin: what for place, what in special.items() if begin <= place < end}
        Document(nth + 1, end - begin, seed).write(path / f"report-{nth + 1:03}.toml", own)


def main() -> None:
    """Read the command line, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.facts, given.path, files=given.files, seed=given.seed)


if __name__ == "__main__":
    main()
