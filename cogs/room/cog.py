"""/room."""

import asyncio
import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.words import N_
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, leads, require_joined
from cogs.room.looking import look


class RoomShape(commands.Cog):
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @app_commands.command(description=N_("The shape of the talk here, now: who answers whom, without names"))
    @app_commands.guild_only()
    @answers
    async def room(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        me, place = require_joined(live, interaction), interaction.channel_id or 0
        leading, seed = leads(live, interaction.user), interaction.id % 2**32
        seen = look(self.desk, live, place, me, leads=leading, seed=seed)
        if seen.draw is None:
            raise Refusal(seen.text)
        await interaction.response.defer(ephemeral=True)  # drawing takes longer than an answer may
        picture = await asyncio.to_thread(seen.draw)
        file = discord.File(io.BytesIO(picture), "room.png", description=seen.alt)
        await whisper(interaction, seen.text, file=file)
