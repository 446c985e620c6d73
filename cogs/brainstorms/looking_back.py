"""Asking how it went, on the day that a group set itself for that: claimed, posted once, and then marked."""

import logging
from datetime import datetime

from discord.ext import commands

from bot.live import Live
from bot.practice.brainstorm.values import Brainstorm
from bot.store.claims import Claim
from cogs.brainstorms.host import Host
from cogs.common.desk import Desk
from cogs.common.notebook import Notebook
from cogs.common.places import LEFT_AFTER, GoneForGood
from cogs.common.posting import CannotPost
from cogs.common.timekeeping import is_here, one_alone, taken_over

log = logging.getLogger(__name__)

KIND = "brainstorm"
TROUBLE = "it could not be asked how something went"


class LookingBack:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host, notebook: Notebook) -> None:
        self.client, self.desk, self.host, self.notebook = client, desk, host, notebook

    async def see_to(self, now: datetime) -> None:
        """Ask where it is due, and where it was begun and left."""
        claims = self.desk.store.claims
        for storm in await self.desk.store.brainstorms.to_look_back():
            live = self.desk.directory.by_id(storm.group)
            due = storm.look_back
            if due is None or due > now or live is None or not is_here(self.client, live):
                continue
            claim = await claims.claim(Claim(storm.group, KIND, storm.id, due, now))
            if claim is not None:
                with one_alone(TROUBLE):
                    await self._ask(live, storm, claim, now)
        before = now - LEFT_AFTER
        async for live, claim, since in taken_over(self.desk, [KIND], before, self._is_ours):
            storm = await self.desk.store.brainstorms.get(claim.about)
            if live is None or storm is None:
                await claims.done(claim, now)
                continue
            with one_alone(TROUBLE):
                await self._ask(live, storm, claim, since)

    def _is_ours(self, live: Live) -> bool:
        return is_here(self.client, live)

    async def _ask(self, live: Live, storm: Brainstorm, claim: Claim, since: datetime) -> None:
        """since: when it was first taken on, so that a post that nobody noted is found."""
        try:
            await self.host.look_back(live, storm, since)
        except GoneForGood:
            log.info("where it was to be asked how something went is gone")
        except CannotPost as cannot:
            if cannot.passing:
                return  # the claim is taken over in a while
            await self.notebook.note(live, "brainstorm-unpostable", f"back-{storm.id}", channel=storm.place)
        await self.desk.store.brainstorms.looked(storm.id, self.desk.clock.now())
        await self.desk.store.claims.done(claim, self.desk.clock.now())
