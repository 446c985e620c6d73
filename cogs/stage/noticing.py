"""Firsts as they come: noticed once, written down once, and told to the facilitators once."""

from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from discord.ext import commands

from bot.dynamics.dissent.fate import LIKELY
from bot.dynamics.room import Heard
from bot.dynamics.values import Utterance
from bot.live import EVER, Live
from bot.practice.firsts import (
    A_NIGHT,
    A_STORY,
    SILENT,
    YOUNG,
    First,
    Happened,
    Silences,
    first_newcomer,
    is_goodbye,
    is_news,
    is_silence,
)
from bot.practice.rhythm import openings
from bot.practice.stages import ask_anew
from bot.words.notes import FIRST
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.timekeeping import Lookout, is_here, next_look, one_alone
from cogs.stage.standing import Standings

A_DAY = timedelta(days=1)
LIKE_A_STORY = 0.5
"""What a text has to have of a story, 0 to 1, as it is read."""


class Noticer:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        notebook: Notebook,
        standings: Standings,
    ) -> None:
        self.client, self.desk, self.diary = client, desk, diary
        self.notebook, self.standings = notebook, standings
        self._silences = Silences()
        self._seen: dict[tuple[int, First], datetime] = {}
        """What was noticed and is not written down yet."""
        self._changed: set[int] = set()
        """Groups in whose rows there may be something new."""
        self._all_at = EVER
        """When the rows of all groups are to be looked through next."""
        self._lookout = Lookout("firsts", client, desk, diary, self._see_to)

    # As it happens; nothing here waits

    def hear(self, live: Live, place: int, said: Utterance, heard: Heard) -> None:
        coming = self._coming(live)
        if "conflict" in coming and any(each.belief >= LIKELY for each in heard.standings):
            self._note(live, "conflict", said.at)
        if "silence" in coming and is_news(said.at, self.desk.clock.now()):
            story = _is_story(live, place, said)
            if self._silences.hear(place, said.at, said.speaker, story=story):
                self._listen(live.group.id, place, said.speaker)

    def met(self, live: Live) -> None:
        """A meeting was opened, in its time or out of it."""
        now = self.desk.clock.now()
        if "meeting" in self._coming(live) and now < live.group.created + YOUNG:
            self._note(live, "meeting", now)

    def gone(self, live: Live) -> None:
        """Somebody left; it is spoken of only once a night is over, and never of whom."""
        now = self.desk.clock.now()
        if "goodbye" in self._coming(live) and is_goodbye(live.joined, live.group.created, now):
            self._note(live, "goodbye", now + A_NIGHT)

    def _coming(self, live: Live) -> frozenset[First]:
        return frozenset() if "stage" in live.group.off else self.standings.coming(live)

    def _note(self, live: Live, first: First, at: datetime) -> None:
        self._seen.setdefault((live.group.id, first), at)
        self._lookout.wake()

    def _listen(self, group: int, place: int, speaker: int) -> None:
        at = self.desk.clock.now() + SILENT
        self.diary.alarm(f"silence-{place}", at, partial(self._is_silent, group, place, speaker))

    async def _is_silent(self, group: int, place: int, speaker: int) -> None:
        live, now = self.desk.directory.by_id(group), self.desk.clock.now()
        since = self._silences.since(place)
        if live is None or not is_silence(since, now):
            return
        if live.is_telling(place, now):  # a pause within a story is none after it
            self._silences.hear(place, now, speaker, story=True)
            self._listen(group, place, speaker)
            return
        self._silences.forget(place)
        if "silence" in self._coming(live):
            self._note(live, "silence", now)

    # Looking after what is to be written down and told

    async def look(self) -> None:
        await self._lookout.look()

    def wake(self, live: Live) -> None:
        """Something about a group has changed."""
        self._changed.add(live.group.id)
        self._lookout.wake()

    async def _see_to(self, now: datetime) -> datetime | None:
        for live in await self._to_look_through(now):
            with one_alone("whether a group has a first could not be told"):
                await self._from_rows(live)
        meetings = self._first_meetings()
        for group, at in meetings.items():
            if at <= now:
                await self._write(group, "meeting", at)
        for (group, first), at in list(self._seen.items()):
            await self._write(group, first, at)
            self._seen.pop((group, first), None)
        later = await self._tell(now)
        return next_look([self._all_at, *later, *(at for at in meetings.values() if at > now)], now)

    def _first_meetings(self) -> dict[int, datetime]:
        """Give when the young groups that are here meet for the first time, as far as their calendars say."""
        coming = [live for live in self.desk.directory if "meeting" in self._coming(live)]
        found = {live.group.id: _first_meeting(live) for live in coming if is_here(self.client, live)}
        return {group: at for group, at in found.items() if at is not None}

    async def _to_look_through(self, now: datetime) -> list[Live]:
        """Give the groups whose rows are looked through: those that changed, and once a day all."""
        changed, self._changed = self._changed, set[int]()
        if now < self._all_at:
            found = [self.desk.directory.by_id(group) for group in changed]
        else:
            await self.standings.load()  # what was said long ago counts no more
            found, self._all_at = list(self.desk.directory), now + A_DAY
        return [live for live in found if live is not None and is_here(self.client, live)]

    async def _from_rows(self, live: Live) -> None:
        """Notice what stands in rows, so that it is found after a restart, too."""
        coming = self._coming(live)
        newcomer = first_newcomer(live.arrivals(), live.group.created)
        if "newcomer" in coming and newcomer is not None:
            await self._write(live.group.id, "newcomer", newcomer)
        if "conflict" in coming:
            differed = await self.desk.store.noticed.dissents(live.group.id, EVER)
            likely = [each.at for each in differed if each.belief >= LIKELY]
            if likely:
                await self._write(live.group.id, "conflict", likely[0])

    async def _write(self, group: int, first: First, at: datetime) -> None:
        """Write it down, once; what is learned of too late gets no word."""
        now, live = self.desk.clock.now(), self.desk.directory.by_id(group)
        if live is None:
            return
        told = None if is_news(at, now) else now
        await self.desk.store.stages.happened(group, first, at, noticed=True, told=told)
        await self.standings.of(live)

    async def _tell(self, now: datetime) -> list[datetime]:
        """Tell what is to be told; gives when more will be."""
        later: list[datetime] = []
        for group, happened in await self.desk.store.stages.untold():
            live = self.desk.directory.by_id(group)
            if happened.at > now:
                later.append(happened.at)
            elif live is not None and is_here(self.client, live):
                with one_alone("facilitators could not be told of a first"):
                    await self._tell_one(live, happened, now)
        return later

    async def _tell_one(self, live: Live, happened: Happened, now: datetime) -> None:
        if is_news(happened.at, now) and "stage" not in live.group.off:
            await self.notebook.note(live, FIRST + happened.kind, str(live.group.id))
        await self.desk.store.stages.told(live.group.id, happened.kind, now)

    # Somebody arrives

    async def arrived(self, live: Live) -> None:
        """Let the group be asked anew where it is, if it has said so before, and not too often."""
        if "stage" in live.group.off:
            return
        now, group = self.desk.clock.now(), live.group.id
        kept = await self.desk.store.stages.of_group(group)
        if ask_anew(kept.answers, kept.asked, now, now):
            about = str(int(kept.asked.timestamp())) if kept.asked else "once"
            await self.notebook.note(live, "stage-anew", about)
            await self.desk.store.stages.asked(group, now)
        self.wake(live)


def _first_meeting(live: Live) -> datetime | None:
    """Give when a young group meets for the first time, as far as its calendar says."""
    meets, created = live.group.meets, live.group.created
    if meets is None:
        return None
    zone = live.group.charter.zone
    told = datetime.combine(meets.since, time(), ZoneInfo(zone))  # on that day the calendar was set
    opening = next(openings(meets, zone, max(told, created)), None)
    return opening.at if opening and opening.at < created + YOUNG else None


def _is_story(live: Live, place: int, said: Utterance) -> bool:
    if live.is_telling(place, said.at):
        return said.cues.to_all is True  # of whoever has the word
    long = (said.cues.words or 0) >= A_STORY
    return long and said.reading is not None and said.reading.acts.story >= LIKE_A_STORY
