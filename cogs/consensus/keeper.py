"""Sees proposals through: every change is a row's first, then Discord is made to say what the rows say.

Time has its alarm, and the alarm only wakes the look at the rows: what is due closes, or stays open for a concern.
What is told of that is claimed in the same transaction, so that it is told once whatever crashes, and by one process.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from discord.ext import commands

from bot.live import Live
from bot.practice.consensus import rules
from bot.practice.consensus.rules import Cannot
from bot.practice.consensus.values import A_DAY, ANSWERED_AFTER, Proposal, Reply
from bot.store.claims import Claim
from bot.store.proposals import ANEW, CLAIMED, OVER, Step
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.letters import Letters
from cogs.common.places import LEFT_AFTER
from cogs.common.posting import CannotPost
from cogs.common.timekeeping import AGAIN, Lookout, is_here, next_look, one_alone, taken_over
from cogs.common.turns import Turns
from cogs.consensus import private
from cogs.consensus.host import Host
from cogs.nudges.words import link

log = logging.getLogger(__name__)

A_MOMENT = timedelta(seconds=1)

REFUSED_AGAIN = timedelta(hours=1)
"""When to try again what Discord does not let us do, such as where the channel is gone."""

TIDIED_WITHIN = timedelta(days=7)
"""How long it is tried to take the buttons from what is over."""


class Keeper:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, diary: Diary, letters: Letters
    ) -> None:
        self.client, self.desk, self.letters = client, desk, letters
        self.store, self.wishes = desk.store.proposals, desk.store.proposal_wishes
        self.host = Host(client, desk)
        self._turns = Turns()
        self._ours = partial(is_here, client)
        self._looking = False
        self._again: timedelta | None = None
        self._lookout = Lookout("proposals", client, desk, diary, self._see_to)

    async def look(self) -> None:
        await self._lookout.look()

    def wake(self, after: timedelta = timedelta(0)) -> None:
        """Look soon; where a look is under way, it comes again of itself."""
        if self._looking:
            self._again = min(self._again or after, after)
        else:
            self._lookout.wake(after)

    # Changing one

    async def open(self, live: Live, new: Proposal) -> Proposal | str:
        """Begin one and post it; gives why not, where it cannot be. Raises CannotPost: nothing was begun then."""
        begun = await self.store.open(new)
        if not isinstance(begun, Proposal):
            return begun
        async with self._turns.at(begun.id):
            try:
                begun = await self.host.stand(live, begun)
            except CannotPost:
                now = await self.store.get(begun.id)
                if now is None or now.post is None:
                    await self.store.remove(begun.id)
                    raise
        self.wake()
        return begun

    async def change(
        self, live: Live, proposal: int, rule: Callable[[Proposal], Proposal], *, erases: bool = False
    ) -> Step | None:
        """Let a rule act on one, after what time has done by now, and Discord follow. Raises Cannot."""
        await self._let_time_pass(live, proposal)
        step = await self.store.change(proposal, rule, self.desk.clock.now(), erases=erases)
        if step is not None:
            await self._follow(live, step)
        return step

    async def reply(self, live: Live, proposal: int, said: Reply) -> tuple[Step, Reply] | None:
        """Keep a reply, and let the concern say so. Raises Cannot."""
        await self._let_time_pass(live, proposal)
        kept = await self.store.reply(proposal, said, self.desk.clock.now())
        if kept is not None:
            await self._follow(live, kept[0])
        return kept

    async def _let_time_pass(self, live: Live, proposal: int) -> None:
        now, found = self.desk.clock.now(), await self.store.get(proposal)
        if found is not None and found.closed is None and found.until <= now:
            rule = partial(rules.pass_time, now=now)
            step = await self.store.change(proposal, rule, now, erases=True)
            if step is not None:
                await self._follow(live, step)

    async def _follow(self, live: Live, step: Step) -> None:
        """Let Discord say what is so now; a position that nobody is to notice changes nothing that can be seen."""
        if _seen(step.before) != _seen(step.after):
            await self.settle(live, step.after.id)
        if step.claim is not None:
            await self._tell(live, step.after.id, step.claim)
            if step.claim.kind == ANEW:
                await self._tell_of_new_wording(live, step)
        if step.before.until != step.after.until or step.after.closed is not None or step.after.concerns:
            self.wake()

    async def left(self, live: Live, proposal: Proposal) -> None:
        """Let one go on without who has just left the group."""
        self.host.linger(live, proposal)
        with suppress(Cannot):
            await self.change(live, proposal.id, partial(rules.fit, joined=live.joined))
        await self.settle(live, proposal.id)
        self.wake()

    async def settle(self, live: Live, proposal: int) -> None:
        """Make Discord say how one stands; what cannot be said now is tried again in a minute, or an hour."""
        async with self._turns.at(proposal):
            found = await self.store.get(proposal)
            if found is None:
                return
            try:
                await self.host.stand(live, found)
            except CannotPost as cannot:
                log.warning("a proposal could not be put on Discord as it stands")
                self.wake(AGAIN if cannot.passing else REFUSED_AGAIN)

    # What is told once

    async def _tell(self, live: Live, proposal: int, claim: Claim, since: datetime | None = None) -> None:
        """Tell what a claim was taken on for; where Discord refuses, the claim is found again."""
        async with self._turns.at(proposal):
            found = await self.store.get(proposal)
            stale = found is None or (claim.kind != OVER and found.closed is not None)
            try:
                if found is not None and not stale:
                    tells = self.host.record if claim.kind == OVER else self.host.notice
                    await tells(live, found, claim, since)
            except CannotPost as cannot:
                log.warning("what became of a proposal could not be told")
                if cannot.passing:
                    self.wake(LEFT_AFTER)
                    return
        await self.desk.store.claims.done(claim, self.desk.clock.now())

    async def _tell_of_new_wording(self, live: Live, step: Step) -> None:
        """Write to those whose position was let go of, and who wish to hear of it."""
        had = {each.person for each in step.before.ballots}
        wishing = await self.wishes.wishing(step.after.id)
        at = self._link(live, step.after)
        for person, user in wishing.items():
            if person in had:
                with speaking(live.group.charter.language):
                    text = private.worded_anew(live.group.charter.name, step.after, at)
                nonce = f"w{step.after.id}-{step.after.asked}-{person}"
                await self.letters.write(live, user, text, nonce=nonce)

    def _link(self, live: Live, proposal: Proposal) -> str:
        return link(live.group.guild, proposal.channel, proposal.post or 0)

    # What time does

    async def _see_to(self, now: datetime) -> datetime | None:
        self._looking, self._again = True, None
        try:
            await self._look_at_all(now)
            following = await self._next(self.desk.clock.now())
        finally:
            self._looking = False
        if self._again is None:
            return following
        again = self.desk.clock.now() + max(self._again, A_MOMENT)
        return min(again, following or again)

    async def _look_at_all(self, now: datetime) -> None:
        await self._finish_left(now)
        for proposal in await self.store.open_ones():
            with one_alone("a proposal could not be looked after"):
                await self._look_after(proposal, now)
        for proposal in await self.store.untidy(now - TIDIED_WITHIN):
            live = self.desk.directory.by_id(proposal.group)
            if live is not None and self._ours(live):
                await self.settle(live, proposal.id)

    async def _finish_left(self, now: datetime) -> None:
        async for live, claim, since in taken_over(self.desk, CLAIMED, now - LEFT_AFTER, self._ours):
            with one_alone("what became of a proposal could not be told"):
                if live is None:
                    await self.desk.store.claims.done(claim, now)
                else:
                    await self._tell(live, claim.about, claim, since)

    async def _look_after(self, proposal: Proposal, now: datetime) -> None:
        live = self.desk.directory.by_id(proposal.group)
        if live is None:
            if await self.desk.store.groups.get(proposal.group) is None:
                await self._end(proposal, now)
            return
        if not self._ours(live):
            return
        if proposal.until <= now:
            await self._let_time_pass(live, proposal.id)
        elif proposal.post is not None or now - proposal.opened >= LEFT_AFTER:
            await self.settle(live, proposal.id)
            await self._remind(live, proposal, now)

    async def _end(self, proposal: Proposal, now: datetime) -> None:
        """Its group was closed: nothing is decided, and all that was said to it is let go of."""
        rule = partial(rules.withdraw, now=now, why="ended")
        try:
            step = await self.store.change(proposal.id, rule, now, erases=True)
        except Cannot:
            return
        if step is not None and step.claim is not None:
            await self.desk.store.claims.done(step.claim, now)
        language = await self.desk.store.groups.language(proposal.group)
        await self.host.retire(proposal, language)

    async def _remind(self, live: Live, proposal: Proposal, now: datetime) -> None:
        if now < reminds_at(proposal) or proposal.post is None:
            return
        for person, user in (await self.wishes.wishing(proposal.id)).items():
            if proposal.ballot(person) is None and await self.wishes.remind(proposal, person):
                with speaking(live.group.charter.language):
                    at = self._link(live, proposal)
                    text = private.reminder(live.group.charter.name, proposal, at)
                nonce = f"p{proposal.id}-{person}-{int(proposal.until.timestamp()) % 10**6}"
                await self.letters.write(live, user, text, nonce=nonce)

    async def _next(self, now: datetime) -> datetime | None:
        left = await self.desk.store.claims.unfinished_since(CLAIMED)
        instants = [left + LEFT_AFTER if left else None]
        for proposal in await self.store.open_ones():
            answered = [
                each.replied + ANSWERED_AFTER
                for each in proposal.standing
                if each.replied is not None and not each.settled
            ]
            later = (reminds_at(proposal), *answered)
            instants += [proposal.until, *(each for each in later if each > now)]
            if proposal.post is None:
                instants.append(proposal.opened + LEFT_AFTER)
        instants += self.host.lingering(now)
        return next_look(instants, now)


def reminds_at(proposal: Proposal) -> datetime:
    """Give when whoever wishes it, and has not taken a position, is reminded: a day before, where there are days."""
    return proposal.until - min(A_DAY, (proposal.until - proposal.opened) / 4)


def _seen(proposal: Proposal) -> tuple[object, ...]:
    """What of a proposal can be seen while it is open: no more of its positions than whether there are enough."""
    return (
        proposal.author,
        proposal.wording,
        proposal.until,
        proposal.closed,
        proposal.enough,
        proposal.concerns,
    )
