"""What a report says: to whoever writes it, and to whom it goes."""

from collections.abc import Mapping, Sequence

import discord

from bot.live import Live
from bot.practice.reporting import Hand, Report, Told, Way
from bot.practice.safety import Safety
from bot.words import _, listed
from cogs.common.wording import quoted, shortened

WORDS_FIT, COPY_FITS, MESSAGE_FITS = 1_150, 100, 1_990
SHOWN = 15
"""Roles and people that one sentence names at most."""


def people(users: Sequence[int]) -> str:
    return listed([f"<@{each}>" for each in users[:SHOWN]])


# To its receivers


def report_text(told: Told, guild: int, hands: Mapping[Hand, Sequence[int]]) -> str:
    """Say it as its receivers read it, in the language being spoken; a copied message takes the room that is left."""
    head = [*_head(told), shortened(quoted(told.words), WORDS_FIT), *_link(told, guild)]
    tail = [
        *_handed(hands),
        *([] if told.name else ["-# " + _("Please don't try to find out who wrote it.")]),
    ]
    if told.copy:
        head.append(_("Its words, when this was written:"))
        room = MESSAGE_FITS - len("\n".join([*head, *tail])) - 1
        head.append(shortened(quoted(told.copy), max(room, COPY_FITS)))
    return shortened("\n".join([*head, *tail]), MESSAGE_FITS)


def _head(told: Told) -> list[str]:
    whose = (
        _("From <@{user}>.").format(user=told.name)
        if told.name
        else _("From somebody who is not named here.")
    )
    if told.about:
        whose += " " + _("About <@{user}>, who is not told by me.").format(user=told.about)
    return ["## 🛟 " + _("A report"), whose]


def _link(told: Told, guild: int) -> list[str]:
    if told.message is None:
        return []
    link = f"https://discord.com/channels/{guild}/{told.channel}/{told.message}"
    return [_("The message: {link} (it may be gone or changed by now)").format(link=link)]


def _handed(hands: Mapping[Hand, Sequence[int]]) -> list[str]:
    lines: list[str] = []
    if hands.get("on"):
        lines.append("👋 " + _("On it: {who}").format(who=people(hands["on"])))
    if hands.get("done"):
        lines.append("✅ " + _("Done: {who}").format(who=people(hands["done"])))
    return lines


# To its writer


def preview(live: Live, way: Way, channel: discord.TextChannel | None, told: Told) -> str:
    """Say exactly where it goes and who can read it there, before it does."""
    lines = "\n".join(
        [
            _("Nothing has been sent yet. Below is what they will read."),
            "**" + _("Where it goes") + "** " + _where(live, way, channel),
            "**" + _("Your name") + "** " + _name(told),
            "**" + _("Whom it is about") + "** " + _about(told),
            "-# "
            + _(
                "It is kept sealed for 30 days, so that `/report mine` can tell you how it stands. I am a bot "
                "and do not "
                "watch: nobody may read it at once. If somebody is in danger now, call the emergency number."
            ),
        ]
    )
    return shortened(lines, MESSAGE_FITS)


def _where(live: Live, way: Way, channel: discord.TextChannel | None) -> str:
    if channel is not None:
        return _("To <#{channel}>. There it can be read by {who}.").format(
            channel=channel.id, who=readers(channel)
        )
    if way.kind != "looking":
        return _("To {who}, by direct message, and to nobody else.").format(who=people(way.people))
    roles = [f"<@&{each}>" for each in live.group.charter.facilitator_roles]
    who = listed(
        [
            *[f"<@{each}>" for each in way.people[:SHOWN]],
            *[_("whoever has {role}").format(role=each) for each in roles],
        ]
    )
    return _(
        "This group has no place where I could bring it. It waits here for {who}: they read it when one "
        "of them looks in "
        "with `/report read`, which may take long. If it should not wait, write to one of them yourself as well."
    ).format(who=who)


def readers(channel: discord.TextChannel) -> str:
    """Say who can read in a channel: by role, by name, and those who can read everywhere."""
    if channel.permissions_for(channel.guild.default_role).view_channel:
        return _("everybody in this server")
    roles = [
        role.mention
        for role in channel.guild.roles
        if not role.is_default() and not role.is_bot_managed() and channel.permissions_for(role).view_channel
    ]
    named = [
        f"<@{whom.id}>"
        for whom, rights in channel.overwrites.items()
        if not isinstance(whom, discord.Role) and rights.view_channel and whom.id != channel.guild.me.id
    ]
    always = _("whoever owns or administers this server")
    return listed([*roles[:SHOWN], *named[:SHOWN], always])


def _name(told: Told) -> str:
    if told.name:
        return _("They read that it comes from you.")
    return _(
        "It is not in it. Still, who reads it may guess: from what you tell, from when it comes, from the message you "
        "attach. Whoever runs me holds the key to what is kept."
    )


