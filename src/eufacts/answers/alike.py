"""Ordinary words that people use for one another, so that talks are found as a dialogue."""

from collections.abc import Sequence
from functools import cache

_GROUPS_TEXT = """
    advantage, benefit, purpose
    adviser, advisory
    army, military, armed forces, soldier, troops
    asked, called on, call on, called upon, call upon, expected, requested
    big, huge, enormous, massive, large
    biggest, largest, greatest, highest, major
    ceasefire, truce, end of hostilities
    change, adapt
    chip in, contribute, pay into, put money in
    come to, participant, bring together
    danger, risk
    deal, agreement, pact
    fall apart, deterioration, collapse
    fight, tackle, combat
    finish, conclude, end
    focus, priority
    gang, network
    goal, aim, objective, purpose, task
    hardest hit, worst hit, biggest hit, most affected
    help, support, assist
    hit, affect, impact
    important, necessary, essential, crucial, key
    job, employment, work
    joint, together
    lack, absence, without
    leave, flee, push
    likely, might, could
    long term, protracted, longstanding
    meeting, summit, conference
    member, participant, party
    mostly, most, largely
    nationality, nationals
    overnight, immediate, at once
    poor, poverty, poorest
    praise, commend
    problem, challenge, pressure, difficulty, burden
    quick, fast, swift, rapid, speedy
    reason, cause, factor, because
    rise, increase, grow, go up, went up, gone up, soar
    run away, leave, flee
    scheme, programme
    school, schooling, education
    send back, take back, sent home, go home, return
    sign, agree
    solve, fix
    source, origin, originally
    start, begin, launch
    state, country, nation
    stay in, remain in, stay within, take place within
    stop, prevent
    strict, restrictive
    take part, attend, invite, participate, participant, bring together
    taken in, take in, host, receive
    talks, dialogue, negotiation, discuss
    terrorist, terrorism
    unlimited, indefinite
    unstable, instability, fragility, destabilise
    war, conflict, fighting
    watch, monitor, surveillance
    wider, enlarge, expand, expansion
    worse, deterioration, aggravation
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
