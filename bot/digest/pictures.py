"""The pictures of a digest, and what they show in words. Each is of the whole group, and says nothing about one person.

Words are said at once, in the language being spoken; drawing, and loading matplotlib, waits until somebody draws.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from statistics import linear_regression
from typing import TypeVar

from bot.digest.values import WEEKS, Digest
from bot.pictures.lines import Panel, draw_lines
from bot.pictures.network import draw_network
from bot.week.usual import usual
from bot.week.values import TalkTotals, Totals
from bot.words import _
from bot.words.weeks import from_member_to_member, from_to, scale, spread_evenly, usual_here, week_ends

log = logging.getLogger(__name__)

T = TypeVar("T")

NETWORK_FROM = 8
"""People from whom on their exchanges are drawn: among fewer the shape alone tells who is who."""
LINE_FROM = 3
"""Weeks with a value from which on a line is drawn: two are a step, not yet a way."""
CHANGED = 0.1
"""From which difference on over the weeks shown a line rises or falls, 0 to 1: ten in a hundred, as in /balance."""
GATHERED, ACROSS = 0.5, 0.2
"""From which `focus` on a drawn network is told as a star, and up to which as a mesh."""
WEEK = timedelta(days=7)
STEPS = 20
"""Shares are told in twentieths: as five, ten, fifteen… in 100."""


@dataclass(frozen=True, slots=True)
class Picture:
    """name: of its file; draw gives a PNG; alt: what it shows, in at most 1024 characters."""

    name: str
    draw: Callable[[], bytes]
    alt: str


def pictures(digest: Digest, seed: int) -> list[Picture]:
    """Give the pictures there can be, none of a week that nothing is told of. seed: a new one for each digest."""
    if digest.week.talk is None:
        return []
    return [*_network(digest, seed), *_weeks(digest.weeks[-WEEKS:])]


def drawn(made: Iterable[Picture]) -> list[tuple[Picture, bytes]]:
    """Draw them, each with its PNG; one that cannot be drawn is left out, for the words go out without it."""
    done: list[tuple[Picture, bytes]] = []
    for picture in made:
        try:
            done.append((picture, picture.draw()))
        except Exception:
            log.exception("a picture of a digest could not be drawn")
    return done


# The network


def _network(digest: Digest, seed: int) -> list[Picture]:
    people = set(digest.speakers)
    exchanges = {
        pair: weight
        for pair, weight in digest.exchanges.items()
        if weight > 0 and len(set(pair)) == len(pair) and people.issuperset(pair)
    }
    if len(people) < NETWORK_FROM or not exchanges:
        return []
    alt = _(
        "A drawing of the week: {people} unnamed dots in a circle, one for each person who joined and spoke, in an "
        "order left to chance, and lines between those who answered each other, thicker where they did so more. {shape}"
    ).format(people=len(people), shape=_shape(focus(exchanges, len(people))))
    return [Picture("network.png", partial(draw_network, exchanges, people, seed=seed), alt)]


def focus(exchanges: Mapping[tuple[int, int], float], people: int) -> float:
    """Tell how far a network has one centre: 0 where everybody has an equal part in the exchanges, 1 a star.

    It is the greatest part that one of the people (at least three) has in all exchanges, over an equal one.

    >>> focus({(1, 2): 1.0, (1, 3): 1.0, (1, 4): 2.0}, 4), focus({(1, 2): 1.0, (2, 3): 1.0, (1, 3): 1.0}, 3)
    (1.0, 0.0)
    """
    parts: defaultdict[int, float] = defaultdict(float)
    for pair, weight in exchanges.items():
        for person in pair:
            parts[person] += weight
    equal = 2 / people
    return max(0.0, (max(parts.values()) / sum(exchanges.values()) - equal) / (1 - equal))


def _shape(centred: float) -> str:
    if centred >= GATHERED:
        return _("Most of the lines meet in one place, like the spokes of a wheel.")
    if centred <= ACROSS:
        return _("The lines run all across the circle, like a net.")
    return _("Some of the lines meet in one place, and others run across the circle.")


# The weeks


def _weeks(weeks: Sequence[Totals]) -> list[Picture]:
    talks = _in_order(weeks)
    low, high = scale()
    lines = {
        from_member_to_member(): [talk.between if talk else None for talk in talks],
        spread_evenly(): [talk.evenness if talk else None for talk in talks],
    }
    panels = [
        Panel(title, values, usual(values[:-1]), low, high)
        for title, values in lines.items()
        if len(_known(values)) >= LINE_FROM
    ]
    if not panels:
        return []
    draw = partial(draw_lines, panels, week_ends(len(talks)), usual_here())
    return [Picture("weeks.png", draw, _weeks_told(panels))]


def _in_order(weeks: Sequence[Totals]) -> list[TalkTotals | None]:
    return line_of(weeks, lambda week: week.talk, WEEKS)


def line_of(weeks: Sequence[Totals], what: Callable[[Totals], T | None], most: int) -> list[T | None]:
    """Give something of each week, oldest first, from the first that has it on, with a gap where a week is missing.

    most: weeks. A week may be shorter than seven days, the first one above all: it has a place of its own all the same.
    """
    back, ago = -1, dict[int, T]()
    for week in reversed(weeks):
        back = max(back + 1, round((weeks[-1].starts - week.starts) / WEEK))
        if (value := what(week)) is not None:
            ago[back] = value
    first = min(most - 1, max(ago, default=0))
    return [ago.get(back) for back in range(first, -1, -1)]


def _known(values: Sequence[float | None]) -> list[tuple[int, float]]:
    return [(number, value) for number, value in enumerate(values) if value is not None]


def _weeks_told(panels: Sequence[Panel]) -> str:
    begin = _(
        "A drawing of {weeks} weeks, oldest first, as lines between “{low}” (0) and “{high}” (100)."
    ).format(weeks=len(panels[0].values), low=panels[0].low, high=panels[0].high)
    shaded = _("What is usual for this group is hatched.") if any(each.usual for each in panels) else ""
    told = [part for panel in panels for part in (_now(panel), way_in_words(panel.values))]
    return " ".join(filter(None, [begin, shaded, *told]))


def _now(panel: Panel) -> str:
    now = panel.values[-1]
    if now is None:
        return _("{title}: nothing can be told of this week.").format(title=panel.title)
    if panel.usual is None:
        return _("{title}: about {now} this week.").format(title=panel.title, now=_about(now))
    low, high = panel.usual
    if now > high:
        told = _("{title}: about {now} this week, above the usual {usual}.")
    elif now < low:
        told = _("{title}: about {now} this week, below the usual {usual}.")
    else:
        told = _("{title}: about {now} this week, within the usual {usual}.")
    return told.format(title=panel.title, now=_about(now), usual=from_to(_about(low), _about(high)))


def way_in_words(values: Sequence[float | None]) -> str:
    """Say where a line goes, by the straight line that fits it best (least squares)."""
    weeks, known = zip(*_known(values), strict=True)
    change = linear_regression(weeks, known).slope * (weeks[-1] - weeks[0])
    if change >= CHANGED:
        return _("Over these weeks the line rises.")
    if change <= -CHANGED:
        return _("Over these weeks the line falls.")
    return _("Over these weeks the line stays at about the same height.")


def _about(share: float) -> int:
    """Tell a share as a number in 100.

    >>> _about(0.43)
    45
    """
    return 100 // STEPS * round(STEPS * share)
