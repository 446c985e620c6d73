"""What the setup says."""

from datetime import datetime
from itertools import islice

import discord

from bot.live import Live
from bot.practice.draft import NAME_AT_MOST, PURPOSE_AT_MOST, Draft, Lack, near_zones
from bot.practice.group import Charter, Group
from bot.practice.rhythm import openings
from bot.words import _, own_name
from bot.words.rhythm import rhythm_in_words

NEXT_MEETINGS = 3


def summary(draft: Draft) -> str:
    """The draft as it stands, with what is still to be put right."""
    head = _("Here is the group so far. Nothing happens until you press the button below.")
    if draft.group:
        head = _("Here is the group with your changes. They take effect when you press **Save**.")
    lacks = "\n".join(f"⚠️ {lack(draft, part)}" for part in draft.lacks())
    named = [
        (_("Name"), discord.utils.escape_markdown(draft.name)),
        (_("Purpose"), discord.utils.escape_markdown(draft.purpose)),
    ]
    body = _lines([*named, *_facts(draft)])
    return f"{head}\n\n{body}" + (f"\n\n{lacks}" if lacks else "")


def _lines(parts: list[tuple[str, str]]) -> str:
    return "\n".join(f"**{name}:** {value or '—'}" for name, value in parts)


def _facts(draft: Draft) -> list[tuple[str, str]]:
    facilitators = [f"<@{each}>" for each in draft.facilitators]
    facilitators += [f"<@&{each}>" for each in draft.facilitator_roles]
    return [
        (_("Channels"), ", ".join(f"<#{each}>" for each in draft.channels)),
        (_("Facilitators"), ", ".join(facilitators)),
        (_("Time zone"), draft.zone),
        (_("Quiet hours"), quiet(draft.quiet_from, draft.quiet_until)),
    ]


def quiet(begin: str, end: str) -> str:
    if begin == end:
        return _("none")
    return _("{begin} to {end}, no nudges then").format(begin=begin, end=end)


def lack(draft: Draft, part: Lack) -> str:
    """Say what is missing and what would be right."""
    if part == "zone":
        return _zone_lack(draft)
    return {
        "name": _("Give the group a name of one line, up to {most} letters.").format(most=NAME_AT_MOST),
        "purpose": _("Say in up to {most} letters what brings you together.").format(most=PURPOSE_AT_MOST),
        "channels": _("Choose at least one channel."),
        "facilitators": _("Choose at least one facilitator, or a role."),
        "nudge_channel": _("Choose the channel in which facilitators get their nudges."),
        "quiet": _("Write the quiet hours as times of day, such as 22:00 and 8:00."),
    }[part]


def _zone_lack(draft: Draft) -> str:
    near = near_zones(draft.zone)
    if not near:
        return _("I don't know that time zone. Write a big city near you, such as Berlin or New York.")
    return _("I don't know that time zone. Did you mean {zones}?").format(zones=", ".join(near))


def show(charter: Charter, joined: int, notes: list[str]) -> str:
    """The group as `/group show` tells it."""
    places = {
        "watch": _("only in the room, to facilitators who use /watch"),
        "channel": f"<#{charter.nudge_channel}>",
        "dm": _("by direct message to facilitators who chose that when they joined"),
    }
    names = _("may appear") if charter.names_in_digests else _("do not appear")
    lines = [
        f"## {discord.utils.escape_markdown(charter.name)}",
        f"> {discord.utils.escape_markdown(charter.purpose)}".replace("\n", "\n> "),
        _lines(
            [
                *_facts(Draft.of(charter, "")),
                (_("Language"), own_name(charter.language)),
                (_("Nudges"), places[charter.nudges_to]),
                (_("Names in digests"), names),
                (_("Joined so far"), str(joined)),
            ]
        ),
        *(f"⚠️ {note}" for note in notes),
    ]
    return "\n".join(lines)


def notes(live: Live, *, content: bool, leads: bool) -> list[str]:
    """What somebody looking at the setup ought to know."""
    found: list[str] = []
    if not content:
        found.append(
            _(
                "I am running without the message-content intent: I follow who answers whom, "
                "but read no words at all."
            )
        )
    charter = live.group.charter
    if not charter.channels:
        found.append(_("The group has no channel any more. Give it one with `/group edit`."))
    if leads and charter.facilitators and not any(live.number(each) for each in charter.facilitators):
        found.append(
            _(
                "No facilitator named here has joined yet. I notice only people who joined, so until "
                "then I cannot see when the talk runs through a facilitator."
            )
        )
    return found


def done(live: Live, draft: Draft, unposted: list[int]) -> str:
    """What the person who set the group up reads at the end."""
    lines = [_("✅ Saved.")]
    if draft.group is None:
        lines = [
            _("✅ **{name}** is there, and its welcome message is in {channels}.").format(
                name=discord.utils.escape_markdown(draft.name),
                channels=", ".join(f"<#{each}>" for each in draft.channels if each not in unposted),
            ),
            _(
                "What now?\n"
                "1. Press **Join** under the welcome message yourself: facilitators join like everyone, "
                "and I notice only people who joined.\n"
                "2. Read `/norms` together and make them your own.\n"
                "3. When you meet, `/watch` lets me whisper to you in the room."
            ),
        ]
    if unposted:
        channels = ", ".join(f"<#{each}>" for each in unposted)
        lines.append(
            _("⚠️ I could not post in {channels}. Check my permissions there, then save again.").format(
                channels=channels
            )
        )
    if draft.group is None and live.group.charter.nudges_to == "dm":
        lines.append(_("Each facilitator chooses at **Join** whether I may write to them."))
    return "\n\n".join(lines)


def no_access(problems: dict[int, list[str]]) -> str:
    """Name what is missing where, in Discord's own words for permissions."""
    lines = [
        f"• <#{channel}>: {', '.join(name.replace('_', ' ') for name in missing)}"
        for channel, missing in problems.items()
    ]
    return _(
        "I need a few permissions first. Give them to my role in the channel's settings, then press the "
        "button again:\n{lines}"
    ).format(lines="\n".join(lines))


def closing(live: Live, days: int, *, ending: bool) -> str:
    """ending: a day is set on which the group ends, and what people take along is not posted yet."""
    text = _(
        "Close **{name}**? I stop noticing anything at once, and the Join buttons go. What I kept of the "
        "talk (never words, only who answered whom) is deleted within {days} days, and shortly before that "
        "so are my messages with your names or words. Take along with `/privacy` what you would like to keep."
    ).format(name=discord.utils.escape_markdown(live.group.charter.name), days=days)
    if not ending:
        return text
    return f"{text}\n" + _(
        "⚠️ What people take along is posted the morning after the group's last day. If you close it before, nobody "
        "ever reads what was written for that."
    )


def meets(group: Group, now: datetime, language: str) -> str:
    """When the group meets, with the next times as everybody's own clock shows them."""
    if group.meets is None:
        return _(
            "Nobody has told me when the group meets. Say it with `/group meets`, such as: every Thursday at 19:00."
        )
    coming = islice(openings(group.meets, group.charter.zone, now), NEXT_MEETINGS)
    return _("The group meets {when}. Next: {times}").format(
        when=rhythm_in_words(group.meets, language),
        times=", ".join(discord.utils.format_dt(each.at, "F") for each in coming),
    )


def unreadable_meeting(typed: str) -> str:
    return _(
        "I cannot read “{when}” as a time that comes round. Write it like “every Thursday at 19:00”, “every other "
        "Monday at 7 pm” or “daily at 9:00”."
    ).format(when=discord.utils.escape_markdown(typed))
