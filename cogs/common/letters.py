"""Direct messages to people who asked for one."""

import logging

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from bot.words import _
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost, post

log = logging.getLogger(__name__)


class Letters:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    async def write(self, live: Live, user: int, text: str, *, nonce: str) -> bool:
        """Write to somebody, unless they have chosen meanwhile not to be; whom it does not reach is told later.

        Gives whether it went through.
        """
        people = self.desk.store.people
        person = await people.find(live.group.id, user)
        if person is None or person.dms == "nothing":
            return False
        try:
            await post(await self.client.fetch_user(user), text, nonce=nonce[:25], clock=self.desk.clock)
        except (CannotPost, discord.HTTPException, aiohttp.ClientError) as error:
            log.warning("somebody could not be written to")
            if isinstance(error, CannotPost) and not error.passing:
                await people.not_reached(live.group.id, person.number, self.desk.clock.now())
            return False
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
