"""Places to turn, as they are said to one person alone."""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from babel import Locale

from bot.practice.places import ALWAYS, EVERYWHERE, Place, countries, emergency_of, lines_of
from bot.words import _, listed, nearest, speaking

Occasion = Literal["asked", "form", "message"]
"""Why they are said: the person asked for them; what they wrote in a form or command; or in an ordinary message."""

OWN_AT_MOST = 1_000
"""Letters of a group's own places."""
MESSAGE_AT_MOST = 2_000
"""Letters that Discord takes."""


def places_to_turn(occasion: Occasion, likely: Sequence[str], own: str, language: str) -> str:
    """Say where somebody finds people at once who listen, or come; in the language of whoever reads it.

    likely: the countries they may be in; own: the places that their group put up itself, or nothing. It fits into one
    message: where it would not, lines at the end of the last country are left out, and what is for everywhere stays.
    """
    with speaking(language):
        begin, end = _beginning(occasion), f"{_everywhere(likely, language)}\n\n{_ending(occasion)}"
        heading = _("**From your group**")
        from_group = f"{heading}\n{own}" if own else ""
        left = MESSAGE_AT_MOST - sum(len(part) + 2 for part in (begin, from_group, end))
        lines = [_line(place, language) for country in likely for place in lines_of(country)]
        while lines and len("\n".join(lines)) + 1 > left:
            lines.pop()
        return "\n\n".join(part for part in (begin, from_group, "\n".join([*lines, end])) if part)


def country_name(country: str, language: str) -> str:
    """Name a country in the language nearest to a tag."""
    names = cast("Mapping[str, str]", Locale.parse(nearest(language)).territories)
    return names.get(country, country)


def countries_by_name(language: str) -> list[tuple[str, str]]:
    """Give the countries with a line, each with its name, in the order of the names."""
    named = [(country, country_name(country, language)) for country in countries()]
    return sorted(named, key=lambda pair: pair[1])


def _beginning(occasion: Occasion) -> str:
    if occasion == "asked":
        return _("Places to turn, for you or for somebody you worry about. Only you see this.")
    alone = (
        _("**Only you see these lines.**")
        if occasion == "form"
        else _(
            "**Only you get this.** You and your group chose that I may write to you about what you say there."
        )
    )
    more = _(
        "If it is very hard right now, the group may not be quick enough for you, and you need not wait alone. These "
        "people are there, and you need not explain yourself:"
    )
    return f"{alone} {more}"


def _line(place: Place, language: str) -> str:
    ways: list[str] = []
    if place.call and place.call == place.text:
        ways.append(_("{number}, by call or text").format(number=place.call))
    else:
        ways += [place.call] if place.call else []
        ways += [_("text {number}").format(number=place.text)] if place.text else []
    ways += [_("chat or site: {link}").format(link=f"<{place.chat}>")] if place.chat else []
    when = _("at any time") if place.when == ALWAYS else place.when
    where = country_name(place.country, language)
    said = f"- {where}: **{place.name}**, {'; '.join(ways)}"
    return f"{said} ({when})" if when else said


def _everywhere(likely: Sequence[str], language: str) -> str:
    sites = [f"<{place.chat}>" for place in lines_of(EVERYWHERE)]
    listing = _("- Everywhere: {sites} list lines by country.").format(sites=listed(sites))
    return f"{_emergency(likely, language)}\n{listing}"


def _emergency(likely: Sequence[str], language: str) -> str:
    numbers: dict[str, list[str]] = {}
    for country in likely:
        numbers.setdefault(emergency_of(country), []).append(country_name(country, language))
    if not numbers:
        return _(
            "- If you or somebody else is in danger right now, call the emergency number where you are: **112** in the "
            "European Union, **999** in the UK, **911** in the USA, Canada and Mexico."
        )
    several = [f"**{number}** ({listed(names)})" for number, names in numbers.items()]
    return _("- If you or somebody else is in danger right now, call {numbers}.").format(
        numbers=", ".join(several)
    )


def _ending(occasion: Occasion) -> str:
    if occasion == "asked":
        return _("I am a bot: I am not watching over anybody, and I am no emergency service.")
    return _(
        "I am a bot: I am not watching over anybody, and I am no emergency service. Nobody is told that you were shown "
        "this. It is good that you are here."
    )
