"""Nudges, drafts and facts as they are kept."""

from datetime import timedelta

from bot.dynamics.policy import Given
from bot.store.retention import Periods
from bot.store.store import Store
from tests.store.examples import CIRCLE, GUILD, NOW, group

SAID = {"evidence": ["5 of 35"], "why": "because", "try": "ask the others", "links": ["a", "b"]}


PERIODS = Periods(traces=timedelta(days=30), totals=timedelta(days=365))


async def test_a_nudge_is_found_by_its_token_and_answered_once(store: Store) -> None:
    made = await group(store)
    token = await store.nudges.add(
        group=made.id,
        channel=CIRCLE,
        kind="leader-centered",
        at=NOW,
        meeting_at=NOW,
        belief=0.9,
        before=0.2,
        message=7,
        said=SAID,
    )
    assert await store.nudges.answer(token, "helpful", NOW)
    assert not await store.nudges.answer(token, "not_so", NOW)
    found = await store.nudges.by_token(token)
    assert found is not None
    assert (found.group, found.kind, found.at, found.belief, found.answer) == (
        made.id, "leader-centered", NOW, 0.9, "helpful",
    )  # fmt: skip
    assert found.said["try"] == "ask the others"
    assert await store.nudges.by_token("none") is None
    assert await store.nudges.since(made.id, NOW) == []
    before = NOW - timedelta(seconds=1)
    given = Given("leader-centered", NOW, NOW, "helpful", place=CIRCLE, message=7)
    assert await store.nudges.since(made.id, before) == [given]
    await store.nudges.compare(made.id, given, after=0.6, became=None)
    (compared,) = await store.nudges.since(made.id, before)
    assert compared.compared


async def test_a_draft_is_kept_until_it_is_removed_or_old(store: Store) -> None:
    token = await store.drafts.save(None, GUILD, {"name": "Ca"}, NOW)
    assert await store.drafts.save(token, GUILD, {"name": "Carers"}, NOW + timedelta(hours=1)) == token
    assert await store.drafts.load(token, GUILD) == {"name": "Carers"}
    assert await store.drafts.load(token, GUILD + 1) is None  # it is no other server's
    await store.retention.prune(PERIODS, NOW + timedelta(hours=24))
    assert await store.drafts.load(token, GUILD) is not None
    await store.retention.prune(PERIODS, NOW + timedelta(hours=26))
    assert await store.drafts.load(token, GUILD) is None


async def test_a_fact_has_its_last_value(store: Store) -> None:
    assert await store.facts.get("commands") is None
    await store.facts.set("commands", "a")
    await store.facts.set("commands", "b")
    assert await store.facts.get("commands") == "b"
