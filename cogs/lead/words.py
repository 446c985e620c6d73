"""What is said about roles, to the group and to whoever takes one."""

from collections.abc import Collection, Mapping

import discord

from bot.practice.roles import ROLES, Book, Meeting, Role, Take, Why, holder
from bot.words import N_, _
from bot.words.nudges import title as title_of_nudge
from bot.words.roles import SIGNS, how, title, what
from cogs.common.wording import quoted

_TAKES: Mapping[Role, str] = {
    "observer": N_(
        "🔎 <@{user}> is the observer {when}: how you talk with one another, never who does it well."
    ),
    "host": N_("📖 <@{user}> hosts the rounds {when}."),
    "opener": N_("🕯️ <@{user}> is the opener {when}."),
    "closer": N_("🌙 <@{user}> sees to a good end {when}."),
    "greeter": N_("👋 <@{user}> welcomes whoever is new {when}."),
}


def when(meeting: Meeting, *, now_on: bool) -> str:
    """Say which meeting, at the end of a sentence."""
    if now_on:
        return _("at this meeting")
    return _("at the meeting of {time}").format(time=discord.utils.format_dt(meeting.begins, "f"))


def takes(take: Take, user: int, *, now_on: bool) -> str:
    """Tell the group, in a sentence, what somebody has taken on themselves."""
    return _(_TAKES[take.role]).format(user=user, when=when(take.meeting, now_on=now_on))


def free_again(role: Role, meeting: Meeting) -> str:
    return _("{sign} **{role}** is free again for the meeting of {time}. `/lead take` takes it.").format(
        sign=SIGNS[role], role=title(role), time=discord.utils.format_dt(meeting.begins, "f")
    )


def yours(take: Take, *, told: bool, now_on: bool) -> str:
    """Tell whoever took a role what it is, in private."""
    lines = [
        _("{sign} **{role}** is yours {when}. Thank you.").format(
            sign=SIGNS[take.role], role=title(take.role), when=when(take.meeting, now_on=now_on)
        ),
        how(take.role),
        _("-# It ends with the meeting. `/lead pass` gives it back, or to somebody else."),
    ]
    if not told:
        lines.append(_("⚠️ I could not tell the group here; please tell them yourself."))
    return "\n".join(lines)


def why_not(why: Why) -> str:
    return {
        "taken": _("Somebody has just taken that. `/lead list` shows what is free."),
        "yours": _("You have that already."),
        "many": _(
            "You carry two parts of this meeting. Leave the others to somebody else; that is what they are for."
        ),
        "over": _("That meeting is over. `/lead list` shows what is next."),
        "not-asked": _("This is not held out to you any more. Nothing was changed."),
    }[why]


def no_next_meeting() -> str:
    return _(
        "Nobody has told me when the group meets (`/group meets`). `/lead take` with `now` takes it for the "
        "meeting that "
        "is on."
    )


def leads_already() -> str:
    return _(
        "You facilitate, so all of this is in your hands already. These parts are for members: `/lead ask` "
        "asks the group "
        "who would like one."
    )


def table(book: Book, meeting: Meeting, users: Mapping[int, int], *, now_on: bool) -> str:
    """Say who has what at a meeting."""
    begins = discord.utils.format_dt(meeting.begins, "f")
    head = (
        _("**Who carries what, now**") if now_on else _("**Who carries what on {time}**").format(time=begins)
    )
    lines = [head]
    for role in ROLES:
        held = holder(book, role, meeting)
        user = users.get(held.person) if held else None
        who = f"<@{user}>" if user else _("free")
        lines.append(f"{SIGNS[role]} **{title(role)}** · {who}\n-# {what(role)}")
    return "\n".join(lines)


def as_ever() -> str:
    return _("-# Nobody has to. What nobody takes stays with the facilitators, as ever.")


