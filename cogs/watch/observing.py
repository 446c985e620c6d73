"""The observer of a meeting: the shape of the talk, renewed while it goes on, and the nudges that the group shares."""

import asyncio
import io
import logging
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.live import Live
from bot.practice.roles import may_see
from bot.words import speaking
from cogs.common.answering import whisper
from cogs.common.desk import Desk
from cogs.nudges.ready import Ready
from cogs.room.looking import Seen, look
from cogs.watch.watchers import LAST_WORD, TOKEN_LIVES, Sees
from cogs.watch.words import as_of

log = logging.getLogger(__name__)

RENEWED = timedelta(minutes=1)
"""How often the picture is drawn anew, if somebody said something."""

Key = tuple[str, int]


class Observing:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._views: dict[Key, asyncio.Task[None]] = {}

    def sees(self, live: Live, me: int) -> Sees:
        """Give what tells which nudges an observer gets, for as long as they are one."""

        def seen(ready: Ready) -> bool:
            on = live.holds(me, "observer", at=self.desk.clock.now())
            return on and may_see(ready.kind, live.shared, me, ready.about)

        return seen

    def begin(self, live: Live, press: discord.Interaction, me: int) -> None:
        """Show them the room, and renew it until Discord lets us no longer."""
        key = (live.group.token, press.user.id)
        self.end(*key)
        self._views[key] = asyncio.create_task(self._show(key, live, press, me), name="show the room live")

    def end(self, group: str, user: int) -> None:
        view = self._views.pop((group, user), None)
        if view is not None:
            view.cancel()

    def close(self) -> None:
        for key in list(self._views):
            self.end(*key)

    async def _show(self, key: Key, live: Live, press: discord.Interaction, me: int) -> None:
        end = press.created_at + TOKEN_LIVES - LAST_WORD
        shown: Seen | None = None
        message: discord.Message | None = None
        try:
            with speaking(press.locale.value):
                while self.desk.clock.now() < end and live.holds(me, "observer", at=self.desk.clock.now()):
                    place, seed = press.channel_id or 0, press.id % 2**32
                    seen = look(self.desk, live, place, me, leads=False, seed=seed)
                    if shown is None or (seen.turns, seen.text) != (shown.turns, shown.text):
                        message, shown = await self._put(press, message, seen), seen
                    await self._rest(end)
        except (discord.HTTPException, aiohttp.ClientError):
            log.info("the room could not be shown live any more")
        finally:
            if self._views.get(key) is asyncio.current_task():
                del self._views[key]

    async def _put(
        self, press: discord.Interaction, message: discord.Message | None, seen: Seen
    ) -> discord.Message | None:
        text, file = as_of(seen.text, self.desk.clock.now()), None
        if seen.draw is not None:
            picture = await asyncio.to_thread(seen.draw)
            file = discord.File(io.BytesIO(picture), "room.png", description=seen.alt)
        if message is None:
            return await whisper(press, text, **({"file": file} if file else {}))
        return await message.edit(content=text, attachments=[file] if file else [])

    async def _rest(self, end: datetime) -> None:
        left = max(timedelta(0), min(RENEWED, end - self.desk.clock.now()))
        await self.desk.clock.wait(self.desk.clock.sleep(left.total_seconds()), "renewing the room")
