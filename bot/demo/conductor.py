"""One conductor drives time, cast and page; whenever a person acts, the cast waits."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import discord

from bot.demo.noticing import Noticing, labels
from bot.demo.page import Page
from bot.demo.script import HABITS, Fills, Place, Presses, Says, Scene, Step, Uses, WeekGoesBy
from bot.demo.stage import WEEK, Stage
from bot.demo.telling import Telling

AFTER_A_MESSAGE, AFTER_A_PRESS = 12.0, 40.0
"""Seconds that the cast waits after a person wrote, or pressed something that may have opened a form."""

READING = 0.055
"""Seconds a reader takes for a letter: about 200 words a minute."""

TICK = 1.0
"""Seconds of waiting after which simulated time is brought up to real time."""

LINGER = 5.0
"""The same after the last scene, when only a person at the page still does anything: a look at the room costs time."""

NUDGE_STAYS = 20.0
"""Seconds that the page rests when a nudge has come, so that a person can find and press it."""


class Conductor:
    """Plays scenes on a stage: at once, or (with a page) at a pace that can be read."""

    def __init__(self, stage: Stage, telling: Telling, pace: float = 1.0) -> None:
        self.stage, self.telling, self.pace = stage, telling, pace
        self.page: Page | None = None
        self.held = False
        self._hurried = False
        self.noticing = Noticing(stage, telling)
        self._turn = asyncio.Lock()
        self._person_until = 0.0

    def show_on(self, page: Page) -> None:
        self.page, self._turn = page, page.turn

    def person_acts(self, more: bool) -> None:  # noqa: FBT001  (told by the page)
        """Hold the cast for a while: a person wrote, or began something that may go on."""
        wait = AFTER_A_PRESS if more else AFTER_A_MESSAGE
        self._person_until = max(self._person_until, asyncio.get_running_loop().time() + wait)

    async def play(self, scenes: Sequence[Scene], *, whole: bool = False) -> None:
        """Play them in order; for a person in a hurry the rest is left out or, if it is to be whole, played at once."""
        for scene in scenes:
            self.telling.scene(scene)
            for step in scene.steps:
                await self._pause(step)
                if self._hurried and not whole:
                    self._hurried = False
                    return
                await self._act(lambda step=step: self._do(step))
                await self._look(HABITS if scene.watched else ())
        self._hurried = False

    def hurry(self) -> None:
        """Wait no longer: the week is to go to its end."""
        self._hurried, self.held, self._person_until = True, False, 0.0

    async def linger(self) -> None:
        """Keep the room alive after the last scene, for whoever is still at the page."""
        while True:
            await self._rest(LINGER)
            await self._advance(LINGER)
            if self._hurried:
                self._hurried = False
                await self._act(self._week_goes_by)
            await self._look()

    # Acting

    async def _do(self, step: Step) -> None:
        if isinstance(step, WeekGoesBy):
            await self._week_goes_by()
            return
        now, actor = self.stage.env.now(), self.stage.cast[step.who]
        if isinstance(step, Says):
            original = self._last_of(step.to) if step.to else None
            await actor.send(self.stage.channel, step.text, reply_to=original)
            self.telling.said(now, step.who, step.text, step.to)
        elif isinstance(step, Uses):
            typed = await actor.slash(self.stage.channel, step.command, **step.options)
            self.telling.did(now, step.who, f"types /{step.command}")
            if typed.modal is not None and step.entries:
                await actor.submit_modal(
                    typed, {name: self._entered(it) for name, it in step.entries.items()}
                )
        elif isinstance(step, Fills):
            await self._fill(step)
        else:
            await self._press(step)

    def _entered(self, value: Any) -> Any:
        """Give what is sent with a form: the channel itself for a place."""
        return [self.stage.room(value.room)] if isinstance(value, Place) else value

    async def _week_goes_by(self) -> None:
        """Let days pass until the digest is due, or a week where none is."""
        now = self.stage.env.now()
        due = await self.stage.bot.desk.store.schedules.next_due("digest") or now + WEEK
        await self.stage.env.advance_time((due - now).total_seconds() + TICK)

    async def _press(self, step: Presses) -> None:
        if (message := self._newest_with(step.who, step.button)) is not None:
            await self.stage.cast[step.who].click(message, label=step.button)
            self.telling.did(self.stage.env.now(), step.who, f"presses “{step.button}”")

    async def _fill(self, step: Fills) -> None:
        """Send a form off; nothing where its button has gone, or opens none (a person at the page was quicker)."""
        actor, message = self.stage.cast[step.who], self._newest_with(step.who, step.button)
        opened = await actor.click(message, label=step.button) if message is not None else None
        if opened is not None and opened.modal is not None:
            await actor.submit_modal(opened, dict(step.entries))
            self.telling.did(self.stage.env.now(), step.who, step.does)

    def _newest_with(self, who: str, button: str) -> discord.Message | None:
        """Find the newest message that somebody sees with this button."""
        seen = self.stage.channel.history(viewer=self.stage.cast[who])
        return next((message for message in reversed(seen) if button in labels(message)), None)

    def _last_of(self, name: str) -> discord.Message | None:
        author = self.stage.cast[name].id
        history = self.stage.channel.history()
        return next((message for message in reversed(history) if message.author.id == author), None)

    async def _act(self, what: Callable[[], Awaitable[None]]) -> None:
        """Do something in the room, when it is the cast's turn, and show it."""
        async with self._turn:
            await what()
            if self.page is not None:
                await self.page.refresh()

    # Time

    async def _pause(self, step: Step) -> None:
        if self.page is None:
            await self._advance(step.after)
            return
        length = len(step.text) if isinstance(step, Says) else 20
        await self._rest((1.2 + length * READING) / self.pace)
        await self._advance(step.after)

    async def _rest(self, seconds: float) -> None:
        """Wait in real time, and for as long as a person acts or the cast is held; simulated time goes along."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not self._hurried and (loop.time() < until or self.held or loop.time() < self._person_until):
            await asyncio.sleep(min(TICK, max(0.05, until - loop.time())))
            if self.held or loop.time() < self._person_until:
                await self._advance(TICK)

    async def _advance(self, seconds: float) -> None:
        async with self._turn:
            await self.stage.env.advance_time(seconds)

    # Noticing

    async def _look(self, habits: Iterable[Presses] = ()) -> None:
        """Tell what is new, let a person find a nudge that has come, and do what is done whenever it can be."""
        seen, nudges = await self.noticing.look()
        if nudges and self.page is not None:
            await self._rest(NUDGE_STAYS / self.pace)
        for habit in habits:
            if any(habit.button in labels(message) for message in seen):
                await self._act(lambda habit=habit: self._press(habit))
