"""Reaching a group's facilitators privately: in their channel, or by direct message to those who agreed to it."""

import logging
from collections.abc import Callable, Collection
from typing import Any

import aiohttp
import discord
from discord.ext import commands
from discord.ui import View

from bot.live import Live
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost, post

log = logging.getLogger(__name__)

Under = Callable[[], View] | None
Files = Callable[[], list[discord.File]] | None

AT_ONCE = 100
"""People that Discord tells of in one answer."""


class Facilitators:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    async def listeners(self, live: Live) -> list[int]:
        """Give the facilitators who agreed to nudges by direct message."""
        wanting = await self.desk.store.people.wanting(live.group.id, "nudges", self.desk.clock.now())
        return [user for user in wanting if live.leads(user, await self._roles(live, user))]

    async def leads(self, live: Live, user: int) -> bool:
        """Tell whether somebody facilitates who need not be here; by role only as far as Discord tells."""
        return live.leads(user, await self._roles(live, user))

    async def among(self, live: Live, persons: Collection[int]) -> set[int]:
        """Give who of these people, by number, facilitates; by role only as far as Discord tells."""
        charter, guild = live.group.charter, self.client.get_guild(live.group.guild)
        users = await self.desk.store.people.users(live.group.id)
        asked = {users[person]: person for person in persons if person in users}
        found = {person for user, person in asked.items() if user in charter.facilitators}
        if guild is None or not charter.facilitator_roles or not asked:
            return found
        try:
            members = await guild.query_members(user_ids=list(asked)[:AT_ONCE], limit=AT_ONCE, cache=False)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError):
            log.warning("Discord did not tell who carries the facilitators' roles")
            return found
        carry = [member.id for member in members if live.leads(member.id, [role.id for role in member.roles])]
        return found | {asked[user] for user in carry if user in asked}

    async def send(
        self,
        live: Live,
        text: str,
        *,
        nonce: str,
        view: Under = None,
        pictures: Files = None,
        seen: Collection[int] = (),
    ) -> bool:
        """Bring them something; False where the group has no such place, or none could be reached.

        view, pictures: make the buttons under it and its files; seen: who knows already.
        """
        charter = live.group.charter
        if charter.nudges_to == "channel" and charter.nudge_channel:
            return await self._post(
                self.client.get_channel(charter.nudge_channel), text, nonce, view, pictures
            )
        if charter.nudges_to == "dm":
            reached = [
                await self._write_to(user, text, nonce, view, pictures)
                for user in await self.listeners(live)
                if user not in seen
            ]
            return any(reached)
        return False

    async def _write_to(self, user: int, text: str, nonce: str, view: Under, pictures: Files) -> bool:
        try:
            return await self._post(await self.client.fetch_user(user), text, nonce, view, pictures)
        except (discord.HTTPException, aiohttp.ClientError):
            log.warning("a facilitator could not be written to")
            return False

    async def _roles(self, live: Live, user: int) -> list[int]:
        """Ask Discord which roles somebody has, where that can make them a facilitator; none if they have left."""
        guild = self.client.get_guild(live.group.guild)
        if guild is None or not live.group.charter.facilitator_roles:
            return []
        try:
            return [role.id for role in (await guild.fetch_member(user)).roles]
        except (discord.HTTPException, aiohttp.ClientError):
            return []

    async def _post(self, to: object, text: str, nonce: str, view: Under, pictures: Files) -> bool:
        if not isinstance(to, discord.abc.Messageable):
            log.warning("a word to the facilitators found no channel to go to")
            return False
        under: dict[str, Any] = {"view": view()} if view else {}
        try:
            await post(to, text, nonce=nonce[:25], clock=self.desk.clock, pictures=pictures, **under)
        except CannotPost:
            log.warning("a word to the facilitators could not be posted")
            return False
        return True
