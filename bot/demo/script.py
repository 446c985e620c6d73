"""What an evening is written in: scenes of steps. A new scene is a new file in `scenes/` and one line here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

FACILITATOR = "Ines"
MEMBERS = ("Amir", "Bea", "Chidi", "Dana", "Eli", "Fay", "Gita")
NEWCOMER = "Hana"
"""Somebody who has not joined, and does nothing of her own: a seat for a person at the page."""

MEETS = "every Thursday at 19:00"
"""When the group meets."""

Room = Literal["circle", "leading"]
"""The group's channel, and that of its facilitators."""

WEEKLY = "every Sunday at 18:00"
"""When the digest comes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A channel as it is chosen in a form."""

    room: Room


@dataclass(frozen=True, slots=True)
class Says:
    """Someone writes. to: whose last message it replies to, if it is a reply; after: seconds of thinking."""

    who: str
    text: str
    to: str | None = None
    after: float = 25.0


@dataclass(frozen=True, slots=True)
class Uses:
    """Someone types a slash command. entries: what they enter in the form that it opens, if it opens one.

    A value may be a `Place`.
    """

    who: str
    command: str
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    entries: Mapping[str, Any] = field(default_factory=dict[str, Any])
    after: float = 10.0


@dataclass(frozen=True, slots=True)
class Presses:
    """Someone presses the newest button of that label that they can see, if there is one."""

    who: str
    button: str
    after: float = 20.0


@dataclass(frozen=True, slots=True)
class Fills:
    """Someone presses a button that opens a form, and sends it off. does: how that is told."""

    who: str
    button: str
    entries: Mapping[str, Any]
    does: str
    after: float = 25.0


@dataclass(frozen=True, slots=True)
class WeekGoesBy:
    """Days pass until the digest is due."""

    after: float = 30.0


Step = Says | Uses | Presses | Fills | WeekGoesBy

HABITS = (Presses(FACILITATOR, "Keep watching"),)
"""What is done whenever it can be: the facilitator's watch is renewed as often as it is offered."""


@dataclass(frozen=True, slots=True)
class Scene:
    """title and hint are told on the terminal; the hint says what to look at or try. watched: with `HABITS`."""

    title: str
    hint: str
    steps: Sequence[Step]
    watched: bool = True
