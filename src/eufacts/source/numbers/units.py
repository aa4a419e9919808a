"""Units of quantities: money, per cent, times. What is counted (people, tonnes) is no unit here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eufacts.source.numbers.tokens import Token


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the token after its words."""

    name: str
    end: int
    is_money: bool = False
    is_time: bool = False


_ISO_CODES_WORDS: Final = """
    AED AFN AMD ANG AOA ARS AUD AZN BAM BBD BDT BGN BHD BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GHS GIP GMD
    GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
    KRW KWD KYD KZT LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
    SDG SEK SGD SLE SOS SRD SSP SVC SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU
    UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ECU XEU
"""
ISO_CODES: Final = frozenset(_ISO_CODES_WORDS.split())
"""ISO 4217, with the ECU, and without the codes that stand for something else before a number in EU
texts: ALL, TOP, COP (climate conferences), CUP, PEN, MOP, PAB, GEL, LAK."""

CURRENCY_SIGNS: Final = {"\u20ac": "EUR", "$": "USD", "\u00a3": "GBP", "\u00a5": "JPY"}
BEFORE_NUMBERS: Final = frozenset(
    {code.lower() for code in ISO_CODES} | set(CURRENCY_SIGNS) | {"us", "usd", "euro", "ecu"}
)
"""With which alone, in lower case, a currency begins that stands before its amount."""
_NAMES: Final = {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD"}
_TIMES: Final = {
    form: f"{word}s"
    for word in ("minute", "hour", "day", "week", "month", "year", "decade")
    for form in (word, f"{word}s")
}
_BETWEEN: Final = frozenset({"working", "calendar", "consecutive", "full"})
"""Words that may stand between a number and a unit of time."""


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) and tokens[at].kind != "taken" else ""


def currency_before(tokens: Sequence[Token], at: int) -> Unit | None:
    """Read a currency that stands before its amount: ``EUR``, ``€``, ``US$``."""
    token = tokens[at]
    if token.text in CURRENCY_SIGNS:
        return Unit(CURRENCY_SIGNS[token.text], at + 1, is_money=True)
    if token.kind != "word":
        return None
    if token.text in {"US", "USD"} and _low(tokens, at + 1) == "$":
        return Unit("USD", at + 2, is_money=True)
    if token.text in ISO_CODES:
        return Unit(_iso(token.text), at + 1, is_money=True)
    if token.low in {"euro", "ecu"} and at + 1 < len(tokens) and tokens[at + 1].kind == "digits":
        return Unit("EUR" if token.low == "euro" else "XEU", at + 1, is_money=True)
    return None


def _iso(code: str) -> str:
    return "XEU" if code == "ECU" else code


def unit_after(tokens: Sequence[Token], at: int) -> Unit | None:
    """Read the unit that follows a number, with or without a hyphen: ``%``, ``euro``, ``-year``."""
    hyphen = _low(tokens, at) in {"-", "\u2010", "\u2011"} and tokens[at].glued
    start = at + 1 if hyphen and at + 1 < len(tokens) and tokens[at + 1].glued else at
    return _percent(tokens, start) or _money(tokens, start) or _time(tokens, start)


def _percent(tokens: Sequence[Token], at: int) -> Unit | None:
    word, following = _low(tokens, at), _low(tokens, at + 1)
    if word == "percentage" and following in {"point", "points"}:
        return Unit("percentage points", at + 2)
    if word in {"%", "percent", "\u066a", "\uff05"}:
        if following in {"point", "points"}:
            return Unit("percentage points", at + 2)
        return Unit("percent", at + 1)
    if word == "per" and following in {"cent", "cents"}:
        return Unit("percent", at + 2)
    return None


def _money(tokens: Sequence[Token], at: int) -> Unit | None:
    if at >= len(tokens) or tokens[at].kind == "taken":
        return None
    token = tokens[at]
    if token.text in ISO_CODES and not _begins_amount(tokens, at):
        return Unit(_iso(token.text), at + 1, is_money=True)
    if token.text in CURRENCY_SIGNS and not _begins_amount(tokens, at):
        return Unit(CURRENCY_SIGNS[token.text], at + 1, is_money=True)
    if token.text == "US" and _low(tokens, at + 1) in {"dollar", "dollars"}:
        return Unit("USD", at + 2, is_money=True)
    if token.low in _NAMES:
        return Unit(_NAMES[token.low], at + 1, is_money=True)
    return None


def _begins_amount(tokens: Sequence[Token], at: int) -> bool:
    """Does this currency belong to the number that follows it?"""
    return at + 1 < len(tokens) and tokens[at + 1].kind == "digits"


def _time(tokens: Sequence[Token], at: int) -> Unit | None:
    end = at + 1 if _low(tokens, at) in _BETWEEN else at
    name = _TIMES.get(_low(tokens, end))
    if name is None:
        return None
    end += 1
    if _low(tokens, end) in {"-", "\u2010", "\u2011"} and _low(tokens, end + 1) in {"old", "olds"}:
        end += 2
    return Unit(name, end, is_time=True)
