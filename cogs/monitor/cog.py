"""The gateway's events, as far as they concern a group."""

import asyncio
import logging

import discord
from discord.ext import commands

from cogs.common.desk import Desk, place_of
from cogs.common.leaving import leave
from cogs.monitor.catching_up import CatchUp
from cogs.monitor.listening import Listener
from cogs.monitor.moderation import Moderation

log = logging.getLogger(__name__)

MARK_EVERY = 15.0
"""Seconds between notes of how far each channel was heard; a crash re-reads at most that much."""


class Monitor(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, listener: Listener) -> None:
        self.client, self.desk, self.listening = client, desk, listener
        self.catch_up = CatchUp(client, desk, listener)
        self.moderation = Moderation(listener)
        self._marking: asyncio.Task[None] | None = None

    async def cog_unload(self) -> None:
        if self._marking is not None:
            self._marking.cancel()
        await self._mark()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Come up to date, then let others go on; Discord says ready again after every lost session."""
        try:
            await self.catch_up.all()
        finally:
            self.client.dispatch("caught_up")

    def hear(self, message: discord.Message) -> None:
        if not self.catch_up.hold(message):
            self.listening.hear(message)
            self._mark_soon()

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        self.listening.amend(payload.message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        self._withdraw(payload.channel_id, {payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        self._withdraw(payload.channel_id, payload.message_ids)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        place = place_of(self.client.get_channel(payload.channel_id))
        self.moderation.reacted(place or payload.channel_id, payload)

    @commands.Cog.listener()
    async def on_audit_log_entry_create(self, entry: discord.AuditLogEntry) -> None:
        self.moderation.logged(entry)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        """Who leaves the server leaves its groups; what was noticed about them goes."""
        for live in self.desk.directory.in_guild(payload.guild_id):
            await leave(self.client, self.desk, live, payload.user.id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.desk.directory.drop_channel(channel.id)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        await self.desk.directory.drop_role(role.guild.id, role.id)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.desk.directory.close_guild(guild.id, self.desk.clock.now())

    def _withdraw(self, place: int, messages: set[int]) -> None:
        channel = place_of(self.client.get_channel(place)) or place
        self.moderation.deleted(channel, place, messages)

    def _mark_soon(self) -> None:
        if (self.listening.heard_until or self.listening.keeper.waiting) and (
            self._marking is None or self._marking.done()
        ):
            self._marking = asyncio.create_task(self._mark_later(), name="mark how far was heard")

    async def _mark_later(self) -> None:
        await self.desk.clock.wait(self.desk.clock.sleep(MARK_EVERY), "marking how far was heard")
        await self._mark()

    async def _mark(self) -> None:
        news, self.listening.heard_until = self.listening.heard_until, {}
        for channel, at in news.items():
            await self.desk.store.groups.heard(channel, at)
        await self.listening.keeper.write()
