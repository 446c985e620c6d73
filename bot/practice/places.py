"""Places to turn: lines by country, as `places.toml` has them, and which countries a person may be in.

Discord tells no country. The language of somebody's Discord names one or a few, the group's time zone another; both
are guesses, so that a person can pick another, which is kept nowhere.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from babel.core import get_global

Kind = Literal["line", "emergency"]
EVERYWHERE = "*"
ALWAYS = "always"
MOST_COUNTRIES = 3
"""Shown at once; more would bury the one that is meant."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line in one country, or its emergency number.

    country: ISO 3166, or EVERYWHERE. call, text: numbers as dialled there. when: ALWAYS, hours of the day there, or
    empty where they are not known. source: the page it was taken from, read on the day `read`.
    """

    country: str
    kind: Kind
    source: str
    read: date
    name: str = ""
    languages: tuple[str, ...] = ()
    call: str = ""
    text: str = ""
    chat: str = ""
    when: str = ""


@cache
def places() -> tuple[Place, ...]:
    """Give every entry of the file, in its order. Raises ValueError for an entry that is not whole."""
    return read(files("bot.practice").joinpath("places.toml").read_text("utf-8"))


def read(text: str) -> tuple[Place, ...]:
    r"""Read a file of places. Raises ValueError for an entry that is not whole.

    >>> read('[[place]]\ncountry = "DE"\nkind = "line"\ncall = "142"')
    Traceback (most recent call last):
    ...
    ValueError: place 1: lacks read, source
    """
    entries: list[Mapping[str, Any]] = tomllib.loads(text).get("place", [])
    return tuple(_place(entry, f"place {number}") for number, entry in enumerate(entries, 1))


def _place(entry: Mapping[str, Any], which: str) -> Place:
    known = {field.name for field in fields(Place)}
    if lacking := {"country", "kind", "source", "read"} - {key for key, value in entry.items() if value}:
        raise ValueError(f"{which}: lacks {', '.join(sorted(lacking))}")
    if unknown := set(entry) - known:
        raise ValueError(f"{which}: knows no {', '.join(sorted(unknown))}")
    if entry["kind"] not in get_args(Kind):
        raise ValueError(f"{which}: is neither a line nor an emergency number")
    if not any(entry.get(way) for way in ("call", "text", "chat")):
        raise ValueError(f"{which}: cannot be reached in any way")
    if entry["kind"] == "line" and not (entry.get("name") and entry.get("languages")):
        raise ValueError(f"{which}: a line has a name and a language")
    given: dict[str, Any] = {**entry, "languages": tuple(entry.get("languages", ()))}
    return Place(**given)


@cache
def countries() -> tuple[str, ...]:
    """Give the countries that the file has a line for, in its order."""
    found = (place.country for place in places() if place.kind == "line" and place.country != EVERYWHERE)
    return tuple(dict.fromkeys(found))


def lines_of(country: str) -> list[Place]:
    return [place for place in places() if (place.kind, place.country) == ("line", country)]


def emergency_of(country: str) -> str:
    """Give the number that brings an ambulance there; empty where it is not known."""
    those = [place.call for place in places() if (place.kind, place.country) == ("emergency", country)]
    return those[0] if those else ""


def likely_countries(locale: str, zone: str | None = None) -> tuple[str, ...]:
    """Give the countries that somebody may be in, likeliest first, of those with a line; none where nothing tells.

    locale: of their Discord, a BCP 47 tag; zone: the group's time zone. English (US) is what Discord gives to whoever
    chose nothing, so that the time zone tells more there.

    >>> likely_countries("de"), likely_countries("de", "Europe/Vienna")
    (('DE', 'AT', 'CH'), ('AT', 'DE', 'CH'))
    >>> likely_countries("en-US", "Pacific/Auckland"), likely_countries("en-GB", "UTC"), likely_countries("ko")
    (('NZ', 'US', 'CA'), ('GB', 'IE'), ())
    """
    named = _SPOKEN_IN.get(locale) or _SPOKEN_IN.get(locale.partition("-")[0], ())
    there = _territory(zone)
    first = there is not None and (there in named or locale in _TELLS_LITTLE)
    both = ((there, *named) if first else (*named, there)) if there else named
    known = dict.fromkeys(country for country in both if country in countries())
    return tuple(known)[:MOST_COUNTRIES]


def _territory(zone: str | None) -> str | None:
    """Give the country that a time zone is of, by CLDR's `zone_territories`; None for one of no country."""
    return get_global("zone_territories").get(zone) if zone else None


_SPOKEN_IN: Mapping[str, tuple[str, ...]] = {
    "en-US": ("US", "CA"),
    "en-GB": ("GB", "IE"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR", "BE", "CH"),
    "es-ES": ("ES",),
    "it": ("IT", "CH"),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
    "sv": ("SE", "FI"),
    "no": ("NO",),
    "da": ("DK",),
    "fi": ("FI",),
    "pt-BR": ("BR",),
    "hi": ("IN",),
    "ja": ("JP",),
}
"""Discord's languages that name a country or a few; Spanish (LATAM) names none of its many."""
_TELLS_LITTLE = frozenset({"en-US"})
