"""Sees brainstorms through: a rule changes the rows, then Discord is made to say what they say.

That can be done twice, or by another process after a crash, and comes to the same. One look sees to all that is due.
"""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from secrets import SystemRandom

from discord.ext import commands

from bot.live import Live
from bot.practice.brainstorm import rules
from bot.practice.brainstorm.values import Brainstorm
from bot.store.brainstorms import NOWHERE, Rule, Step
from cogs.brainstorms.host import Host
from cogs.brainstorms.looking_back import KIND, LookingBack
from cogs.common.desk import Desk, place_of
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.common.places import LEFT_AFTER, GoneForGood
from cogs.common.posting import CannotPost
from cogs.common.soon import Soon
from cogs.common.timekeeping import AGAIN, Lookout, is_here, next_look, one_alone
from cogs.common.turns import Turns

log = logging.getLogger(__name__)

TOLD_WITHIN = timedelta(hours=12)
"""How late the last word of a brainstorm is still of use to the group."""
IN_A_CHANNEL = timedelta(days=1)
"""How long, in each phase, the talk of a whole channel counts as a brainstorm; in a thread of its own all does."""


class Keeper:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, notebook: Notebook) -> None:
        self.client, self.desk, self.notebook = client, desk, notebook
        self.store, self.host = desk.store.brainstorms, Host(client, desk)
        self.chance: Random = SystemRandom()
        self.lookout = Lookout("brainstorms", client, desk, diary, self._see_to)
        self._here: dict[int, Brainstorm] = {}
        """Open ones, as they were last known: to tell quickly whether a deleted message is one of theirs."""
        self._looking_back = LookingBack(client, desk, self.host, notebook)
        self._turns, self._soon = Turns(), Soon(desk.clock)

    def close(self) -> None:
        self._soon.close()

    # Changing

    async def open(self, live: Live, new: Brainstorm, *, in_thread: bool) -> Brainstorm | None:
        """Open one and post it; None where one is open in that channel. Raises CannotPost."""
        begun = await self.store.open(new)
        if begun is None:
            return None
        try:
            message, place = await self.host.put_up(live, begun, in_thread=in_thread)
        except CannotPost:
            await self.store.remove(begun.id)
            raise
        finally:
            self.lookout.wake(LEFT_AFTER)
        step = await self._stands(begun.id, message, place)
        if step is None:
            return None
        self._follow(live, step.after)
        self.lookout.wake()
        return step.after

    async def _stands(self, storm: int, message: int, place: int | None = None) -> Step | None:
        def stands(each: Brainstorm) -> Brainstorm:
            return replace(each, post=message, place=place or each.place)

        return await self.store.change(storm, stands)

    async def change(self, live: Live, storm: int, rule: Rule, *, erases: bool = False) -> Step | None:
        """Change one by a rule, and let its post follow; a new phase is told at once. None where it is gone.

        Raises what the rule raises.
        """
        step = await self.store.change(storm, rule, erases=erases)
        if step is not None and step.after != step.before:
            self._follow(live, step.after)
            if step.after.phase != step.before.phase:
                await self.settle(live, storm)
                self.lookout.wake()
            else:
                self.renew_soon(live, storm)
        return step

    def renew_soon(self, live: Live, storm: int) -> None:
        """Renew its post, once for all that changes within a few seconds."""
        self._soon.renew(storm, partial(self.settle, live, storm))

    def _follow(self, live: Live, storm: Brainstorm) -> None:
        """Know how it stands, and let the monitor know that it is under way."""
        live.ends(KIND, storm.place)
        if storm.closed is not None or self.desk.directory.by_id(storm.group) is None:
            self._here.pop(storm.id, None)
            return
        self._here[storm.id] = storm
        until = storm.until
        if storm.place == storm.channel:
            until = min(until, storm.moved + IN_A_CHANNEL)
        live.begins(KIND, storm.place, until)

    # Discord follows

    async def settle(self, live: Live, number: int) -> None:
        """Let Discord say what the rows say."""
        async with self._turns.at(number):
            storm = await self.store.get(number)
            if storm is None or storm.post is None:
                return  # not posted yet: whoever begins it is at it
            self._follow(live, storm)
            try:
                await self._say(live, storm)
            except CannotPost as cannot:
                await self._stuck(live, storm, cannot)

    async def _say(self, live: Live, storm: Brainstorm) -> None:
        if storm.closed is None or storm.said != storm.phase:
            message = await self.host.renew(live, storm)
            if message != storm.post:
                step = await self._stands(storm.id, message)
                storm = step.after if step else storm
        if storm.said != storm.phase:
            message = await self.host.tell(live, storm)
            ending = message if storm.closed is not None and storm.outcome else storm.ending
            await self.store.change(storm.id, lambda each: replace(each, said=storm.phase, ending=ending))
        elif storm.outcome and storm.ending:
            await self.host.renew_outcome(live, storm)

    async def _stuck(self, live: Live, storm: Brainstorm, cannot: CannotPost) -> None:
        """Where nothing can be posted for now it is tried again; for good, it goes on without that word."""
        if isinstance(cannot, GoneForGood):
            await self._moved(live, storm)
        elif cannot.passing:
            self.lookout.wake(AGAIN)
        else:
            log.warning("what a brainstorm does now could not be said")
            await self.notebook.note(live, "brainstorm-unpostable", str(storm.id), channel=storm.channel)
            await self.store.change(storm.id, lambda each: replace(each, said=storm.phase))

    async def _moved(self, live: Live, storm: Brainstorm) -> None:
        """Its thread is gone: it goes on in the channel of its post. Without that channel it is over."""
        if storm.place != storm.channel:
            live.ends(KIND, storm.place)

            def moved(each: Brainstorm) -> Brainstorm:
                return replace(each, place=each.channel, ending=each.ending and NOWHERE)

            step = await self.store.change(storm.id, moved)
            if step is not None:
                self._follow(live, step.after)
                self.renew_soon(live, storm.id)
            return
        await self._end_quietly(storm)

    async def _end_quietly(self, storm: Brainstorm) -> None:
        """End it without a word."""
        live = self.desk.directory.by_id(storm.group)
        now = self.desk.clock.now()

        def end(each: Brainstorm) -> Brainstorm:
            over = each if each.closed else rules.close(each, now, self.chance)
            return replace(over, said="closed")

        step = await self.store.change(storm.id, end, erases=True)
        self._here.pop(storm.id, None)
        if live is not None and step is not None:
            self._follow(live, step.after)

    # Time

    async def _see_to(self, now: datetime) -> datetime | None:
        for storm in (*await self.store.open_ones(), *await self.store.unsaid(now - TOLD_WITHIN)):
            with one_alone("a brainstorm could not be seen to"):
                await self._look(storm, now)
        await self._looking_back.see_to(now)
        return next_look(await self._next(now), now)

    async def _next(self, now: datetime) -> list[datetime | None]:
        """Give when something is due; what could not be said or posted yet is tried again in a minute."""
        left = [*await self.store.open_ones(), *await self.store.unsaid(now - TOLD_WITHIN)]
        due = [
            now + AGAIN if each.said != each.phase or each.post is None else each.until
            for each in left
            if self._is_ours(each)
        ]
        backs = [each.look_back for each in await self.store.to_look_back() if self._is_ours(each)]
        return [*due, *backs]

    def _is_ours(self, storm: Brainstorm) -> bool:
        live = self.desk.directory.by_id(storm.group)
        return live is not None and is_here(self.client, live)

    async def _look(self, storm: Brainstorm, now: datetime) -> None:
        live = self.desk.directory.by_id(storm.group)
        if live is None:
            if await self.desk.store.groups.get(storm.group) is None:
                await self._retire(storm)
        elif not is_here(self.client, live):
            return
        elif storm.post is None:
            await self._unposted(live, storm, now)
        elif not self._owned(live, storm):
            await self._retire(storm)
        elif storm.closed is None and storm.until <= now:
            smallest = live.group.charter.smallest
            await self.change(
                live,
                storm.id,
                lambda each: rules.pass_time(each, now, self.chance, smallest),
                erases=True,
            )
        elif storm.said != storm.phase:
            await self.settle(live, storm.id)

    def _owned(self, live: Live, storm: Brainstorm) -> bool:
        """Whether it stands in a channel of the group, or in a thread there; one that sleeps is given the benefit."""
        channels, there = live.group.charter.channels, self.client.get_channel(storm.channel)
        return storm.channel in channels or there is None or place_of(there) in channels

    async def _unposted(self, live: Live, storm: Brainstorm, now: datetime) -> None:
        """One that was opened and never noted as posted; whoever opened it may be at it still."""
        if now - storm.opened < LEFT_AFTER:
            return
        try:
            found = await self.host.find(storm)
        except CannotPost as cannot:
            if cannot.passing:
                return
            found = None
        if found is None:
            await self.store.remove(storm.id)
        elif await self._stands(storm.id, *found) is not None:
            await self.settle(live, storm.id)

    async def _retire(self, storm: Brainstorm) -> None:
        """The group was closed, or the channel is none of its own any more."""
        language = await self.desk.store.groups.language(storm.group)
        await self._end_quietly(storm)
        try:
            await self.host.retire(storm, language)
        except CannotPost:
            log.warning("the post of a brainstorm that is over could not be renewed")

    # What befalls it

    async def remember(self) -> None:
        """Take up what is open, at the start and after a lost session; again changes nothing."""
        for storm in await self.store.open_ones():
            live = self.desk.directory.by_id(storm.group)
            if live is not None:
                self._follow(live, storm)
                if self.client.is_ready() and is_here(self.client, live):
                    self.renew_soon(live, storm.id)
        self.lookout.wake()

    def deleted(self, messages: set[int]) -> None:
        """Messages were deleted; a post of ours among them is put up anew."""
        for storm in list(self._here.values()):
            live = self.desk.directory.by_id(storm.group)
            if storm.post in messages and live is not None:
                self.renew_soon(live, storm.id)

    async def moved_out(self, guild: int, place: int) -> None:
        """A thread or channel was deleted."""
        for live in self.desk.directory.in_guild(guild):
            for storm in list(self._here.values()):
                if storm.group == live.group.id and place == storm.channel:
                    await self._end_quietly(storm)
                elif storm.group == live.group.id and place == storm.place:
                    await self._moved(live, storm)

    async def left(self, live: Live) -> None:
        """Somebody left, and what they wrote with them: the posts say so at once."""
        for storm in await self.store.open_ones(live.group.id):
            await self.settle(live, storm.id)

    async def renew_ideas(self, live: Live, storm: int) -> bool:
        """Write its post anew from what is left; False where nothing is kept of it. Raises CannotPost."""
        found = await self.store.get(storm)
        if found is None or not found.post:
            return False
        await self.host.renew(live, found, anew=False)
        return True

    async def renew_outcome(self, live: Live, storm: int) -> bool:
        """As `renew_ideas`, of what came of it."""
        found = await self.store.get(storm)
        if found is None or not found.ending:
            return False
        await self.host.renew_outcome(live, found)
        return True
