"""What people read about digests, beside the digests themselves."""

from datetime import datetime

from discord.utils import format_dt

from bot.live import Live
from bot.practice.timetable import Schedule
from bot.store.weeks import Week
from bot.words import _


def so_far(week: Week) -> str:
    return _(
        "-# The week so far, as of {when}; only you see this. Numbers, pictures and all that people told come with the "
        "digest."
    ).format(when=format_dt(week.ends, "f"))


def as_it_was(week: Week) -> str:
    return _("-# The week from {start} to {end}, as it was kept; only you see this.").format(
        start=format_dt(week.starts, "f"), end=format_dt(week.ends, "f")
    )


def not_yet(smallest: int) -> str:
    return _(
        "There is too little new to look at. I look anew once at least {smallest} people who joined have spoken since "
        "the last look: what a few have said in between is theirs."
    ).format(smallest=smallest)


def none_kept() -> str:
    return _(
        "There is no week to look back on yet. The first one is kept when a digest is told, or on a "
        "Monday at the latest."
    )


def too_soon(week: Week, schedule: Schedule | None) -> str:
    text = _("The last digest tells of the time until {when}; let a day go by before the next.").format(
        when=format_dt(week.ends, "f")
    )
    return f"{text} {_next(schedule)}" if schedule and schedule.next_due else text


def unpostable(channel: int, *, passing: bool) -> str:
    """passing: the trouble is Discord's own, and it is tried again."""
    if passing:
        return _(
            "Discord did not take the post in <#{channel}>. I try again by myself; if nothing has come within a "
            "quarter of an hour, ask again."
        ).format(channel=channel)
    return _("I could not post in <#{channel}>. Give me my permissions there, then try again.").format(
        channel=channel
    )


def told(link: str, schedule: Schedule | None, waits_until: datetime | None) -> str:
    """waits_until: when the next one comes, where the one that was planned would tell of too little."""
    text = _("Here it is: {link}").format(link=link)
    if waits_until is not None:
        more = _("It is this week's; the next one comes {when}.").format(when=format_dt(waits_until, "F"))
        return f"{text}\n{more}"
    return f"{text}\n{_next(schedule)}" if schedule and schedule.next_due else text


def _next(schedule: Schedule) -> str:
    return _("The next one comes {when}.").format(when=format_dt(schedule.next_due or schedule.after, "F"))


def how(live: Live, week: Week) -> str:
    """Say what a digest is made from, to whoever asks."""
    return _(
        "**How this comes about.** It tells of the time from {start} to {end}: of who wrote when and to whom, of the "
        "rounds and check-ins that were held, of what came to the common-ground board, and of what messages did, "
        "such as telling or advising, which I note while reading. What was said in the talk I keep nowhere, and only "
        "people who joined are in it.\n"
        "Nothing is told of fewer than {smallest} people, and numbers are rounded, so that nobody can be made out, not "
        "by comparing weeks either. Who answers whom is drawn without names, in a new order each week, and only among "
        "eight or more.\n"
        "Who leaves the group is taken out of the week that goes on. Of earlier weeks only such sums are kept, and "
        "nobody is in them. `/digest export` gives them to everyone who joined."
    ).format(
        start=format_dt(week.starts, "f"), end=format_dt(week.ends, "f"), smallest=live.group.charter.smallest
    )
