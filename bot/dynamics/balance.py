"""How the talk of the last weeks was shared out: one person's part of it, and the group's as a whole.

Everything is worked out from traces when somebody asks, and kept nowhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor
from statistics import quantiles
from typing import Literal, NamedTuple

from bot.dynamics.estimators.evenness import Evenness
from bot.dynamics.estimators.member_to_member import MemberToMember
from bot.dynamics.turns import Turns
from bot.dynamics.values import Address, Cues, How, Turn, Utterance

WEEK = timedelta(days=7)
LATELY = 2 * WEEK
"""What the group is told of itself now, and the time in which somebody with next to no turn is quiet."""

NEXT_TO_NONE = 1
"""Turns lately up to which somebody is quiet."""

STEPS = 20
"""The group's middle is told in twentieths, rounded outwards: a quartile of a few people is one person's own share."""


class Said(NamedTuple):
    """One message, as far as a trace tells. place: a keyed hash of its channel or thread; to: a person or nobody."""

    place: bytes
    person: int
    at: datetime
    to: int | None
    weight: float
    how: How
    words: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """One person's share, and about from where to where the middle half of those who spoke lie; all 0 to 1.

    compared: how it stands to that middle, before rounding.
    """

    own: float
    low: float
    high: float
    compared: Literal["less", "alike", "more"]


@dataclass(frozen=True, slots=True)
class Mine:
    """turns: how many I had; shares: None where too few spoke, or words were not read.

    answers, answered: how often I answered a person and a person answered me, as sums of weights.
    """

    turns: int
    of_turns: Beside | None
    of_words: Beside | None
    answers: float
    answered: float


@dataclass(frozen=True, slots=True)
class Shared:
    """How talk was shared out in some time.

    evenness: of turns over those who spoke, 0 to 1 (`Evenness`); between: the share of exchanges from member to member,
    0 to 1, None without any exchange; led: whether a facilitator spoke.
    """

    evenness: float
    between: float | None
    led: bool


@dataclass(frozen=True, slots=True)
class Together:
    """lately: of the last two weeks; quiet: how many hardly spoke in them, None where that would be told of too few.

    weeks: oldest first, the last one ends now; None where too few spoke.
    """

    lately: Shared
    quiet: int | None
    weeks: tuple[Shared | None, ...]


def turns_of(said: Iterable[Said], leads: Collection[int] = ()) -> list[Turn]:
    """Put messages, oldest first, together to turns, each place by itself. leads: who facilitates."""
    places: dict[bytes, Turns] = {}
    found: list[Turn] = []
    for each in said:
        turns = places.setdefault(each.place, Turns(ranks=False))
        utterance = Utterance(
            message=0,
            speaker=each.person,
            at=each.at,
            leads=each.person in leads,
            cues=Cues(words=each.words),
        )
        closed = turns.hear(utterance, Address(each.to, each.weight, each.how))
        if closed is not None:
            found.append(closed)
    found += [turn for turns in places.values() if (turn := turns.close())]
    return [turn._replace(to_leads=turn.address.to in leads) for turn in found]


def mine(turns: Iterable[Turn], me: int, smallest: int) -> Mine:
    """Work out one person's part. smallest: of how few others nothing is told yet, at least 1."""
    count, words, answers, answered = Counter[int](), Counter[int](), 0.0, 0.0
    for turn in turns:
        count[turn.speaker] += 1
        words[turn.speaker] += turn.words or 0
        if turn.speaker == me and turn.address.to not in (None, me):
            answers += turn.address.weight
        if turn.address.to == me and turn.speaker != me:
            answered += turn.address.weight
    enough = len(count) > smallest  # somebody who speaks here is not one of the others
    return Mine(
        turns=count[me],
        of_turns=_beside(count, me) if enough else None,
        of_words=_beside(words, me) if enough else None,
        answers=answers,
        answered=answered,
    )


def _beside(amounts: Counter[int], me: int) -> Beside | None:
    total = amounts.total()
    if not total:
        return None
    low, _median, high = quantiles(amounts.values(), n=4, method="inclusive")
    compared = "less" if amounts[me] < low else "more" if amounts[me] > high else "alike"
    outward = floor(low / total * STEPS) / STEPS, ceil(high / total * STEPS) / STEPS
    return Beside(amounts[me] / total, *outward, compared)


def together(
    turns: Sequence[Turn], members: Collection[int], smallest: int, now: datetime, weeks: int
) -> Together | None:
    """Work out the group's shape; None where fewer than `smallest` spoke lately.

    members: who has been in the group for all of the last two weeks, so that they can be quiet in it; weeks: how many
    full ones the turns reach back.
    """
    recent = [turn for turn in turns if now - turn.ended < LATELY]
    lately = _shared(recent, smallest)
    if lately is None:
        return None
    by_week: list[list[Turn]] = [[] for _ in range(weeks)]
    for turn in turns:
        back = max(0, (now - turn.ended) // WEEK)
        if back < weeks:
            by_week[back].append(turn)
    return Together(
        lately=lately,
        quiet=_quiet(recent, members, smallest),
        weeks=tuple(_shared(each, smallest) for each in reversed(by_week)),
    )


def _shared(turns: Iterable[Turn], smallest: int) -> Shared | None:
    evenness, members = Evenness(), MemberToMember()
    for turn in turns:
        evenness.update(turn)
        members.update(turn)
    if members.volumes.people < smallest:
        return None
    between = members.share if members.exchanges else None
    return Shared(evenness.value, between, led=members.volumes.led > 0)


def _quiet(recent: Iterable[Turn], members: Collection[int], smallest: int) -> int | None:
    """Count who hardly spoke; None where they, or all the others, are so few that the number points at somebody."""
    count = Counter(turn.speaker for turn in recent)
    quiet = sum(count[person] <= NEXT_TO_NONE for person in set(members))
    return quiet if min(quiet, len(set(members)) - quiet) >= smallest else None
