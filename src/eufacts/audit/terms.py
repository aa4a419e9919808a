"""The words by which a sentence and a fact are compared: stems of what says something.

A stem is a word without its ending, cut short, so that "mobilisation" is "mobilised". Words that
journalists use for one another have one stem: a deal is an agreement, and the dead were killed.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_STEM: Final = 6
_SHORTEST: Final = 4

_SMALL_TEXT: Final = """
    a about above after again against all also although always am an and any are around as aside
    at away be became because become been before being below between both but by came can cannot
    come comes could did do does doing done down during each either else even ever every few first
    for from further get gets getting give given gives go goes going gone got had has have having
    he her here hers him his how however i if in into is it its itself just last later less let
    like made make makes many may me might more most much must my near neither never new next no
    none nor not nothing now of off often on once one only onto or other others our out over own
    per put quite rather really s said same say says see seem set shall she should since so some
    someone something still such t take taken takes than that the their theirs them then there
    these they thing things this those though through thus to today together too took toward
    towards under until up upon us very via was way we well were what when where whether which
    while who whom whose why will with within without would yes yet you your million billion
    thousand hundred percent cent per eur euro euros usd dollar dollars number numbers figure
    figures amount amounts total one two three four five six seven eight nine ten year years month
    months day days week weeks time times january february march april june july august september
    october november december
"""
_SMALL: Final = frozenset(_SMALL_TEXT.split())

_ALIKE_TEXT: Final = """
    agreement: agreements deal deals pact pacts accord accords treaty treaties
    assistance: aid help helps helped helping relief
    killed: dead deaths death died die dies killing lives fatalities
    fled: flee fleeing flight exile abroad
    programme: programmes program programs scheme schemes
    applied: apply applications application applicants asked sought seeking claims
    mission: missions operation operations
    budget: purse coffers
    contributed: contribution contributions
    mobilised: mobilise mobilises mobilized mobilising raised
    states: state countries country nations nation
    crossing: crossings crossed cross
    route: routes
    registered: registrations registration register
    returned: return returns returning departed left sent
    limited: limit capped cap
    visa: visas
    military: soldiers troops naval
    announced: announces announce announcement promised promises
    european: union eu europe
    committed: commitment commitments
    planned: plans plan planning
    centre: center hub
    neighbour: neighbours neighbor neighbors door
    officer: officers
    talks: dialogue dialogues talk
    recruits: conscripts recruit conscript conscription
    people: persons person
    conflict: conflicts fighting war wars violence
    worldwide: world globally global globe planet
    hosts: host hosting hosted
    push: pushes pushed drive drives driven
    share: shares rate rates proportion percentage percentages
"""


_OF_EU_TEXTS_WORDS: Final = """
    regulation directive decision parliament council commission communication article annex official
    journal adopted adoption publication published present package proposal proposals document acts
    act legislation paragraph title chapter committee joint final law legal brussels period
"""


_SAYING_TEXT: Final = """
    add announce argue ask assert believe carry carries cite claim confirm contain declare describe
    estimate explain find found hear heard introduce list mention name note point promise put quote
    read recall refer remark report show speak spoke spoken state stress suggest tell told think
    thought warn write writing wrote written
"""
"""How a text says what another says."""
_ANYWHERE_TEXT: Final = """
    end hold lose lost overlap remain rest run start stay turn
    almost beyond exact exactly fewer half least minus nearly plus rough roughly upwards dozen
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety
    jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter decade early late
    citizen family household inhabitant top addition besides home worth
"""
"""What everything may do, and how anything and anybody is counted and dated."""


def _alike() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _ALIKE_TEXT.strip().split("\n"):
        first, _, others = line.partition(":")
        for word in (first, *others.split()):
            table[word.strip()] = first.strip()
    return table


_ALIKE: Final = _alike()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word; empty for a word that says nothing by itself."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", word.casefold().replace("\u2019", "'"))
        if not unicodedata.combining(letter)
    )
    plain = plain.removesuffix("'s").removesuffix("'").replace("'", "")
    if plain in _SMALL or len(plain) < 2:  # noqa: PLR2004 - one letter says nothing
        return ""
    plain = _ALIKE.get(plain, plain)
    for ending in ("ies", "es", "s", "ing", "ed", "ly"):
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            plain = plain.removesuffix(ending)
            break
    return plain[:_STEM]


OF_EU_TEXTS: Final = frozenset(map(stem, _OF_EU_TEXTS_WORDS.split()))
"""Stems that every text on the Union has, so that they say little of a fact."""


_SAYING: Final = frozenset(map(stem, _SAYING_TEXT.split())) - {""}
PLAIN: Final = frozenset(map(stem, (_SAYING_TEXT + _ANYWHERE_TEXT).split()))
"""Stems that say nothing of what a sentence is about."""


def is_saying(word: str) -> bool:
    """Whether a word is a verb of saying: what stands before it is who says it."""
    return word in {"say", "says", "said"} or stem(word) in _SAYING


def stems(text: str) -> list[str]:
    """The stems of a text, in order."""
    return [found for word in words(text) if (found := stem(word))]


def words(text: str) -> list[str]:
    """The words of a text as they are."""
    return WORD.findall(text)
