"""Asks in who wants to be asked when quiet, and holds up a mirror to who wants one: privately, once a meeting.

What somebody wants, and when they were told last, stands in rows; memory only knows where it is worth looking.
"""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial

import discord
from discord.ext import commands

from bot.dynamics.acts.gist import shared
from bot.dynamics.drift import LIKELY
from bot.dynamics.policy import quiet
from bot.live import Common, Live
from bot.practice.inviting import (
    AROUND,
    LAST,
    LULL,
    MANY,
    BalanceWish,
    Meeting,
    holds_mirror,
    is_lull,
    is_touched,
    lately,
    to_ask_in,
)
from bot.store.balance import Telling
from bot.words import speaking
from cogs.balance.inviting_words import asked_in, mirrored, touched
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.letters import Letters
from cogs.nudges.words import link

NOT_NOW = frozenset({"round", "check-in", "floor"})
"""While a story is told, or people arrive or speak in turn, nobody is asked in or told that they speak much."""


class Inviter:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, diary: Diary, letters: Letters
    ) -> None:
        self.client, self.desk, self.diary, self.letters = client, desk, diary, letters
        self._over_after = timedelta(minutes=desk.settings.monitor.meeting_gap_minutes)
        self._wanting: dict[int, set[int]] = {}
        self._watched: set[int] = set()
        """Places of talk for whose next lull an alarm is set."""
        self._touched: dict[int, datetime] = {}
        """When a place of talk was last found to touch what somebody shares who wants to be asked in."""

    async def remember(self) -> None:
        self._wanting = await self.desk.store.balance.wanted()

    async def keep(self, wish: BalanceWish) -> None:
        """Take up what somebody wants from now on."""
        await self.desk.store.balance.put(wish)
        self._wanting = await self.desk.store.balance.wanted()

    def hear(self, live: Live, channel: int, place: int) -> None:
        """A turn began somewhere."""
        wanting = self._wanting.get(live.group.id)
        if not wanting:
            return
        if place not in self._watched:
            self._wait(live, channel, place, self.desk.clock.now() + LULL)
        self._hear_touch(live, channel, place, wanting)
        turns = live.talk(place).room.turns
        speaker = turns[-1].speaker if turns else 0
        if speaker in wanting and [turn.speaker for turn in turns[-LAST:]].count(speaker) >= MANY:
            look = partial(self._look_at_one, live.group.id, channel, place, speaker)
            self.diary.alarm(f"mirror {place} {speaker}", self.desk.clock.now(), look)

    def _hear_touch(self, live: Live, channel: int, place: int, wanting: Collection[int]) -> None:
        """Look closer, once in a while, where the talk is about what somebody shares who wants to be asked in."""
        now, last = self.desk.clock.now(), self._touched.get(place)
        if (last is not None and now - last < LULL) or not self._sharers(live, place, now) & set(wanting):
            return
        self._touched[place] = now
        look = partial(self._look_at_touch, live.group.id, channel, place)
        self.diary.alarm(f"touch {place}", now, look)

    def _sharers(self, live: Live, place: int, now: datetime) -> set[int]:
        """Give who shares something that the talk in a place is about."""
        meeting = meeting_in(live, place) if live.common else None
        if meeting is None:
            return set()
        said = live.talk(place).room.lately.gists()
        return {
            person
            for each in live.common
            if is_touched(meeting, [who for who, about in said if _touches(each, about)], now)
            for person in each.people
        }

    async def _look_at_touch(self, group: int, channel: int, place: int) -> None:
        """Ask one person in who shares what the talk is about."""
        live, now = self.desk.directory.by_id(group), self.desk.clock.now()
        meeting = live and meeting_in(live, place)
        if live is None or meeting is None or not self._may(live, channel, place, now):
            return
        say = partial(touched, live.group.charter.name, self._here(live, place))
        await self._ask_one_in(live, meeting, say, among=self._sharers(live, place, now))

    def _wait(self, live: Live, channel: int, place: int, until: datetime) -> None:
        self._watched.add(place)
        self.diary.alarm(f"lull {place}", until, partial(self._look, live.group.id, channel, place))

    async def _look(self, group: int, channel: int, place: int) -> None:
        """See whether the talk rests, and ask one person in."""
        self._watched.discard(place)
        live, now = self.desk.directory.by_id(group), self.desk.clock.now()
        meeting = live and meeting_in(live, place)
        if live is None or meeting is None:
            return
        if now - meeting.last < LULL:
            self._wait(live, channel, place, meeting.last + LULL)
        elif is_lull(meeting, now, self._over_after) and self._may(live, channel, place, now):
            say = partial(asked_in, live.group.charter.name, self._here(live, place))
            await self._ask_one_in(live, meeting, say)

    async def _ask_one_in(
        self, live: Live, meeting: Meeting, say: Callable[[], str], among: Collection[int] | None = None
    ) -> None:
        """Write to whoever waited longest, or to the next where Discord does not let us. among: by number, or all."""
        store, now = self.desk.store, self.desk.clock.now()
        spoke = await store.traces.speakers(live.group.id, now - AROUND)
        for wish in to_ask_in(meeting, await store.balance.of_group(live.group.id), spoke, now):
            if among is not None and wish.person not in among:
                continue
            if await self._tell(live, wish, "last_asked", say):
                return

    async def _look_at_one(self, group: int, channel: int, place: int, person: int) -> None:
        """Hold up a mirror to somebody who speaks."""
        live, now = self.desk.directory.by_id(group), self.desk.clock.now()
        meeting = live and meeting_in(live, place)
        if live is None or meeting is None or not self._may(live, channel, place, now):
            return
        wish = await self.desk.store.balance.mine(group, person)
        if wish is not None and holds_mirror(meeting, wish, now):
            say = partial(mirrored, live.group.charter.name, lately(meeting, person))
            await self._tell(live, wish, "last_mirrored", say)

    def _may(self, live: Live, channel: int, place: int, now: datetime) -> bool:
        """Not while people take turns or arrive, nor in quiet hours, nor about talk that is not open to everybody."""
        there = self.client.get_channel(place)
        private = not isinstance(there, discord.TextChannel | discord.Thread) or (
            isinstance(there, discord.Thread) and there.is_private()
        )
        return not (private or live.known(channel, place, now) & NOT_NOW or quiet(live.ledger(now), now))

    def _here(self, live: Live, place: int) -> str:
        turn = live.talk(place).room.turn
        return link(live.group.guild, place, turn.last_message) if turn else f"<#{place}>"

    async def _tell(self, live: Live, wish: BalanceWish, telling: Telling, say: Callable[[], str]) -> bool:
        """Write to somebody, once; False where that could not be, or was done by another."""
        store, now = self.desk.store, self.desk.clock.now()
        person = await store.people.find(live.group.id, wish.user)
        if person is None or person.dms == "nothing" or person.rests(now):
            return False
        if not await store.balance.claim(wish, telling, now):
            return False
        with speaking(live.group.charter.language):
            text = say()
        nonce = f"b{wish.person}-{int(now.timestamp())}"
        return await self.letters.write(live, wish.user, text, nonce=nonce)


def _touches(common: Common, about: int) -> bool:
    return bool(common.gist & about) and shared(common.gist, about) >= LIKELY


def meeting_in(live: Live, place: int) -> Meeting | None:
    """Give the meeting in a channel or thread as far as the room knows it; None where nothing was said."""
    room = live.talk(place).room
    turns = room.turns
    if not turns or room.meeting_began is None:
        return None
    return Meeting(room.meeting_began, [turn.speaker for turn in turns], turns[-1].ended)
