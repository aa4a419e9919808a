"""Units of measure, each whole: km², kg/m³, cubic metres, basis points, person-days."""

import re
from collections.abc import Sequence
from typing import Final

from eufacts.source.numbers.nouns import Counted
from eufacts.source.numbers.spans import Taken
from eufacts.source.numbers.tokens import Token, tokens_of

_SIGNS_WORDS: Final = """
    W Hz kHz dB kVA MVA mg ml mSv Bq
    kW MW GW TW kWh MWh GWh TWh km hm dam dm m cm mm kg g t ha hl l kt Mt Gt toe ktoe Mtoe MHz GHz
    Mbps Gbps MB GB TB PJ TJ GJ MJ kV kPa MPa hPa bar ppm
"""
_SIGNS: Final = frozenset(_SIGNS_WORDS.split())
_LENGTH: Final = r"(?:(?:[khdcmnM\u00b5\u03bc]|da)?m|ft|mi|yd)"
_LENGTH_SIGN: Final = re.compile(_LENGTH)
_POWER_SIGN: Final = re.compile(rf"{_LENGTH}[\u00b2\u00b3]|[\u00b5\u03bc](?:g|m|l|Sv)")
_POWERS: Final = frozenset("23")
_SHORT: Final = frozenset({"sq", "cu"})
_LENGTHS: Final = (
    r"(?:(?:kilo|hecto|deca|deci|centi|milli)?met(?:re|er)s?|miles?|feet|foot|yards?|inch(?:es)?)"
)
_TRAVELLED: Final = r"(?:kilomet(?:re|er)s?|miles?|days?|weeks?|months?|years?|hours?|nights?)"
_WHO: Final = (
    "passenger|tonne|ton|freight|vehicle|train|seat|car|lane|route|track|person|man|worker|staff"
    "|labour|bed|guest|student|degree"
)
_WHOLE: Final = (
    rf"(?:(?:standard|normal) )?(?:square|cubic) {_LENGTHS}",
    r"(?:nautical|statute|sea) miles?",
    r"(?:metric|short|long|gross|deadweight) (?:tons?|tonnes?)",
    r"(?:basis|index) points?",
    r"light years?",
    r"(?:running|linear) met(?:re|er)s?",
    r"(?:troy|fluid) ounces?",
    r"full time equivalents",
    r"(?:hectares|tonnes|tons|litres|kilometres|metres|miles)",
    rf"(?:{_WHO}) {_TRAVELLED}",
    r"(?:(?:kilo|mega|giga|tera)?watt|ampere) hours?",
)
"""Measures of several words, with spaces for their hyphens: what stands first belongs to them."""
_WORDS: Final = re.compile(rf"(?:{'|'.join(_WHOLE)})(?= |\Z)")
_JOINED: Final = re.compile(rf"[a-z]+ {_TRAVELLED}(?= |\Z)")
"""Any word that a hyphen joins to such a measure: axle-kilometres."""
_LONGEST: Final = 4
_HYPHENS: Final = frozenset("-\u2010\u2011")
_MOST_SLASHES: Final = 2
_MEANS_OTHER: Final = frozenset({"GB", "MB", "bar"})
"""Signs that alone in the head of a table may be a country or a word."""
_LONG_SIGNS: Final = sorted((one for one in _SIGNS - _MEANS_OTHER if len(one) > 1), key=len)[::-1]
IN_HEADS: Final = (
    rf"(?:{_LENGTH}[23\u00b2\u00b3]|{'|'.join(_LONG_SIGNS)}|(?:square|cubic)\s{_LENGTHS}"
    r"|hectares|tonnes|litres|kilometres|basis\spoints|nautical\smiles)"
)
"""A pattern of the units by which a table may say what its numbers measure."""


def measure_after(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read the unit of measure at a token, as it is written.

    Args:
        tokens: The text.
        at: The token after the number.

    Returns:
        The whole unit and the token after it: the "2" of "km2" is a part of it.
    """
    end = _sign_end(tokens, at)
    if not end:
        end = _words_end(tokens, at)
        return Counted(_written(tokens, at, end), end) if end else None
    for _ in range(_MOST_SLASHES):
        below = end + 1 if _is(tokens, end, "/") else 0
        if not below:
            break
        word = below < len(tokens) and tokens[below].kind == "word" and tokens[below].text.isalpha()
        after = _sign_end(tokens, below) or (below + 1 if word else 0)
        if not after:
            break
        end = after
    return Counted(_written(tokens, at, end), end)


def measure_in(words: str) -> str | None:
    """Find the unit of measure in what heads a number: ``m³`` of "million m³"."""
    tokens = tokens_of(words, Taken())
    found = (measure_after(tokens, at) for at in range(len(tokens)))
    return next((one.noun for one in found if one), None)


def is_measure(words: str) -> bool:
    """Whether words are a unit of measure and nothing else."""
    tokens = tokens_of(words, Taken())
    found = measure_after(tokens, 0)
    return found is not None and found.end == len(tokens)


def _sign_end(tokens: Sequence[Token], at: int) -> int:
    """The token after a sign; 0 where there is none."""
    if at >= len(tokens):
        return 0
    token = tokens[at]
    if _LENGTH_SIGN.fullmatch(token.text) and _is_power(tokens, at + 1):
        return at + 2
    if token.kind != "word":
        return 0
    if token.text in _SIGNS or _POWER_SIGN.fullmatch(token.text):
        return at + 1
    if token.low in _SHORT:
        unit = at + 1 + _is(tokens, at + 1, ".")
        known = unit < len(tokens) and _LENGTH_SIGN.fullmatch(tokens[unit].text)
        return unit + 1 if known else 0
    return 0


def _is_power(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "2" or "3" of "km2" stands at a token, and ends a word."""
    if at >= len(tokens) or tokens[at].text not in _POWERS or not tokens[at].glued:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or not (following.glued and following.kind in {"word", "digits"})


def _words_end(tokens: Sequence[Token], at: int) -> int:
    """The token after a measure of several words; 0 where there is none."""
    words: list[str] = []
    ends: list[int] = []
    hyphens: set[int] = set()
    end = at
    while end < len(tokens) and len(words) < _LONGEST:
        token = tokens[end]
        if token.kind == "word" and token.text.isalpha():
            words.append(token.low)
            ends.append(end + 1)
        elif token.text in _HYPHENS and token.glued and words:
            hyphens.add(len(words))
        else:
            break
        end += 1
    line = " ".join(words)
    hit = _WORDS.match(line) or (_JOINED.match(line) if 1 in hyphens else None)
    if hit is None:
        return 0
    last = hit[0].count(" ")
    # 20 cubic-metre tanks are tanks.
    names_kind = min(hyphens, default=last + 1) <= last and not hit[0].endswith(("s", "feet"))
    return 0 if names_kind else ends[last]


def _is(tokens: Sequence[Token], at: int, sign: str) -> bool:
    return at < len(tokens) and tokens[at].text == sign and tokens[at].glued


def _written(tokens: Sequence[Token], start: int, end: int) -> str:
    """The words of some tokens as they stand."""
    gaps = ("" if token.glued or token is tokens[start] else " " for token in tokens[start:end])
    return "".join(f"{gap}{token.text}" for gap, token in zip(gaps, tokens[start:end], strict=True))
