"""Closing a check-in: claimed, its post ended, what people have in common told. Once, whatever comes between."""

from datetime import datetime

from bot.live import Live
from bot.practice.checkin import SUMMARY_WITHIN, CheckIn
from bot.store.claims import Claim
from cogs.checkins.host import Host
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost


class Closer:
    def __init__(self, desk: Desk, host: Host) -> None:
        self.desk, self.host = desk, host

    async def close(self, checkin: CheckIn, now: datetime) -> None:
        claim = await self.desk.store.checkins.close(checkin, now)
        ended, live = await self.desk.store.checkins.get(checkin.id), self.desk.directory.by_id(checkin.group)
        if claim is None or ended is None:
            return
        if live is None or ended.post is None:
            await self.desk.store.claims.done(claim, now)
            return
        live.ends("check-in", checkin.channel)
        await self._end(live, ended, claim)

    async def _end(self, live: Live, checkin: CheckIn, claim: Claim) -> None:
        await self.host.retire(live, checkin)
        for wish in await self.desk.store.contact.of_checkin(checkin.id):
            if not await self.desk.store.contact.offered(wish):
                await self.host.end_wish(wish)  # nobody had a moment: it is not left standing
        now = self.desk.clock.now()
        if now - checkin.closes <= SUMMARY_WITHIN:
            try:
                await self.host.sum_up(live, checkin, claim.token)
            except CannotPost as cannot:
                if cannot.passing:
                    return  # the claim stays, and is taken up again
        await self.desk.store.claims.done(claim, now)

    async def finish(self, live: Live, checkin: CheckIn, claim: Claim, since: datetime) -> None:
        """Go on where another, or this process before it stopped, left a closing."""
        try:
            message = await self.host.find(checkin, "meeting", min(since, checkin.closed or since))
        except CannotPost as cannot:
            if cannot.passing and self.desk.clock.now() - checkin.closes <= SUMMARY_WITHIN:
                return
            message = None
        if message is not None:
            await self.host.retire(live, checkin)
            await self.desk.store.claims.done(claim, self.desk.clock.now())
        else:
            await self._end(live, checkin, claim)
