"""Words that people type in place of ids, commands and options."""

from pathlib import Path

import pytest

from conftest import Ask

DOCUMENT = (
    "European Commission and High Representative of the Union for Foreign Affairs and Security "
    "Policy, “Addressing the Refugee Crisis in Europe: The Role of EU External Action”, JOIN(2015) "
    "40 final, Brussels, 9 September 2015"
)
PAGE = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040"

ANSWERS = {
    "cite 175 million": f"{DOCUMENT}, section III, “Turkey”, paragraph 3\n",
    "cite 175m": f"{DOCUMENT}, section III, “Turkey”, paragraph 3\n",
    "cite syrians fled": f"{DOCUMENT}, section III, “Syria and Iraq”, paragraph 1\n",
    "open 175 million --print": (
        f"{PAGE}#:~:text=In%202015%2C%20funding%20to,to%20EUR%20175%20million\n"
    ),
    "show syrians fled --csv --fields id,value": "id,value\nsyrians-fled-abroad,4000000\n",
    "show quarter of a million --csv --fields id": "id\neritreans-in-ethiopia-and-sudan\n",
    "agreements --type readmission --limit 1 --csv --fields type": "type\nreadmission agreement\n",
    "show khartoum process --csv --fields id": "id\nkhartoum-process\n",
    "search hungery --limit 2 --csv --fields id": "id\nHU\nwestern-balkan-entries-hungary\n",
    "--json facts --limit 1 --fields id": '[{"id":"external-action-objectives"}]\n',
    "facts --format JSON --limit 1 --fields id": '[{"id":"external-action-objectives"}]\n',
    "facts --kind figures --limit 1 --csv --fields id": "id\nexternal-action-objectives\n",
    "figures --country SY,IQ --min 7m --csv --fields id": (
        "id\nsyria-internally-displaced-idmc\nsyria-internally-displaced\n"
    ),
    "funding --min €3bn --csv --fields id": (
        "id\nexternal-cooperation-2014-2020\nsyria-crisis-since-2011\n"
    ),
    "search less than 15 % --csv --fields id": (
        "id\ncentral-mediterranean-somalis-share\ncentral-mediterranean-syrians-share\n"
    ),
    "facts --kind route": (
        "eastern-mediterranean\troute\t\t182740 people\tEastern Mediterranean\t\t"
        "2015-01/2015-08\tI ¶3\t\n"
        "western-balkan\troute\t\t142649 irregular entries\tWestern Balkan\t\t../2015-08\tI ¶3\t\n"
        "central-mediterranean\troute\t\t106290 crossings\tCentral Mediterranean\t\t"
        "../2015-08\tI ¶4\t\n"
    ),
    "funding --min 3B --csv --fields id": (
        "id\nexternal-cooperation-2014-2020\nsyria-crisis-since-2011\n"
    ),
}
"""Lines, and the whole of their standard output."""

MESSAGES = {
    "search hungery --limit 1 --csv": (
        0,
        "eufacts: 'hungery' is not in the document; searched for 'hungary'\n",
    ),
    "search migrants greece --csv": (
        0,
        "eufacts: nothing has all of: migrants, greece; shown without 'migrants'\n",
    ),
    "search relocation": (
        1,
        "eufacts: nothing matches; the document does not contain 'relocation'\n",
    ),
    "search united kingdom": (
        1,
        "eufacts: nothing matches; the document does not contain 'united kingdom'\n",
    ),
    "cite relocation": (1, "eufacts: the document does not contain 'relocation'\n"),
    "cite 175 million greece": (
        1,
        (
            "eufacts: no record has all of '175 million greece': "
            "turkey-syria-crisis-2015 lacks 'greece'\n"
        ),
    ),
    "cite syria relocation killed": (
        1,
        (
            "eufacts: no record has all of 'syria relocation killed': "
            "syria-killed lacks 'relocation'\n"
        ),
    ),
    "cite nothing-here": (2, "eufacts: no id 'nothing-here'; eufacts facts lists them\n"),
    "cite nothing here": (
        1,
        (
            "eufacts: no record has all of 'nothing here': "
            "displacement-monitoring-centre lacks 'nothing'\n"
        ),
    ),
    "cite serbia million": (
        2,
        (
            "eufacts: 2 records match 'serbia million'; pick one by id:\n"
            "  serbia-migration-asylum-policy  funding  EUR 44 million    "
            "Migration and asylum policy in Serbia\n"
            "  serbia-fyrom-humanitarian       funding  EUR 1.75 million  "
            "Humanitarian aid for Serbia and the former Yugoslav Republic of Macedonia\n"
        ),
    ),
    "cite lebannon hosts": (
        2,
        (
            "eufacts: 3 records match 'lebannon hosts'; pick one by id:\n"
            "  host-countries-assistance  funding    "
            "Assistance to Lebanon, Jordan and Turkey as hosts of refugees\n"
            "  hosts-commended            statement  "
            "The EU commends Lebanon, Jordan and Turkey for hosting refugees and continues to "
            "assist\n"
            "  syrian-refugees-hosts      statement  "
            "Lebanon, Jordan and Turkey host most Syrian refugees\n"
        ),
    ),
    "frontex": (
        2,
        "eufacts: no command 'frontex'\n  to search: eufacts search frontex\n",
    ),
    "how many syrians": (
        2,
        "eufacts: no command 'how'\n  to search: eufacts search how many syrians\n",
    ),
    "lebanon": (
        2,
        (
            "eufacts: no command 'lebanon'\n  for the country: eufacts country lebanon\n"
            "  to search: eufacts search lebanon\n"
        ),
    ),
    "countries --sort value": (
        2,
        "eufacts: no sort key 'value'; there are: document, id, label\n",
    ),
    "agreements --status xx": (
        2,
        "eufacts: no status 'xx'; there are: cited, in force, signed, under negotiation\n",
    ),
    "facts --country Serbi": (2, "eufacts: no country 'Serbi'; did you mean Serbia?\n"),
    "facts --actor comission": (
        2,
        "eufacts: no actor 'comission'; did you mean European Commission?\n",
    ),
    "figures --min 1m --max 500k": (
        2,
        "eufacts: the minimum value, 1,000,000, is above the maximum, 500,000\n",
    ),
    "search at least 3 billion --csv": (
        0,
        "eufacts: no record has the value at least 3 billion; values above it are shown\n",
    ),
    "facts turkey": (
        2,
        "eufacts: facts takes no words: 'turkey'; did you mean --country turkey?\n",
    ),
    "funding lebanon": (
        2,
        "eufacts: funding takes no words: 'lebanon'; did you mean --country lebanon?\n",
    ),
    "timeline 2015": (
        2,
        "eufacts: timeline takes no words: '2015'; did you mean --year 2015?\n",
    ),
    "footnotes 5": (2, "eufacts: footnotes takes no words: '5'; did you mean --footnote 5?\n"),
    "figures drowned": (
        2,
        "eufacts: figures takes no words: 'drowned'; to search: eufacts search drowned\n",
    ),
    "country lebannon --csv": (0, "eufacts: no country 'lebannon'; showing Lebanon\n"),
    "country iral": (1, "eufacts: no country 'iral'; did you mean Iraq or Iran?\n"),
    "country iran": (1, "eufacts: the document does not name Iran\n"),
    "country kosovo": (1, "eufacts: the document does not name Kosovo\n"),
}
"""Lines, with their exit code and the whole of their standard error."""


