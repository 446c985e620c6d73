"""The /brainstorm commands, and what befalls a brainstorm. What buttons and forms do stands in the modules beside."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.words import N_
from cogs.brainstorms.parts import Parts
from cogs.common.answering import answers
from cogs.common.desk import Desk, group_here, leads, require_joined, require_on


@app_commands.guild_only()
class Brainstorms(
    commands.GroupCog, group_name="brainstorm", group_description=N_("Thinking something up together")
):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, parts: Parts) -> None:
        self.client, self.desk, self.parts = client, desk, parts
        self.keeper = parts.keeper

    async def cog_load(self) -> None:
        self.parts.register()
        await self.keeper.remember()

    async def cog_unload(self) -> None:
        self.keeper.close()

    # What befalls it

    @commands.Cog.listener()
    async def on_caught_up(self) -> None:
        await self.keeper.remember()

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.keeper.lookout.look()

    @commands.Cog.listener()
    async def on_group_changed(self, _live: Live) -> None:
        await self.keeper.lookout.look()

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, _number: int) -> None:
        await self.keeper.left(live)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        self.keeper.deleted({payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        self.keeper.deleted(payload.message_ids)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self.keeper.moved_out(payload.guild_id, payload.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.keeper.moved_out(channel.guild.id, channel.id)

    # What people type

    @app_commands.command(description=N_("Gather ideas on a question of the whole group"))
    @answers
    async def start(self, interaction: discord.Interaction) -> None:
        await self.parts.starting.ask(interaction, group_here(self.desk, interaction))

    @app_commands.command(description=N_("Write an idea for the brainstorm that is open here"))
    @answers
    async def idea(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_joined(live, interaction)
        require_on(live, "brainstorm")
        await self.parts.ideas.ask(interaction, await self.parts.finder.here(interaction, live))

    @app_commands.command(description=N_("End the brainstorm here, with what comes of it"))
    @answers
    async def close(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        if not leads(live, interaction.user):
            require_joined(live, interaction)
        storm = await self.parts.finder.here(interaction, live)
        await self.parts.ending.ask(interaction, live, storm)

    @app_commands.command(name="list", description=N_("Brainstorms so far, and what came of them"))
    @answers
    async def list_all(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        if not leads(live, interaction.user):
            require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self.parts.ending.tell_past(interaction, live)
