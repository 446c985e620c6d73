"""/room."""

import asyncio
import io
from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.dynamics.climate import climate
from bot.pictures.room import draw_room
from bot.words import N_, _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, leads, require_joined
from cogs.room.words import alt_text, coverage, difference, of_climate, too_few, two_sentences

ALT_AT_MOST = 1024


class RoomShape(commands.Cog):
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @app_commands.command(description=N_("The shape of the talk here, now: who answers whom, without names"))
    @app_commands.guild_only()
    @answers
    async def room(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        me = require_joined(live, interaction)
        room = live.talk(interaction.channel_id or 0).room
        shape, unmet = room.shape(), room.unmet
        smallest = live.group.charter.smallest
        over_after = timedelta(minutes=self.desk.settings.monitor.meeting_gap_minutes)
        seen = (
            climate(room.turns, self.desk.clock.now(), over_after) if leads(live, interaction.user) else None
        )
        if len(shape.people) < smallest:  # of so few only a silence is told, which is nobody's
            raise Refusal(
                "\n".join(filter(None, [too_few(smallest), of_climate(seen if seen == "quiet" else None)]))
            )
        await interaction.response.defer(ephemeral=True)  # drawing takes longer than an answer may
        marked = me if me in shape.people else None
        picture = await asyncio.to_thread(
            draw_room, shape.exchanges, shape.people, marked, mark=_("you"), seed=interaction.id % 2**32
        )
        alt = alt_text(shape, marked=marked is not None)[:ALT_AT_MOST]
        file = discord.File(io.BytesIO(picture), "room.png", description=alt)
        told = [two_sentences(shape), difference(unmet=unmet), of_climate(seen), coverage(shape)]
        text = "\n".join(filter(None, told))
        await whisper(interaction, text, file=file)
