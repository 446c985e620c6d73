"""What facilitators read about their schedules."""

from datetime import datetime
from itertools import islice

import discord

from bot.live import Live
from bot.practice.checkin import OPENING_AT_MOST
from bot.practice.planning import Lack, Planned
from bot.practice.rhythm import clock_changes
from bot.practice.timetable import Schedule
from bot.words import _
from bot.words.rhythm import change_in_words, length_in_words, rhythm_in_words
from cogs.checkins.settled import open_for
from cogs.common.wording import plain, quoted

SHOWN = 3


def summary(live: Live, planned: Planned, now: datetime, language: str) -> str:
    """The plan as it stands, with what is still to be put right, or with the times it comes to."""
    lacks = planned.lacks(live.group)
    if lacks:
        return "\n".join(
            [
                _("Almost. Nothing is scheduled until you press **Save**."),
                *(f"⚠️ {lack(live, planned, part)}" for part in lacks),
            ]
        )
    schedule = planned.settled(live.group, now)
    return "\n".join(
        [
            _("Here is the check-in so far. Nothing is scheduled until you press **Save**."),
            described(live, schedule, language),
            *times(live, schedule, now),
            opening_words(schedule),
        ]
    )


def lack(live: Live, planned: Planned, part: Lack) -> str:
    """Say what is missing and what would be right."""
    return {
        "when": _(
            "I cannot read “{when}” as a time. Write it like “every Thursday at 18:45”, “every other Monday at 7 pm”, "
            "“daily at 9:00” or “15 minutes before we meet”."
        ).format(when=plain(planned.when)),
        "meets": _(
            "I don't know yet when the group meets. Tell me with `/group meets`, then come back to this."
        ),
        "length": unreadable_length(planned.length),
        "channel": _("Choose one of the group's channels: {channels}.").format(
            channels=", ".join(f"<#{each}>" for each in live.group.charter.channels)
        ),
        "opening": _("Keep the opening words to {most} letters.").format(most=OPENING_AT_MOST),
    }[part]


def described(live: Live, schedule: Schedule, language: str) -> str:
    """One schedule in a line: when, where, how long."""
    return _("{when}, in <#{channel}>, open for {length}").format(
        when=_capital(_when(live, schedule, language)),
        channel=schedule.details["channel"],
        length=length_in_words(open_for(schedule), language),
    )


def _when(live: Live, schedule: Schedule, language: str) -> str:
    if schedule.rhythm is not None:
        return rhythm_in_words(schedule.rhythm, language)
    meets = rhythm_in_words(live.group.meets, language) if live.group.meets else _("(nobody has said when)")
    if not schedule.ahead:
        return _("when we meet: {meets}").format(meets=meets)
    return _("{length} before we meet: {meets}").format(
        length=length_in_words(schedule.ahead, language), meets=meets
    )


def times(live: Live, schedule: Schedule, now: datetime) -> list[str]:
    """The next openings as everybody's own clock shows them, and what the clocks will do within a year."""
    charter, meets = live.group.charter, live.group.meets
    coming = islice(schedule.to_come(charter.zone, meets, now), SHOWN)
    shown = ", ".join(discord.utils.format_dt(opening.at, "F") for opening in coming)
    lines = [_("Next: {times}").format(times=shown)] if shown else []
    rhythm = schedule.rhythm or meets
    if rhythm is not None and schedule.rhythm is not None:
        lines += [
            f"-# {change_in_words(each, rhythm.at)}" for each in clock_changes(rhythm, charter.zone, now)
        ]
    return lines


def opening_words(schedule: Schedule) -> str:
    own = schedule.details["opening"]
    return quoted(own) if own else _("-# With opening words of mine, a different one each day.")


def saved(live: Live, schedule: Schedule, now: datetime) -> str:
    lines = [_("✅ Saved."), *times(live, schedule, now)]
    if schedule.paused:
        lines.append(_("It is paused; `/checkin resume` starts it again."))
    return "\n".join(lines)


def listed(live: Live, schedules: list[Schedule], language: str) -> str:
    """All schedules of a group, numbered, with when each comes next."""
    if not schedules:
        return _("No check-in is scheduled. `/checkin schedule` makes one; `/checkin now` opens one at once.")
    return "\n".join(
        f"**{number}.** {described(live, each, language)}. {_state(each)}"
        for number, each in enumerate(schedules, start=1)
    )


def _state(schedule: Schedule) -> str:
    if schedule.paused:
        return _("Paused.")
    if schedule.next_due is None:
        return _("Waiting until the group says when it meets (`/group meets`).")
    return _next(schedule.next_due)


def skipped(left_out: datetime, following: datetime | None) -> str:
    text = _("{when} is left out.").format(when=discord.utils.format_dt(left_out, "F"))
    return f"{text} {_next(following)}" if following else text


def held(schedule: Schedule) -> str:
    return _("It is held after all. {state}").format(state=_state(schedule))


def _next(due: datetime) -> str:
    return _("Next {when}.").format(when=discord.utils.format_dt(due, "F"))


def unreadable_length(typed: str) -> str:
    return _(
        "I cannot read “{length}” as a length. Write it like “2 hours” or “90 minutes”; from 5 minutes to 7 days."
    ).format(length=plain(typed))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
