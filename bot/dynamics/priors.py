"""What is known before anybody speaks: the stage of the group, a first, a round under way. One table, to be read.

References: Garland, Jones & Kolodny (1965) on stages; Northen & Kurland, Social Work with Groups, on more active
direction in the beginning; Middleman & Wood (1990) on the round robin as a form that is chosen.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from bot.dynamics.values import Pattern

Stage = Literal["pre-affiliation", "power-and-control", "intimacy", "differentiation", "separation"]
Form = Literal["round", "check-in", "floor", "brainstorm"]
Circumstance = Literal[Stage, "first", Form]

NOTHING: frozenset[Circumstance] = frozenset()

STAGES: tuple[Stage, ...] = get_args(Stage)

SHIFTS: Mapping[Circumstance, Mapping[Pattern, float]] = MappingProxyType(
    {
        #                                  leader-centered talk is …
        "pre-affiliation": {"leader-centered": -1.0},  # usual: people look to the chair for a way in
        "power-and-control": {"leader-centered": -0.5},  # still usual, and being tested
        "intimacy": {"leader-centered": 0.0},
        "differentiation": {"leader-centered": 0.5},  # unusual: the group can do without
        "separation": {"leader-centered": -0.5},  # endings want a hand
        "first": {"leader-centered": -2.0},  # right: at a first more active direction helps
        "round": {
            "leader-centered": -2.5,
            "serial-casework": -1.0,
        },  # the form itself: leader, member, leader
        "check-in": {"leader-centered": -2.5, "serial-casework": -2.5},
        "floor": {"leader-centered": -1.0},  # chosen for a while: somebody has to say who is next
        "brainstorm": {
            "leader-centered": 0.5,  # unusual: ideas come from everywhere, and need nobody to hand them on
            "advice-drift": -2.5,  # "you could …" is what was asked for; one's own story comes with it or after
        },
    }
)
"""By what is known, how much likelier or less likely a pattern is, in log-odds. What is not here is not moved."""


def shift(pattern: Pattern, known: Iterable[Circumstance]) -> float:
    """Give by how much the log-odds of a pattern are moved by all that is known.

    >>> shift("leader-centered", ("pre-affiliation", "first")), shift("leader-centered", ())
    (-3.0, 0.0)
    """
    return sum((SHIFTS[each].get(pattern, 0.0) for each in known), 0.0)
