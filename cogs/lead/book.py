"""What is held in each group: the rows tell it, memory carries it, and the group reads of it."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Post
from bot.practice.roles import LASTS, LOOKS_BACK, Meeting, Take, When, meeting_for
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.places import LEFT_AFTER, reach
from cogs.common.posting import CannotPost, post, rewrite
from cogs.common.register import named
from cogs.common.turns import Turns
from cogs.lead import words

log = logging.getLogger(__name__)

A_WHILE = timedelta(days=14)
"""How long an offer for the next meeting stands where nobody knows when that is."""


class Shelf:
    """The books of all groups. Whoever changes one asks `turns` first, by the group's id."""

    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk, self.turns = client, desk, Turns()

    async def remember(self) -> None:
        """Know at the start what is held, and what observers get."""
        shared = await self.desk.store.roles.shared()
        for live in self.desk.directory:
            live.shared = shared.get(live.group.id, live.shared)
            await self.refresh(live)

    async def refresh(self, live: Live) -> None:
        live.takes = tuple(await self.desk.store.roles.since(self._kept_since(), live.group.id))

    def _kept_since(self) -> datetime:
        return self.desk.clock.now() - LOOKS_BACK

    async def meeting(self, live: Live, when: When | None = None) -> Meeting | None:
        """Give the meeting that somebody means; None where nobody knows of a next one."""
        now, group = self.desk.clock.now(), live.group
        met = [
            each.met
            for each in await self.desk.store.checkins.met_since(now - LASTS)
            if each.group == group.id
        ]
        opened = max((at for at in met if at is not None), default=None)
        return meeting_for(when, live.takes, (group.meets, group.charter.zone), now, opened)

    async def users(self, live: Live, persons: Iterable[int]) -> dict[int, int]:
        return await self.desk.store.people.users(live.group.id, set(persons))

    def is_on(self, meeting: Meeting) -> bool:
        return meeting.begins <= self.desk.clock.now() < meeting.ends

    # Telling the group

    async def tell(self, live: Live, take: Take, user: int, channel: int | None) -> bool:
        """Let the group read who has it, in place of what it read before; False where that could not be."""
        with speaking(live.group.charter.language):
            text = words.takes(take, user, now_on=self.is_on(take.meeting))
        try:
            where = await self._put(take, text, channel)
        except CannotPost:
            log.warning("who has taken something on could not be told")
            return False
        await self.desk.store.roles.stands(take, where)
        await named(self.client, self.desk, live.group.id, (where.channel, where.message), [take.person])
        return True

    async def _put(self, take: Take, text: str, channel: int | None) -> Post:
        if take.post is not None:
            standing = self.client.get_partial_messageable(take.post.channel).get_partial_message(
                take.post.message
            )
            if await rewrite(standing, self.desk.clock, content=text):
                return take.post
        if channel is None:
            raise CannotPost
        place = await reach(self.client, channel)
        nonce = f"k{take.id}-{take.token}"[:25]
        return Post(channel, await post(place, text, nonce=nonce, clock=self.desk.clock))

    async def untell(self, live: Live, take: Take) -> None:
        """Let the group read that it is free again; whose it was is said no more."""
        if take.post is None:
            return
        with speaking(live.group.charter.language):
            text = words.free_again(take.role, take.meeting)
        where = (take.post.channel, take.post.message)
        standing = self.client.get_partial_messageable(where[0]).get_partial_message(where[1])
        try:
            await rewrite(standing, self.desk.clock, content=text)
        except CannotPost:
            log.warning("that something is free again could not be told")
            return
        await self.desk.store.posts.note(live.group.id, where, ())

    async def tell_untold(self, live: Live) -> None:
        """Tell what a crash kept from being told."""
        now = self.desk.clock.now()
        untold = [
            each
            for each in live.takes
            if each.post is None and each.ends > now and now - each.at > LEFT_AFTER
        ]
        users = await self.users(live, (each.person for each in untold))
        for take in untold:
            if take.person in users:
                await self.tell(live, take, users[take.person], next(iter(live.group.charter.channels), None))
