"""Facilitators who watch: Discord lets a bot whisper for 15 minutes after a press, and no longer."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.clock import Clock
from bot.live import Live
from bot.words import speaking
from cogs.nudges.ready import Ready
from cogs.nudges.words import nudge_view
from cogs.watch.words import ended, ending, watch_again

log = logging.getLogger(__name__)

TOKEN_LIVES = timedelta(minutes=15)
REMIND_BEFORE = timedelta(minutes=1)
LAST_WORD = timedelta(seconds=10)
"""How long before the token's end the reminder is turned into "this has ended"."""

STILL_NEWS = timedelta(minutes=30)
"""How long a nudge that met nobody waits for a facilitator to look in again."""


Sees = Callable[[Ready], bool]


@dataclass(slots=True)
class Watch:
    """One person in one group. press: their newest interaction, whose token lets us whisper until then.

    sees: which nudges they get, for the observer of a meeting; None for a facilitator, who gets them all.
    """

    press: discord.Interaction
    until: datetime
    reminder: asyncio.Task[None]
    sees: Sees | None = None


class Watchers:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._watches: dict[tuple[str, int], Watch] = {}
        self._missed: dict[str, list[Ready]] = {}

    def arm(
        self, live: Live, press: discord.Interaction, sees: Sees | None = None
    ) -> tuple[datetime, list[Ready]]:
        """Watch on from this press; give the end of it, and, to a facilitator, the nudges that met nobody lately."""
        key = (live.group.token, press.user.id)
        self.disarm(*key)
        until = press.created_at + TOKEN_LIVES
        reminder = asyncio.create_task(self._remind(key, press), name="remind of the end of a watch")
        self._watches[key] = Watch(press, until, reminder, sees)
        return until, [] if sees else self._missed_by(live, press.user.id)

    def watching(self, group: str, user: int) -> bool:
        return (group, user) in self._watches

    def of(self, group: str) -> set[int]:
        """Give the facilitators who watch a group."""
        return {user for (token, user), watch in self._watches.items() if token == group and not watch.sees}

    def observed(self, group: str, ready: Ready) -> bool:
        """Tell whether an observer gets a nudge."""
        return any(
            token == group and watch.sees is not None and watch.sees(ready)
            for (token, _user), watch in self._watches.items()
        )

    def disarm(self, group: str, user: int) -> bool:
        watch = self._watches.pop((group, user), None)
        if watch is None:
            return False
        watch.reminder.cancel()
        return True

    def close(self) -> None:
        for group, user in list(self._watches):
            self.disarm(group, user)

    async def show(self, live: Live, ready: Ready) -> set[int]:
        """Whisper a nudge to everyone who watches this group; keep it for later if nobody saw it."""
        seen: set[int] = set()
        for group, user in list(self._watches):
            if group == live.group.token and await self._whisper(group, user, ready):
                seen |= {user} & self.of(group)
        if not seen and live.group.charter.nudges_to == "watch":
            self._missed.setdefault(live.group.token, []).append(ready)
        return seen

    def _missed_by(self, live: Live, user: int) -> list[Ready]:
        """Give the nudges that met nobody lately; one that is about this person waits for another."""
        token, since = live.group.token, self._clock.now() - STILL_NEWS
        news = [ready for ready in self._missed.pop(token, []) if ready.at > since]
        waits = [ready for ready in news if live.number(user) in ready.not_only_to]
        if waits:
            self._missed[token] = waits
        return [ready for ready in news if ready not in waits]

    async def _whisper(self, group: str, user: int, ready: Ready) -> bool:
        watch = self._watches[group, user]
        press = watch.press
        under: dict[str, Any] = {"view": nudge_view(ready.token)}
        if watch.sees is not None:
            if not watch.sees(ready):
                return False
            under = {}  # how ready I am to speak up is the facilitators' to say
        with speaking(press.locale.value):
            try:
                await press.followup.send(ready.text(observer=bool(watch.sees)), **under, ephemeral=True)
            except (discord.HTTPException, aiohttp.ClientError):
                log.info("a watch ended before its nudge")
                self.disarm(group, user)
                return False
        return True

    async def _remind(self, key: tuple[str, int], press: discord.Interaction) -> None:
        """Offer to go on while we still can, and leave the truth standing: past the token nothing can be said."""
        end = press.created_at + TOKEN_LIVES
        await self._until(end - REMIND_BEFORE)
        with speaking(press.locale.value):
            try:
                offer = await press.followup.send(
                    ending(end), view=watch_again(key[0]), ephemeral=True, wait=True
                )
                await self._until(end - LAST_WORD)
                await offer.edit(content=ended(), view=watch_again(key[0]))
            except (discord.HTTPException, aiohttp.ClientError):
                log.info("a watch could not be told that it ends")
        self._watches.pop(key, None)

    async def _until(self, instant: datetime) -> None:
        left = (instant - self._clock.now()).total_seconds()
        await self._clock.wait(self._clock.sleep(max(0.0, left)), "the end of a watch")
