"""The /wisdom commands, and Keep this on a message."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice.wisdom import Given
from bot.store.weeks import Week
from bot.words import N_
from cogs.common.answering import answers
from cogs.common.desk import Desk, group_here, require_joined, require_on
from cogs.common.diary import Diary
from cogs.wisdom.asking import AskingFor
from cogs.wisdom.keeping import Keeping
from cogs.wisdom.looking import Looking
from cogs.wisdom.showing import Showing
from cogs.wisdom.week import Closing

Searched = app_commands.Range[str, 1, 100]


@app_commands.guild_only()
class Wisdom(
    commands.GroupCog,
    group_name="wisdom",
    group_description=N_("What this group has learned, in its own words"),
):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary) -> None:
        self.client, self.desk = client, desk
        self.showing = Showing(client, desk)
        self.keeping = Keeping(client, desk, self.showing)
        self.asking = AskingFor(client, desk, diary, self.keeping)
        self.looking = Looking(client, desk)
        self.closing = Closing(desk, self.showing)
        self._menu = app_commands.ContextMenu(name="Keep this", callback=self.keep)
        self._menu.guild_only = True

    async def cog_load(self) -> None:
        for part in (self.showing, self.keeping, self.asking, self.looking):
            part.register()
        self.client.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self.client.tree.remove_command(self._menu.name, type=self._menu.type)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.asking.lookout.look()

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.asking.lookout.look()

    @commands.Cog.listener()
    async def on_week_told(self, live: Live, channel: int, week: Week) -> None:
        await self.closing.close(live, channel, week)

    @answers
    async def keep(self, interaction: discord.Interaction, message: discord.Message) -> None:
        await self.asking.keep(interaction, message)

    @app_commands.command(description=N_("Give the book what you have learned yourself"))
    @answers
    async def add(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        await self.keeping.require_room(live, interaction)
        await self.keeping.open_form(interaction, "wisdom-add", live.group.token, live.group.id, Given(""))

    @app_commands.command(description=N_("Find what the group has kept; only you see it"))
    @app_commands.describe(words=N_("One word or several; beginnings of words are enough"))
    @answers
    async def search(self, interaction: discord.Interaction, words: Searched) -> None:
        await self.looking.search(interaction, self._reading(interaction), words)

    @app_commands.command(description=N_("Read what the group has kept, by theme; only you see it"))
    @answers
    async def browse(self, interaction: discord.Interaction) -> None:
        await self.looking.browse(interaction, self._reading(interaction))

    @app_commands.command(description=N_("One thing that the group has kept, by chance; only you see it"))
    @answers
    async def random(self, interaction: discord.Interaction) -> None:
        await self.looking.by_chance(interaction, self._reading(interaction))

    @app_commands.command(description=N_("Your own words in the book: change them, or take them out"))
    @answers
    async def mine(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        await self.looking.own(interaction, live, require_joined(live, interaction))

    def _reading(self, interaction: discord.Interaction) -> Live:
        live = group_here(self.desk, interaction)
        require_joined(live, interaction)
        require_on(live, "wisdom")
        return live
