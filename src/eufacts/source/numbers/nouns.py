"""What a number counts: the noun after it, where the grammar is plain."""

from collections.abc import Callable
from typing import Final, NamedTuple

WordAt = Callable[[int], str]

_IRREGULAR_WORDS: Final = """
    people children women men staff personnel persons police cattle livestock fish species series
    headquarters troops media data criteria phenomena bacteria lives wives
"""
_IRREGULAR: Final = frozenset(_IRREGULAR_WORDS.split())
_NOT_PLURAL_WORDS: Final = """
    is was has this its his as us plus less does thus minus versus across towards besides perhaps
    always sometimes nowadays regards unless whereas business status process access progress basis
    crisis analysis virus bus gas series campus census consensus focus bonus surplus corpus census
    class loss success stress congress address press grass pass mass cross glass express rose
"""
_VERBS_WORDS: Final = """
    comes goes remains rises grows falls lives stays costs represents amounts includes provides
    makes takes gives shows means becomes seems needs wants lies applies says covers serves carries
    produces employs requires contains receives consumes generates connects exists allows keeps
    brings holds
"""
_VERBS: Final = frozenset(_VERBS_WORDS.split())
"""Verbs that have the form of a plural, and are never what is counted."""
_NOT_PLURAL: Final = _VERBS | frozenset(_NOT_PLURAL_WORDS.split())
_FUNCTION_WORDS_TEXT: Final = """
    the a an of in on at to for from by with within without into onto upon over under above below
    between among during after before since until till through throughout against about around near
    and or nor but if when while where which who whom whose that than as so because although though
    is are was were be been being am has have had do does did will would shall should can could may
    might must not no never also only just already still yet then there here this these those it its
    they them their he his she her we our us you your i per each every all both any some such more
    most less least fewer several many much few other others another further additional respectively
    whichever whatever however therefore thus hence came come went go gone left fled died arrived
    crossed lived rose fell grew remained became got made took gave received paid cost costs said
    agreed signed asked applied reached entered drowned lost won held sent told found
"""
FUNCTION_WORDS: Final = _VERBS | frozenset(_FUNCTION_WORDS_TEXT.split())
"""Words that end a noun phrase: small words and the commonest verbs."""
_MORE: Final = frozenset({"more", "other", "further", "additional", "new", "such", "different"})
"""Words that may stand between a number and its noun, though they are small."""
_DESCRIBING: Final = frozenset(
    [
        "remaining",
        "existing",
        "following",
        "participating",
        "outstanding",
        "ongoing",
        "preceding",
        "corresponding",
    ]
)
"""Words in "-ing" that belong to no name of what is counted, unlike "recharging points"."""
LENGTHS: Final = frozenset({"high", "long", "wide", "deep", "tall", "thick", "away", "apart"})
"""Words after which "m" is metres."""
_LONGEST: Final = 4
_HYPHENS: Final = frozenset("-\u2010\u2011")


_PEOPLE_WORDS: Final = """
    people person persons individuals men women children citizens nationals inhabitants those killed
    europeans africans asians
"""
_PEOPLE: Final = frozenset(_PEOPLE_WORDS.split())
_ROLES: Final = ("ees", "ants")
"""Endings of what people are by what they do, or what is done to them: trainees, applicants."""
_NO_ROLES_WORDS: Final = """
    fees degrees trees committees guarantees decrees pedigrees bees knees rupees coffees
    grants plants pants restaurants variants warrants covenants constants instants pollutants
    contaminants elephants giants quadrants determinants coolants disinfectants lubricants
    refrigerants antioxidants wants sees agrees disagrees foresees oversees frees flees
"""
_NO_ROLES: Final = frozenset(_NO_ROLES_WORDS.split())


class Counted(NamedTuple):
    """What is counted, and the token after it."""

    noun: str
    end: int


def is_plural(word: str) -> bool:
    """Whether a word in lower case is a plural noun by its form."""
    if word in _IRREGULAR:
        return True
    plain = word.isalpha() and len(word) > len("was") and word not in _NOT_PLURAL
    return plain and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


def is_role(word: str) -> bool:
    """Whether a word in lower case means people by its ending: trainees, applicants."""
    return word.isalpha() and word.endswith(_ROLES) and word not in _NO_ROLES


def means_people(word: str) -> bool:
    """Whether a word in lower case means people in any text."""
    return word in _PEOPLE or is_role(word)


def describes(noun: str, following: str) -> bool:
    """Whether a plural without an "s" only describes the noun after it: fish species."""
    plain = not noun.endswith("s") and following.endswith("s")
    return plain and is_plural(following) and following not in FUNCTION_WORDS


def counted_after(word: WordAt, text: WordAt, at: int, *, one: bool) -> Counted | None:
    """Read the noun after a number: "people", "recharging points", "Member States".

    Args:
        word: The word at a token, in lower case.
        text: The word as it is written.
        at: The token after the number.
        one: The number is 1, so that its noun stands in the singular.
    """
    begin = at + (word(at) in _MORE)
    while word(begin).isalpha() and word(begin + 1) in _HYPHENS and begin < at + _LONGEST:
        # Coal-fired plants; "a 12-year" has no word first.
        begin += 2
    for near in range(begin, begin + _LONGEST):
        here = word(near)
        if here == "and" and near > begin and is_plural(word(near + 2)):
            # 27 research and innovation projects.
            continue
        if not here.isalpha() or (here in FUNCTION_WORDS and here not in _IRREGULAR):
            break
        if is_plural(here) and not describes(here, word(near + 1)):
            first = near
            joins = word(near - 1).endswith("ing") and word(near - 1) not in _DESCRIBING
            if near > begin and (joins or text(near)[:1].isupper()):
                first = near - 1
            return Counted(" ".join(text(step) for step in range(first, near + 1)), near + 1)
        if one and word(near + 1) in _ENDS:
            return Counted(here if text(near).islower() else text(near), near + 1)
    return None


_ENDS: Final = frozenset({"", ".", ",", ";", ":", ")", "of", "in", "is", "was", "and", "or", "for"})
