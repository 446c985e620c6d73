"""The /ground commands, and what happens elsewhere that concerns a board."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.store.standing import BOARD
from bot.words import N_
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import (
    Desk,
    channel_here,
    group_here,
    leads,
    require_facilitator,
    require_joined,
    require_on,
)
from cogs.common.posting import CannotPost
from cogs.common.register import on_renew
from cogs.ground import words
from cogs.ground.adding import Adding
from cogs.ground.finding import Finder
from cogs.ground.holding import Holding
from cogs.ground.keeper import Keeper
from cogs.ground.putting_right import PuttingRight
from cogs.ground.reading import Reading
from cogs.ground.views import line_form

Stands = Literal["here", "nowhere"]


@app_commands.guild_only()
class CommonGround(
    commands.GroupCog, group_name="ground", group_description=N_("What the group has in common")
):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self.keeper = Keeper(client, desk)
        finder = Finder(desk, self.keeper)
        self.adding = Adding(client, desk, self.keeper, finder)
        self.reading = Reading(client, desk, self.keeper, finder)
        self.holding = Holding(client, desk, self.keeper, finder)
        self.putting_right = PuttingRight(client, desk, self.keeper, finder)

    async def cog_load(self) -> None:
        self.adding.register()
        self.reading.register()
        self.holding.register()
        self.putting_right.register()
        on_renew(self.client, BOARD, self.keeper.forget)
        await self.keeper.begin()

    async def cog_unload(self) -> None:
        self.keeper.close()

    # For members

    @app_commands.command(description=N_("Put a need, wish, concern or strength on the board, in one line"))
    @answers
    async def add(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_joined(live, interaction)
        require_on(live, "ground")
        await interaction.response.send_modal(line_form("ground-add", live.group.token))

    @app_commands.command(description=N_("Read what the group shares, and say “me too”; only you see it"))
    @app_commands.describe(stands=N_("Put it up in this channel, or take it down (facilitators)"))
    @answers
    async def board(self, interaction: discord.Interaction, stands: Stands | None = None) -> None:
        live = group_here(self.desk, interaction)
        if stands is not None:
            require_facilitator(live, interaction)
            await self._let_stand(interaction, live, stands)
        elif leads(live, interaction.user):
            await self.reading.show(interaction, live, live.number(interaction.user.id))
        else:
            await self.reading.show(interaction, live, require_joined(live, interaction))

    @app_commands.command(description=N_("My lines and what I share: change it, or take it back"))
    @answers
    async def mine(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        await self.adding.show_mine(interaction, live, require_joined(live, interaction))

    @app_commands.command(description=N_("Put lines together that say the same, or apart that do not"))
    @answers
    async def tidy(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_joined(live, interaction)
        require_on(live, "ground")
        await self.putting_right.show(interaction, live)

    async def _let_stand(self, interaction: discord.Interaction, live: Live, stands: Stands) -> None:
        """Put the board up in this channel, or take it down wherever it is."""
        if stands == "nowhere":
            await interaction.response.defer(ephemeral=True, thinking=True)
            gone = await self.keeper.take_down(live.group.id)
            await whisper(interaction, words.taken_down() if gone else words.stood_nowhere())
            return
        require_on(live, "ground")
        channel = channel_here(live, interaction)
        if channel is None:
            raise Refusal(words.cannot_post())
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            await self.keeper.put_up(live, channel)
        except CannotPost as cannot:
            raise Refusal(words.cannot_post()) from cannot
        await whisper(interaction, words.put_up(channel))

    # What happens elsewhere

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.keeper.look()

    @commands.Cog.listener()
    async def on_guild_available(self, _guild: discord.Guild) -> None:
        await self.keeper.look()

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, number: int) -> None:
        self.putting_right.left(live, number)
        await self.keeper.changed(live)

    @commands.Cog.listener()
    async def on_group_changed(self, live: Live) -> None:
        await self.keeper.look()
        await self.keeper.changed(live)

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.keeper.look()
