"""Where a group is on its way: who says so, and for how long that holds.

The stages are those of Garland, Jones & Kolodny (1965). What each usually looks like is said in `bot.words.stages`; how
it moves what the bot expects stands in `bot.dynamics.priors`.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, get_args

Stage = Literal["pre-affiliation", "power-and-control", "intimacy", "differentiation", "separation"]
STAGES: tuple[Stage, ...] = get_args(Stage)

LATELY = timedelta(weeks=8)
"""How long what somebody answered counts."""

ASKED_ANEW = timedelta(weeks=4)
"""After an arrival the group is asked anew, but not more often than this."""

Source = Literal["ending", "group", "facilitators"]
"""Who says it: the day on which the group ends; most of those who answered; facilitators, while too few did."""


class Answer(NamedTuple):
    person: int
    stage: Stage
    at: datetime


class Reading(NamedTuple):
    """How the facilitators read it."""

    stage: Stage
    at: datetime


class InForce(NamedTuple):
    """until: when it has to be looked at anew, at the latest."""

    stage: Stage
    by: Source
    until: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of late.

    enough: so many answered that something may be told of it; stage: what most of them say, None where they differ.
    """

    enough: bool
    stage: Stage | None


def stage_named(name: str) -> Stage | None:
    """Give the stage of that name; None for what was forged, or is of another version."""
    return next((stage for stage in STAGES if stage == name), None)


def of_late(answers: Iterable[Answer], now: datetime) -> list[Answer]:
    return [each for each in answers if each.at > now - LATELY]


def said(answers: Collection[Answer], smallest: int, now: datetime) -> Said:
    """Tell what most of those say who answered of late; nothing of fewer than the smallest number.

    >>> from datetime import UTC
    >>> now = datetime(2026, 1, 8, tzinfo=UTC)
    >>> three = [Answer(1, "intimacy", now), Answer(2, "intimacy", now), Answer(3, "separation", now)]
    >>> said(three, 3, now).stage, said(three, 5, now), said(three[1:], 2, now)
    ('intimacy', Said(enough=False, stage=None), Said(enough=True, stage=None))
    """
    fresh = of_late(answers, now)
    if len({each.person for each in fresh}) < max(smallest, 1):
        return Said(enough=False, stage=None)
    counted = Counter[Stage](each.stage for each in fresh).most_common(2)
    alone = len(counted) == 1 or counted[0][1] > counted[1][1]
    return Said(enough=True, stage=counted[0][0] if alone else None)


def in_force(
    answers: Collection[Answer],
    reading: Reading | None,
    smallest: int,
    now: datetime,
    *,
    parting: datetime | None = None,
) -> InForce | None:
    """Give the stage that the bot goes by, None while nobody has said any: it puts no name to a group by itself.

    parting: since when the group knows that a day is near on which it ends. Its own answer outranks what the
    facilitators read, and that day, too, once it is given in view of it.
    """
    if parting is not None:
        seen = [each for each in answers if each.at >= parting]
        told = said(seen, smallest, now)
        if told.stage is not None:
            return InForce(told.stage, "group", min(each.at for each in of_late(seen, now)) + LATELY)
        return InForce("separation", "ending", now + LATELY)
    told = said(answers, smallest, now)
    if told.enough:
        until = min(each.at for each in of_late(answers, now)) + LATELY
        return InForce(told.stage, "group", until) if told.stage else None
    if reading is not None and reading.at > now - LATELY:
        return InForce(reading.stage, "facilitators", reading.at + LATELY)
    return None


def ask_anew(answers: Iterable[Answer], asked: datetime | None, arrived: datetime, now: datetime) -> bool:
    """Whether an arrival is a reason to ask again: something was said before it, and it was not asked lately.

    >>> from datetime import UTC
    >>> now = datetime(2026, 1, 8, tzinfo=UTC)
    >>> before = [Answer(1, "intimacy", now - timedelta(days=3))]
    >>> ask_anew(before, None, now, now), ask_anew([], None, now, now)
    (True, False)
    >>> ask_anew(before, now - timedelta(days=9), now, now)
    False
    """
    reopened = any(each.at < arrived for each in of_late(answers, now))
    return reopened and (asked is None or now - asked >= ASKED_ANEW)
