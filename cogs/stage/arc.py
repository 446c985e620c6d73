"""The way to a group's ending: what is posted when, each once. The rows decide; looking twice changes nothing."""

from datetime import datetime
from functools import partial

from discord.ext import commands
from discord.ui import View

from bot.live import Live
from bot.practice import ending as rules
from bot.practice.ending import STEPS, Ending, Step
from bot.store.claims import Claim
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.places import LEFT_AFTER, posted_with, reach
from cogs.common.posting import CannotPost, post
from cogs.common.timekeeping import Lookout, is_here, next_look, one_alone, taken_over
from cogs.common.turns import Turns
from cogs.stage import ending_words as words
from cogs.stage.along import Along
from cogs.stage.standing import Standings
from cogs.stage.views import mark_of, step_view

CLAIMED: dict[str, Step] = {f"ending-{step}": step for step in STEPS}
"""Kind of claim to the step it is for."""


class Arc:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        notebook: Notebook,
        standings: Standings,
        along: Along,
    ) -> None:
        self.client, self.desk = client, desk
        self.notebook, self.standings, self.along = notebook, standings, along
        self.turns = Turns()
        self._lookout = Lookout("endings", client, desk, diary, self._see_to)

    async def look(self) -> None:
        await self._lookout.look()

    def wake(self) -> None:
        self._lookout.wake()

    async def _see_to(self, now: datetime) -> datetime | None:
        ours = partial(is_here, self.client)
        async for live, claim, since in taken_over(self.desk, CLAIMED, now - LEFT_AFTER, ours):
            with one_alone("a post about an ending could not be finished"):
                await self._finish(live, claim, since)
        nexts: list[datetime | None] = []
        for ending in await self.desk.store.endings.all():
            live = self.desk.directory.by_id(ending.group)
            if live is None or ending.over or not ours(live):
                continue
            with one_alone("a group's ending could not be looked after"):
                await self.go_on(live, ending.id)
                fresh = await self.desk.store.endings.get(ending.id)
                nexts.append(rules.next_at(fresh, live.group.charter.zone) if fresh else None)
        left = await self.desk.store.claims.unfinished_since(list(CLAIMED))
        return next_look([*nexts, left + LEFT_AFTER if left else None], self.desk.clock.now())

    async def go_on(self, live: Live, ending_id: int) -> None:
        """Post what is due of an ending, one after another."""
        zone = live.group.charter.zone
        async with self.turns.at(ending_id):
            now = self.desk.clock.now()
            await self.desk.store.endings.change(ending_id, partial(rules.let_go, zone=zone, now=now))
            for _each in STEPS:
                ending = await self.desk.store.endings.get(ending_id)
                step = rules.due(ending, zone, now) if ending and not ending.over else None
                at = rules.at_of(ending, step, zone) if ending and step else None
                if ending is None or step is None or at is None:
                    return
                wanted = Claim(live.group.id, f"ending-{step}", ending.id, at, now)
                claim = await self.desk.store.claims.claim(wanted)
                if claim is None or not await self._try(live, ending, step, claim):
                    return

    async def _finish(self, live: Live | None, claim: Claim, since: datetime) -> None:
        """Go on where a post was left, by another or by this process before it stopped."""
        step, now = CLAIMED[claim.kind], self.desk.clock.now()
        async with self.turns.at(claim.about):
            ending = await self.desk.store.endings.get(claim.about)
            zone = live.group.charter.zone if live else "UTC"
            stale = ending is None or step in ending.done or rules.at_of(ending, step, zone) != claim.due
            if live is None or ending is None or stale:
                await self.desk.store.claims.done(claim, now)
                return
            await self._try(live, ending, step, claim, since=since)

    async def _try(
        self, live: Live, ending: Ending, step: Step, claim: Claim, since: datetime | None = None
    ) -> bool:
        """Post one thing; False where it waits for Discord. What cannot be posted at all is said to facilitators."""
        try:
            await self._say(live, ending, step, claim, since)
            await self.notebook.over(live, "ending-unpostable", str(ending.id))
        except CannotPost as cannot:
            if cannot.passing:
                return False  # the claim stays, and is taken up again
            await self.notebook.note(live, "ending-unpostable", str(ending.id), channel=ending.channel)
        at, zone = claim.due, live.group.charter.zone

        def did(each: Ending) -> Ending:
            return rules.did(each, step) if rules.at_of(each, step, zone) == at else each

        await self.desk.store.endings.change(ending.id, did)
        await self.desk.store.claims.done(claim, self.desk.clock.now())
        await self._note(live, ending, step)
        await self.standings.of(live)
        return True

    async def _note(self, live: Live, ending: Ending, step: Step) -> None:
        """Tell the facilitators what is theirs to do."""
        if step == "told" and ending.day is not None:
            day = words.day_of(ending.day, live.group.charter.zone)
            await self.notebook.note(live, "ending-set", str(ending.id), day=day)
        elif step == "gathered":
            await self.notebook.note(live, "ending-over", str(ending.id))

    async def _say(
        self, live: Live, ending: Ending, step: Step, claim: Claim, since: datetime | None
    ) -> None:
        """Post it, unless an earlier try did and could not say so. Raises CannotPost."""
        where = self._channel(live, ending)
        if step == "gathered":
            await self.along.post_all(live, ending, where, claim, since)
            return
        place = await reach(self.client, where)
        if since is not None and await posted_with(place, {mark_of(ending, step)}, since) is not None:
            return
        text, view = self.text(live, ending, step)
        await post(place, text, nonce=claim.token, clock=self.desk.clock, view=view)

    def text(self, live: Live, ending: Ending, step: Step) -> tuple[str, View]:
        with speaking(live.group.charter.language):
            return words.step_text(ending, step, live.group.charter.zone), step_view(ending, step)

    def _channel(self, live: Live, ending: Ending) -> int:
        """Give where it is told: where it was, or in the group's first channel if that is none of its own any more."""
        channels = live.group.charter.channels
        if ending.channel in channels or not channels:
            return ending.channel
        return channels[0]
