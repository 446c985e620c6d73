"""Placing views that wait, once each, and taking down those that go."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.differing import LONGEST_WAY_OUT, Told, View
from bot.store.types import EPOCH
from bot.words import speaking
from cogs.common.desk import Desk, place_of
from cogs.common.diary import Diary
from cogs.common.places import LEFT_AFTER, Place, posted_with, reach
from cogs.common.posting import CannotPost, post, take_down
from cogs.common.register import named
from cogs.common.timekeeping import AGAIN, Lookout, is_here, next_look, one_alone
from cogs.differ import words
from cogs.differ.hearing import Hearing
from cogs.differ.views import under_view

log = logging.getLogger(__name__)

TRIED_FOR, REFUSED_AGAIN = timedelta(days=1), timedelta(hours=1)
LOOKED_BACK = timedelta(minutes=15)
"""How far before it was last taken on a post that was not noted is looked for."""


class Placing:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, hearing: Hearing) -> None:
        self.client, self.desk, self.hearing = client, desk, hearing
        self._lookout = Lookout("views", client, desk, diary, self._see_to)

    async def look(self) -> None:
        await self._lookout.look()

    async def _see_to(self, now: datetime) -> datetime | None:
        for view in await self.desk.store.views.due(now):
            with one_alone("a view could not be seen to"):
                await self._one(view, now)
        return next_look([await self.desk.store.views.next_due()], self.desk.clock.now())

    async def _one(self, view: View, now: datetime) -> None:
        store, live = self.desk.store.views, self.desk.directory.by_id(view.group)
        if live is not None and not is_here(self.client, live):
            return
        if live is None and await self.desk.store.groups.get(view.group) is not None:
            return  # begun since we started, by another process
        if view.state in ("going", "back"):
            await self._out(view, now)
        elif live is None:
            await store.gone(view)  # its group is closed
        elif await store.claim(view, now + LEFT_AFTER):
            try:
                await self._place(live, replace(view, state="placing"), again=view.state == "placing")
            except CannotPost as cannot:
                if cannot.passing and view.day >= (now - TRIED_FOR).date():
                    await store.later(view, now + AGAIN)
                    log.warning("a view could not be placed; trying again")
                else:
                    await store.lose(view)
                    log.warning("a view could not be placed and was let go of")

    async def _out(self, view: View, now: datetime) -> None:
        """Take it down; one whose moment was only drawn so far, and not yet set, when that has come."""
        store, due = self.desk.store.views, view.due or now
        if due <= EPOCH + LONGEST_WAY_OUT:
            await store.later(view, now + (due - EPOCH))
        elif await store.claim(view, now + REFUSED_AGAIN):
            if view.post is None or await take_down(self.client, *view.post):
                await store.gone(view)
            if view.post is not None:
                self.hearing.forget(view.post[1])

    async def _place(self, live: Live, view: View, *, again: bool) -> None:
        """Post it, where nothing has come in its way meanwhile. Raises CannotPost."""
        place = await reach(self.client, view.told.place)
        if not await self._may(live, view, place):
            await self.desk.store.views.lose(view)
            return
        message = await self._posted(live, view, place, again=again)
        post = (place.id, message)
        if view.told.signed is not None:
            await named(self.client, self.desk, live.group.id, post, [view.told.signed])
        if not await self.desk.store.views.stands(view, post):  # its writer left meanwhile
            await take_down(self.client, *post)
            return
        standing = replace(view, state="stands", post=post)
        self.hearing.placed(live, place_of(place) or place.id, standing, view.told.words, view.told.to)

    async def _may(self, live: Live, view: View, place: Place) -> bool:
        told = view.told
        if "differ" in live.group.off or place_of(place) not in live.group.charter.channels:
            return False
        if told.signed is None and await self.desk.store.views.is_closed(live.group.id):
            return False
        return told.message is None or await _is_there(place, told.message)

    async def _posted(self, live: Live, view: View, place: Place, *, again: bool) -> int:
        """Post it, unless an earlier try did and could not say so. Raises CannotPost."""
        if again:
            name = f"press:view-help:{view.token}"
            found = await posted_with(place, {name}, (view.due or self.desk.clock.now()) - LOOKED_BACK)
            if found is not None:
                return found
        told = view.told
        user = await self.desk.store.people.user(live.group.id, told.signed) if told.signed else None
        if told.signed is not None and user is None:
            raise CannotPost  # they have left
        with speaking(live.group.charter.language):
            text, view_below = words.post(told, user), under_view(view.token)
        more: dict[str, Any] = {"reference": _reference(live, told)} if told.message else {}
        return await post(
            place,
            text,
            nonce=f"v{view.token}"[:25],
            clock=self.desk.clock,
            view=view_below,
            suppress_embeds=True,
            mention_author=False,
            **more,
        )


def _reference(live: Live, told: Told) -> discord.MessageReference:
    return discord.MessageReference(
        message_id=told.message or 0,
        channel_id=told.place,
        guild_id=live.group.guild,
        fail_if_not_exists=True,
    )


async def _is_there(place: Place, message: int) -> bool:
    """Tell whether a message still stands. Raises CannotPost."""
    try:
        await place.fetch_message(message)
    except discord.NotFound:
        return False
    except (discord.HTTPException, aiohttp.ClientError) as fault:
        raise CannotPost(passing=not isinstance(fault, discord.Forbidden)) from fault
    return True
