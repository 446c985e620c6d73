"""What is kept of talk beside its traces: the drift of each day, dissents as they ended, what came after a nudge."""

import logging
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.dynamics.acts.gist import shared
from bot.dynamics.aftermath import next_window
from bot.dynamics.dissent.fate import LIKELY
from bot.dynamics.dissent.values import Standing
from bot.dynamics.policy import Given
from bot.dynamics.room import Heard
from bot.dynamics.values import Observation, Patterns, Utterance
from bot.live import Live
from bot.store.noticed import DaySums
from bot.store.store import Store
from bot.week.meeting import MeetingSoFar
from bot.week.totals import Meeting

log = logging.getLogger(__name__)

TOUCHES = 0.5
"""Words in common with the purpose, over chance, from which a message touches on it."""


EVERY = 8
"""Turns from one look at the pattern of a meeting to the next: the window behind it is forty long."""

MEETINGS_AT_ONCE = 1_000
"""Places in which a meeting is remembered between two writes; of more, one that goes on begins to be told anew."""

QUARTER = 900
"""Seconds of a quarter of an hour: no day begins within one, wherever on earth."""


@lru_cache(maxsize=256)
def _day(zone: str, quarter: int) -> date:
    return datetime.fromtimestamp(quarter * QUARTER, tz=ZoneInfo(zone)).date()


class Keeper:
    """Notes without waiting; writes when told to. What cannot be written now waits for the next time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._days: dict[tuple[int, date], DaySums] = {}
        self._dissents: dict[tuple[int, int], Standing] = {}
        self._after: list[tuple[int, Given, float | None, str | None]] = []
        self._meetings: dict[tuple[int, int], MeetingSoFar] = {}
        self._over: list[tuple[int, int, Meeting]] = []
        self.counted_until: dict[int, datetime] = {}
        """By channel, up to when its messages were added to their days before this process began."""

    @property
    def waiting(self) -> bool:
        return bool(
            self._days
            or self._dissents
            or self._after
            or self._over
            or any(each.news for each in self._meetings.values())
        )

    def note(self, live: Live, channel: int, place: int, said: Utterance, heard: Heard) -> None:
        """Take in what came of a message in a channel, or in a thread of it."""
        known = self.counted_until.get(channel)
        if known is None or said.at > known:
            self._drift(live, said)
        self.follow(live, heard.standings)
        seen = heard.of("leader-centered")
        if seen is None:
            return
        if seen.turn % EVERY == 0:
            self._meet(live.group.id, place, seen, live.talk(place).room.patterns(seen.belief))
        for given in live.given:
            if given.compared or given.place != place:
                continue
            share = next_window(given, seen)
            if share is not None:
                self._compare(live, given, share, None)

    def follow(self, live: Live, standings: tuple[Standing, ...]) -> None:
        """Take in how dissents stand; each is kept as it stands, for a meeting may end without another word."""
        for standing in standings:
            if standing.belief < LIKELY:
                continue
            self._dissents[live.group.id, standing.message] = standing
            for given in live.given if standing.settled else ():
                if (
                    given.kind.startswith("dissent")
                    and given.message == standing.message
                    and not given.compared
                ):
                    self._compare(live, given, None, standing.fate)

    async def write(self) -> None:
        """Write what waits; what cannot be written now waits on."""
        noticed = self._store.noticed
        days, self._days = self._days, {}
        if days and not await _written(noticed.add_days(days)):
            for key, sums in days.items():
                self._days[key] = sums.plus(self._days.get(key, DaySums()))
        dissents, self._dissents = self._dissents, {}
        if dissents and not await _written(noticed.keep(dissents)):
            self._dissents = dissents | self._dissents
        await self._write_meetings()
        after, self._after = self._after, []
        for each in after:
            group, given, share, became = each
            if not await _written(self._store.nudges.compare(group, given, after=share, became=became)):
                self._after.append(each)

    def _meet(self, group: int, place: int, seen: Observation, patterns: Patterns) -> None:
        """Take in how a meeting looks after some more of its turns."""
        so_far = self._meetings.get((group, place))
        if so_far is None or so_far.began != seen.meeting:
            if so_far is not None and so_far.news:
                self._over.append((group, place, so_far.told()))
            so_far = self._meetings[group, place] = MeetingSoFar(seen.meeting)
        so_far.see(seen, patterns)

    async def _write_meetings(self) -> None:
        news = [(key, each, each.told()) for key, each in self._meetings.items() if each.news]
        told = [*self._over, *((*key, meeting) for key, _each, meeting in news)]
        if not told or not await _written(self._store.weeks.keep_meetings(told)):
            return
        self._over = []
        for key, each, meeting in news:
            each.news = each.told() != meeting
            if not each.news and self._meetings.get(key) is each and len(self._meetings) > MEETINGS_AT_ONCE:
                del self._meetings[key]

    def _drift(self, live: Live, said: Utterance) -> None:
        if said.reading is None:
            return
        acts, gist = said.reading.acts, said.reading.gist
        key = live.group.id, _day(live.group.charter.zone, int(said.at.timestamp()) // QUARTER)
        sums = self._days.get(key) or DaySums()
        self._days[key] = DaySums(
            sums.messages + 1,
            sums.advice + acts.advice,
            sums.story + acts.story,
            sums.support + acts.support,
            sums.judgment + acts.judgment,
            sums.deference + acts.deference,
            sums.purpose + (bool(gist & live.purpose) and shared(gist, live.purpose) >= TOUCHES),
        )

    def _compare(self, live: Live, given: Given, share: float | None, became: str | None) -> None:
        live.given = [replace(each, compared=True) if each == given else each for each in live.given]
        self._after.append((live.group.id, given, share, became))


async def _written(what: Awaitable[None]) -> bool:
    """Tell whether it was written, or never will be because its group is gone; False if it may be tried again."""
    try:
        await what
    except IntegrityError:
        log.warning("what was noticed of a group that is gone was let go")
    except (DBAPIError, OSError):
        log.warning("what was noticed could not be written; it waits")
        return False
    return True
