"""The figures of a group's week. They are of the group as a whole, and kept when its traces have gone.

What is told of too few people is None, or a word instead of a number. Shares are 0 to 1, rounded to hundredths;
counts are rounded by `bot.week.small.about` where it says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.dynamics.dissent.values import Fate
from bot.dynamics.values import Interaction
from bot.practice.arriving import Like, Share
from bot.practice.roles import Role

Whose = Literal["members", "both", "facilitators"]
"""Whose something mostly was."""


@dataclass(frozen=True, slots=True)
class TalkTotals:
    """How the talk went.

    people: how many of those who joined spoke; messages, turns: about how many; between: the share of exchanges from
    member to member, expected: what the same volumes of talk give by chance, both None where nobody answered anybody
    that could be seen; evenness: of turns over those who spoke (`bot.dynamics.estimators.evenness`); led: the share of
    turns that the facilitators had together, None where none has joined or too few others spoke; coverage: of those who
    spoke in its meetings, the share who had joined, None where no meeting was long enough to tell.
    """

    people: int
    messages: int
    turns: int
    between: float | None
    expected: float | None
    evenness: float
    led: float | None = None
    coverage: float | None = None


@dataclass(frozen=True, slots=True)
class MeetingTotals:
    """A meeting of at least sixteen turns. pattern: what it mostly was; led: belief that it was leader-centered."""

    began: datetime
    pattern: Interaction
    led: float


@dataclass(frozen=True, slots=True)
class StoryTotals:
    """Rounds of stories. told, answered, thanked: about how many stories, answers in words and thank-yous.

    rounds: how many were held; each of the others is None where it came from too few people. begun: who began them.
    """

    rounds: int
    told: int | None
    answered: int | None
    thanked: int | None
    begun: Whose | None


@dataclass(frozen=True, slots=True)
class BrainstormTotals:
    """Brainstorms that came to their end. ideas: about how many there were, in those that enough people had some in.

    tried: of how many something came that the group tries.
    """

    held: int
    ideas: int | None
    tried: int


@dataclass(frozen=True, slots=True)
class CheckinTotals:
    """Check-ins. held: how many; told: how many of them enough people told the group something in, None if not known.

    likes: what people would like, in those, the most frequent first; energy: low, in the middle, high; None without
    enough who gave one. answered: who answered those who had arrived.
    """

    held: int
    told: int | None
    likes: Mapping[Like, Share] = field(default_factory=dict[Like, Share])
    energy: tuple[Share, Share, Share] | None = None
    answered: Whose | None = None


@dataclass(frozen=True, slots=True)
class DriftTotals:
    """What messages did, as shares of those that were read; purpose: that touched the group's purpose, if known."""

    advice: float
    story: float
    support: float
    judgment: float
    deference: float
    purpose: float | None


@dataclass(frozen=True, slots=True)
class DissentTotals:
    """Times that somebody saw it differently.

    cases: how many, None where they were too few people's; fates: how many met each fate, only those of enough people;
    met: how many were engaged or supported, as a word.
    """

    cases: int | None
    fates: Mapping[Fate, int]
    met: Share


@dataclass(frozen=True, slots=True)
class RoleTotals:
    """Parts of meetings that members took on; there are none without some.

    taken: about how many, None where they were too few people's; kinds: which, empty then.
    """

    taken: int | None
    kinds: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """A week. starts, ends: what it covers; talk: None where too few spoke, and so is all else that follows from it.

    nudges: how many were given, None where not known. invitation: the key of the one given for the next week.
    """

    starts: datetime
    ends: datetime
    talk: TalkTotals | None = None
    meetings: tuple[MeetingTotals, ...] = ()
    stories: StoryTotals | None = None
    checkins: CheckinTotals | None = None
    drift: DriftTotals | None = None
    dissent: DissentTotals | None = None
    nudges: int | None = None
    invitation: str = ""
    roles: RoleTotals | None = None
    brainstorms: BrainstormTotals | None = None
