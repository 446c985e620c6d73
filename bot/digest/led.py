"""The digest for a group's facilitators: the same week, and how far they have worked themselves out of a job."""

from collections import Counter
from collections.abc import Callable

from bot.digest import arrivals
from bot.digest.compared import Beside, beside, in_ten, led, tenths
from bot.digest.dates import STAMPS, Dates
from bot.digest.differing import differed, nudged
from bot.digest.drifting import drifted
from bot.digest.figures import covered, figures
from bot.digest.handing_over import handed_over, next_to_hand_over
from bot.digest.staging import staged
from bot.digest.talking import flowed
from bot.digest.text import ITEM
from bot.digest.values import Digest, Said
from bot.dynamics.values import Interaction
from bot.week.usual import usual
from bot.week.values import CheckinTotals, StoryTotals
from bot.words import N_, _, several

MOST_MEETINGS = 6
"""Meetings with a line each; more are summed up."""

Section = tuple[str, list[str]]

_PATTERNS: dict[Interaction, str] = {
    "maypole": N_("mostly between you and one member after another"),
    "hot-seat": N_("a long exchange at the center, with others watching"),
    "round-robin": N_("one after another, in turn"),
    "free-floating": N_("members with one another"),
}
_ANSWERED = {
    "members": N_("Those who arrived were answered mostly by members."),
    "both": N_("Those who arrived were answered by members and by you."),
    "facilitators": N_("Those who arrived were answered mostly by you."),
}


def say_facilitators(digest: Digest, dates: Dates = STAMPS) -> Said:
    """Say a week to the facilitators, in the language being spoken; two sentences where too few spoke.

    The invitation is the one thing to hand over next. All of it is plain text, without markdown.
    """
    title = _("For facilitators: the week of {name}").format(name=" ".join(digest.name.split()))
    if digest.week.talk is None:
        return Said(title, [("", _quiet())], "", [])
    told = [section(digest, dates) for section in SECTIONS]
    unseen = _("No meeting was long enough to tell how many of those who spoke had joined.")
    return Said(
        title,
        [(heading, sentences) for heading, sentences in told if sentences],
        next_to_hand_over(digest),
        [*(covered(digest.week.talk) or [unseen]), *figures(digest, dates)],
    )


def _quiet() -> list[str]:
    return [
        _(
            "Too few people who joined spoke this week for me to tell of the group without telling of somebody in it."
        ),
        _("A quiet week can be a good one; you know better than I do what it was."),
    ]


def _flow(digest: Digest, _dates: Dates) -> Section:
    return _("💬 How the talk flowed"), [*flowed(digest), *_yours(digest)]


def _yours(digest: Digest) -> list[str]:
    share, earlier = led(digest.week), [led(week) for week in digest.before]
    if share is None:
        return [_("Your part of the turns I can't tell: none of you has joined, or too few others spoke.")]
    told = _("Of the turns, {share} were yours, taken together.").format(share=in_ten(share))
    return [told, *_usually(earlier, beside(share, earlier))]


def _usually(earlier: list[float | None], compared: Beside | None) -> list[str]:
    known = usual(earlier)
    if known is None or compared is None:
        return []
    low, high = map(tenths, known)
    about = str(low) if low == high else _("{low} to {high}").format(low=low, high=high)
    said: dict[Beside, str] = {
        "more": _("That is more than usual; usually it is {about} in 10."),
        "less": _("That is less than usual; usually it is {about} in 10."),
        "alike": _("That is within the usual {about} in 10."),
    }
    return [said[compared].format(about=about)]


def _handing_over(digest: Digest, _dates: Dates) -> Section:
    return _("🤝 Working yourself out of a job"), handed_over(digest)


def _staging(digest: Digest, dates: Dates) -> Section:
    return _("🌱 Stage and firsts"), staged(digest, dates)


def _differing(digest: Digest, _dates: Dates) -> Section:
    return _("🌗 Seen differently"), differed(digest.week.dissent)


def _nudges(digest: Digest, dates: Dates) -> Section:
    return _("🔔 Nudges"), nudged(digest, dates)


def _meetings(digest: Digest, dates: Dates) -> Section:
    heading, meetings = _("📅 Meeting by meeting"), digest.week.meetings
    if len(meetings) <= MOST_MEETINGS:
        return heading, [
            ITEM
            + _("{day}: {pattern}").format(
                day=dates.day(meeting.began), pattern=_(_PATTERNS[meeting.pattern])
            )
            for meeting in meetings
        ]
    counts: Counter[Interaction] = Counter(meeting.pattern for meeting in meetings)
    return heading, [
        _("There were {n} longer meetings.").format(n=len(meetings)),
        *(
            ITEM + _("{pattern}: {n}").format(pattern=_(_PATTERNS[pattern]), n=count)
            for pattern, count in counts.most_common()
        ),
    ]


def _stories_and_checkins(digest: Digest, _dates: Dates) -> Section:
    week = digest.week
    return _("📖 Stories and check-ins"), [
        *(_rounds(week.stories) if week.stories and week.stories.rounds else []),
        *(_checkins(week.checkins, digest) if week.checkins and week.checkins.held else []),
    ]


def _rounds(stories: StoryTotals) -> list[str]:
    count = stories.rounds
    held = several("There was one round.", "There were {n} rounds.", count)
    match stories.begun:
        case "members":
            begun = [several("It was begun by members.", "Most of them were begun by members.", count)]
        case "both":
            begun = [_("Members began rounds, and so did you.")]
        case "facilitators":
            begun = [several("You began it.", "You began most of them.", count)]
        case None:
            begun = []
    return [held, *begun]


def _checkins(checkins: CheckinTotals, digest: Digest) -> list[str]:
    answered = [_(_ANSWERED[checkins.answered])] if checkins.answered else []
    return [arrivals.held(checkins), *arrivals.in_common(digest.words), *answered]


def _drift(digest: Digest, _dates: Dates) -> Section:
    return _("🧭 Stories, tone and purpose"), drifted(digest)


SECTIONS: list[Callable[[Digest, Dates], Section]] = [
    _flow, _handing_over, _differing, _nudges, _staging, _meetings, _drift, _stories_and_checkins,
]  # fmt: skip
"""What is told, the most important first: where a message is too long, the last ones are left out."""
