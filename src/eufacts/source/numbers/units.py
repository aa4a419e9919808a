"""Units of quantities: money, per cent, times. What is counted (people, tonnes) is in ``nouns``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eufacts.currencies import CURRENCIES
from eufacts.dates import TIME_UNITS
from eufacts.source.numbers.tokens import Token


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the token after its words."""

    name: str
    end: int
    is_money: bool = False
    is_time: bool = False
    scale: int = 1
    """What the words of the unit multiply the number by: ``MEUR``, ``EUR million``."""


_MEAN_OTHER_THINGS: Final = frozenset(
    ["ALL", "TOP", "COP", "CUP", "PEN", "MOP", "PAB", "GEL", "LAK", "SHP"]
)
"""Codes that stand for something else before a number in EU texts: COP (climate)."""

SHARE: Final = "share"
"""What a fraction counts: a third, one in five. Its value is below 1."""

ISO_CODES: Final = CURRENCIES - _MEAN_OTHER_THINGS | {"ECU"}
"""The codes that are read as currencies, with the ECU by its name."""
_OTHER_CODES: Final = {"ECU": "XEU", "HFL": "NLG", "BFR": "BEF", "STG": "GBP"}
CURRENCY_SIGNS: Final = {
    "\u20ac": "EUR",
    "$": "USD",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    "\u20ba": "TRY",
    "\u20b4": "UAH",
    "\u20bd": "RUB",
    "\u20b9": "INR",
    "\u20aa": "ILS",
}
_DOLLARS: Final = {
    "US": "USD",
    "USD": "USD",
    "A": "AUD",
    "AU": "AUD",
    "AUD": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "CAN": "CAD",
    "CAD": "CAD",
    "HK": "HKD",
    "HKD": "HKD",
    "NZ": "NZD",
    "NZD": "NZD",
    "S": "SGD",
    "SG": "SGD",
    "NT": "TWD",
    "R": "BRL",
    "J": "JMD",
    "TT": "TTD",
    "MX": "MXN",
    "N": "NAD",
    "Z": "ZWL",
}
"""The letters before a dollar sign; a dollar of other letters is not read."""
_NAMES: Final = {
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "ecu": "XEU",
    "ecus": "XEU",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "zloty": "PLN",
    "zlotys": "PLN",
    "forint": "HUF",
    "forints": "HUF",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "sterling": "GBP",
    "peseta": "ESP",
    "pesetas": "ESP",
    "kronor": "SEK",
    "rouble": "RUB",
    "roubles": "RUB",
    "rubles": "RUB",
    "guilders": "NLG",
    "drachmas": "GRD",
}
_NAMES_OF_TWO_WORDS: Final = """
    us dollar USD|united_states dollar USD|american dollar USD|australian dollar AUD
    |canadian dollar CAD|hong_kong dollar HKD|new_zealand dollar NZD|singapore dollar SGD
    |swiss franc CHF|belgian franc BEF|french franc FRF|luxembourg franc LUF|cfa franc XOF
    |pound sterling GBP
    |british pound GBP|egyptian pound EGP|lebanese pound LBP|syrian pound SYP|danish krone DKK
    |danish kroner DKK|norwegian krone NOK|norwegian kroner NOK|swedish krona SEK
    |swedish kronor SEK|swedish kroner SEK|icelandic krona ISK|icelandic kronur ISK
    |polish zloty PLN|czech koruna CZK|czech crown CZK|hungarian forint HUF|romanian lei RON
    |romanian leu RON|bulgarian lev BGN|bulgarian leva BGN|croatian kuna HRK|turkish lira TRY
    |japanese yen JPY|chinese yuan CNY|indian rupee INR|russian rouble RUB|russian ruble RUB
    |ukrainian hryvnia UAH|south_african rand ZAR|serbian dinar RSD|jordanian dinar JOD
    |tunisian dinar TND|moroccan dirham MAD|german mark DEM|deutsche mark DEM|dutch guilder NLG
    |italian lira ITL|italian lire ITL|spanish peseta ESP|irish pound IEP|israeli shekel ILS
"""
_NAMED: Final = {
    (*" ".join(names).replace("_", " ").split(),): code
    for *names, code in (entry.split() for entry in _NAMES_OF_TWO_WORDS.split("|"))
}
_LONGEST_NAME: Final = max(map(len, _NAMED))
_FIRST_OF_NAMES: Final = frozenset(form for first, *_ in _NAMED for form in (first, f"{first}s"))
_NOTES: Final = frozenset({"note", "notes", "coin", "coins", "banknote", "banknotes"})
"""A 20-euro note has a value, 20 euro notes are so many."""
_NOT_MONEY_WORDS: Final = """
    area zone bloc group country countries member members
    adoption accession changeover summit crisis cash convergence
"""
_NOT_MONEY: Final = _NOTES | set(_NOT_MONEY_WORDS.split())
"""After "euro", these make it a name: 19 euro area Member States."""

SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "mrd": 10**9,
    "mld": 10**9,
    "milliard": 10**9,
    "milliards": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "tln": 10**12,
}
MONEY_SCALES: Final = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mil": 10**6,
    "mill": 10**6,
    "b": 10**9,
    "bio": 10**9,
    "md": 10**9,
    "t": 10**12,
}
"""Scales only beside money, and before what is counted: "m" may be metres, "t" tonnes."""
SHORT_SCALES: Final = frozenset(
    {*MONEY_SCALES, "mn", "mln", "mio", "bn", "bln", "mrd", "mld", "tn", "trn", "tln"}
)
"""Scales that a full stop may follow."""
_WITH_CODE: Final = re.compile(rf"(k|K|m|M|Mio|mio|mn|bn|Bn|B|Mrd)({'|'.join(sorted(ISO_CODES))})")
_UNKNOWN_SCALE: Final = re.compile(r"[A-Z][a-z]{0,2}(?:EUR|USD|GBP|CHF)")
"""TEUR: thousands to a German, perhaps billions of thousands to another."""

BEFORE_NUMBERS: Final = frozenset(
    {code.lower() for code in (*ISO_CODES, *_OTHER_CODES)}
    | set(CURRENCY_SIGNS)
    | {letters.lower() for letters in _DOLLARS}
    | set(_NAMES)
    | _FIRST_OF_NAMES
    | {"m", "k", "mio", "mrd", "bn", "mn"}
    | {f"{scale}{code}".lower() for scale in ("k", "m", "mio", "bn", "b") for code in ISO_CODES}
)
"""With which alone, in lower case, a currency begins that stands before its amount."""
_TIMES: Final = {form: unit for unit in TIME_UNITS for form in (unit.removesuffix("s"), unit)} | {
    "hrs": "hours",
    "yrs": "years",
}
_BETWEEN_WORDS: Final = """
    working calendar consecutive full financial fiscal academic business school successive
    preceding previous past last final additional further more extra other such
"""
_BETWEEN: Final = frozenset(_BETWEEN_WORDS.split())
"""Words that may stand between a number and a unit of time."""
_WHEN: Final = frozenset({"previous", "preceding", "past", "last", "final"})
HYPHENS: Final = frozenset("-\u2010\u2011")
_POINTS: Final = frozenset({"point", "points", "pt", "pts"})


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) and tokens[at].kind != "taken" else ""


def currency_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Read a currency's code or sign, alone: its ISO code and the token after it.

    A dollar with letters that are not known is no US dollar: it has the code ``?``.
    """
    if at >= len(tokens) or tokens[at].kind in {"taken", "digits"}:
        return None
    token = tokens[at]
    if token.text == "$":
        return _dollar(tokens, at)
    if token.text in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[token.text], at + 1
    if _low(tokens, at + 1) == "$" and token.text[:1].isupper():
        glued = tokens[at + 1].glued
        # "A $5 million fund" has an article.
        spaced = len(token.text) > 1 and token.text in _DOLLARS
        return (_DOLLARS.get(token.text.upper(), "?"), at + 2) if glued or spaced else None
    known = token.text in ISO_CODES or token.text in _OTHER_CODES
    return (_code(token.text), at + 1) if known else None


def _dollar(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Read a dollar sign: ``$``, ``$A``."""
    if tokens[at].glued and at and tokens[at - 1].kind == "word":
        return "?", at + 1
    following = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    if following.glued and following.text in {"A", "US", "NZ", "HK"}:
        return _DOLLARS[following.text], at + 2
    return "USD", at + 1


def _scale_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read one scale beside a currency: its factor, and the token after it."""
    word = _low(tokens, at)
    scale = SCALES.get(word) or MONEY_SCALES.get(word)
    if scale is None or word == "hundred" or (word == "t" and not tokens[at].glued):
        return None
    end = at + 1
    return scale, end + stop_after(tokens, end, word)


def stop_after(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether a full stop belongs to the short word before it: ``Mio. EUR``."""
    if word not in SHORT_SCALES or _low(tokens, at) != "." or not tokens[at].glued:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind == "taken":
        return False
    named = following.text[0].islower() or following.low in _NAMES
    return named or currency_at(tokens, at + 1) is not None


def currency_before(tokens: Sequence[Token], at: int) -> Unit | None:
    """Read a currency that stands before its amount: ``EUR``, ``US$``, ``MEUR``, ``EUR m``."""
    joined = _WITH_CODE.fullmatch(tokens[at].text) if tokens[at].kind == "word" else None
    if joined:
        return Unit(_code(joined[2]), at + 1, is_money=True, scale=_factor(joined[1]))
    found = currency_at(tokens, at)
    if found is not None:
        code, end = found
        scale = _scale_at(tokens, end)
        if scale is not None and _begins_amount(tokens, scale[1]):
            return Unit(code, scale[1], is_money=True, scale=scale[0])
        return Unit(code, end, is_money=True)
    named = _named_money(tokens, at)
    if named is not None:
        return named if _begins_amount(tokens, named.end) else None
    scale = _scale_at(tokens, at)
    found = currency_at(tokens, scale[1]) if scale else None
    if scale is None or found is None or not _begins_amount(tokens, found[1]):
        return None
    return Unit(found[0], found[1], is_money=True, scale=scale[0])


