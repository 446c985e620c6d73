"""What stops the bot, the database or the group does not stop a round, nor change how it was heard."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import discord
import pytest
from discord.ext import commands

from bot.app import build
from bot.practice.rounds.values import Round
from tests.cogs.rounds.telling import (
    begun,
    invitation,
    invite,
    know,
    minutes,
    press,
    raise_hand,
    spoken,
    tell,
    teller,
)
from tests.world import World, labels, said


async def close_group(world: World) -> None:
    asked = await world.manager.slash(world.channel, "group close")
    await world.manager.click(said(asked), label="Close the group")
    await minutes(world, 0.2)


async def open_ones(world: World) -> list[Round]:
    return await world.bot.desk.store.rounds.open_ones()


def buttons(world: World) -> set[str]:
    """The labels that stand in the channel."""
    return {label for message in world.channel.history() for label in labels(message)}


def naming(world: World, name: str) -> list[str]:
    return [each for each in spoken(world) if f"<@{world.person(name).id}>" in each]


async def whom(world: World) -> list[tuple[int, int | None, str]]:
    """Who spoke to whom, as it is kept, and how that was known."""
    kept = sorted(await world.traces(), key=lambda trace: trace.at)
    return [(trace.person, trace.to_person, trace.how) for trace in kept]


def execute(world: World, statement: str, *values: bytes) -> None:
    """Do something to the database behind the bot's back."""
    path = world.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement, values)


@contextmanager
def refused(world: World, table: str) -> Generator[None]:
    """Let the database refuse for a while to change a table."""
    execute(world, f"CREATE TRIGGER no BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END")
    yield
    execute(world, "DROP TRIGGER no")


# The group, or its channel, is gone


