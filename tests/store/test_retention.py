"""Nothing is kept for ever by oversight, and what is over goes."""

from datetime import timedelta

from bot.store.retention import STAYS, Periods, lines
from bot.store.store import Store
from bot.store.tables import metadata
from tests.store.examples import NOW
from tests.store.filled import fill

PERIODS = Periods(timedelta(days=30), timedelta(days=365))


def test_every_table_has_its_days_or_a_reason_why_not() -> None:
    timed = {table.name for table, _old in lines(NOW, NOW, NOW)}
    staying = {table.name for table in STAYS}
    assert timed | staying == set(metadata.tables)
    assert not timed & staying


async def test_what_is_young_stays_and_a_second_time_changes_nothing(store: Store) -> None:
    group = await fill(store)
    assert await store.retention.prune(PERIODS, NOW + timedelta(hours=5)) == 0
    assert await store.traces.count(group) == 40
    assert await store.retention.prune(PERIODS, NOW + PERIODS.traces + timedelta(hours=2)) > 40
    assert await store.retention.prune(PERIODS, NOW + PERIODS.traces + timedelta(hours=2)) == 0
    assert await store.traces.count(group) == 0


async def test_nudges_go_with_the_traces_that_they_speak_of_but_not_within_the_week(store: Store) -> None:
    group = await fill(store)
    await store.nudges.add(
        group=group,
        channel=1,
        kind="leader-centered",
        at=NOW,
        meeting_at=NOW,
        belief=0.9,
        before=None,
        message=1,
        said={"links": ["/1/2/3"]},
    )
    soon = Periods(timedelta(days=1), timedelta(days=365))
    await store.retention.prune(soon, NOW + timedelta(days=7))
    assert len(await store.nudges.since(group, NOW - timedelta(days=1))) == 1
    await store.retention.prune(soon, NOW + timedelta(days=9))
    assert await store.nudges.since(group, NOW - timedelta(days=1)) == []
