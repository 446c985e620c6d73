"""Telling a week: claimed, posted, noted, for the group and its facilitators. It is done once, or skipped and said."""

from dataclasses import replace
from datetime import datetime, timedelta

from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Post
from bot.practice.timetable import Schedule, verdict
from bot.store.claims import Claim
from bot.store.weeks import TOLD, TOLD_LED, TOLD_NOW, Week
from bot.week.window import SHORTEST
from cogs.common.desk import Desk
from cogs.common.facilitators import Facilitators
from cogs.common.notebook import Notebook
from cogs.common.places import posted_with, reach
from cogs.common.posting import CannotPost, post
from cogs.common.timekeeping import latest_due
from cogs.common.turns import Turns
from cogs.digests.collecting import Collector, Looked
from cogs.digests.composing import Composer
from cogs.digests.places import Where, is_open, where
from cogs.digests.views import digest_view, mark_of

GRACE = timedelta(hours=24)
"""How late a look back on a week is still worth it."""


class Teller:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        collector: Collector,
        composer: Composer,
        facilitators: Facilitators,
        notebook: Notebook,
    ) -> None:
        self.client, self.desk = client, desk
        self.collector, self.composer = collector, composer
        self.facilitators, self.notebook = facilitators, notebook
        self.turns = Turns()
        """One telling of a group at a time: choosing the week belongs to it, or two would tell two."""

    # When it is due

    async def tell_due(self, live: Live, schedule: Schedule, now: datetime) -> None:
        """See to a schedule that is due: tell the week, late if need be, or skip it."""
        due, there = latest_due(live, schedule, now), where(live, schedule)
        claim = Claim(live.group.id, TOLD, schedule.id, due, now)
        if verdict(due, now, GRACE) == "missed":
            await self._miss(live, claim)
        elif there is None:
            await self._unpostable(live, schedule.details["channel"])
        else:
            async with self.turns.at(live.group.id):
                await self._tell(live, there, due, claim)
        following = schedule.following(live.group.charter.zone, live.group.meets, now)
        await self.desk.store.schedules.move_on(schedule, following)

    async def _tell(self, live: Live, there: Where, due: datetime, claim: Claim) -> None:
        if await self._too_soon(live, due):
            return
        looked = await self.collector.look(live, due)
        taken = await self.desk.store.weeks.close_to_tell(looked.week, claim)
        if taken is not None:
            await self._try(live, there, replace(looked, week=await self._fresh(looked.week)), taken)

    async def _too_soon(self, live: Live, due: datetime) -> bool:
        """Whether the last week was told so shortly before that this one is to grow first."""
        last = await self.desk.store.weeks.last_told(live.group.id)
        return last is not None and due - last.ends < SHORTEST

    async def _miss(self, live: Live, claim: Claim) -> None:
        taken = await self.desk.store.claims.claim(claim)
        if taken is not None:
            await self._missed(live, taken)

    async def _missed(self, live: Live, claim: Claim) -> None:
        await self.desk.store.claims.done(claim, self.desk.clock.now())
        due = int(claim.due.timestamp())
        await self.notebook.note(live, "digest-missed", str(due), due=due)

    async def _unpostable(self, live: Live, channel: int) -> None:
        await self.notebook.note(live, "digest-unpostable", str(live.group.id), channel=channel)

    # When it is asked for

    async def tell_now(self, live: Live, there: Where, looked: Looked) -> Post | None:
        """Tell a week at once, and give where it stands; None where somebody is at it. Raises CannotPost.

        Choose the week, and tell it, in one turn.
        """
        week, now = looked.week, self.desk.clock.now()
        wanted = Claim(live.group.id, TOLD_NOW, week.id, week.ends, now)
        claim = await self.desk.store.weeks.close_to_tell(week, wanted)
        if claim is None:
            return None
        looked = replace(looked, week=await self._fresh(week))
        try:
            await self._tell_group(live, there, looked, claim)
        except CannotPost as cannot:
            if not cannot.passing:
                await self._let_go(live, claim)
            raise
        await self._tell_facilitators(live, there, looked)
        return (await self._fresh(week)).post

    # What another, or this process before it stopped, left

    async def finish(self, live: Live, there: Where | None, week: Week, claim: Claim) -> None:
        """Go on where a telling was left."""
        if verdict(claim.due, self.desk.clock.now(), GRACE) == "missed" or there is None:
            told = week.post is not None or claim.kind != TOLD
            await (self._let_go if told else self._missed)(live, claim)
            return
        async with self.turns.at(live.group.id):
            looked = Looked(await self._fresh(week))
            if claim.kind == TOLD_LED:
                await self._post_to_facilitators(live, there, looked, claim)
            else:
                await self._try(live, there, looked, claim)

    async def _let_go(self, _live: Live, claim: Claim) -> None:
        """See a claim as done; what was asked for and could not be told may be asked for again."""
        claims, week = self.desk.store.claims, None
        if claim.kind == TOLD_NOW:
            week = await self.desk.store.weeks.get(claim.about)
        if week is not None and week.post is None:
            await claims.withdraw(claim)
        else:
            await claims.done(claim, self.desk.clock.now())

    # Both

    async def _try(self, live: Live, there: Where, looked: Looked, claim: Claim) -> None:
        try:
            await self._tell_group(live, there, looked, claim)
        except CannotPost as cannot:
            if cannot.passing:
                return  # the claim stays, and is taken up again
            await self._let_go(live, claim)
            await self._unpostable(live, there.channel)
        await self._tell_facilitators(live, there, looked)

    async def _tell_group(self, live: Live, there: Where, looked: Looked, claim: Claim) -> None:
        """Post it for the group, unless it stands there. Raises CannotPost."""
        week = looked.week
        if week.post is None:
            message = await self._post(live, there.channel, looked, claim)
            await self.desk.store.weeks.stands(week.id, Post(there.channel, message))
            self.client.dispatch("week_told", live, there.channel, week)
        await self._let_go(live, claim)
        await self.notebook.over(live, "digest-unpostable", str(live.group.id))

    async def _tell_facilitators(self, live: Live, there: Where, looked: Looked) -> None:
        now = self.desk.clock.now()
        due = looked.week.due or looked.week.ends  # once a week, whichever way it is told
        wanted = Claim(live.group.id, TOLD_LED, looked.week.id, due, now)
        own = await self.desk.store.claims.claim(wanted)
        if own is not None:
            await self._post_to_facilitators(live, there, looked, own)

    async def _post_to_facilitators(self, live: Live, there: Where, looked: Looked, claim: Claim) -> None:
        about = str(live.group.id)
        if there.led_channel is None:
            digest = await self.composer.digest(live, looked.week, looked.talk)
            made = await self.composer.compose(live, digest, "facilitators", looked.week.token)
            await self.facilitators.send(live, made.text, nonce=claim.token, pictures=made.files)
        elif is_open(self.client.get_guild(live.group.guild), live, there.led_channel):
            await self.notebook.note(live, "digest-led-open", about, channel=there.led_channel)
        else:
            try:
                message = await self._post(live, there.led_channel, looked, claim)
            except CannotPost as cannot:
                if cannot.passing:
                    return  # the claim stays, and is taken up again
                channel = there.led_channel
                await self.notebook.note(live, "digest-led-unpostable", about, channel=channel)
            else:
                post_ = Post(there.led_channel, message)
                await self.desk.store.weeks.stands_for_facilitators(looked.week.id, post_)
                for trouble in ("digest-led-unpostable", "digest-led-open"):
                    await self.notebook.over(live, trouble, about)
        await self._let_go(live, claim)

    async def _post(self, live: Live, channel: int, looked: Looked, claim: Claim) -> int:
        """Post it, or find it where it stands already. Raises CannotPost."""
        week, whom = looked.week, "facilitators" if claim.kind == TOLD_LED else "group"
        place = await reach(self.client, channel)
        standing = await posted_with(place, {mark_of(week, whom)}, week.closed or week.ends)
        if standing is not None:
            return standing
        digest = await self.composer.digest(live, week, looked.talk)
        made = await self.composer.compose(live, digest, whom, week.token)
        return await post(
            place, made.text, nonce=claim.token[:25], clock=self.desk.clock, pictures=made.files,
            view=digest_view(week, whom, live.group.charter.language),
        )  # fmt: skip

    async def _fresh(self, week: Week) -> Week:
        return await self.desk.store.weeks.get(week.id) or week