async def test_a_group_that_is_closed_ends_its_round_and_names_no_teller(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await tell(circle, "Ada")
    await press(circle, "Dee", "Go on")
    await close_group(circle)
    assert not await open_ones(circle)
    assert buttons(circle) <= {""}
    assert naming(circle, "Ada") == naming(circle, "Ben") == []
    assert "come to its end" in invitation(circle).content


async def test_a_new_group_in_the_same_channel_begins_a_round_of_its_own(circle: World) -> None:
    await begun(circle, "Ada")
    await close_group(circle)
    await circle.group()
    await circle.join("Mara")
    assert "The invitation stands" in said(await invite(circle)).content


async def test_a_channel_taken_out_of_the_group_ends_the_round_there(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    other = circle.guild.create_text_channel("elsewhere")
    live = circle.live
    charter = replace(live.group.charter, channels=(other.id,))
    await circle.bot.desk.directory.edit(live, charter)
    await minutes(circle, 16)
    assert not await open_ones(circle)
    assert naming(circle, "Ada") == naming(circle, "Ben") == []
    assert teller(circle) is None


async def test_a_channel_that_is_deleted_ends_the_rounds_in_its_threads(circle: World) -> None:
    await invite(circle, where=["thread"])
    await circle.channel_object.delete()
    await minutes(circle, 1)
    assert not await open_ones(circle)


# A restart


@pytest.mark.parametrize("closed", [True, False])
async def test_what_was_said_is_heard_the_same_after_a_restart(circle: World, *, closed: bool) -> None:
    await begun(circle, "Ada", "Cleo")
    await tell(circle, "Ada", "I was alone that night.", "And then it was day.")
    for name in ("Ben", "Mara"):
        await circle.talk((name, "That night I sat there, too."))
    await know(circle, "Ben", "When I was there")
    await circle.talk(("Mara", "So it was."), ("Dee", "That night I sat there, too."))
    await circle.env.advance_time(5)
    if closed:
        await close_at_once(circle)
    await minutes(circle, 1)
    before = await whom(circle)
    await circle.restart(away=60)
    await minutes(circle, 1)
    assert await whom(circle) == before
    assert len(before) == 7


async def close_at_once(circle: World) -> None:
    for _twice in range(2):  # once, and it ends after the story
        await circle.manager.slash(circle.channel, "round close")


async def test_two_rounds_in_one_channel_are_heard_the_same_after_a_restart(circle: World) -> None:
    for name in ("Ada", "Ben"):
        await begun(circle, name)
        await tell(circle, name)
        await circle.talk(("Mara", "So it was."), ("Dee", "That night I sat there, too."))
        await circle.env.advance_time(5)
        await close_at_once(circle)
    before = await whom(circle)
    await circle.restart(away=60)
    await minutes(circle, 1)
    assert await whom(circle) == before


async def test_a_turn_that_was_told_while_the_bot_was_away_is_not_kept_for_later(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    old = circle.bot
    nobody = commands.AutoShardedBot("!", intents=discord.Intents.none(), shard_count=1)
    await circle.env.restart_bot(nobody)
    await old.desk.store.close()
    await circle.env.advance_time(30)
    await circle.person("Ada").send(circle.channel, "I was alone that night.")
    await circle.env.restart_bot(await build(circle.settings, circle.secret, circle.clock))
    await minutes(circle, 17)
    assert [each.told for each in await open_ones(circle)] == [1]


async def test_a_turn_that_was_told_during_a_lost_session_is_not_kept_for_later(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    await circle.env.advance_time(10)
    async with circle.lost_session():
        await circle.person("Ada").send(circle.channel, "I was alone that night.")
        await circle.env.advance_time(60)
    await minutes(circle, 17)
    assert [each.told for each in await open_ones(circle)] == [1]


async def test_what_the_teller_said_before_the_turn_is_no_story(circle: World) -> None:
    await circle.talk(("Ada", "Hello, all of you."), ("Ben", "Hello."))
    await begun(circle, "Ada", "Ben")
    await circle.restart(away=30)
    await minutes(circle, 16)
    assert teller(circle) == "Ben"


async def test_a_round_that_was_never_posted_is_let_go_and_takes_nobody_s_place(circle: World) -> None:
    store, now = circle.bot.desk.store.rounds, circle.clock.now()
    place = circle.channel.id
    new = Round(0, "", circle.live.group.id, place, place, "story", "Nights", now)
    assert await store.open(new, held_in=place)
    await circle.restart()
    await minutes(circle, 3)
    assert not await open_ones(circle)
    assert "The invitation stands" in said(await invite(circle)).content
    assert not [each for each in spoken(circle) if "The round is over" in each]


async def test_a_round_whose_invitation_was_not_noted_is_found_again(circle: World) -> None:
    await invite(circle)
    nowhere = circle.bot.keyring.seal(b"[null,null]", "rounds.posts")
    execute(circle, "UPDATE rounds SET posts = ?", nowhere)
    await circle.restart(away=60)
    await minutes(circle, 3)
    assert [each.post for each in await open_ones(circle)] == [invitation(circle).id]
    await raise_hand(circle, "Ada")
    await press(circle, "Ada", "Let's begin")
    assert teller(circle) == "Ada"


# Faults


async def test_a_turn_that_could_not_be_noted_as_told_counts_all_the_same(circle: World) -> None:
    await begun(circle, "Ada", "Ben")
    with refused(circle, "stories"):
        await circle.person("Ada").send(circle.channel, "I was alone that night.")
        await minutes(circle, 1.5)
    await minutes(circle, 14.5)
    assert [each.told for each in await open_ones(circle)] == [1]


async def test_a_database_that_fails_when_an_alarm_rings_delays_a_round_and_does_not_stop_it(
    circle: World,
) -> None:
    await begun(circle, "Ada", "Ben")
    with refused(circle, "stories"):
        await minutes(circle, 15.5)
    await minutes(circle, 1)
    assert teller(circle) == "Ben"
    await minutes(circle, 41)
    assert [each.telling for each in await open_ones(circle)] == [None]


# Who leaves, and what is edited or deleted


async def test_who_leaves_is_not_answered_any_more(circle: World) -> None:
    await begun(circle, "Ada")
    await circle.talk(("Ada", "I was alone that night."))
    ada = circle.live.number(circle.person("Ada").id)
    await circle.person("Ada").click(circle.welcome(), label="Leave")
    await circle.talk(("Ben", "So it was."), ("Cleo", "That night I sat there, too."))
    assert ada not in [each for trace in await whom(circle) for each in trace[:2]]
    assert [each.telling for each in circle.live.rounds.values()] == [None]


async def test_a_story_that_is_mended_stays_told_to_all(circle: World) -> None:
    await begun(circle, "Ada")
    await circle.talk(("Mara", "Welcome, go on."))
    (message,) = await circle.talk(("Ada", "I was alone that night."))
    before = await whom(circle)
    await circle.person("Ada").edit(message, "I was alone that long night in March.")
    assert await whom(circle) == before


async def test_an_invitation_that_is_deleted_is_put_up_anew(circle: World) -> None:
    await invite(circle)
    await raise_hand(circle, "Ada")
    old: Any = circle.channel_object.get_partial_message(invitation(circle).id)
    await old.delete()
    await minutes(circle, 0.2)
    assert naming(circle, "Ada")
    await raise_hand(circle, "Ben")
    await press(circle, "Ben", "Let's begin")
    assert teller(circle) == "Ada"
