"""Bringing a report to its receivers, once; trying again while Discord refuses, and then letting go of it."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import aiohttp
import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.reporting import TRIED_FOR, Report, Way
from bot.store.claims import Claim
from bot.store.reports import BRINGING
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.places import posted_with
from cogs.common.posting import CannotPost, post, rewrite
from cogs.common.timekeeping import Lookout, is_here, next_look, one_alone, taken_over
from cogs.reports import words
from cogs.reports.routing import CannotTell, Routing
from cogs.reports.views import receivers_view

log = logging.getLogger(__name__)

AFTER = timedelta(minutes=10)
"""How long after a try the next one comes."""

DirectChannel = discord.TextChannel | discord.DMChannel


class Bringing:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, diary: Diary, routing: Routing) -> None:
        self.client, self.desk, self.routing = client, desk, routing
        self._lookout = Lookout("reports", client, desk, diary, self._see_to)

    # Looking after those that have not arrived

    async def look(self) -> None:
        await self._lookout.look()

    def look_again(self) -> None:
        self._lookout.wake(AFTER)

    async def _see_to(self, now: datetime) -> datetime | None:
        await self._try_again(now)
        oldest = await self.desk.store.claims.unfinished_since([BRINGING])
        return next_look([oldest + AFTER if oldest else None], self.desk.clock.now())

    async def _try_again(self, now: datetime) -> None:
        ours = partial(is_here, self.client)
        async for live, claim, _since in taken_over(self.desk, [BRINGING], now - AFTER, ours):
            with one_alone("a report could not be brought to its receivers"):
                await self._again(live, claim, now)

    async def _again(self, live: Live | None, claim: Claim, now: datetime) -> None:
        report = await self.desk.store.reports.get(claim.about)
        if report is None or report.state != "sent":
            await self.desk.store.claims.done(claim, now)
        elif live is None or now - claim.due >= TRIED_FOR:
            if report.posts:
                await self.desk.store.reports.arrived(report)  # with some of them
            else:
                await self.desk.store.reports.let_go(report)
                log.info("a report that could not be brought to anybody was let go of")
            await self.desk.store.claims.done(claim, now)
        else:
            await self.bring(live, report, claim, since=claim.due)

    # Bringing one

    async def bring(self, live: Live, report: Report, claim: Claim, since: datetime | None = None) -> bool:
        """Bring it to all it is for; False where it has to be tried again. since: when it was tried first."""
        if report.way is None or report.told is None:
            return False
        reached, passing = list(report.posts), False
        for number, to in enumerate(await self._targets(live, report.way)):
            if to is None:
                continue
            if to.id in {channel for channel, _message in reached}:
                continue
            try:
                message = await self._post(live, report, to, f"{claim.token}-{number}"[:25], since)
            except CannotPost as cannot:
                passing = passing or cannot.passing
                log.warning("a report could not be posted")
                continue
            reached.append((to.id, message))
            await self.desk.store.reports.stands(report, reached)
        if not reached or passing:
            return False
        await self.desk.store.reports.arrived(report)
        await self.desk.store.claims.done(claim, self.desk.clock.now())
        return True

    async def _targets(self, live: Live, way: Way) -> Sequence[DirectChannel | None]:
        """Give where it goes; None for what cannot be reached now, or could be read by somebody it must not reach."""
        if way.channel is None:
            return [await self._direct(user) for user in way.people]
        try:
            if await self.routing.may_go(live, way):
                return [self.routing.channel(live, way.channel)]
        except CannotTell:
            log.info("who can read where could not be told; a report waits")
        return [None]

    async def _direct(self, user: int) -> discord.DMChannel | None:
        try:
            return await (await self.client.fetch_user(user)).create_dm()
        except (discord.HTTPException, aiohttp.ClientError):
            log.warning("somebody who receives reports could not be written to")
            return None

    async def _post(
        self, live: Live, report: Report, to: DirectChannel, nonce: str, since: datetime | None
    ) -> int:
        """Post it, unless an earlier try did and could not say so. Raises CannotPost."""
        if since is not None:
            found = await posted_with(to, {f"press:report-on:{report.token}"}, since)
            if found is not None:
                return found
        text = await self.text(live, report)
        view = receivers_view(report.token, done=False)
        return await post(to, text, nonce=nonce, clock=self.desk.clock, view=view, suppress_embeds=True)

    # What stands

    async def text(self, live: Live, report: Report) -> str:
        """Give what its receivers read, as things are now, in the group's language."""
        if report.told is None:
            return ""
        hands = await self.desk.store.reports.hands(report)
        with speaking(live.group.charter.language):
            return words.report_text(report.told, live.group.guild, hands)

    async def renew(self, live: Live, report: Report) -> None:
        """Let all posts of it say who sees to it."""
        text = await self.text(live, report)
        hands = await self.desk.store.reports.hands(report)
        for channel, message in report.posts:
            standing = self.client.get_partial_messageable(channel).get_partial_message(message)
            with speaking(live.group.charter.language):
                view = receivers_view(report.token, done=bool(hands["done"]))
            try:
                await rewrite(standing, self.desk.clock, content=text, view=view)
            except CannotPost:
                log.warning("a report could not be renewed")
