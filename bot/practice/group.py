"""A group as people set it up: pure values, the same for store, cogs and practice room."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from bot.practice.parts import Part
from bot.practice.rhythm import Rhythm
from bot.practice.rounds.rights import Customs

NudgePlace = Literal["watch", "channel", "dm"]
DirectMessages = Literal["nothing", "asked", "nudges"]
"""What the bot may send a person by DM: nothing; what they asked for themselves; that and nudges."""

SMALLEST = 5
"""A number about fewer people than this is not shown, unless the group is small and chose otherwise."""


@dataclass(frozen=True, slots=True)
class Charter:
    """What a group says of itself when it is set up; every part can be edited later.

    Ids are Discord's. facilitators are people; facilitator_roles make everyone who carries one a facilitator.
    zone is an IANA name, language a BCP 47 tag, quiet hours are local times (equal ones mean: none).
    """

    name: str
    purpose: str
    channels: tuple[int, ...]
    facilitators: tuple[int, ...]
    facilitator_roles: tuple[int, ...] = ()
    zone: str = "UTC"
    language: str = "en"
    nudges_to: NudgePlace = "watch"
    nudge_channel: int | None = None
    names_in_digests: bool = False
    smallest: int = SMALLEST
    quiet_from: time = time(22)
    quiet_until: time = time(8)


@dataclass(frozen=True, slots=True)
class Group:
    """A group that exists. id is the store's; token is what buttons carry, opaque and random."""

    id: int
    token: str
    guild: int
    created: datetime
    charter: Charter
    welcomes: dict[int, int] = field(default_factory=dict[int, int])
    """Channel id to the id of the standing welcome message there."""
    sensitivity: dict[str, float] = field(default_factory=dict[str, float])
    """Kind of nudge to how far the group's answers moved its threshold (log-odds; bounded by the policy)."""
    meets: Rhythm | None = None
    """When the group meets, where it told."""
    rounds: Customs = field(default_factory=Customs)
    off: frozenset[Part] = frozenset()
    """What the group does without."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who joined: a number that means something in this group only, and what they agreed to."""

    number: int
    joined: datetime
    dms: DirectMessages = "nothing"
    paused_since: datetime | None = None
    paused_until: datetime | None = None

    def rests(self, at: datetime) -> bool:
        """Tell whether they paused at an instant: nothing is noticed of them then, and nobody writes to them."""
        since, until = self.paused_since, self.paused_until
        return since is not None and until is not None and since <= at < until
