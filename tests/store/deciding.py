"""A proposal, and what people do about it, straight into the store."""

from datetime import datetime, timedelta
from functools import partial

from bot.practice.consensus import rules
from bot.practice.consensus.values import Ballot, Position, Proposal, Reply
from bot.store.ballots import fresh
from bot.store.proposals import Step
from bot.store.store import Store
from tests.store.examples import CIRCLE, NOW

DUE = NOW + timedelta(days=3)


async def proposed(
    store: Store, group: int, author: int | None, wording: str = "We meet at eight."
) -> Proposal:
    new = Proposal(0, "", group, 0, author, wording, "consent", 2, 5, NOW, DUE, DUE, channel=CIRCLE)
    opened = await store.proposals.open(new)
    assert isinstance(opened, Proposal)
    return opened


async def takes(
    store: Store, one: Proposal, person: int, position: Position, words: str = "", *, signed: bool = False
) -> Step:
    ballot = Ballot(person, position, words, signed)
    rule = partial(rules.take, ballot=ballot, joined=NOW, now=NOW, fresh=fresh())
    step = await store.proposals.change(one.id, rule, NOW)
    assert step is not None
    return step


async def answers(store: Store, one: Proposal, person: int, concern: int, words: str) -> Reply:
    replied = await store.proposals.reply(one.id, Reply(0, one.id, one.group, person, concern, words), NOW)
    assert replied is not None
    return replied[1]


async def closes(store: Store, one: Proposal, now: datetime = DUE) -> Step:
    step = await store.proposals.change(one.id, partial(rules.pass_time, now=now), now, erases=True)
    assert step is not None
    return step


async def settles(store: Store, one: Proposal, person: int) -> None:
    """Somebody says that their concern is answered."""
    await store.proposals.change(one.id, partial(rules.settle, person=person), NOW)