def _code(code: str) -> str:
    return _OTHER_CODES.get(code, code)


def _factor(scale: str) -> int:
    return SCALES.get(scale.lower()) or MONEY_SCALES[scale.lower()]


def unit_after(tokens: Sequence[Token], at: int, *, scaled: bool = False) -> Unit | None:
    """Read the unit that follows a number, with or without a hyphen: ``%``, ``euro``, ``-year``.

    Args:
        tokens: The text.
        at: The token after the number.
        scaled: The number has its million already, so that none follows the currency.
    """
    start = after_hyphen(tokens, at)
    return _percent(tokens, start) or _money(tokens, start, scaled=scaled) or _time(tokens, start)


def after_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The token after a hyphen that joins two words, or the same token where there is none."""
    joins = _low(tokens, at) in HYPHENS and tokens[at].glued
    return at + 1 if joins and at + 1 < len(tokens) and tokens[at + 1].glued else at


def _percent(tokens: Sequence[Token], at: int) -> Unit | None:
    if [_low(tokens, at + step) for step in range(3)] == ["of", "a", "percentage"]:
        at += 2
    word = _low(tokens, at)
    letters = "".join(_low(tokens, at + step) for step in range(3))
    if letters in {"p.p", "p.c"}:
        name = "percentage points" if letters == "p.p" else "percent"
        return Unit(name, at + 3 + (_low(tokens, at + 3) == "."))
    if word in {"pp", "pps", "ppt", "ppts"}:
        return Unit("percentage points", at + 1)
    if word == "percentage":
        end = after_hyphen(tokens, at + 1)
        return Unit("percentage points", end + 1) if _low(tokens, end) in _POINTS else None
    end = 0
    if word in {"%", "percent", "pct", "\u066a", "\uff05"} or (
        word == "pc" and tokens[at].text == "pc"
    ):
        end = at + 1
    elif word == "per":
        end = after_hyphen(tokens, at + 1)
        end = end + 1 if _low(tokens, end) in {"cent", "cents"} else 0
    if not end:
        return None
    points = after_hyphen(tokens, end)
    if _low(tokens, points) in _POINTS:
        return Unit("percentage points", points + 1)
    return Unit("percent", end)


def _money(tokens: Sequence[Token], at: int, *, scaled: bool) -> Unit | None:
    if at >= len(tokens) or tokens[at].kind == "taken":
        return None
    token = tokens[at]
    joined = _WITH_CODE.fullmatch(token.text) if token.kind == "word" else None
    if joined and not scaled:
        return Unit(_code(joined[2]), at + 1, is_money=True, scale=_factor(joined[1]))
    if token.kind == "word" and _UNKNOWN_SCALE.fullmatch(token.text):
        return Unit("?", at + 1, is_money=True)
    found = currency_at(tokens, at)
    if found is not None:
        code, end = found
        scale = None if scaled else _scale_at(tokens, end)
        if scale is not None and not _begins_amount(tokens, scale[1]):
            return Unit(code, scale[1], is_money=True, scale=scale[0])
        return None if _begins_amount(tokens, end) else Unit(code, end, is_money=True)
    return _named_money(tokens, at, scaled=scaled)


def _named_money(tokens: Sequence[Token], at: int, *, scaled: bool = False) -> Unit | None:
    token = tokens[at]
    if scaled and token.low in {"pound", "pounds"}:
        return Unit("GBP", at + 1 + (_low(tokens, at + 1) == "sterling"), is_money=True)
    if token.low in _NAMES:
        following = _low(tokens, after_hyphen(tokens, at + 1))
        note = token.glued and _low(tokens, at - 1) in HYPHENS and following in _NOTES
        if token.low == "euro" and following in _NOT_MONEY and not note:
            return None
        return Unit(_NAMES[token.low], at + 1, is_money=True)
    if token.low not in _FIRST_OF_NAMES:
        return None
    for length in range(2, _LONGEST_NAME + 1):
        words = [_low(tokens, at + step) for step in range(length)]
        for ending in (words, [*words[:-1], words[-1].removesuffix("s")]):
            code = _NAMED.get(tuple(ending)) or _NAMED.get(
                (words[0].removesuffix("s"), *ending[1:])
            )
            if code:
                return Unit(code, at + length, is_money=True)
    return None


def _begins_amount(tokens: Sequence[Token], at: int) -> bool:
    """Does a number follow, to which the currency before it belongs?"""
    return at < len(tokens) and tokens[at].kind == "digits"


def _time(tokens: Sequence[Token], at: int) -> Unit | None:
    end = at
    while end < at + 2 and _low(tokens, end) in _BETWEEN:
        end += 1
    name = _TIMES.get(_low(tokens, end))
    # "Left last week" says when, "5 working day contracts" how long.
    says_when = name != _low(tokens, end) and _low(tokens, at) in _WHEN
    if name is None or says_when:
        return None
    end += 1
    if _low(tokens, end) in HYPHENS and _low(tokens, end + 1) in {"old", "olds"}:
        end += 2
    return Unit(name, end, is_time=True)
