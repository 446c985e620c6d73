"""What holds of a group: its stage, as its people say it, and a first. Read from the rows, and known to its talk."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from bot.live import EVER, NEVER, Held, Live
from bot.practice.ending import Ending, parting
from bot.practice.firsts import A_FIRST_LASTS, First, yet_to_come
from bot.practice.stages import InForce, in_force
from bot.store.stages import Kept
from cogs.common.desk import Desk

NONE: frozenset[First] = frozenset()


class Standing(NamedTuple):
    """How a group stands.

    kept: what is known; ending: the newest, None without one; stage: the one in force, None while nobody says any.
    """

    kept: Kept
    ending: Ending | None
    stage: InForce | None


class Standings:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._coming: dict[int, frozenset[First]] = {}

    def coming(self, live: Live) -> frozenset[First]:
        """Give what the group has not had yet; it is asked with each message."""
        return self._coming.get(live.group.id, NONE)

    async def load(self) -> None:
        """Know it of all groups, before anything is heard."""
        kept = await self.desk.store.stages.all()
        endings = {each.group: each for each in await self.desk.store.endings.all()}  # the newest of each
        for live in self.desk.directory:
            group = live.group.id
            self._hold(live, kept.get(group, Kept()), endings.get(group))

    async def of(self, live: Live) -> Standing:
        """Read how things are, and let the talk know."""
        kept = await self.desk.store.stages.of_group(live.group.id)
        return self._hold(live, kept, await self.desk.store.endings.last_of(live.group.id))

    def _hold(self, live: Live, kept: Kept, ending: Ending | None) -> Standing:
        now = self.desk.clock.now()
        standing = Standing(kept, ending, _in_force(live, kept, ending, now))
        self._coming[live.group.id] = yet_to_come(kept.firsts)
        live.hold([] if "stage" in live.group.off else _held(live, standing, now))
        return standing


async def stage_of(desk: Desk, live: Live) -> Standing:
    """Read how a group stands, for whoever tells of it."""
    kept, ending = (
        await desk.store.stages.of_group(live.group.id),
        await desk.store.endings.last_of(live.group.id),
    )
    return Standing(kept, ending, _in_force(live, kept, ending, desk.clock.now()))


def _in_force(live: Live, kept: Kept, ending: Ending | None, now: datetime) -> InForce | None:
    near = _parting(live, ending)
    since: datetime | None = None
    if ending is not None and near is not None and near[0] <= now < near[1]:
        since = max(near[0], ending.since)
    return in_force(kept.answers, kept.reading, live.group.charter.smallest, now, parting=since)


def _parting(live: Live, ending: Ending | None) -> tuple[datetime, datetime] | None:
    return parting(ending, live.group.charter.zone) if ending else None


def _held(live: Live, standing: Standing, now: datetime) -> Iterator[Held]:
    near, stage = _parting(live, standing.ending), standing.stage
    theirs = stage if stage is not None and stage.by != "ending" else None
    until = theirs.until if theirs else NEVER
    if near is not None and now < near[0]:
        until = min(until, near[0])
    if near is not None:  # what people say in view of the day goes for as long as it counts
        yield Held("separation", until if theirs and now >= near[0] else near[0], near[1])
    if theirs is not None:
        yield Held(theirs.stage, EVER, until)
    for each in standing.kept.firsts:
        if each.back is None:
            yield Held("first", each.at, each.at + A_FIRST_LASTS)
