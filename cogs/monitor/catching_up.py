"""Hearing what was said while the bot was away, from Discord's own history."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from cogs.common.desk import Desk
from cogs.monitor.listening import Listener
from cogs.monitor.reading import is_for_two

log = logging.getLogger(__name__)

LOOK_BACK = timedelta(hours=3)
"""How far before the last known message reading begins, so that the meeting in progress is known again."""

INSTANT = timedelta(milliseconds=1)
"""History begins after an instant; what was said at it may be missing there and is left alone."""

ONE_PAGE = 100
"""Messages that Discord gives at once; a history of fewer is whole."""

Place = discord.TextChannel | discord.Thread


class CatchUp:
    """Reads each place from where it was left, oldest first; what comes in meanwhile waits its turn."""

    def __init__(self, client: commands.AutoShardedBot, desk: Desk, listener: Listener) -> None:
        self.client, self.desk, self.listener = client, desk, listener
        self._waiting: dict[int, list[discord.Message]] = {}
        self.on_message: list[Callable[[discord.Message, datetime], None]] = []
        """Who else hears what was said, and when, before the monitor does; none of them may wait."""

    def hold(self, message: discord.Message) -> bool:
        """Keep a live message until its place is caught up; False when it can be heard now."""
        waiting = self._waiting.get(message.channel.id)
        if waiting is None:
            return False
        waiting.append(message)
        return True

    async def all(self) -> None:
        """Catch up with every group; safe to call again at any time, since hearing twice changes nothing."""
        for live in self.desk.directory:
            known = await self.desk.store.groups.heard_until(live.group.id)
            self.listener.keeper.counted_until |= known
            for place, channel in self._places(live):
                await self._place(live, place, known.get(channel, live.group.created))

    def _places(self, live: Live) -> list[tuple[Place, int]]:
        found: list[tuple[Place, int]] = []
        for each in live.group.charter.channels:
            channel = self.client.get_channel(each)
            if isinstance(channel, discord.TextChannel):
                found.append((channel, each))
                found += [(thread, each) for thread in channel.threads if not is_for_two(thread)]
        return found

    async def _place(self, live: Live, place: Place, known: datetime) -> None:
        if place.id in self._waiting:
            return  # another call is at it
        reach = timedelta(hours=self.desk.settings.monitor.catch_up_hours)
        begin = max(known - LOOK_BACK, self.desk.clock.now() - reach)
        newest = place.last_message_id
        if newest is None or discord.utils.snowflake_time(newest) < begin:
            return
        if not place.permissions_for(place.guild.me).read_message_history:
            log.warning("a channel's history may not be read; going on from here")  # it would look empty
            return
        waiting = self._waiting[place.id] = []
        try:
            await self._read(live, place, begin)
        except (discord.HTTPException, aiohttp.ClientError):
            log.warning("a channel's history could not be read; going on from here")
        finally:
            del self._waiting[place.id]
            for message in sorted(waiting, key=lambda each: each.id):
                self._hear(message)

    def _hear(self, message: discord.Message) -> None:
        for hear in self.on_message:
            hear(message, message.created_at)
        self.listener.hear(message)

    async def _read(self, live: Live, place: Place, begin: datetime) -> None:
        """Hear what the history tells, and let go of what it does not tell any more.

        Before the oldest message read nothing is let go of: what a long history did not give may still be there.
        """
        there: set[int] = set()
        written = await self._written(live, place.id)
        end = self.desk.clock.now()
        async for message in place.history(after=begin, oldest_first=True, limit=None):
            there.add(message.id)
            if message.id in written:
                written[message.id]()
            self._hear(message)
        if len(there) >= ONE_PAGE:
            begin = discord.utils.snowflake_time(min(there))
        await self.listener.forget_gone(live, place.id, (begin + INSTANT, end), there)

    async def _written(self, live: Live, place: int) -> dict[int, Callable[[], None]]:
        """Give, by the message of ours that shows it, how an answer to a story is heard that came by a form."""
        store, written = self.desk.store, dict[int, Callable[[], None]]()
        for number in live.rounds_in(place):
            round_ = await store.rounds.get(number)
            tellers = {story.id: story.person for story in await store.rounds.stories(number)}
            for answer in await store.answers.in_round(number):
                user = await store.people.user(answer.group, answer.person)
                if round_ is not None and answer.post is not None and user is not None:
                    teller, leads = tellers[answer.story], live.leads(user, ())  # roles are not known here
                    hear = partial(self.listener.hear_answer, live, round_, answer)
                    written[answer.post.message] = partial(hear, teller=teller, leads=leads)
        return written
