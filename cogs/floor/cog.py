"""The /floor commands, and what happens elsewhere that concerns a floor."""

from datetime import timedelta
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice import floor as rules
from bot.practice.floor import LONGEST, OPEN_FOR, SHORTEST, Floor
from bot.store.standing import FLOOR
from bot.words import N_, _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, place_of, require_facilitator
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.posting import CannotPost
from cogs.common.register import on_renew
from cogs.floor import words
from cogs.floor.elsewhere import Elsewhere
from cogs.floor.hands import Hands
from cogs.floor.keeper import Keeper

Minutes = app_commands.Range[int, SHORTEST, LONGEST]


@app_commands.guild_only()
class OnFloor(commands.GroupCog, group_name="floor", group_description=N_("One at a time, for a while")):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, notebook: Notebook) -> None:
        self.client, self.desk = client, desk
        self.keeper = Keeper(client, desk, diary, notebook)
        self.elsewhere = Elsewhere(self.keeper)
        self.hands = Hands(client, desk, self.keeper)

    async def cog_load(self) -> None:
        self.hands.register()
        on_renew(self.client, FLOOR, self.keeper.host.forget)
        await self.keeper.remember()

    async def cog_unload(self) -> None:
        self.keeper.close()
        self.elsewhere.close()

    # What facilitators type

    @app_commands.command(
        name="open", description=N_("Let one speak after another here, for a while (facilitators)")
    )
    @app_commands.describe(minutes=N_("How long at the most; it ends by itself"))
    @answers
    async def open_one(self, interaction: discord.Interaction, minutes: Minutes = OPEN_FOR) -> None:
        live, channel = self._led(interaction)
        if (interaction.channel_id or channel) in live.rounds:
            raise Refusal(_("A round is under way here, and it has its own order. `/round close` ends it."))
        await interaction.response.defer(ephemeral=True, thinking=True)
        now = self.desk.clock.now()
        place, until = interaction.channel_id or channel, now + timedelta(minutes=minutes)
        try:
            new = Floor(0, "", live.group.id, channel, place, opened=now, until=until)
            opened = await self.keeper.open(live, new)
        except CannotPost as cannot:
            raise Refusal(words.cannot_write(passing=cannot.passing)) from cannot
        if opened is not None:
            await whisper(interaction, words.opened(opened))
            return
        here = await self._standing(place)
        changed = await self.keeper.change(live, here.id, partial(rules.prolong, until=until))
        if changed is None or changed.after.closed is not None:
            raise Refusal(_("The one before has ended at this very moment. Please type it again."))
        await whisper(interaction, words.open_already(changed))
        await self.keeper.settle(live, here.id)

    @app_commands.command(
        name="let-go", description=N_("End it at once: everybody just talks again (facilitators)")
    )
    @answers
    async def let_go(self, interaction: discord.Interaction) -> None:
        live, channel = self._led(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        here = await self._standing(interaction.channel_id or channel)
        await self.keeper.let_go(live, here.id)
        await whisper(interaction, words.over())

    def _led(self, interaction: discord.Interaction) -> tuple[Live, int]:
        """Give the group that talks here, and the channel. Raises Refusal."""
        live, channel = group_here(self.desk, interaction), place_of(interaction.channel) or 0
        require_facilitator(live, interaction)
        if channel not in live.group.charter.channels:
            raise Refusal(_("Type it where the group talks: in one of its channels, or a thread there."))
        return live, channel

    async def _standing(self, place: int) -> Floor:
        """Give the floor that is open in this place. Raises Refusal."""
        floor = await self.desk.store.floors.open_in(place)
        if floor is None:
            raise Refusal(_("No floor is open here: everybody just talks. `/floor open` begins one."))
        if floor.post is None:
            raise Refusal(_("One is being opened here at this very moment. Please try again in a minute."))
        return floor

    # What happens elsewhere

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.keeper.back()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        await self.keeper.back(guild.id)

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, _number: int) -> None:
        await self.elsewhere.left(live)

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.keeper.look_at_all()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self.elsewhere.messages_gone(payload.channel_id, {payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self.elsewhere.messages_gone(payload.channel_id, payload.message_ids)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.elsewhere.place_gone(channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self.elsewhere.place_gone(payload.thread_id)
