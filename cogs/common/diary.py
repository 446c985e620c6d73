"""The one scheduler of the house: something daily, and alarms that can be set anew."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler


class Diary:
    """Nothing in it outlives the process: what is to come stands in rows, and sets its alarm at every start."""

    def __init__(self) -> None:
        # An hour's grace and one run for many missed: the library's own default of one second skips in silence.
        defaults = {"misfire_grace_time": 3600, "coalesce": True}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def open(self) -> None:
        self._scheduler.start()

    def close(self) -> None:
        self._scheduler.shutdown(wait=False)

    def daily(self, what: Callable[[], Awaitable[Any]]) -> None:
        self._scheduler.add_job(what, "interval", days=1)

    def alarm(self, name: str, at: datetime, what: Callable[[], Awaitable[Any]]) -> None:
        """Do something at an instant, however late it gets: the rows say what is too late. One alarm a name."""
        self._scheduler.add_job(
            what, "date", run_date=at, id=name, replace_existing=True, misfire_grace_time=None
        )
