"""The buttons of a floor."""

import discord
from discord import ui

from bot.words import _
from cogs.common.presses import button, buttons

GREY, GREEN = discord.ButtonStyle.secondary, discord.ButtonStyle.success


def floor_view(token: str) -> ui.View:
    return buttons(
        button("floor-raise", token, _("Raise a hand"), style=GREEN),
        button("floor-pass", token, _("Let others go first"), style=GREY),
        button("floor-lower", token, _("Take it down"), style=GREY),
    )


def done_view(token: str, turn: int) -> ui.View:
    """turn: which of the floor's it ends, so that an old button ends no later one."""
    return buttons(button("floor-done", f"{token}-{turn}", _("Done"), style=GREEN))
