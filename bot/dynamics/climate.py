"""Whether a room is quiet, dominated or scattered just now, for the one sentence that a facilitator reads of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from bot.dynamics.values import SOMEONE, Turn

Climate = Literal["quiet", "dominated", "scattered"]

RECENT, LEAST_QUIET = 12, 3
"""Turns that tell whether it is quiet now; fewer than the least tell nothing."""
LONG_GAP, LONG_ENOUGH = timedelta(minutes=3), timedelta(minutes=15)
"""Between turns, in the middle; and how long it has to be so."""
SHORT = 12
"""Words of a turn up to which it is short."""

LEAST_TURNS, LEAST_MEMBERS = 16, 4
ONE_HAS, TWO_HAVE = 0.45, 0.65
"""Shares of the members' turns. Even talk among four gives 0.25 and 0.5, and wavers by some 0.1 over thirty turns."""

LOOSE, CENTRE = 0.6, 0.4
"""Shares of the members' turns: those that do not go on with the turn before, and what all of them say to one person
before that person is what the talk is about."""


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
    """Most turns go on with something else than what came before, and not all with the same person."""
    loose = sum(turn.address.to is None or turn.address.to != turn.after for turn in members)
    to = Counter(turn.address.to for turn in members if turn.address.to is not None)
    centre = to.most_common(1)[0][1] if to else 0
    return loose >= LOOSE * len(members) and centre <= CENTRE * len(members)
