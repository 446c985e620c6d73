"""What a check-in says in public: its post, what people said in it, its end."""

from datetime import date

import discord
from babel.dates import format_date

from bot.practice.arriving import Entry
from bot.practice.checkin import CheckIn
from bot.words import N_, _, nearest, several
from bot.words.gathering import energy_in_words, like_in_words
from cogs.common.wording import plain, quoted

OPENINGS = (
    N_("Good that you're here. How do you arrive today, and what would you like from us?"),
    N_("Come in, sit down. What are you bringing with you, and what would do you good today?"),
    N_("How have the last days been, and what do you hope for from us?"),
    N_("Arrive at your own pace. How are you, and what would you like here?"),
)
"""Good words for a group that has none of its own; each day has the next."""

FEELINGS = N_("calm, worn out, hopeful, angry, empty, glad …")


def opening_of(own: str, number: int) -> str:
    """Give the group's own opening words, or one of those that come with the bot."""
    return own or _(OPENINGS[number % len(OPENINGS)])


def post_text(checkin: CheckIn, *, arrived: int, late: bool) -> str:
    """The post as it stands while the check-in is open; arrived: how many have, never who has not."""
    text = _(
        "## 🌿 Check-in\n"
        "{opening}\n"
        "\n"
        "Press **Check in** and say in a few words how you arrive. You choose who may read it, and leaving it out "
        "is fine, too.\n"
        "-# Open until {until}."
    ).format(
        opening=quoted(opening_of(checkin.opening, checkin.due.toordinal())),
        until=discord.utils.format_dt(checkin.closes, near(checkin)),
    )
    if late:
        text += " " + _("I'm late with this, sorry: I was away for a moment.")
    return text + _so_far(arrived)


def near(checkin: CheckIn) -> discord.utils.TimestampStyle:
    """The time of day is enough where it is open for less than a day."""
    return "t" if (checkin.closes - checkin.due).days == 0 else "f"


def _so_far(arrived: int) -> str:
    return " " + several("{n} has arrived.", "{n} have arrived.", arrived) if arrived else ""


def closed_text(checkin: CheckIn) -> str:
    """The post after its end; how many told the group something is said by the summary, and nothing beside it."""
    text = _("## 🌿 Check-in\n{opening}\n-# This check-in has closed.").format(
        opening=quoted(opening_of(checkin.opening, checkin.due.toordinal()))
    )
    return text + " " + _("Thank you, everybody who arrived.") if checkin.arrived else text


def arrival_text(name: str, entry: Entry) -> str:
    """What somebody said, in their own words, as everybody reads it."""
    return entry_text(f"**{plain(name)}**", entry)


def entry_text(who: str, entry: Entry) -> str:
    parts = [
        _("feeling: {word}").format(word=plain(entry.feeling)) if entry.feeling else "",
        _("energy: {energy}").format(energy=energy_in_words(entry.energy)) if entry.energy else "",
        _("today: {like}").format(like=like_in_words(entry.like)) if entry.like else "",
    ]
    small = " · ".join(filter(None, parts))
    said = f"{who}\n{quoted(entry.arrive)}"
    return f"{said}\n-# {small}" if small else said


def wish_text(name: str) -> str:
    return _(
        "🤝 **{name}** would like some contact today. If you have a moment for them, press the button; "
        "the two of you find out the rest."
    ).format(name=plain(name))


def somebody_answered(user: int) -> str:
    return _(
        "<@{user}>, somebody has a moment for you. Press **Who answered?** above; only you see who it is."
    ).format(user=user)


def thread_name(day: date, language: str) -> str:
    return _("Check-in, {date}").format(date=format_date(day, "long", locale=nearest(language)))


def meeting_text(theme: str) -> str:
    text = _("🕯️ **The meeting begins.**")
    return f"{text}\n{quoted(theme)}" if theme else text
