"""What facilitators read about their digest's schedule."""

from datetime import datetime
from itertools import islice

import discord

from bot.live import Live
from bot.practice.mirroring import Lack, PlannedDigest
from bot.practice.rhythm import clock_changes
from bot.practice.timetable import Schedule
from bot.words import _
from bot.words.rhythm import change_in_words, rhythm_in_words
from cogs.common.wording import plain

SHOWN = 3


def summary(live: Live, planned: PlannedDigest, now: datetime, after: datetime, language: str) -> str:
    """The plan as it stands, with what is still to be put right, or with the times after an instant it comes to."""
    if lacks := planned.lacks(live.group):
        almost = _("Almost. Nothing is scheduled until you press **Save**.")
        return "\n".join([almost, *(f"⚠️ {lack(live, planned, part)}" for part in lacks)])
    schedule = planned.settled(live.group, now, after=after)
    return "\n".join(
        [
            _("Here is the digest so far. Nothing is scheduled until you press **Save**."),
            described(live, schedule, language),
            *times(live, schedule, now),
        ]
    )


def lack(live: Live, planned: PlannedDigest, part: Lack) -> str:
    """Say what is missing and what would be right."""
    return {
        "when": _(
            "I cannot read “{when}” as a time. Write it like “every Sunday at 18:00” or “Mondays at 9 am”."
        ).format(when=plain(planned.when)),
        "weekly": _("The digest comes once a week: name one day and a time, like “every Sunday at 18:00”."),
        "channel": _("For the group, choose one of its channels: {channels}.").format(
            channels=", ".join(f"<#{each}>" for each in live.group.charter.channels)
        ),
        "led_channel": _(
            "For the facilitators, choose a channel that is not the group's, or leave it empty."
        ),
        "open": _(
            "Everybody in this server can read <#{channel}>. For the facilitators, choose a channel that only they can "
            "see, or leave it empty: then it comes to them as nudges do."
        ).format(channel=planned.led_channel or 0),
    }[part]


def described(live: Live, schedule: Schedule, language: str) -> str:
    """Say when it comes and where."""
    when = rhythm_in_words(schedule.rhythm, language) if schedule.rhythm else ""
    text = _("{when}: for the group in <#{channel}>, {led}.").format(
        when=f"{when[:1].upper()}{when[1:]}", channel=schedule.details["channel"], led=_led(live, schedule)
    )
    return f"{text} {_state(schedule)}" if schedule.id else text


def _led(live: Live, schedule: Schedule) -> str:
    charter = live.group.charter
    channel = schedule.details["led_channel"]
    if channel is None and charter.nudges_to == "channel":
        channel = charter.nudge_channel
    if channel:
        return _("for the facilitators in <#{channel}>").format(channel=channel)
    if charter.nudges_to == "dm":
        return _("for the facilitators by direct message, to those who agreed to nudges")
    return _(
        "for the facilitators nowhere, since they have no private place: `/digest preview` shows it to each"
    )


def _state(schedule: Schedule) -> str:
    if schedule.paused:
        return _("It rests; `/digest resume` starts it again.")
    if schedule.next_due is None:
        return ""
    return _("Next {when}.").format(when=discord.utils.format_dt(schedule.next_due, "F"))


def times(live: Live, schedule: Schedule, now: datetime) -> list[str]:
    """The next times as everybody's own clock shows them, and what the clocks will do within a year."""
    charter = live.group.charter
    coming = islice(schedule.to_come(charter.zone, live.group.meets, now), SHOWN)
    shown = ", ".join(discord.utils.format_dt(opening.at, "F") for opening in coming)
    lines = [_("Next: {times}").format(times=shown)] if shown else []
    if schedule.rhythm is not None:
        at = schedule.rhythm.at
        changes = clock_changes(schedule.rhythm, charter.zone, now)
        lines += [f"-# {change_in_words(each, at)}" for each in changes]
    return lines
