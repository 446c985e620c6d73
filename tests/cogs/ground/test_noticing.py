"""What a group shares belongs to what it is there for, and talk about it is a moment to ask somebody in."""

from datetime import date

import pytest_asyncio

from bot.dynamics.acts.gist import gist
from bot.dynamics.acts.reading import Reading
from bot.dynamics.acts.terms import words_of
from bot.dynamics.drift import Drift
from bot.dynamics.values import Cues, Utterance
from bot.practice.parts import PARTS
from tests.cogs.ground.sharing import add, choose, me_too, mine
from tests.cogs.test_inviting import ALL, direct, want
from tests.store.examples import NOW
from tests.world import World, multilogue, said

SLEEP = "More sleep at night"
ABOUT_IT = (
    ("Ada", "I lie awake and cannot sleep for hours, honestly."),
    ("Ben", "When she wakes I never get back to sleep either."),
    ("Ada", "It is the sleep that I miss more than anything."),
    ("Cleo", "Some tea before bed was good for me."),
)


@pytest_asyncio.fixture(name="circle")
async def _circle(world: World) -> World:
    await world.group(facilitator=world.person("Ines"))
    await world.join(*ALL, "Dora", "Emil")
    return world


async def shares(world: World, *names: str) -> None:
    """The first puts it there, and the others share it."""
    await add(world, names[0], SLEEP)
    for name in names[1:]:
        await me_too(world, name, SLEEP)


def drift(purpose: int) -> Drift:
    """Hear talk that is about sleep for long, and then is not."""
    heard = Drift(purpose)
    sleep, other = (Reading(gist=gist(words_of(text))) for text in ("never enough sleep", "the new car"))
    for number, reading in enumerate([sleep] * 300 + [other] * 200):
        heard.hear(Utterance(number, 1, NOW, cues=Cues(words=8), reading=reading))
    return heard


async def test_what_two_share_belongs_to_the_purpose_and_one_line_alone_does_not(circle: World) -> None:
    await shares(circle, "Ada")
    assert "purpose-drift" not in drift(circle.live.purpose).beliefs()
    await me_too(circle, "Ben", SLEEP)
    assert drift(circle.live.purpose).beliefs()["purpose-drift"].low > 0.8
    await circle.restart()
    assert drift(circle.live.purpose).beliefs()["purpose-drift"].low > 0.8
    await choose(circle, "Ben", await mine(circle, "Ben"), "ground-not", SLEEP)
    assert "purpose-drift" not in drift(circle.live.purpose).beliefs()


async def test_the_day_counts_talk_about_it_as_on_purpose(circle: World) -> None:
    await circle.talk(*ABOUT_IT)
    before = await on_purpose(circle)
    await shares(circle, "Ada", "Ben")
    await circle.talk(*ABOUT_IT)
    assert (before, await on_purpose(circle)) == (0, 3)


async def on_purpose(world: World) -> float:
    await world.env.advance_time(10 * 60)
    days = await world.bot.desk.store.noticed.days(world.live.group.id, date(2026, 1, 1))
    return sum(sums.purpose for sums in days.values())


async def test_who_shares_what_the_talk_touches_is_asked_in_once(circle: World) -> None:
    await shares(circle, "Dora", "Emil")
    await want(circle, "Dora", ask_me_in="on")
    await circle.talk(*multilogue(*ALL, rounds=3))
    assert direct(circle, "Dora") == []
    await circle.talk(*ABOUT_IT)
    await circle.env.advance_time(1)
    (word,) = direct(circle, "Dora")
    assert "touches something just now that you share" in word
    assert SLEEP not in word
    await circle.env.advance_time(6 * 60)
    await circle.talk(*ABOUT_IT)
    assert len(direct(circle, "Dora")) == 1  # once in a meeting, whatever the moment
    assert direct(circle, "Emil") == []  # who shares it and did not ask for it
    assert not any("Dora" in message.content for message in circle.channel.history())


async def test_who_shares_nothing_of_it_waits_for_a_lull(circle: World) -> None:
    await shares(circle, "Emil", "Ben")
    await want(circle, "Dora", ask_me_in="on")
    await circle.talk(*multilogue(*ALL, rounds=3), *ABOUT_IT)
    await circle.env.advance_time(1)
    assert direct(circle, "Dora") == []
    await circle.env.advance_time(6 * 60)
    assert len(direct(circle, "Dora")) == 1


async def test_nobody_is_asked_in_by_a_board_that_is_switched_off_or_during_a_check_in(circle: World) -> None:
    await shares(circle, "Dora", "Ben")
    await want(circle, "Dora", ask_me_in="on")
    await circle.person("Ines").slash(circle.channel, "checkin now")
    await circle.talk(*multilogue(*ALL, rounds=3), *ABOUT_IT)
    await circle.env.advance_time(1)
    assert direct(circle, "Dora") == []
    shown = said(await circle.manager.slash(circle.channel, "group parts"))
    purpose = circle.live.purpose
    await circle.manager.select(shown, [part for part in PARTS if part != "ground"])
    assert circle.live.common == ()
    assert circle.live.purpose != purpose
