"""Asking to be written to is agreeing to it, also for who chose otherwise at Join."""

import discord

from bot.live import Live
from bot.words import _
from cogs.common.desk import Desk


async def agree_to_direct_messages(desk: Desk, interaction: discord.Interaction, live: Live) -> str:
    """Let somebody who joined be written to when they ask for it; gives a line to add if that is a change."""
    person = await desk.store.people.find(live.group.id, interaction.user.id)
    if person is None or person.dms != "nothing":
        return ""
    await desk.directory.join(live, interaction.user.id, desk.clock.now(), "asked")
    return "\n" + _(
        "-# At Join you had chosen that I write to you never; from now on it is: only what you ask for."
    )
