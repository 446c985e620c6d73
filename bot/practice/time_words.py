"""The words for days and lengths of time, English and German, as people type them."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import inf
from typing import Literal
from unicodedata import normalize

from babel.dates import get_day_names, get_month_names

TYPED_AT_MOST = 200
DAY = 24 * 60
"""Minutes; so are all units."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "’": "'", "–": "-"})
_ENGLISH = "one two three four five six seven eight nine ten eleven twelve".split()
_GERMAN = "ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf".split()
_NUMBERS = (
    {word: str(number) for words in (_ENGLISH, _GERMAN) for number, word in enumerate(words, 1)}
    | dict.fromkeys(("eine", "einem", "einen", "einer"), "1")
    | {"second": "2nd", "third": "3rd", "anderthalb": "1.5", "eineinhalb": "1.5"}
    | {"zweite": "2.", "zweiten": "2.", "zweiter": "2.", "dritte": "3.", "dritten": "3."}
)


def fold(text: str) -> str:
    """Bring spellings together: case, umlauts written out, number words as figures, single spaces.

    >>> fold("  Jeden ZWEITEN Montag um acht, fünf Wochen lang")
    'jeden 2. montag um 8, 5 wochen lang'
    """
    if len(text) > TYPED_AT_MOST:
        return ""
    plain = normalize("NFKC", text).casefold().translate(_UMLAUTS)
    return " ".join(re.sub(r"[^\W\d_]+", lambda word: _NUMBERS.get(word[0], word[0]), plain).split())


def one_of(names: Iterable[str]) -> str:
    """Write a pattern that matches any of these words, the longest it can."""
    return f"(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})"


_FORMS: list[tuple[Literal["wide", "abbreviated"], Literal["format", "stand-alone"]]] = [
    ("wide", "format"),
    ("abbreviated", "format"),
    ("abbreviated", "stand-alone"),
]


def _by_name(forms: Iterable[Mapping[int, str]]) -> dict[str, int]:
    return {fold(name).rstrip("."): number for names in forms for number, name in names.items()}


def _days_of(language: str) -> dict[str, int]:
    names = _by_name(get_day_names(*form, language) for form in _FORMS)
    return names | {f"{name}s": day for name, day in names.items() if name.endswith(("day", "tag", "woch"))}


GERMAN_DAYS = _days_of("de") | {"sonnabend": 5, "sonnabends": 5}
WEEKDAYS = _days_of("en") | GERMAN_DAYS | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""Word to weekday, 0 is Monday."""
DAYS = (
    {name: (day,) for name, day in WEEKDAYS.items()}
    | dict.fromkeys("daily everyday taeglich".split(), tuple(range(7)))
    | dict.fromkeys("weekday weekdays workdays werktags werktaeglich wochentags".split(), tuple(range(5)))
    | dict.fromkeys("weekend weekends wochenende wochenenden wochenends".split(), (5, 6))
)
MONTHS = _by_name(get_month_names(*form, language) for form in _FORMS for language in ("en", "de"))
UNITS = {
    word: size
    for words, size in (
        ("m min mins minute minutes minuten", 1),
        ("h hr hrs hour hours std stunde stunden", 60),
        ("d day days tag tage tagen", DAY),
        ("w week weeks woche wochen", 7 * DAY),
    )
    for word in words.split()
}
_HALF = r"half an? |(?:an? )half |(?:1 )?halbe[nrs]? "
_PART = re.compile(
    rf"(?:(?P<half>{_HALF})|(?P<one>an? )|(?P<figure>[0-9]{{1,5}}(?:[.,][0-9]{{1,3}})?) ?)"
    r"(?P<unit>[a-z]+)\.?(?:,? (?:and|und) |,? ?)"
)


def minutes(said: str) -> int | None:
    """Read a folded length, its largest unit first; None when it is none or no whole number of minutes.

    >>> minutes("1h 30m"), minutes("1,5 stunden"), minutes("half an hour"), minutes("1.333 h"), minutes("90")
    (90, 90, 30, None, None)
    """
    total, last, start = Fraction(0), inf, 0
    while start < len(said):
        part = _PART.match(said, start)
        unit = UNITS.get(part["unit"], 0) if part else 0
        if part is None or not 0 < unit < last:
            return None
        total += unit * _amount(part)
        last, start = unit, part.end()
    return int(total) if said and total.denominator == 1 else None


def _amount(part: re.Match[str]) -> Fraction:
    if part["figure"]:
        return Fraction(part["figure"].replace(",", "."))
    return Fraction(1, 2) if part["half"] else Fraction(1)
