"""The rules that reading enforces, explained; the reader and the models keep them."""

FORMAT_RULES = {
    "toml": """\
The file is TOML.

A fact base is made by hand, and a bracket or a quotation mark is soon forgotten. The parser says at
which line it no longer understood; the slip is there or a little above.

Wrong: label = "People killed
Right: label = "People killed"

What to do: look at the line, and at the string or list that began before it.""",
    "utf-8": """\
The file is UTF-8.

Quotes hold curly quotation marks, dashes and accents; in another encoding they would be other
characters, and no quote could be proven.

What to do: save the file as UTF-8. A byte order mark does no harm.""",
    "missing-key": """\
A record has all the keys that its table needs.

What a reader or a script relies on is always there: an id, a label, a topic, the excerpts. What the
document may not state (a period, a payer) is left out and becomes null.

What to do: enter the key. docs/facts.schema.json lists the keys of each table; CONTRIBUTING.md
shows
a whole record.""",
    "unknown-key": """\
A record has no key that its table does not know.

A misspelt key would be a fact left out without a word: "perod" is no period.

Wrong: qualifer = "more_than"
Right: qualifier = "more_than"

What to do: correct the spelling; the finding names the nearest key.""",
    "choice": """\
Where a key has a fixed choice of values, the value is one of them.

Topics, qualifiers, statuses, types and roles are lists in src/eufacts/factbase/model.py, so that a
filter finds all that belongs together, and a script can rely on the words.

What to do: take the nearest value. A new one is a change of the format: propose it with a
reason.""",
    "form": """\
Ids, codes, dates, periods and CELEX numbers have the form of their standard.

Dates and periods are ISO 8601 (2015, 2015-09, 2015-09-09, 2014/2020, 2011/..), countries ISO 3166-1
alpha-2, languages ISO 639-1; ids are letters, digits, dots and dashes.

Wrong: period = "2014-2020"
Right: period = "2014/2020"

What to do: write the value in its form; the finding shows it.""",
    "type": """\
Values have the type of their key: a number is a number, a list a list.

TOML tells numbers from strings, and so does the JSON that scripts read: "7" cannot be added up.

Wrong: value = "182,740"
Right: value = 182740

What to do: strike the quotation marks, or add the brackets of a list.""",
    "record": """\
A record agrees with itself.

A value comes with its unit, its qualifier and its words; money is in euro; a footnote has a text
or is lost; a CELEX number says whence it comes; a period does not end before it begins, and its
days are in the calendar.

What to do: the finding says which of these is not so.""",
    "reference": """\
What a record names is there: an excerpt, a section, a figure, a country.

Facts point at their sentences, parts at their wholes, routes at their figures. A name that leads
nowhere would leave a fact without its proof.

What to do: correct the name; the finding gives the nearest. Or enter the record that is
missing.""",
    "duplicate": """\
Each id belongs to one record, whatever its kind; capitals make no difference.

`eufacts show ID` must have one answer, and a citation one place; so must a waiver, a `part_of`, and
whatever a script keeps of an id.

What to do: rename one of the two, and what points at it.""",
}
"""Rules by name, each with what it wants, why, and what to do."""
