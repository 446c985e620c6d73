"""Bringing a nudge to the facilitators: in the room to those who watch, and where the group wants it besides."""

import asyncio
import logging
from datetime import datetime

import aiohttp
import discord
from discord.ext import commands

from bot.dynamics.policy import Given, Nudge
from bot.live import Live
from bot.words import speaking
from bot.words.nudges import say
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost, post
from cogs.nudges.ready import Ready
from cogs.nudges.words import link, nudge_view
from cogs.watch.watchers import Watchers

log = logging.getLogger(__name__)


class Nudger:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, watchers: Watchers) -> None:
        self.client, self.desk, self.watchers = client, desk, watchers
        self._tasks: set[asyncio.Task[None]] = set()

    def give(self, live: Live, place: int, meeting: datetime, nudge: Nudge) -> None:
        """Note at once that it is given, so that the next message does not bring it again; deliver aside."""
        before = sum(given.kind == nudge.kind for given in live.given)
        live.given.append(
            Given(kind=nudge.kind, at=nudge.at, meeting=meeting, place=place, message=nudge.message)
        )
        task = asyncio.create_task(self._deliver(live, place, meeting, nudge, before), name="deliver a nudge")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, live: Live, place: int, meeting: datetime, nudge: Nudge, before: int) -> None:
        charter, guild = live.group.charter, live.group.guild
        with speaking(charter.language):
            said = say(nudge, before)
            links = [link(guild, place, message) for message in nudge.reach]
            token = await self.desk.store.nudges.add(
                group=live.group.id,
                channel=place,
                kind=nudge.kind,
                at=nudge.at,
                meeting_at=meeting,
                belief=nudge.belief,
                before=nudge.between_members,
                message=nudge.message,
                said={"evidence": said.evidence, "why": said.why, "try": said.attempt, "links": links},
            )
            ready = Ready(token, nudge.kind, nudge.at, said, links, nudge.not_only_to)
            if await self._only_to(live, nudge.not_only_to):
                log.info("a nudge waits for the digest: it would have gone only to whom it is about")
                return
            seen = await self.watchers.show(live, ready)
            if charter.nudges_to == "channel" and charter.nudge_channel:
                await self._post(self.client.get_channel(charter.nudge_channel), ready)
            elif charter.nudges_to == "dm":
                await self._write_to(await self._listeners(live), ready, seen)

    async def _only_to(self, live: Live, about: frozenset[int]) -> bool:
        """Tell whether nobody would be told but people whom a nudge is about."""
        if not about:
            return False
        charter = live.group.charter
        if charter.nudges_to == "channel":
            if charter.facilitator_roles:
                return False  # whoever carries one reads that channel
            told = set(charter.facilitators)
        else:
            told = self.watchers.of(live.group.token)
            if charter.nudges_to == "dm":
                told |= set(await self._listeners(live))
        return bool(told) and all(live.number(user) in about for user in told)

    async def _listeners(self, live: Live) -> list[int]:
        """Give the facilitators who agreed to nudges by direct message."""
        wanting = await self.desk.store.people.wanting(live.group.id, "nudges")
        return [user for user in wanting if live.leads(user, await self._roles(live, user))]

    async def _roles(self, live: Live, user: int) -> list[int]:
        """Ask Discord which roles somebody has, where that can make them a facilitator; none if they have left."""
        guild = self.client.get_guild(live.group.guild)
        if guild is None or not live.group.charter.facilitator_roles:
            return []
        try:
            return [role.id for role in (await guild.fetch_member(user)).roles]
        except (discord.HTTPException, aiohttp.ClientError):
            return []

    async def _write_to(self, users: list[int], ready: Ready, seen: set[int]) -> None:
        for user in users:
            if user in seen:
                continue
            try:
                await self._post(await self.client.fetch_user(user), ready)
            except (discord.HTTPException, aiohttp.ClientError):
                log.warning("a nudge could not be written to a facilitator")

    async def _post(self, to: object, ready: Ready) -> None:
        if not isinstance(to, discord.abc.Messageable):
            log.warning("a nudge found no channel to go to")
            return
        try:
            await post(
                to, ready.text(), nonce=ready.token[:25], clock=self.desk.clock, view=nudge_view(ready.token)
            )
        except CannotPost:
            log.warning("a nudge could not be posted")
