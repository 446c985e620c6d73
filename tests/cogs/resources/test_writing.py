"""Words of crisis in a form or a command: places to turn for the writer, and nobody else learns of it."""

import logging
import sqlite3
from contextlib import closing

import pytest

from tests.cogs.resources.hard_words import CALM, HARD, command, rows, switched_on
from tests.world import World, below, labels, said


async def test_the_writer_alone_is_shown_places_once_a_day(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    first = await command(world, "Ada", HARD)
    assert "findahelpline" in below(first)
    assert below(await command(world, "Ada", HARD)) == ""
    assert "findahelpline" in below(await command(world, "Ben", HARD))
    await world.env.advance_time(24 * 3600)
    assert "findahelpline" in below(await command(world, "Ada", HARD))
    assert not any("findahelpline" in message.content for message in world.channel.history())
    assert not any("findahelpline" in message.content for message in world.whispers("Mara"))


async def test_figures_of_speech_bring_nothing(world: World) -> None:
    await world.group()
    await world.join("Ada")
    assert below(await command(world, "Ada", CALM)) == ""
    assert rows(world, "cares") == []


async def test_of_who_has_not_joined_nothing_is_kept_so_it_is_shown_each_time(world: World) -> None:
    await world.group()
    for _time in range(2):
        shown = await command(world, "Stranger", HARD)
        assert "findahelpline" in below(shown)
        assert labels(shown.followups[-1]) == [""]
    assert rows(world, "cares") == []


async def test_it_can_be_declined_for_good_and_brought_back(world: World) -> None:
    await world.group()
    await world.join("Ada")
    shown = await command(world, "Ada", HARD)
    gone = await world.person("Ada").click(shown.followups[-1], label="Don't show me this again")
    assert "won't show you these again" in said(gone).content
    await world.restart(away=40 * 24 * 3600)
    assert below(await command(world, "Ada", HARD)) == ""
    asked = await world.person("Ada").slash(world.channel, "resources")
    await world.person("Ada").click(said(asked), label="Show me these again after hard words")
    assert "findahelpline" in below(await command(world, "Ada", HARD))


async def test_what_somebody_declined_holds_for_every_group_of_the_server(world: World) -> None:
    await world.group()
    await world.join("Ada")
    second = world.guild.create_text_channel("second")
    opened = await world.manager.slash(second, "group create")
    entries = {"name": "Night", "purpose": "We sleep badly.", "channels": [second], "zone": "Asia/Tokyo"}
    filled = await world.manager.submit_modal(opened, entries | {"facilitators": [world.manager]})
    await world.manager.click(said(filled), label="Create the group")
    shown = await world.person("Ada").slash(second, "checkin remind away", until=HARD)
    assert "**119**" in below(shown)  # of the group of this channel, which she has not joined
    await world.person("Ada").click(shown.followups[-1], label="Don't show me this again")
    await world.env.advance_time(24 * 3600)
    assert below(await command(world, "Ada", HARD)) == ""


async def test_that_somebody_was_shown_them_is_forgotten_and_goes_with_them(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await command(world, "Ada", HARD)
    await command(world, "Ben", HARD)
    assert len(rows(world, "cares")) == 2
    await world.person("Ben").click(world.welcome(), label="Leave")
    assert len(rows(world, "cares")) == 1
    await world.restart(away=49 * 3600)
    assert rows(world, "cares") == []


async def test_what_is_kept_does_not_tell_a_choice_from_having_been_shown(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await switched_on(world, "Ben")
    await command(world, "Ada", HARD)
    lengths = {len(kept) for _group, _person, kept in rows(world, "cares")}
    assert len(rows(world, "cares")) == 2
    assert len(lengths) == 1


async def test_no_line_of_the_log_differs_from_that_of_calm_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.group()
    await world.join("Ada")
    await switched_on(world, "Ada")
    with caplog.at_level(logging.INFO):
        await command(world, "Ada", CALM)
        await world.person("Ada").send(world.channel, CALM)
        calm = [record.getMessage() for record in caplog.records if record.name.startswith(("bot", "cogs"))]
        caplog.clear()
        await command(world, "Ada", HARD)
        await world.env.advance_time(24 * 3600)
        caplog.clear()
        world.env.inject_error("POST", "/users/@me/channels", status=403, times=1)
        await world.person("Ada").send(world.channel, HARD)
        hard = [record.getMessage() for record in caplog.records if record.name.startswith(("bot", "cogs"))]
    assert hard == calm


async def test_a_locked_database_keeps_nobody_from_places_to_turn(world: World) -> None:
    await world.group()
    await world.join("Ada")
    path = world.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "findahelpline" in below(await command(world, "Ada", HARD))
