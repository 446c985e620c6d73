"""Answers that take the place of the private message they came from, and are new ones elsewhere."""

import discord
from discord import ui

from cogs.common.answering import whisper

CONTENT = 2_000


async def acknowledge(interaction: discord.Interaction) -> None:
    if _of_private(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


async def tell(interaction: discord.Interaction, text: str, view: ui.View | None = None) -> None:
    """Say it, after `acknowledge`."""
    text = text[:CONTENT]
    if _of_private(interaction):
        await interaction.edit_original_response(content=text, view=view)
    else:
        await whisper(interaction, text, **({"view": view} if view else {}))


def _of_private(interaction: discord.Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
