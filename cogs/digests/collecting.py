"""What a week comes to: looked at while it goes on, and closed when it is over."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.digest.invitation import invite
from bot.digest.values import WEEKS
from bot.live import Live
from bot.store.noticed import DaySums
from bot.store.week_facts import HeldCheckin
from bot.store.weeks import Week
from bot.week.fold import Talk
from bot.week.small import enough
from bot.week.totals import (
    brainstorm_totals,
    checkin_totals,
    dissent_totals,
    drift_of_days,
    meeting_totals,
    role_totals,
    story_totals,
    talk_totals,
    whose,
)
from bot.week.values import CheckinTotals, DriftTotals, Totals, Whose
from bot.week.window import first_start, holds, looks_anew, next_end
from cogs.common.desk import Desk
from cogs.common.facilitators import Facilitators
from cogs.common.turns import Turns


@dataclass(frozen=True, slots=True)
class Looked:
    """A week as it was looked at. talk: of its time, by person, where it was worked out just now."""

    week: Week
    talk: Talk | None = None


class Collector:
    def __init__(self, desk: Desk, facilitators: Facilitators) -> None:
        self.desk, self.facilitators = desk, facilitators
        self._turns = Turns()

    async def look(self, live: Live, until: datetime) -> Looked:
        """Look at the week that goes on, up to an instant; weeks before it that nobody told are closed first."""
        await self.desk.writer.drain()
        async with self._turns.at(live.group.id):
            while True:
                last = await self.desk.store.weeks.latest(live.group.id)
                going_on = last if last and last.closed is None else None
                start = self._start(live, last)
                end = next_end(start, max(start, until))
                looked = await self._look(live, going_on, start, end)
                if end >= until:
                    return looked
                await self.desk.store.weeks.close(looked.week, self.desk.clock.now())

    async def forget(self, live: Live) -> None:
        """Somebody left: let the week that goes on be without them; a look under way is waited for.

        Where they had a part in the talk that was looked at, that look is let go of; else it stays, and the rest, which
        nobody has seen, is worked out anew.
        """
        store, group = self.desk.store, live.group.id
        async with self._turns.at(group):
            week = await store.weeks.latest(group)
            before = week.totals if week and week.closed is None else None
            if before is None:
                return
            if not holds(before, await store.week_facts.spoke(group, before.starts, before.ends)):
                await store.weeks.forget_look(group)
            elif before.talk is not None:
                totals, _talk = await self._totals(live, before.starts, before.ends)
                await store.weeks.look(group, replace(totals, talk=before.talk, meetings=before.meetings))

    async def start(self, live: Live) -> datetime:
        """Give where the week that goes on began."""
        return self._start(live, await self.desk.store.weeks.latest(live.group.id))

    def _start(self, live: Live, last: Week | None) -> datetime:
        if last is not None and last.closed is None:
            return last.starts
        kept = timedelta(days=self.desk.settings.retention.traces_days)
        kept_since = self.desk.clock.now() - kept
        return first_start(last.ends if last else None, live.group.created, kept_since)

    async def _look(self, live: Live, going_on: Week | None, start: datetime, end: datetime) -> Looked:
        """Look anew, or, where only a few have spoken since the last look, give that."""
        store, smallest = self.desk.store, live.group.charter.smallest
        if going_on is None:
            totals, talk = await self._totals(live, start, end)
            return Looked(await store.weeks.look(live.group.id, totals), talk)
        since = await store.week_facts.spoke(live.group.id, going_on.ends, end)
        if not looks_anew(going_on.totals, since, smallest):
            return Looked(going_on)
        totals, talk = await self._totals(live, start, end)
        return Looked(await store.weeks.look(live.group.id, totals), talk)

    async def _totals(self, live: Live, start: datetime, end: datetime) -> tuple[Totals, Talk]:
        facts, group, smallest = self.desk.store.week_facts, live.group.id, live.group.charter.smallest
        talk = await facts.talk(group, start, end)
        meetings = await facts.meetings(group, start, end)
        stories = await facts.stories(group, start, end)
        hosts = {host for host in stories.hosts if host is not None}
        taken = await facts.roles(group, start, end)
        asked = talk.turns.keys() | hosts | {person for person, _role in taken}
        leads = await self.facilitators.among(live, asked)
        told = talk_totals(talk, leads, smallest, meetings)
        totals = Totals(starts=start, ends=end, talk=told)
        if told is None:
            return totals, talk
        checkins = await self.checkins(live, start, end)
        totals = replace(
            totals,
            meetings=meeting_totals(meetings, smallest),
            stories=story_totals(stories, leads, smallest),
            roles=role_totals(taken, leads, smallest),
            checkins=checkins[0] if checkins else None,
            brainstorms=brainstorm_totals(await facts.brainstorms(group, start, end), smallest),
            drift=await self._drift(live, start, end),
            dissent=dissent_totals(await facts.dissents(group, start, end), smallest),
            nudges=len(await facts.nudges(group, start, end)),
        )
        before = await self.desk.store.weeks.back(group, start, WEEKS - 1)
        return replace(totals, invitation=invite(totals, before)), talk

    async def checkins(
        self, live: Live, start: datetime, end: datetime
    ) -> tuple[CheckinTotals, tuple[str, ...]] | None:
        """Work out what the check-ins of a week came to, and the words that several brought."""
        charter = live.group.charter
        held = await self.desk.store.week_facts.checkins(live.group.id, start, end)
        answerers = {person for each in held for person in each.answerers}
        leads = await self.facilitators.among(live, answerers)
        answered = _answered(held, leads, charter.smallest)
        return checkin_totals([each.entries for each in held], answered, charter.smallest, charter.language)

    async def _drift(self, live: Live, start: datetime, end: datetime) -> DriftTotals | None:
        """Add up the whole days of a week in the group's zone; the one that it ends in belongs to the next."""
        zone = ZoneInfo(live.group.charter.zone)
        first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
        whole = DaySums()
        for day, sums in (await self.desk.store.noticed.days(live.group.id, first)).items():
            whole = whole.plus(sums) if day < last else whole
        begin, over = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (first, last))
        spoke = await self.desk.store.week_facts.spoke(live.group.id, begin, over)
        return drift_of_days(whole, spoke, live.group.charter.smallest)


def _answered(held: Collection[HeldCheckin], leads: Collection[int], smallest: int) -> Whose | None:
    """Say who answered those who had arrived; None where only a few did."""
    weights = Counter[int]()
    for each in held:
        weights.update(each.answerers)  # pyright: ignore[reportArgumentType]  (weights add up like counts)
    if not enough(weights.keys(), smallest):
        return None
    members = sum(weight for person, weight in weights.items() if person not in leads)
    return whose(members, sum(weights.values()))
