"""For facilitators: how far they have worked themselves out of a job, and the one thing to hand over next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bot.digest.compared import FREELY, freedom, led
from bot.digest.values import Digest
from bot.week.values import Totals
from bot.words import N_, _, listed

CHANGED = 0.1
"""From which difference on the share of turns has moved over the weeks, 0 to 1."""
LEAST_WEEKS = 6
"""Weeks from which on there is a trend: in halves of three the median heeds no single week."""
LATELY = 4
"""Weeks that are looked at for who carries something: rounds and check-ins are not held in every one."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something facilitators do at first. carried: by members in a week, None where it could not be seen.

    name: as in a list of what members carry; attempt: how to hand it over.
    """

    carried: Callable[[Totals], bool | None]
    name: str
    attempt: str


def _answering(week: Totals) -> bool | None:
    free = freedom(week)
    return None if free is None else free >= FREELY


def _welcoming(week: Totals) -> bool | None:
    answered = week.checkins.answered if week.checkins else None
    return None if answered is None else answered == "members"


def _beginning(week: Totals) -> bool | None:
    begun = week.stories.begun if week.stories else None
    return None if begun is None else begun == "members"


def _carrying(week: Totals) -> bool | None:
    return True if week.roles else None


TASKS = (
    Task(
        _answering,
        N_("answering one another"),
        N_(
            "One thing to hand over next: the answers. When somebody asks you something, wait for a second voice, "
            "or ask who knows it from their own life."
        ),
    ),
    Task(
        _welcoming,
        N_("answering those who arrive at a check-in"),
        N_(
            "One thing to hand over next: the welcome. At the next check-in, let the first answer come from a member."
        ),
    ),
    Task(
        _beginning,
        N_("beginning rounds"),
        N_(
            "One thing to hand over next: the beginning. Ask who would like to begin the next round, and take part in "
            "it like everyone."
        ),
    ),
    Task(
        _carrying,
        N_("parts of your meetings"),
        N_(
            "One thing to hand over next: a part of a meeting. Ask who would like to open it, or to watch how you talk "
            "with one another, and leave it to them."
        ),
    ),
)
"""In the order in which they are handed over: what happens most often first, as it can be tried at once."""


def handed_over(digest: Digest) -> list[str]:
    """Say where the facilitators' share of turns is going, and what members carry."""
    carried = [_(task.name) for task in TASKS if _lately(task, digest.weeks)]
    told = [_("Members now carry: {things}.").format(things=listed(carried))] if carried else []
    return [*_trend([led(week) for week in digest.weeks]), *told]


def next_to_hand_over(digest: Digest) -> str:
    """Give the first thing that members don't carry yet; what could not be seen comes after what was seen."""
    for seen in (False, None):
        for task in TASKS:
            if _lately(task, digest.weeks) is seen:
                return _(task.attempt)
    return _(
        "One thing to hand over next: members carry all that I can see. Ask who would like to open and close "
        "a meeting, and listen."
    )


def _lately(task: Task, weeks: Sequence[Totals]) -> bool | None:
    known = [carried for week in weeks[-LATELY:] if (carried := task.carried(week)) is not None]
    return known[-1] if known else None


def _trend(shares: Sequence[float | None]) -> list[str]:
    """Compare the median of the earlier half of the weeks with that of the later one."""
    known = [(number, share) for number, share in enumerate(shares) if share is not None]
    if len(known) < LEAST_WEEKS:
        return []
    half = len(known) // 2
    change = median(share for _week, share in known[-half:]) - median(share for _week, share in known[:half])
    weeks = len(shares) - known[0][0]
    if change <= -CHANGED:
        return [
            _("Over these {weeks} weeks as a whole, your part of the talk has become smaller.").format(
                weeks=weeks
            )
        ]
    if change >= CHANGED:
        return [
            _(
                "Over these {weeks} weeks as a whole, your part of the talk has grown; in hard times that can be right."
            ).format(weeks=weeks)
        ]
    return [
        _("Over these {weeks} weeks as a whole, your part of the talk has stayed much the same.").format(
            weeks=weeks
        )
    ]
