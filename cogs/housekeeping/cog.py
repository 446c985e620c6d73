"""The daily round."""

import logging
from datetime import timedelta

from discord.ext import commands

from bot.store.retention import Periods
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.monitor.unanimity import look

log = logging.getLogger(__name__)


class Housekeeping(commands.Cog):
    def __init__(self, desk: Desk, diary: Diary) -> None:
        self.desk, self.diary = desk, diary

    async def cog_load(self) -> None:
        await self.tidy()
        self.diary.daily(self.tidy)
        self.diary.open()

    async def cog_unload(self) -> None:
        self.diary.close()

    async def tidy(self) -> None:
        """Let go of what was kept long enough. Running it twice changes nothing."""
        now, kept = self.desk.clock.now(), self.desk.settings.retention
        periods = Periods(timedelta(days=kept.traces_days), timedelta(days=kept.totals_days))
        gone = await self.desk.store.traces.prune(now - periods.traces)
        await self.desk.store.groups.prune(now - periods.traces)
        await self.desk.store.retention.prune(periods, now)
        await look(self.desk)
        log.info("tidied up: %d traces had been kept long enough", gone)
