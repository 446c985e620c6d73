"""Private reminders, for who asked."""

from dataclasses import replace
from datetime import datetime
from itertools import islice

from bot.live import Live
from bot.practice.checkin import CheckIn
from bot.practice.reminding import Coming, Next, Reminder, back_from, next_of
from bot.practice.timetable import GRACE
from bot.words import speaking
from cogs.checkins import private
from cogs.checkins.settled import open_for
from cogs.common.desk import Desk
from cogs.common.letters import Letters
from cogs.nudges.words import link


class Reminding:
    def __init__(self, desk: Desk, letters: Letters) -> None:
        self.desk, self.letters = desk, letters

    async def remind(self, reminder: Reminder, now: datetime) -> None:
        """Write to somebody whose reminder is due, and set it for the next time."""
        live = self.desk.directory.by_id(reminder.group)
        if live is None:
            if await self.desk.store.groups.get(reminder.group) is None:
                await self.desk.store.reminders.move_on(reminder, None)
        elif await self.desk.store.reminders.move_on(reminder, await self._next(live, reminder, now)):
            await self._remind(live, reminder, now)

    async def renew(self, live: Live) -> None:
        """Work out anew when to remind the people of a group where something changed."""
        now = self.desk.clock.now()
        for reminder in await self.desk.store.reminders.of_group(live.group.id):
            await self.desk.store.reminders.move_on(reminder, await self._next(live, reminder, now))

    async def next_for(self, live: Live, reminder: Reminder) -> Reminder:
        """Give a reminder with its next time."""
        following = await self._next(live, reminder, self.desk.clock.now())
        return replace(
            reminder,
            next_at=following.at if following else None,
            next_due=following.due if following else None,
        )

    async def _next(self, live: Live, reminder: Reminder, now: datetime) -> Next | None:
        return next_of(reminder, await self._coming(live, max(now, back_from(reminder) or now)), now)

    async def _coming(self, live: Live, since: datetime) -> list[Coming]:
        """Give the check-ins that are open, and the next two of each schedule after an instant."""
        store, zone, meets = self.desk.store, live.group.charter.zone, live.group.meets
        found = [Coming(each.due, each.closes) for each in await store.checkins.open_ones(live.group.id)]
        for schedule in await store.schedules.of_group(live.group.id, "checkin"):
            if not schedule.paused:
                found += [
                    Coming(opening.at, opening.at + open_for(schedule))
                    for opening in islice(schedule.to_come(zone, meets, since), 2)
                ]
        return found

    async def _link(self, live: Live, opened: CheckIn | None, due: datetime) -> str:
        """Give the address of a check-in, or of the channel where it will be."""
        if opened is not None and opened.post is not None:
            return link(live.group.guild, opened.post.channel, opened.post.message)
        schedules = await self.desk.store.schedules.of_group(live.group.id, "checkin")
        channel = next((each.details["channel"] for each in schedules if each.next_due == due), None)
        return f"<#{channel or live.group.charter.channels[0]}>"

    async def _remind(self, live: Live, reminder: Reminder, now: datetime) -> None:
        """Write to somebody; not about a check-in that was due and never came."""
        due, at = reminder.next_due, reminder.next_at
        if due is None or at is None or now - at > GRACE:
            return
        opened = next(
            (each for each in await self.desk.store.checkins.open_ones(live.group.id) if each.due == due),
            None,
        )
        if opened is None and due <= now:
            return
        if opened is not None and await self.desk.store.arrivals.mine(opened.id, reminder.person):
            return  # already there
        where = await self._link(live, opened, due)
        with speaking(live.group.charter.language):
            text = private.reminder(live.group.charter.name, due, where, opened=opened is not None)
        nonce = f"r{reminder.person}-{int(due.timestamp())}"
        await self.letters.write(live, reminder.user, text, nonce=nonce)
