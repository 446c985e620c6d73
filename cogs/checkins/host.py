"""What a check-in does on Discord: its post, its thread, the words in it, its end. It keeps no books."""

import asyncio
import io
import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from bot.pictures.gathering import Band, Part, draw_gathering
from bot.practice.arriving import Gathered, gather
from bot.practice.checkin import Arrival, CheckIn, Post, Wish
from bot.words import _, speaking
from bot.words import gathering as said
from cogs.checkins import words
from cogs.checkins.views import check_in_view, summary_view, wish_view, with_you_view
from cogs.common.desk import Desk
from cogs.common.places import Place, posted_with, reach
from cogs.common.posting import CannotPost, post, take_down
from cogs.common.register import named
from cogs.common.soon import Soon
from cogs.common.turns import Turns

log = logging.getLogger(__name__)

ALT_AT_MOST = 1024
THREAD_IS_THERE = 160004
"""Discord's code for a message that has its thread already."""

A_DAY = 1440
"""Minutes of silence after which Discord puts the thread aside; a new word brings it back."""


class Host:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self._turns = Turns()
        self._soon = Soon(desk.clock)

    def close(self) -> None:
        self._soon.close()

    # Opening

    async def put_up(self, live: Live, checkin: CheckIn, nonce: str, *, late: bool) -> int:
        """Post it; gives the message. Raises CannotPost."""
        channel = self._channel(checkin)
        with speaking(live.group.charter.language):
            text = words.post_text(checkin, arrived=0, late=late)
            view = check_in_view(checkin.token)
            return await post(channel, text, nonce=nonce[:25], clock=self.desk.clock, view=view)

    async def with_thread(self, live: Live, checkin: CheckIn, message: int) -> Post:
        """Hang the thread on it; where that may not be, people's words go below it in the channel."""
        channel = self._channel(checkin)
        day = checkin.due.astimezone(ZoneInfo(live.group.charter.zone)).date()
        with speaking(live.group.charter.language):
            name = words.thread_name(day, live.group.charter.language)
        try:
            await channel.get_partial_message(message).create_thread(name=name, auto_archive_duration=A_DAY)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            if getattr(error, "code", None) != THREAD_IS_THERE:
                log.info("a check-in has no thread; its words go to the channel")
                return Post(channel.id, message)
        return Post(channel.id, message, thread=message)  # a thread has the id of its message

    async def find(self, checkin: CheckIn, button: str, since: datetime) -> int | None:
        """Look for a post of ours that was made, but not noted: the one that carries this button."""
        return await posted_with(self._channel(checkin), {f"press:{button}:{checkin.token}"}, since)

    # While it is open

    async def show(self, live: Live, checkin: CheckIn, arrival: Arrival, name: str) -> Post | None:
        """Let somebody's words stand in the thread as they are now, or not at all; gives where they stand."""
        async with self._turns.at(arrival.id):
            fresh = await self.desk.store.arrivals.by_token(arrival.token)
            if fresh is None:
                return None
            if fresh.entry.readers != "group":
                where = None if await self.take_down(fresh.post) else fresh.post
            else:
                with speaking(live.group.charter.language):
                    where = await self._say(checkin, fresh, words.arrival_text(name, fresh.entry))
            if not await self.desk.store.arrivals.stands(fresh.id, where):
                await self.take_down(where)  # taken back, or left, while it was on its way
        return where

    async def _say(self, checkin: CheckIn, arrival: Arrival, text: str) -> Post | None:
        try:
            place = await self.place(checkin)
            if arrival.post and await self.rewrite(arrival.post, text, with_you_view(arrival), strictly=True):
                return arrival.post
            at = f"{self.desk.clock.now().timestamp() * 1000:.0f}"  # words that were taken down go up anew
            nonce = f"{at}{arrival.token}"[:25]
            message = await post(place, text, nonce=nonce, clock=self.desk.clock, view=with_you_view(arrival))
        except CannotPost:
            log.warning("what somebody said at a check-in could not be put up")
            return None if await self.take_down(arrival.post) else arrival.post
        await named(self.client, self.desk, checkin.group, (place.id, message), [arrival.person])
        return Post(place.id, message)

    async def ask_for(self, live: Live, checkin: CheckIn, wish: Wish, name: str) -> Post:
        """Put a wish for contact into the thread. Raises CannotPost."""
        with speaking(live.group.charter.language):
            place, view = await self.place(checkin), wish_view(wish.token)
            text, nonce = words.wish_text(name), wish.token[:25]
            message = await post(place, text, nonce=nonce, clock=self.desk.clock, view=view)
        await named(self.client, self.desk, wish.group, (place.id, message), [wish.person])
        return Post(place.id, message)

    async def end_wish(self, wish: Wish) -> None:
        """A wish is over, met or not: nothing of it stays."""
        await self.take_down(wish.post)
        await self.take_down(wish.call)
        await self.desk.store.contact.remove(wish.id)

    async def place(self, checkin: CheckIn) -> Place:
        """Give where people's words go: the thread, awake again if it slept, else the channel. Raises CannotPost."""
        if checkin.post is None or checkin.post.thread is None:
            return self._channel(checkin)
        try:
            return await reach(self.client, checkin.post.thread)
        except CannotPost:
            log.info("a check-in's thread is gone; its words go to the channel")
        return self._channel(checkin)

    async def take_down(self, where: Post | None) -> bool:
        """Delete a message of ours, if it is there; False where Discord would not."""
        return where is None or await take_down(self.client, where.channel, where.message)

    def count_soon(self, live: Live, checkin: CheckIn) -> None:
        """Renew the quiet count under the post, once for all who arrive within a few seconds."""
        self._soon.renew(checkin.id, partial(self._count, live, checkin))

    async def _count(self, live: Live, checkin: CheckIn) -> None:
        now = await self.desk.store.checkins.get(checkin.id)
        if now is None or now.post is None or now.closed:
            return
        with speaking(live.group.charter.language):
            arrived = await self.desk.store.arrivals.count(checkin.id)
            text = words.post_text(now, arrived=arrived, late=False)
            await self.rewrite(now.post, text, check_in_view(now.token))

    # The end

    async def retire(self, live: Live, checkin: CheckIn) -> None:
        """Let the post say that it is over."""
        if checkin.post is not None:
            with speaking(live.group.charter.language):
                await self.rewrite(checkin.post, words.closed_text(checkin), None)

    async def sum_up(self, live: Live, checkin: CheckIn, nonce: str) -> None:
        """Give the group a summary of what was shared with it, below the post. Raises CannotPost."""
        charter = live.group.charter
        gathered = await self.gathered(live, checkin)
        with speaking(charter.language):
            sentences = said.summary(gathered, charter.smallest) if gathered else [_few(checkin.arrived or 0)]
            text = "\n".join(sentences)
            picture = await self._picture(gathered, charter.smallest) if gathered else None
            reply = _reply_to(checkin)
            await post(
                self._channel(checkin), text, nonce=nonce[:25], clock=self.desk.clock, pictures=picture,
                **({} if checkin.met else {"view": summary_view(checkin.token)}),
                **({"reference": reply} if reply else {}),
            )  # fmt: skip

    async def gathered(self, live: Live, checkin: CheckIn) -> Gathered | None:
        """Give what was shared with the group, None where too few did."""
        charter = live.group.charter
        entries = [arrival.entry for arrival in await self.desk.store.arrivals.of(checkin.id)]
        return gather(entries, charter.smallest, charter.language)

    async def _picture(self, gathered: Gathered, smallest: int) -> Callable[[], list[discord.File]] | None:
        """Draw it, and tell it to who cannot see it; the words go out without one that failed."""
        alt = said.alt_text(gathered, smallest)[:ALT_AT_MOST]
        parts = [
            Part(title, [Band(*band) for band in bands]) for title, bands in said.drawn(gathered, smallest)
        ]
        try:
            drawn = await asyncio.to_thread(draw_gathering, parts)
        except Exception:
            log.exception("the picture of a check-in could not be drawn")
            return None
        return lambda: [_file(drawn, alt)]

    # Finding things

    def _channel(self, checkin: CheckIn) -> discord.TextChannel:
        channel = self.client.get_channel(checkin.channel)
        if not isinstance(channel, discord.TextChannel):
            raise CannotPost
        return channel

    async def rewrite(
        self, where: Post | None, text: str, view: discord.ui.View | None = None, *, strictly: bool = False
    ) -> bool:
        """Edit a message of ours; False where it is gone. Strictly: raises CannotPost where Discord refuses."""
        if where is None:
            return False
        message = self.client.get_partial_messageable(where.channel).get_partial_message(where.message)
        try:
            await message.edit(content=text, view=view)
        except discord.NotFound:
            return False
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.warning("a message of a check-in could not be renewed")
            if strictly:
                raise CannotPost from error
        return True


def _few(arrived: int) -> str:
    if not arrived:
        return _("The check-in has closed. Nobody was in the mood for it today, and that is all right.")
    return _("The check-in has closed. Thank you for arriving.")


def _file(drawn: bytes, alt: str) -> discord.File:
    return discord.File(io.BytesIO(drawn), "check-in.png", description=alt)


def _reply_to(checkin: CheckIn) -> discord.MessageReference | None:
    if checkin.post is None:
        return None
    where = checkin.post
    return discord.MessageReference(
        message_id=where.message, channel_id=where.channel, fail_if_not_exists=False
    )
