"""What a week's figures come to beside the group's own earlier weeks, and how a share is told."""

from collections.abc import Iterable
from typing import Literal

from bot.week.usual import usual
from bot.week.values import Totals
from bot.words import _

FREELY, SELDOM = 0.85, 0.5
"""Freedom from which on members answer one another freely, and below which they seldom do.
Even talk wavers around 1 by some 15 in 100 over forty turns."""
EVEN, UNEVEN = 0.9, 0.7
"""Evenness from which on voices are spread evenly, and below which a few carry most."""
MARGIN = 0.05
"""Beyond the usual range by less than that, a share differs by less than anybody in the room would notice."""

Beside = Literal["more", "less", "alike"]


def freedom(week: Totals) -> float | None:
    """Give how often members answered members, over what the same volumes of talk give by chance; 1 is as by chance.

    It is at most twice the share itself: where facilitators have half of the turns, chance expects little between
    members, and to meet it is no freedom. None where it is not known.
    """
    talk = week.talk
    if talk is None or talk.between is None or not talk.expected:
        return None
    return min(talk.between / talk.expected, 2 * talk.between)


def evenness(week: Totals) -> float | None:
    """Give how evenly the turns were spread, 0 to 1; None where too few spoke."""
    return week.talk.evenness if week.talk else None


def led(week: Totals) -> float | None:
    """Give the share of turns that the facilitators had together, 0 to 1; None where it is not known."""
    return week.talk.led if week.talk else None


def advice(week: Totals) -> float | None:
    """Give how much of advice and stories was advice, 0 to 1; None where there was neither.

    >>> from bot.week.values import DriftTotals
    >>> from datetime import datetime, UTC
    >>> now = datetime(2026, 3, 5, tzinfo=UTC)
    >>> advice(Totals(now, now, drift=DriftTotals(0.3, 0.1, 0.2, 0.0, 0.0, 0.1)))
    0.75
    """
    drift = week.drift
    if drift is None or not drift.advice + drift.story:
        return None
    return round(drift.advice / (drift.advice + drift.story), 2)


def purpose(week: Totals) -> float | None:
    """Give the share of messages that touched the group's purpose, 0 to 1; None where nothing was read."""
    return week.drift.purpose if week.drift else None


def judgment(week: Totals) -> float | None:
    """Give the share of messages that judged a person, 0 to 1; None where nothing was read."""
    return week.drift.judgment if week.drift else None


def beside(value: float | None, earlier: Iterable[float | None]) -> Beside | None:
    """Compare with the group's own usual range; None where either is not known.

    >>> [beside(value, [0.4, 0.5, 0.6, 0.5]) for value in (0.3, 0.5, 0.8)], beside(0.5, [0.4])
    (['less', 'alike', 'more'], None)
    """
    known = usual(earlier)
    if value is None or known is None:
        return None
    low, high = known
    if value < low - MARGIN:
        return "less"
    return "more" if value > high + MARGIN else "alike"


def tenths(share: float) -> int:
    """Round a share of 0 to 1 to tenths, halves up.

    >>> [tenths(share) for share in (0.04, 0.05, 0.25, 0.96)]
    [0, 1, 3, 10]
    """
    return int(10 * share + 0.5)


def in_ten(share: float) -> str:
    """Say a share of 0 to 1, inside a sentence, as so many of what was named before.

    >>> [in_ten(share) for share in (0.02, 0.34, 1)]
    ['hardly any', 'about 3 in 10', 'nearly all']
    """
    count = tenths(share)
    if count in (0, 10):
        return _("nearly all") if count else _("hardly any")
    return _("about {n} in 10").format(n=count)
