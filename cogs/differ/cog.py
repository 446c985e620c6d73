"""I see it differently, on a message; /differ."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice.differing import COUNTED
from bot.words import N_
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import (
    Desk,
    channel_here,
    group_here,
    place_of,
    require_facilitator,
    require_here,
    require_on,
)
from cogs.common.diary import Diary
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press
from cogs.differ import words
from cogs.differ.hearing import Hearing
from cogs.differ.placing import Placing
from cogs.differ.troubled import Troubled
from cogs.differ.views import mine_view
from cogs.differ.writing import Writing
from cogs.monitor.cog import Monitor
from cogs.monitor.reading import TALK, is_for_two


@app_commands.guild_only()
class Differ(
    commands.GroupCog,
    group_name="differ",
    group_description=N_("Say how you see it differently, with your name or without"),
):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, monitor: Monitor) -> None:
        self.client, self.desk = client, desk
        self.hearing = Hearing(desk, monitor)
        self.placing = Placing(client, desk, diary, self.hearing)
        self.writing = Writing(client, desk, self.placing, self.hearing)
        self.troubled = Troubled(client, desk, self.hearing)
        self._menu = app_commands.ContextMenu(name="I see it differently", callback=self.of_message)
        self._menu.guild_only = True

    async def cog_load(self) -> None:
        self.writing.register()
        self.troubled.register()
        on_press(self.client, "view-back", self.take_back)
        self.client.tree.add_command(self._menu)
        await self.hearing.load()

    async def cog_unload(self) -> None:
        self.client.tree.remove_command(self._menu.name, type=self._menu.type)
        self.hearing.close()

    # What has to be seen to

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.placing.look()

    @commands.Cog.listener()
    async def on_posts_going(self) -> None:
        """Somebody left, or was erased."""
        await self.placing.look()

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.placing.look()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self.troubled.deleted(payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        for message in payload.message_ids:
            await self.troubled.deleted(message)

    # For members

    @app_commands.command(
        description=N_("Say how you see it differently; you see it before anybody else does")
    )
    @answers
    async def write(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        number = self._may_begin(live, interaction)
        here = (
            interaction.channel_id if place_of(interaction.channel) in live.group.charter.channels else None
        )
        place = here or channel_here(live, interaction)
        if place is None:
            raise Refusal(words.cannot_answer())
        await self.writing.open(interaction, live, number, place)

    @answers
    async def of_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        live = group_here(self.desk, interaction)
        number = self._may_begin(live, interaction)
        if place_of(interaction.channel) not in live.group.charter.channels:
            raise Refusal(words.cannot_answer())
        if message.flags.ephemeral or message.type not in (*TALK, *COMMANDS):
            raise Refusal(words.cannot_answer())
        if message.author.id == interaction.user.id:
            raise Refusal(words.your_own())
        await self.writing.open(interaction, live, number, message.channel.id, message)

    def _may_begin(self, live: Live, interaction: discord.Interaction) -> int:
        """Give the number of who may. Raises Refusal."""
        number = joined_or_offered(live, interaction)
        require_on(live, "differ")
        if is_for_two(interaction.channel):
            raise Refusal(words.for_two())
        return number

    @app_commands.command(description=N_("What became of your different views; only you see it"))
    @answers
    async def mine(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        number = joined_or_offered(live, interaction)
        found = await self.desk.store.views.of_person(live.group.id, number)
        able = [each for each in found if each.state in ("waiting", "stands")]
        others = [each for each in found if each.state in ("placing", "lost", "down")]
        await whisper(interaction, words.mine(live, able, others), view=mine_view(able))

    @answers
    async def take_back(self, interaction: discord.Interaction, token: str) -> None:
        view = await self.desk.store.views.by_token(token)
        live = self.desk.directory.by_id(view.group) if view else None
        if view is None or live is None:
            raise Refusal(words.gone())
        require_here(live, interaction)
        number = live.number(interaction.user.id)
        if number is None or view.state not in COUNTED or not await self.desk.store.views.is_by(view, number):
            raise Refusal(words.gone())
        if not await self.desk.store.views.take_back(view, self.desk.clock.now()):
            raise Refusal(words.gone())
        await interaction.response.edit_message(content=words.taken_back(), view=None)
        await self.placing.look()

    # For facilitators

    @app_commands.command(description=N_("Whether views can be placed without a name (facilitators)"))
    @app_commands.describe(unsigned=N_("Whether they can; left out, I say how it stands"))
    @answers
    async def settings(self, interaction: discord.Interaction, unsigned: bool | None = None) -> None:  # noqa: FBT001  (Discord's option)
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        if unsigned is not None:
            await self.desk.store.views.close_way(live.group.id, closed=not unsigned)
        closed = await self.desk.store.views.is_closed(live.group.id)
        await whisper(interaction, words.settled(live, closed=closed))


COMMANDS = (discord.MessageType.chat_input_command, discord.MessageType.context_menu_command)
"""Answers of the bot that stand for everybody."""
