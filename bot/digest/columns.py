"""The columns of a group's weeks, each with what it means: one source for CSV, JSON, the page and its docs.

They are of the group as a whole. Nothing of what facilitators did, of nudges, of dissent or of judgment is among them:
the table is everybody's to take away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.practice.arriving import Like
from bot.week.values import Totals
from bot.words import N_

Cell = datetime | float | str | None
"""What stands in the table: None where it is not known, or would tell of too few people."""

Part = Literal["week", "talk", "held", "wishes", "messages"]
"""What a column belongs to; the page makes a table of each."""


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of a week. name: for programs; heading, unit, meaning: said with `_`; of: takes it from a week."""

    part: Part
    name: str
    heading: str
    unit: str
    meaning: str
    of: Callable[[Totals], Cell]


Takes = Callable[[Totals], Any]

_DATE, _COUNT, _ABOUT = N_("date"), N_("count"), N_("count, rounded")
_SHARE, _WORD = N_("share, 0 to 1"), N_("word")


def _of(what: Takes, name: str) -> Callable[[Totals], Cell]:
    """Take a figure from a part of a week, if the week has that part."""
    return lambda week: None if what(week) is None else getattr(what(week), name)


def _like(like: Like) -> Callable[[Totals], Cell]:
    return lambda week: week.checkins.likes.get(like) if week.checkins else None


def _energy(level: int) -> Callable[[Totals], Cell]:
    return lambda week: week.checkins.energy[level] if week.checkins and week.checkins.energy else None


def _talk(week: Totals) -> Any:
    return week.talk


def _stories(week: Totals) -> Any:
    return week.stories


def _checkins(week: Totals) -> Any:
    return week.checkins


def _drift(week: Totals) -> Any:
    return week.drift if week.talk else None


_TALK: tuple[tuple[str, str, str, str], ...] = (
    ("people", N_("Wrote"), _COUNT, N_("How many of those who joined wrote something.")),
    ("messages", N_("Messages"), _ABOUT, N_("About how many messages they wrote.")),
    (
        "turns",
        N_("Turns"),
        _ABOUT,
        N_("About how many turns they took: a turn is what somebody writes until somebody else does."),
    ),
    (
        "between",
        N_("Member to member"),
        _SHARE,
        N_("Of all exchanges, the share from member to member, past the facilitators."),
    ),
    (
        "expected",
        N_("By chance"),
        _SHARE,
        N_("What that share would be by chance, if everybody wrote as much as they did, to anybody."),
    ),
    (
        "evenness",
        N_("Evenness"),
        _SHARE,
        N_("How evenly the turns were spread over those who wrote; 1 is perfectly even (Pielou's J)."),
    ),
    (
        "coverage",
        N_("Joined"),
        _SHARE,
        N_("Of those who wrote in meetings, the share who had joined. All figures are of these alone."),
    ),
)

_ROUNDS: tuple[tuple[str, str, str, str, str], ...] = (
    ("rounds", "rounds", N_("Rounds"), _COUNT, N_("How many rounds were held.")),
    ("told", "stories", N_("Stories"), _ABOUT, N_("About how many stories were told in them.")),
    ("answered", "answers", N_("Answers"), _ABOUT, N_("About how many answers in words the stories got.")),
    ("thanked", "thanks", N_("Thank-yous"), _ABOUT, N_("About how many thank-yous the stories got.")),
)

_CHECKINS: tuple[tuple[str, str, str, str, str], ...] = (
    ("held", "checkins", N_("Check-ins"), _COUNT, N_("How many check-ins were held.")),
    (
        "told",
        "checkins_told",
        N_("Of these told"),
        _COUNT,
        N_("In how many of them enough people told the group how they arrive."),
    ),
    (
        "answered",
        "checkins_answered_by",
        N_("Answered by"),
        _WORD,
        N_("Who mostly answered those who had arrived: members, facilitators, or both."),
    ),
)

_LIKES: Mapping[Like, tuple[str, str]] = {
    "heard": (N_("To be heard"), N_("How many would have liked to be heard.")),
    "hear": (N_("To hear others"), N_("How many would have liked to hear others.")),
    "ideas": (N_("Ideas"), N_("How many would have liked ideas.")),
    "company": (N_("Company"), N_("How many would have liked just company.")),
    "unsure": (N_("Not sure"), N_("How many were not sure what they would like.")),
}

_ENERGY: tuple[tuple[str, str, str], ...] = (
    ("low", N_("Low energy"), N_("How many arrived with little energy.")),
    ("middle", N_("In the middle"), N_("How many arrived with energy in the middle.")),
    ("high", N_("Much energy"), N_("How many arrived with much energy.")),
)

_DRIFT: tuple[tuple[str, str, str], ...] = (
    ("advice", N_("Advice"), N_("Of the messages that could be read, the share that gave advice.")),
    (
        "story",
        N_("Own story"),
        N_("Of the messages that could be read, the share that told of something lived."),
    ),
    ("support", N_("Support"), N_("Of the messages that could be read, the share that gave support.")),
    (
        "purpose",
        N_("Purpose"),
        N_("Of the messages that could be read, the share that touched on what the group is there for."),
    ),
)

COLUMNS: tuple[Column, ...] = (
    Column(
        "week",
        "starts",
        N_("From"),
        _DATE,
        N_("The day on which the week begins, in the group's time zone."),
        lambda week: week.starts,
    ),
    Column(
        "week",
        "ends",
        N_("Until"),
        _DATE,
        N_("The day on which it ends: what is said from then on belongs to the next week."),
        lambda week: week.ends,
    ),
    *(
        Column("talk", name, heading, unit, meaning, _of(_talk, name))
        for name, heading, unit, meaning in _TALK
    ),
    *(
        Column("held", name, heading, unit, meaning, _of(_stories, of))
        for of, name, heading, unit, meaning in _ROUNDS
    ),
    *(
        Column("held", name, heading, unit, meaning, _of(_checkins, of))
        for of, name, heading, unit, meaning in _CHECKINS
    ),
    *(
        Column("wishes", f"would_like_{like}", heading, _WORD, meaning, _like(like))
        for like, (heading, meaning) in _LIKES.items()
    ),
    *(
        Column("wishes", f"energy_{name}", heading, _WORD, meaning, _energy(level))
        for level, (name, heading, meaning) in enumerate(_ENERGY)
    ),
    *(
        Column("messages", name, heading, _SHARE, meaning, _of(_drift, name))
        for name, heading, meaning in _DRIFT
    ),
)