def call(free: Collection[Role], meeting: Meeting) -> str:
    """Ask the group who would like to take something on."""
    if not free:
        return _("🤝 All parts of the meeting of {time} are taken. Thank you.").format(
            time=discord.utils.format_dt(meeting.begins, "f")
        )
    lines = [
        _("🤝 **The meeting of {time} is yours. Who would like to carry a part of it?**").format(
            time=discord.utils.format_dt(meeting.begins, "f")
        ),
        *(f"{SIGNS[role]} **{title(role)}** {what(role)}" for role in ROLES if role in free),
        as_ever(),
    ]
    return "\n".join(lines)


def call_over(meeting: Meeting) -> str:
    return _("-# Parts of the meeting of {time}. It is over.").format(
        time=discord.utils.format_dt(meeting.begins, "f")
    )


def letter(name: str, roles: Collection[Role], meeting: Meeting, link: str) -> str:
    """Tell somebody who offered themselves what is free."""
    return _(
        "🤝 You offered to carry a part of a meeting of **{name}**. For {time} these are free:\n{roles}\n{link}\n"
        "-# Only if you feel like it. I write of this once a week at most; `/lead offer` changes it."
    ).format(
        name=discord.utils.escape_markdown(name),
        time=discord.utils.format_dt(meeting.begins, "f"),
        roles="\n".join(f"{SIGNS[role]} **{title(role)}** {what(role)}" for role in roles),
        link=link,
    )


def held_out_letter(name: str, by: int, role: Role) -> str:
    return _(
        "{sign} <@{by}> would like to pass **{role}** on to you, in **{name}**. `/lead list` there lets you "
        "say yes or no; "
        "either is fine."
    ).format(sign=SIGNS[role], by=by, role=title(role), name=discord.utils.escape_markdown(name))


def held_out(role: Role, user: int) -> str:
    return _(
        "**{role}** stays yours until <@{user}> says yes. They find the question under `/lead list`; tell "
        "them, so that "
        "they look."
    ).format(role=title(role), user=user)


def asks_you(role: Role, by: int) -> str:
    return _("{sign} <@{by}> would like to pass **{role}** on to you.").format(
        sign=SIGNS[role], by=by, role=title(role)
    )


def offers(roles: Collection[Role], *, whenever: bool) -> str:
    """Say to somebody what they have offered."""
    if not roles:
        return _(
            "Choose what you would like to carry now and then. Nobody else sees it. When something of it is "
            "free before a "
            "meeting, I write to you, once a week at most; you decide each time."
        )
    chosen = ", ".join(title(role) for role in ROLES if role in roles)
    if whenever:
        return _(
            "You would like: {roles}. I write to you before a meeting when one you have not had is free."
        ).format(roles=chosen)
    return _("You would like, for the next meeting: {roles}. I write to you when one is free.").format(
        roles=chosen
    )


def observation(words: str, user: int) -> str:
    return _(
        "🔎 **What the observer saw**\n{words}\n-# <@{user}> watched this meeting; it is one view among yours."
    ).format(words=quoted(words), user=user)


def shared(kinds: Collection[str]) -> str:
    """Say what the observer of a meeting gets."""
    head = _(
        "What the observer of a meeting gets besides the shape of the talk. Whatever is chosen, nobody gets "
        "a word about "
        "themselves, and no word names anybody."
    )
    lines = [f"• {title_of_nudge(kind)}" for kind in sorted(kinds)] or [
        _("Nothing: they see the shape of the talk alone.")
    ]
    return "\n".join([head, *lines])


def new_here(user: int) -> str:
    return _(
        "👋 <@{user}> is new, and lets you know that it is them. A hello in the channel is enough."
    ).format(user=user)


def somebody_arrived(number: int) -> str:
    """Tell the greeter that somebody joined, without who."""
    told = _("👋 Somebody joined the group since you took this on.")
    if number > 1:
        told = _("👋 Some people joined the group since you took this on.")
    return told + " " + _("Who it is, they say themselves. {how}").format(how=how("greeter"))
