"""Ordinary words that people use for one another, so that talks are found as a dialogue."""

from collections.abc import Sequence
from functools import cache

_GROUPS_TEXT = """
    talks, dialogue, negotiation, discussion
    talk, discuss
    send back, take back, sent home, go home, return
    hardest hit, worst hit, biggest hit, most affected
    hit, affect, impact
    stay in, remain in, stay within, take place within
    reason, cause, factor
    problem, challenge, pressure, difficulty
    asked, called on, call on, called upon, call upon, expected, requested
    take part, attend, invite, participate, participant, bring together
    come to, participant, bring together
    biggest, largest, greatest, highest, major
    quick, fast, swift, rapid
    rise, increase, grow, go up, went up, gone up
    start, begin, launch
    finish, conclude
    help, support, assist
    goal, aim, objective, purpose, task
    deal, agreement, pact
    sign, agree
    fight, tackle, combat
    taken in, take in, host, receive
    run away, leave, flee
    leave, flee, push
    advantage, benefit, purpose
    worse, deterioration, aggravation
    fall apart, deterioration, collapse
    praise, commend
    important, necessary, essential, crucial, key
    job, employment, work
    school, schooling, education
    army, military, armed forces, soldier
    war, conflict, fighting
    meeting, summit, conference
    scheme, programme
    chip in, contribute, pay into, put money in
    state, country, nation
    source, origin
    danger, risk
    focus, priority
    likely, might, could
    mostly, most, largely
    solve, fix
    wider, enlarge, expand, expansion
    change, adapt
"""
"""Each line has words and phrases of one meaning, of no subject; a phrase may have words in it."""

_ENDINGS = ("ing", "ed", "es", "s", "e")
_SHORTEST = 3
"""Letters that remain without an ending."""

_BETWEEN = 2
"""The most words within a phrase: send people back."""


def alike(words: str) -> Sequence[str]:
    """What else people say for a word or a phrase."""
    return _groups().get(tuple(map(_stem, words.split())), ())


def together(spoken: Sequence[str]) -> list[str]:
    """The words of a question, with those of a phrase side by side: send back people."""
    words = list(spoken)
    for at, word in enumerate(words):
        for phrase in _groups():
            if len(phrase) == 1 or phrase[0] != _stem(word):
                continue
            rest = words[at + 1 : at + len(phrase) + _BETWEEN]
            stems = list(map(_stem, rest))
            places = [stems.index(part) for part in phrase[1:] if part in stems]
            if len(places) == len(phrase) - 1:
                order = sorted(range(len(rest)), key=lambda place: place not in places)
                words[at + 1 : at + 1 + len(rest)] = [rest[place] for place in order]
                break
    return words


@cache
def _groups() -> dict[tuple[str, ...], list[str]]:
    """The stems of each word or phrase, with what else people say for it."""
    found: dict[tuple[str, ...], list[str]] = {}
    for line in _GROUPS_TEXT.strip().split("\n"):
        group = line.strip().split(", ")
        for words in group:
            others = [other for other in group if other != words]
            found.setdefault(tuple(map(_stem, words.split())), []).extend(others)
    return found


def _stem(word: str) -> str:
    """A word without its ending."""
    bases = (word.removesuffix(ending) for ending in _ENDINGS)
    return next((base for base in bases if base != word and len(base) >= _SHORTEST), word)