def _about(told: Told) -> str:
    if told.concerned:
        return _(
            "{who} cannot read it where it goes, and I don't tell them. If it is talked over with them, "
            "they may guess, "
            "too."
        ).format(who=people(sorted(told.concerned)))
    return _("You named nobody. So if it is about one of those who read there, they read it, too.")


def nowhere(told: Told, owner: int | None) -> str:
    """There is nobody to bring it to: say so, and what can be done all the same."""
    parts = [
        _(
            "I have nobody here to bring this to without it reaching somebody who must not read it, so "
            "**nothing was sent**. "
            "What you can do:"
        )
    ]
    if owner is not None and owner not in told.concerned:
        parts.append(
            "- "
            + _("Write to <@{user}>, who owns this server, or to a moderator you trust.").format(user=owner)
        )
    parts += [
        "- "
        + _(
            "Report it to Discord itself: press and hold the message (or right-click), then **Report Message**."
        ),
        "- "
        + _(
            "`/block person` keeps the two of you apart in what I do; Discord's **Block** hides what they write."
        ),
        "- " + _("Here are your words, so that you can take them along:"),
        shortened(quoted(told.words), WORDS_FIT),
    ]
    return "\n".join(parts)


def sent(way: Way) -> str:
    if way.kind == "looking":
        return _("It waits for them now. `/report mine` tells you how it stands.")
    if way.channel is not None:
        return _("It stands in <#{channel}>. `/report mine` tells you how it is going.").format(
            channel=way.channel
        )
    return _("I have written to {who}. `/report mine` tells you how it is going.").format(
        who=people(way.people)
    )


def on_its_way() -> str:
    return _(
        "Discord does not let me bring it there just now. I try again for a day, and until then those "
        "it is for find it by "
        "`/report read`. `/report mine` tells you whether it got there."
    )


def too_many() -> str:
    return _(
        "You have sent three reports within a day, and more are not taken until tomorrow. Those you "
        "sent stand. If something "
        "is urgent, write to a facilitator or a moderator you trust; Discord's own **Report Message** is there, too."
    )


def gone() -> str:
    return _("This report was sent, taken back or is too old. `/report mine` shows what you sent.")


def mine(reports: Sequence[tuple[Report, Mapping[Hand, Sequence[int]]]]) -> str:
    if not reports:
        return _("You have reported nothing here in the last 30 days. `/report write` does it.")
    lines = [
        f"- {discord.utils.format_dt(report.sent or report.at, 'f')} · {_state(report, hands)}"
        for report, hands in reports[:SHOWN]
    ]
    return "\n".join([_("What you reported in the last 30 days; only you see this:"), *lines])


def _state(report: Report, hands: Mapping[Hand, Sequence[int]]) -> str:
    if report.state == "lost":
        return _(
            "It could not be brought to anybody within a day, and I let go of it. Please tell somebody yourself."
        )
    if hands.get("done"):
        return _("They say that it is done.")
    if hands.get("on"):
        return _("Somebody is on it.")
    said = {
        "sent": _("It is on its way still."),
        "waits": _("It waits for somebody to look in."),
        "there": _("It has arrived."),
    }
    return said.get(report.state, "")


# To those who settle where it goes


def settled(safety: Safety, channel: discord.TextChannel | None) -> str:
    lines: list[str] = []
    if channel is not None:
        where = _("Reports go to <#{channel}> first. There they can be read by {who}.")
        lines.append(where.format(channel=channel.id, who=readers(channel)))
        rights = channel.permissions_for(channel.guild.me)
        if not (rights.view_channel and rights.send_messages):
            lines.append(
                "⚠️ " + _("I may not write there yet: give me **View Channel** and **Send Messages**.")
            )
    for each in safety.people:
        if each.named and each.agreed:
            lines.append(_("<@{user}> is named, and lets me write to them.").format(user=each.user))
        elif each.named:
            lines.append(
                _("<@{user}> is named, but has not let me write to them: `/report receive`.").format(
                    user=each.user
                )
            )
    if not lines:
        lines.append(
            _(
                "Nothing is named. Reports go where nudges go; where those go nowhere, they wait for `/report read`."
            )
        )
    lines.append(
        "-# " + _("A report never goes where somebody it is about can read, also if it is one of you.")
    )
    return shortened("\n".join(lines), MESSAGE_FITS)


def receiving(*, on: bool) -> str:
    if on:
        return _("When a report comes that is for you, I write to you. `/report receive` with *off* ends it.")
    return _("I don't write to you about reports any more.")


def not_for_you() -> str:
    return _("This is for the facilitators, and for people they named to receive reports.")


def nothing_to_read() -> str:
    return _("There is no report here for you to read.")
