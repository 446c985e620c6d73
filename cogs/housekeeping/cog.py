"""The daily round."""

import logging
from datetime import datetime, timedelta

from discord.ext import commands

from bot.store import backups
from bot.store.daily import next_day
from bot.store.retention import Periods
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.housekeeping.abandoned import Abandoned
from cogs.monitor.unanimity import look

TAKES_DOWN = timedelta(days=7)
"""At the longest, before a closed group is erased: so long it is tried to take down what names its people."""

LOOKS_AGAIN = timedelta(hours=1)
"""While today's round is not known to be done: by us, who failed, or by another process."""

log = logging.getLogger(__name__)


class Housekeeping(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary) -> None:
        self.client, self.desk, self.diary = client, desk, diary
        self.abandoned = Abandoned(client, desk)

    async def cog_load(self) -> None:
        self.diary.open()
        await self.tidy()

    async def cog_unload(self) -> None:
        self.diary.close()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.abandoned.note()

    async def tidy(self) -> None:
        """Make today's round, unless it is made already, and be there for the next."""
        now = self.desk.clock.now()
        self.diary.alarm("tidy", now + LOOKS_AGAIN, self.tidy)
        turn = await self.desk.store.daily.begin(now)
        if turn == "mine":
            await self._round(now)
            await self.desk.store.daily.done(now)
        await look(self.desk)  # each process for the groups in its memory
        if turn != "others":
            self.diary.alarm("tidy", next_day(now), self.tidy)

    async def _farewell(self, kept: timedelta, now: datetime) -> None:
        """Take down what names the people of closed groups: once these are erased nobody could find it again."""
        if await self.desk.store.posts.of_closed(now - kept + min(TAKES_DOWN, kept / 2), now):
            self.client.dispatch("posts_going")

    async def _round(self, now: datetime) -> None:
        """Let go of what was kept long enough, also in the files. Running it twice changes nothing."""
        kept, database = self.desk.settings.retention, self.desk.settings.database
        await self.abandoned.close(now)
        periods = Periods(timedelta(days=kept.traces_days), timedelta(days=kept.totals_days))
        await self.desk.store.views.end_keys(now)
        await self._farewell(periods.traces, now)
        gone = await self.desk.store.retention.prune(periods, now)
        old = backups.let_go(database.url, database.backups, timedelta(days=database.backups_days), now)
        if not await self.desk.store.sweep():
            log.warning("something else is at work on the database: what was deleted is overwritten tomorrow")
        log.info("tidied up: %d rows and %d copies had been kept long enough", gone, old)
