"""What /privacy says to one person."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import discord

from bot.live import Live
from bot.store.known import Place
from bot.words import _, listed
from bot.words.known import Rows, sentences
from cogs.common.wording import plain

MESSAGE_AT_MOST = 2000
NAMED_AT_MOST, WARNED_AT_MOST = 10, 4

UNTIL_RESUMED = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of a pause that somebody ends themselves."""


def overview(places: Sequence[Place], told: Sequence[Mapping[str, Rows]], drafts: Rows) -> list[str]:
    """What is known, group by group, cut into messages."""
    parts = [_("## What I know about you")]
    parts += [group_known(place, each) for place, each in zip(places, told, strict=True)]
    if drafts:
        parts.append("\n".join(f"- {each}" for each in sentences({"drafts": drafts}, day)))
    if len(parts) == 1:
        parts.append(
            _(
                "Nothing. You belong to no group of mine, and of who does not join I only notice that someone spoke."
            )
        )
    parts.append(unknown())
    return pages(parts)


def group_known(place: Place, told: Mapping[str, Rows]) -> str:
    name = plain(place.name)
    head = f"**{name}**" if place.open else _("**{name}**, which is closed").format(name=name)
    lines = sentences({table: rows for table, rows in told.items() if table != "drafts"}, day)
    return "\n".join([head, *(f"- {each}" for each in lines), "- " + _("Beyond that, nothing.")])


def unknown() -> str:
    return _(
        "-# I keep no message of yours, nothing from other channels, and no profile. All of it is sealed, and nobody "
        "else can ask me for what is yours. I am not watching over anyone and am no emergency service."
    )


def day(at: datetime) -> str:
    return discord.utils.format_dt(at, "D")


def pages(parts: Sequence[str]) -> list[str]:
    """Put parts into as few messages as they fit in."""
    found: list[str] = []
    for part in parts:
        cut = part[:MESSAGE_AT_MOST]
        if found and len(found[-1]) + len(cut) + 1 <= MESSAGE_AT_MOST:
            found[-1] += "\n" + cut
        else:
            found.append(cut)
    return found


def names(places: Sequence[Place]) -> str:
    named = [f"**{plain(place.name)}**" for place in places[:NAMED_AT_MOST]]
    return listed([*named, "…"] if len(places) > NAMED_AT_MOST else named)


# Taking away


def exported() -> str:
    return _(
        "Here is all that I hold about you: a page to read, and the same for a program. It is for you alone; I keep no "
        "copy."
    )


# Stopping


def ask_stop(places: Sequence[Place]) -> str:
    return _(
        "You leave {names}: the same as **Leave**. What I noticed about you goes at once, and so does what you wrote "
        "into my forms: check-ins, answers, stories that you kept. **Export** first, if you would like to have them.\n"
        "An idea in a brainstorm or a different view without your name stays: gone with you, it would tell whose it "
        "was.\n"
        "You are as welcome to talk there as before, and to join again. **Pause** is there for a mere rest."
    ).format(names=names(places))


def stopped(places: Sequence[Place]) -> str:
    return _("Done: you have left {names}, and what I had noticed about you is deleted.").format(
        names=names(places)
    )


# Pausing


def ask_pause(places: Sequence[Place]) -> str:
    return _(
        "You stay in {names}. While you pause, what you say counts as somebody's: I notice nothing about you, and "
        "write to you about nothing. Buttons that you press yourself work as always. For how long?"
    ).format(names=names(places))


def pausing(places: Sequence[Place], until: datetime) -> str:
    if until >= UNTIL_RESUMED:
        return _("You pause in {names}, until you press **Resume** in `/privacy`. Be well.").format(
            names=names(places)
        )
    return _("You pause in {names} until {when}; **Resume** in `/privacy` ends it sooner. Be well.").format(
        names=names(places), when=discord.utils.format_dt(until, "f")
    )


def resumed(places: Sequence[Place]) -> str:
    return _(
        "Good that you are here. Your pause in {names} is over; what you said in it stays unnoticed."
    ).format(names=names(places))


# Erasing


def ask_erase(places: Sequence[Place], alone: Sequence[Live], backups_days: int) -> str:
    """alone: groups that nobody else facilitates; backups_days: how long the host's copies live."""
    about = _("in {names}").format(names=names(places)) if places else _("everywhere")
    text = _(
        "This erases all by you and about you {where}, at once and for good: that you joined, what I noticed, what you "
        "wrote into my forms, and my messages with your words or your name. **Export first**, if you would like to "
        "keep any of it.\n"
        "What remains leads to nobody: sums of the group's weeks, the numbers of what it decided, what was said "
        "without a name in proposals and brainstorms that are over or in a view older than fourteen days, its norms "
        "and settings. Your own messages on Discord are yours to delete there. Copies that the host made of the "
        "database hold it, sealed, until they are removed after {days} days."
    ).format(where=about, days=backups_days)
    for live in alone[:WARNED_AT_MOST]:
        text += "\n" + _(
            "⚠️ **{name}** has no other facilitator than you. It goes on without one; a server manager can name "
            "somebody with `/group edit`."
        ).format(name=plain(live.group.charter.name))
    return text


def erased(places: Sequence[Place]) -> str:
    if not places:
        return _("Done. There was nothing left to erase: I hold nothing about you.")
    return _("Done: everything by you and about you in {names} is erased. Take care.").format(
        names=names(places)
    )
