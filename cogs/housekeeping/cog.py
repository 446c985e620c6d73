"""The daily round."""

import logging
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from discord.ext import commands

from cogs.common.desk import Desk
from cogs.monitor.unanimity import look

log = logging.getLogger(__name__)

DRAFTS_LIVE = timedelta(days=1)


class Housekeeping(commands.Cog):
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        # An hour's grace and one run for many missed: the library's own default of one second skips in silence.
        defaults = {"misfire_grace_time": 3600, "coalesce": True}
        self.scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    async def cog_load(self) -> None:
        await self.tidy()
        self.scheduler.add_job(self.tidy, "interval", days=1)
        self.scheduler.start()

    async def cog_unload(self) -> None:
        self.scheduler.shutdown(wait=False)

    async def tidy(self) -> None:
        """Let go of old traces, groups closed long enough and unfinished forms. Running it twice changes nothing."""
        now = self.desk.clock.now()
        days = timedelta(days=self.desk.settings.retention.traces_days)
        gone = await self.desk.store.traces.prune(now - days)
        await self.desk.store.groups.prune(now - days)
        totals = timedelta(days=self.desk.settings.retention.totals_days)
        await self.desk.store.noticed.prune(now - days, (now - totals).date())
        await self.desk.store.drafts.prune(now - DRAFTS_LIVE)
        await look(self.desk)
        log.info("tidied up: %d traces had been kept long enough", gone)
