"""Groups of servers that the bot is no longer in, also where it was removed or the server deleted while it was down."""

import logging
from datetime import datetime, timedelta

from discord.ext import commands

from cogs.common.desk import Desk

UNSEEN_FOR = timedelta(days=30)

log = logging.getLogger(__name__)


class Abandoned:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    async def note(self) -> None:
        """Note which servers the bot is in; one that Discord cannot reach just now counts, too."""
        here = [guild.id for guild in self.client.guilds]
        await self.desk.store.groups.seen(here, self.desk.clock.now())

    async def close(self, now: datetime) -> None:
        """Close groups whose server was not seen for long, not before Discord has said which servers there are."""
        if not self.client.is_ready():
            return
        await self.note()
        gone = await self.desk.store.groups.unseen(now - UNSEEN_FOR)
        for group in gone:
            live = self.desk.directory.by_id(group)
            if live is not None:
                await self.desk.directory.close(live, now)
            else:
                await self.desk.store.groups.close(group, now)
        if gone:
            self.client.dispatch("group_closed")
            log.info("closed %d groups whose server is gone", len(gone))
