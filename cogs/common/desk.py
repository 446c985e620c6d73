"""What every feature works with, and the questions each begins with: which group is this, and who is asking?"""

from dataclasses import dataclass
from datetime import datetime

import discord

from bot.clock import Clock
from bot.live import Directory, Live
from bot.practice.parts import Part
from bot.practice.roles import Role
from bot.settings import Settings
from bot.store.store import Store
from bot.store.writer import TraceWriter
from bot.words import _
from cogs.common.answering import Refusal


@dataclass(frozen=True, slots=True)
class Desk:
    """The collaborators, put together once in the app."""

    settings: Settings
    clock: Clock
    store: Store
    directory: Directory
    writer: TraceWriter


def place_of(channel: object) -> int | None:
    """Give the channel that a message or command belongs to; for a thread, the channel it hangs on."""
    if isinstance(channel, discord.Thread):
        return channel.parent_id
    return getattr(channel, "id", None)


def channel_here(live: Live, interaction: discord.Interaction) -> int | None:
    """Give this channel if it is one of the group's, else the group's first, None where it has none."""
    here, channels = place_of(interaction.channel), live.group.charter.channels
    return here if here in channels else next(iter(channels), None)


def group_here(desk: Desk, interaction: discord.Interaction) -> Live:
    """Find the group of this channel, or the one whose facilitator channel it is. Raises Refusal."""
    channel = place_of(interaction.channel)
    if channel is not None and (live := desk.directory.of_channel(channel)):
        return live
    nearby = desk.directory.in_guild(interaction.guild_id or 0)
    if led := [live for live in nearby if live.group.charter.nudge_channel == channel]:
        return led[0]
    if not nearby:
        raise Refusal(
            _("There is no group in this server yet. A server manager can start one with `/group create`.")
        )
    channels = ", ".join(f"<#{each}>" for live in nearby for each in live.group.charter.channels)
    raise Refusal(
        _("This channel belongs to no group. Try again in one of these: {channels}.").format(
            channels=channels
        )
    )


def group_of(desk: Desk, token: str, interaction: discord.Interaction) -> Live:
    """Find the group that a button belongs to. Raises Refusal, also for a group that is none of theirs here."""
    live = desk.directory.by_token(token)
    if live is None:
        raise Refusal(_("That group has been closed. Nothing was changed."))
    require_here(live, interaction)
    return live


def belongs_here(live: Live, interaction: discord.Interaction) -> bool:
    """Tell whether a press or a form can be about this group.

    It can where it comes from the group's server; in direct messages, from people of the group alone.
    """
    if interaction.guild_id is not None:
        return interaction.guild_id == live.group.guild
    return live.number(interaction.user.id) is not None or leads(live, interaction.user)


def require_here(live: Live, interaction: discord.Interaction) -> None:
    """Raises Refusal for what belongs to a group of another server, whatever somebody may do in this one."""
    if not belongs_here(live, interaction):
        raise Refusal(_("This belongs to a group elsewhere. Nothing was changed."))


def is_manager(interaction: discord.Interaction) -> bool:
    """Tell whether this person may manage the server that they are in, which need not be that of a group."""
    return interaction.permissions.manage_guild


def leads(live: Live, member: discord.abc.User) -> bool:
    """Tell whether this person facilitates the group, by name or by role."""
    roles = [role.id for role in member.roles] if isinstance(member, discord.Member) else []
    return live.leads(member.id, roles)


def require_facilitator(live: Live, interaction: discord.Interaction) -> None:
    """Raises Refusal for anyone who is neither a facilitator of this group nor a manager of the server."""
    require_here(live, interaction)  # whoever manages another server manages nothing of this group
    if not leads(live, interaction.user) and not is_manager(interaction):
        raise Refusal(
            _(
                "This is for the group's facilitators. If you would like a change, tell one of them: {who}"
            ).format(who=_who_leads(live))
        )


def require_facilitator_or(live: Live, interaction: discord.Interaction, role: Role, now: datetime) -> bool:
    """Let facilitators pass, and who took that role for the meeting that is on; tell whether it is the latter.

    Raises Refusal for anyone else.
    """
    require_here(live, interaction)
    if not leads(live, interaction.user) and live.holds(live.number(interaction.user.id), role, at=now):
        return True
    require_facilitator(live, interaction)
    return False


def require_joined(live: Live, interaction: discord.Interaction) -> int:
    """Give the person's number in this group. Raises Refusal for someone who has not joined."""
    number = live.number(interaction.user.id)
    if number is None:
        require_here(live, interaction)
        raise Refusal(
            _(
                "This is for people who joined the group. "
                "Press **Join** under the welcome message if you would like to."
            )
        )
    return number


def require_on(live: Live, part: Part) -> None:
    """Raises Refusal for a part that the group does without; to be asked before anything new is begun in it."""
    if part in live.group.off:
        raise Refusal(
            _(
                "Your group does without this for now. If you would like it back, tell a facilitator: {who}. "
                "They find the switch under `/group parts`."
            ).format(who=_who_leads(live))
        )


def _who_leads(live: Live) -> str:
    charter = live.group.charter
    return ", ".join(
        [
            *(f"<@{each}>" for each in charter.facilitators),
            *(f"<@&{each}>" for each in charter.facilitator_roles),
        ]
    )
