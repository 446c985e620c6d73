"""/block, and Keep apart on a person's name."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.words import N_
from cogs.blocks import words
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here
from cogs.common.offering import joined_or_offered

SHOWN = 60
"""People that one answer names at most."""


@app_commands.guild_only()
class Blocks(
    commands.GroupCog, group_name="block", group_description=N_("Keep apart from somebody; they are not told")
):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self._menu = app_commands.ContextMenu(name="Keep apart", callback=self.keep_apart)
        self._menu.guild_only = True

    async def cog_load(self) -> None:
        self.client.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self.client.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(description=N_("I don't bring you together with this person; they are not told"))
    @app_commands.describe(person=N_("From whom you keep apart"))
    @answers
    async def person(self, interaction: discord.Interaction, person: discord.User) -> None:
        await self._keep(interaction, person)

    @answers
    async def keep_apart(self, interaction: discord.Interaction, person: discord.User) -> None:
        await self._keep(interaction, person)

    async def _keep(self, interaction: discord.Interaction, person: discord.abc.User) -> None:
        live = group_here(self.desk, interaction)
        me = joined_or_offered(live, interaction)
        if person.id == interaction.user.id:
            raise Refusal(words.yourself())
        if person.bot:
            raise Refusal(words.a_bot())
        other = self._joined(live, person)
        await interaction.response.defer(ephemeral=True, thinking=True)
        news = await self.desk.store.blocks.put(live.group.id, me, other, self.desk.clock.now())
        await whisper(interaction, words.kept(person.id) if news else words.kept_before(person.id))

    @app_commands.command(name="list", description=N_("From whom you keep apart; only you see it"))
    @answers
    async def own(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        me = joined_or_offered(live, interaction)
        others = (await self.desk.store.blocks.of(live.group.id, me))[:SHOWN]
        users = await self.desk.store.people.users(live.group.id, others)
        await whisper(interaction, words.own_list([users[each] for each in others if each in users]))

    @app_commands.command(description=N_("End that you keep apart from this person; they are not told"))
    @app_commands.describe(person=N_("From whom you keep apart no longer"))
    @answers
    async def lift(self, interaction: discord.Interaction, person: discord.User) -> None:
        live = group_here(self.desk, interaction)
        me = joined_or_offered(live, interaction)
        other = live.number(person.id)
        gone = other is not None and await self.desk.store.blocks.lift(live.group.id, me, other)
        await whisper(interaction, words.lifted(person.id) if gone else words.nothing_to_lift(person.id))

    def _joined(self, live: Live, person: discord.abc.User) -> int:
        number = live.number(person.id)
        if number is None:
            raise Refusal(words.not_joined(person.id))
        return number
