"""Whether a room is quiet, dominated or scattered just now, for the one sentence that a facilitator reads of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from bot.dynamics.values import SOMEONE, Turn

Climate = Literal["quiet", "dominated", "scattered"]

SAID = ("reply", "mention", "name")

RECENT, LEAST_QUIET = 12, 3
"""Turns that tell whether it is quiet now; fewer than the least tell nothing."""
LONG_GAP, LONG_ENOUGH = timedelta(minutes=3), timedelta(minutes=15)
"""Between turns, in the middle; and how long it has to be so."""
SHORT = 12
"""Words of a turn up to which it is short."""

LEAST_TURNS, LEAST_MEMBERS = 16, 4
ONE_HAS, TWO_HAVE = 0.45, 0.7
"""Shares of the members' turns. Of random orders in which all have the same chance, 4 in 100 pass them with four
members and sixteen turns, and fewer than 1 in 200 with five members, or with thirty turns."""

LOOSE, CROSSING, CENTRE = 0.6, 0.3, 0.4
"""Shares of the members' turns: those that do not go on with the turn before; those of them that say to whom else they
go; and what all of them say to one person before that person is what the talk is about."""


def climate(turns: Sequence[Turn], now: datetime, over_after: timedelta) -> Climate | None:
    """Judge the last turns of a meeting, oldest first; None where it is none of these, or over.

    over_after: the silence that ends a meeting. Talk that runs through the facilitator is not looked for here: it is
    told elsewhere.
    """
    if not turns or now - turns[-1].ended >= over_after:
        return None
    if _is_quiet(turns[-RECENT:], now):
        return "quiet"
    members = [turn for turn in turns if not turn.leads]
    people = {turn.speaker for turn in members} - {SOMEONE}
    if len(members) < LEAST_TURNS or len(people) < LEAST_MEMBERS:
        return None
    if _is_dominated(members):
        return "dominated"
    return "scattered" if _is_scattered(members) else None


def _is_quiet(turns: Sequence[Turn], now: datetime) -> bool:
    """Few and short turns, with long gaps; the silence that lasts now is one of them."""
    if len(turns) < LEAST_QUIET or now - turns[0].ended < LONG_ENOUGH:
        return False
    ends = [*(turn.ended for turn in turns), now]
    gap = median((later - end).total_seconds() for end, later in pairwise(ends))
    words = [turn.words for turn in turns if turn.words is not None]
    return gap >= LONG_GAP.total_seconds() and (not words or median(words) <= SHORT)


def _is_dominated(members: Sequence[Turn]) -> bool:
    """One or two have most of the turns; people who have not joined are nobody in particular."""
    count = Counter(turn.speaker for turn in members if turn.speaker != SOMEONE)
    most = [turns for _person, turns in count.most_common(2)]
    return most[0] >= ONE_HAS * len(members) or sum(most) >= TWO_HAVE * len(members)


def _is_scattered(members: Sequence[Turn]) -> bool:
    """Many turns go to somebody else than who spoke before, or to nobody, and not all to the same person.

    Only an address that was said counts against a turn; a guess does not.
    """
    to = [turn.address.to for turn in members]
    across = sum(turn.address.how in SAID and turn.address.to != turn.after for turn in members)
    centre = Counter(person for person in to if person is not None).most_common(1)
    return (
        across + to.count(None) >= LOOSE * len(members)
        and across >= CROSSING * len(members)
        and centre[0][1] <= CENTRE * len(members)
    )