@pytest.mark.parametrize(("line", "out"), ANSWERS.items())
def test_what_is_typed_is_understood(line: str, out: str, ask: Ask) -> None:
    """Words stand for a record, and options take the forms that people use."""
    said = ask(*line.split())

    assert (said.code, said.out) == (0, out)


@pytest.mark.parametrize(("line", "expected"), MESSAGES.items())
def test_what_is_not_understood_is_explained(
    line: str, expected: tuple[int, str], ask: Ask
) -> None:
    """One message says what is missing, or which line would answer."""
    said = ask(*line.split())

    assert (said.code, said.err) == expected


def test_a_type_of_agreement_by_its_first_word(ask: Ask) -> None:
    """``--with readmission`` is as good as ``--type readmission`` is."""
    assert ask("countries", "--with", "readmission") == ask(
        "countries", "--with", "readmission agreement"
    )


def test_several_years_are_typed_as_a_span(ask: Ask) -> None:
    """``2014-2015`` is 2014 and 2015; a list of years is told where it belongs."""
    both = ask("timeline", "--year", "2014", "--year", "2015")

    for span in ("2014-2015", "2014/2015", "2014–2015"):
        assert ask("timeline", "--year", span) == both
    assert "'2015-2014' ends before it begins" in ask("timeline", "--year", "2015-2014").err
    assert ask("timeline", "2014", "2015").err == (
        "eufacts: timeline takes no words: '2014 2015'; did you mean --year 2014 --year 2015?\n"
    )


def test_a_word_that_is_also_an_id_is_a_word_among_words(ask: Ask) -> None:
    """``UNHCR`` is both; beside an id such as syria-killed, a word is a misspelt id."""
    assert ask("excerpts", "United", "Nations", "UNHCR").code == 0
    assert ask("excerpts", "syria-killed", "nope").code == 2


def test_a_timeline_has_what_is_dated_to_a_year_alone_at_its_end(ask: Ask) -> None:
    """What is said to come "by the end of the year" is not before May."""
    ids = ask("timeline", "--year", "2015", "--fields", "id").out.split()

    assert ids.index("eunavfor-med-decision") < ids.index("valletta-summit-date")
    assert ids.index("valletta-summit-date") < ids.index("frontex-liaison-deployment")


def test_a_second_fact_base_does_not_replace_the_first(ask: Ask) -> None:
    """Several are asked as a folder; one alone would be a silent answer from half of them."""
    said = ask("figures", "--facts", "a.toml", "--facts", "b.toml")

    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("one fact base at a time: of several, give the folder\n")


def test_a_country_goes_by_any_usual_name_of_its_people(ask: Ask) -> None:
    """Whether or not the fact base lists it: that it is not named would be false."""
    base = str(Path(__file__).parents[2] / "examples" / "night-trains.toml")

    assert ask("figures", "-c", "Swedish", "--facts", base) == (
        ask("figures", "-c", "Sweden", "--facts", base)
    )
    assert ask("country", "Polish", "--facts", base).code == 0
    assert ask("figures", "-c", "Iranian").err == "eufacts: the document does not name Iran\n"
