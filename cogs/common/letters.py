"""Direct messages to people who asked for one."""

import logging
from collections.abc import Collection

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from bot.store.holding import LETTER
from bot.words import _
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost, post
from cogs.common.register import named

log = logging.getLogger(__name__)


class Letters:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    async def write(
        self, live: Live, user: int, text: str, *, nonce: str, names: Collection[int] = ()
    ) -> bool:
        """Write to somebody, unless they chose meanwhile not to be, or pause; whom it does not reach is told later.

        names: whom it names, by number. Gives whether it went through.
        """
        people = self.desk.store.people
        person = await people.find(live.group.id, user)
        if person is None or person.dms == "nothing" or person.rests(self.desk.clock.now()):
            return False
        try:
            to = await self.client.fetch_user(user)
            message = await post(to, text, nonce=nonce[:25], clock=self.desk.clock)
        except (CannotPost, discord.HTTPException, aiohttp.ClientError) as error:
            log.warning("somebody could not be written to")
            if isinstance(error, CannotPost) and not error.passing:
                await people.not_reached(live.group.id, person.number, self.desk.clock.now())
            return False
        if names and to.dm_channel is not None:
            where = (to.dm_channel.id, message)
            await named(self.client, self.desk, live.group.id, where, names, way=LETTER)
        await people.unreached_since(live.group.id, person.number)
        return True

    async def missed(self, live: Live, number: int) -> str:
        """Say to somebody who is here that they could not be reached, once; empty where they could."""
        at = await self.desk.store.people.unreached_since(live.group.id, number)
        if at is None:
            return ""
        return "\n" + _(
            "⚠️ On {when} I could not reach you by direct message. To allow it: press the server's name, then **Privacy "
            "Settings**, and switch on **Direct Messages**."
        ).format(when=discord.utils.format_dt(at, "D"))
