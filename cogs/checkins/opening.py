"""Opening a check-in: claimed, posted, noted. Whatever comes between, it is posted once, or skipped and told."""

import logging
from datetime import datetime, timedelta

from bot.live import Live
from bot.practice.checkin import CheckIn
from bot.practice.timetable import GRACE, Schedule, verdict
from bot.store.checkins import OPENING
from bot.store.claims import Claim
from cogs.checkins.closing import Closer
from cogs.checkins.host import Host
from cogs.checkins.settled import open_for
from cogs.common.desk import Desk
from cogs.common.notebook import Notebook
from cogs.common.posting import CannotPost
from cogs.common.timekeeping import latest_due

log = logging.getLogger(__name__)

AT_LEAST = timedelta(minutes=30)
"""How long one that comes late is open, if it was to be open that long."""


class Opener:
    def __init__(self, desk: Desk, host: Host, closer: Closer, notebook: Notebook) -> None:
        self.desk, self.host, self.closer, self.notebook = desk, host, closer, notebook

    async def open_now(self, live: Live, new: CheckIn) -> CheckIn | None:
        """Open one at once; None where one is open in that channel. Raises CannotPost."""
        begun = await self.desk.store.checkins.open(new, self.desk.clock.now())
        if begun is None:
            return None
        try:
            await self._put_up(live, *begun, late=False)
        except CannotPost:
            await self._let_go(*begun)
            raise
        return await self.desk.store.checkins.get(begun[0].id)

    async def open_due(self, live: Live, schedule: Schedule, now: datetime) -> None:
        """See to a schedule that is due: open it, late if need be, or skip it."""
        due = latest_due(live, schedule, now)
        following = schedule.following(live.group.charter.zone, live.group.meets, now)
        how, new = verdict(due, now), _of(schedule, due, now)
        if how == "missed":
            claim = await self.desk.store.claims.claim(Claim(schedule.group, OPENING, schedule.id, due, now))
            if claim is not None:
                await self._missed(live, new.channel, claim)
            await self.desk.store.schedules.move_on(schedule, following)
            return
        if new.channel not in live.group.charter.channels:
            await self.desk.store.schedules.move_on(schedule, following)
            await self._unpostable(live, new)
            return
        before = await self.desk.store.checkins.open_in(new.channel)
        if before is not None and before.group == live.group.id and before.due < due:
            await self.closer.close(before, now)
        begun = await self.desk.store.checkins.open(new, now)
        await self.desk.store.schedules.move_on(schedule, following)
        if begun is not None:
            await self._try_to_put_up(live, *begun, late=how == "late")

    async def _try_to_put_up(self, live: Live, checkin: CheckIn, claim: Claim, *, late: bool) -> None:
        try:
            await self._put_up(live, checkin, claim, late=late)
        except CannotPost as cannot:
            if cannot.passing:
                return  # the claim stays, and is taken up again
            await self._let_go(checkin, claim)
            await self._unpostable(live, checkin)

    async def _unpostable(self, live: Live, checkin: CheckIn) -> None:
        await self.notebook.note(live, "checkin-unpostable", str(checkin.schedule), channel=checkin.channel)

    async def _put_up(self, live: Live, checkin: CheckIn, claim: Claim, *, late: bool) -> None:
        message = await self.host.put_up(live, checkin, claim.token, late=late)
        await self._stands(live, checkin, claim, message)

    async def _stands(self, live: Live, checkin: CheckIn, claim: Claim, message: int) -> None:
        standing = await self.host.with_thread(live, checkin, message)
        await self.desk.store.checkins.stands(checkin.id, standing)
        await self.desk.store.claims.done(claim, self.desk.clock.now())
        live.begins("check-in", checkin.channel, checkin.closes)
        await self.notebook.over(live, "checkin-unpostable", str(checkin.schedule))

    async def _let_go(self, checkin: CheckIn, claim: Claim) -> None:
        await self.desk.store.checkins.remove(checkin.id)
        await self.desk.store.claims.done(claim, self.desk.clock.now())

    async def _missed(self, live: Live, channel: int, claim: Claim) -> None:
        await self.desk.store.claims.done(claim, self.desk.clock.now())
        due = int(claim.due.timestamp())
        await self.notebook.note(live, "checkin-missed", f"{claim.about}-{due}", channel=channel, due=due)

    async def finish(self, live: Live, checkin: CheckIn, claim: Claim, since: datetime) -> None:
        """Go on where another, or this process before it stopped, left an opening."""
        try:
            message = await self.host.find(checkin, "checkin", min(since, claim.due))
        except CannotPost as cannot:
            message = None
            if cannot.passing and self.desk.clock.now() - claim.due <= GRACE:
                return
        if message is not None:
            await self._stands(live, checkin, claim, message)
        elif verdict(claim.due, self.desk.clock.now()) == "missed":
            await self._let_go(checkin, claim)
            await self._missed(live, checkin.channel, claim)
        else:
            await self._try_to_put_up(live, checkin, claim, late=True)


def _of(schedule: Schedule, due: datetime, now: datetime) -> CheckIn:
    """Give the check-in of a schedule; one that comes late stays open for a while all the same."""
    details, length = schedule.details, open_for(schedule)
    return CheckIn(
        id=0,
        token="",
        group=schedule.group,
        schedule=schedule.id,
        due=due,
        closes=max(due + length, now + min(length, AT_LEAST)),
        channel=details["channel"],
        opening=details["opening"],
        feelings=details["feelings"],
    )
