"""What people read of a group's ending, and of what they take along."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import discord

from bot.practice.ending import WORDS_AT_MOST, Ending, Step
from bot.store.endings import TakeAlong
from bot.words import _
from cogs.common.wording import plain, quoted

PAGE_AT_MOST = 1_700
"""Signs of a page, so that its heading and its names fit on it."""


def day_of(day: date, zone: str) -> str:
    """Show a local day: as everybody's own calendar would call its noon."""
    return discord.utils.format_dt(datetime.combine(day, time(12), ZoneInfo(zone)), "D")


# To facilitators


def stands(ending: Ending, day: date, zone: str) -> str:
    return _(
        "This group ends on {day}. Everybody was told in <#{channel}>. After that day nothing is closed by itself."
    ).format(day=day_of(day, zone), channel=ending.channel)


def none_set(channel: int) -> str:
    return _(
        "No day is set on which this group ends. When you set one, everybody is told at once in <#{channel}>; I say "
        "something two weeks and one week before, offer a last round on the day, and post what people take along the "
        "next morning. The day can be changed and taken back."
    ).format(channel=channel)


def preview(day: date, zone: str, channel: int, before: Ending | None) -> str:
    text = _(
        "The group is to end on {day}. If you set this, everybody is told at once in <#{channel}>."
    ).format(day=day_of(day, zone), channel=channel)
    if before is None or before.day is None:
        return text + "\n" + _("Best speak of it in a meeting first: an ending belongs to everybody.")
    return text + "\n" + _("Until now it was {day}.").format(day=day_of(before.day, zone))


def unreadable(typed: str) -> str:
    return _(
        "I can't read “{typed}” as a day to come. Write it like 30 June, 30.6.2026, next Friday or in 6 weeks."
    ).format(typed=plain(typed))


def is_set(day: date, zone: str) -> str:
    return _("The day is set: {day}. The group reads it now.").format(day=day_of(day, zone))


def is_back() -> str:
    return _("The ending is taken back, and the group reads that it goes on.")


# To the group


def step_text(ending: Ending, step: Step, zone: str) -> str:
    """Say what is said on the way to an ending."""
    if ending.day is None:
        return (
            "## 🌿 "
            + _("The group goes on")
            + "\n"
            + _(
                "The day on which it was to end has been taken back. What some of you wrote for that day stays with "
                "me, unread, until there is another one; the button under the message about that day still takes it "
                "out."
            )
        )
    day = day_of(ending.day, zone)
    told = {
        "told": _("This group ends on {day}."),
        "two-weeks": _("In two weeks, on {day}, this group ends. What is still unsaid?"),
        "one-week": _("In a week, on {day}, this group ends. What is still unsaid, and to whom?"),
        "last-day": _(
            "Today is the last day of this group. If you like, begin a last round: **What I take along**. Whoever "
            "would like to tells; listening is enough."
        ),
        "gathered": _("What people take along from this group:"),
    }
    changed = _("The day has changed: this group ends on {day}.")
    first = changed if step == "told" and ending.moved else told[step]
    lines = ["## 🍂 " + _heading(step), first.format(day=day)]
    if step == "told":
        lines.append(
            _(
                "There is time to look back, to say what you have not said, and to say goodbye in your own way."
            )
        )
    if step != "gathered":
        lines.append(
            "-# "
            + _(
                "Under **What I take along** you can write a few words, with your name or without. All of them are "
                "posted together the morning after the last day. `/group keepsake` gives you a page to keep."
            )
        )
    return "\n".join(lines)


def _heading(step: Step) -> str:
    return {
        "told": _("Our ending"),
        "two-weeks": _("Two more weeks together"),
        "one-week": _("One more week together"),
        "last-day": _("Our last day"),
        "gathered": _("What we take along"),
    }[step]


def theme() -> str:
    """What the last round is about."""
    return _("What I take along")


def nothing_written() -> str:
    return _("Nobody wrote anything down, and that is as good. What you take along is yours.")


def entry(each: TakeAlong, user: int | None) -> str:
    said = quoted(each.words)
    return f"{said}\n— <@{user}>" if each.signed and user is not None else said


def page_text(ending: Ending, zone: str, entries: Sequence[str], *, first: bool) -> str:
    """Give a page of what people take along; the first carries the heading."""
    head = [step_text(ending, "gathered", zone)] if first else []
    return "\n\n".join([*head, *(entries or [nothing_written()])])


# To whoever writes


def kept(mine: TakeAlong | None, *, last: str) -> str:
    """last: the day on which the group ends; empty where it was taken back."""
    if mine is None:
        return _("All right, there is nothing of yours any more.")
    name = (
        _("with your name")
        if mine.signed
        else _("without your name; in a small group people may still know you by your words")
    )
    if not last:
        return _(
            "Kept, {name}. No day is set now, so it stays unread until there is one; until then you can change it or "
            "take it out with the same button, and it goes when you leave the group."
        ).format(name=name)
    return _(
        "Kept, {name}. Everybody reads it the morning after {day}; until then you can change it with the same button, "
        "and it goes when you leave the group."
    ).format(name=name, day=last)


def too_late(words: str) -> str:
    """Nothing that somebody wrote is lost."""
    text = _(
        "What people take along has been posted already, so this came too late. You can still say it here."
    )
    return f"{text}\n{quoted(words[:WORDS_AT_MOST])}" if words else text


def no_day(words: str = "") -> str:
    text = _("The ending was taken back, so there is nothing to write for it now.")
    return f"{text}\n{quoted(words[:WORDS_AT_MOST])}" if words else text
