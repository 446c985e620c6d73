"""Places to turn: for whoever asks, for whoever writes words of crisis, and for nobody else to learn of."""

import ast
import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import simcord
from discord.app_commands import Command

from cogs.common.forms import registered
from tests.world import World, below, labels, menu_of, questions, said

HARD = "I don't want to live any more"
CALM = "This traffic is killing me, I could kill for a coffee"
COGS = Path(__file__).parents[2] / "cogs"


async def command(world: World, name: str, words: str) -> simcord.InteractionResult:
    """Write words into a command that takes any, and refuses these."""
    return await world.person(name).slash(world.channel, "checkin remind away", until=words[:100])


async def switched_on(world: World, *names: str) -> None:
    """The group lets its members choose letters after ordinary messages, and these choose them."""
    shown = await world.manager.slash(world.channel, "resources")
    await world.manager.click(said(shown), label="Let members choose letters after ordinary messages")
    for name in names:
        asked = await world.person(name).slash(world.channel, "resources")
        await world.person(name).click(said(asked), label="Write to me after a hard message, too")


def letters(world: World, name: str) -> list[Any]:
    return [
        message
        for message in world.person(name).user.dm_channel.history()
        if "findahelpline" in message.content
    ]


# Asked for


async def test_anybody_is_shown_places_whether_joined_or_not(world: World) -> None:
    filled = await world.fill_in(zone="Europe/Vienna")
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Ada")
    for name in ("Ada", "Stranger"):
        shown = await world.person(name).slash(world.channel, "resources")
        assert shown.ephemeral
        assert "no emergency service" in said(shown).content
        assert "findahelpline" in said(shown).content
        assert "Austria: **Telefonseelsorge**, 142" in said(shown).content
        assert labels(said(shown)) == [""]  # the menu of countries alone


async def test_they_are_there_where_there_is_no_group_and_in_a_direct_message(world: World) -> None:
    shown = await world.person("Ada").slash(world.channel, "resources")
    assert "988" in said(shown).content
    direct = await world.person("Ada").user.slash("resources")
    assert "988" in said(direct).content


async def test_another_country_can_be_picked_and_is_kept_nowhere(world: World) -> None:
    await world.group()
    await world.join("Ada")
    shown = await world.person("Ada").slash(world.channel, "resources")
    picked = await world.person("Ada").select(said(shown), ["BR"], custom_id=menu_of(said(shown)))
    assert "CVV" in said(picked).content
    assert "988" not in said(picked).content
    assert rows(world, "cares") == []


# The group's own


async def test_facilitators_write_the_groups_own_places_and_take_them_out(world: World) -> None:
    await world.group()
    shown = await world.manager.slash(world.channel, "resources")
    form = await world.manager.click(said(shown), label="The group's own places")
    saved = await world.manager.submit_modal(form, {"words": "Ask for Quetzalcoatl at the door."})
    assert "Saved" in said(saved).content
    seen = await world.person("Stranger").slash(world.channel, "resources")
    assert "**From your group**\nAsk for Quetzalcoatl" in said(seen).content
    assert b"Quetzalcoatl" not in files(world)
    form = await world.manager.click(said(shown), label="The group's own places")
    assert questions(form)["words"]["value"] == "Ask for Quetzalcoatl at the door."
    await world.manager.submit_modal(form, {"words": ""})
    seen = await world.person("Stranger").slash(world.channel, "resources")
    assert "From your group" not in said(seen).content


async def test_nobody_else_changes_what_is_the_groups(world: World) -> None:
    await world.group()
    shown = await world.manager.slash(world.channel, "resources")
    form = await world.manager.click(said(shown), label="The group's own places")
    await world.join("Ada")
    forged = await forge(world, "Ada", form.modal["custom_id"] if form.modal else "", "Mine")
    assert "for the group's facilitators" in said(forged).content
    assert rows(world, "own_places") == []


# Words of crisis


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


# Every form and command


async def forge(world: World, name: str, custom_id: str, words: str) -> simcord.InteractionResult:
    """Send off a form that was never opened, with these words in its field."""
    field = {"type": 18, "component": {"type": 4, "custom_id": "words", "value": words}}
    form = {"custom_id": custom_id, "components": [field]}
    return await world.person(name)._dispatch_interaction(5, world.channel, form)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


async def test_every_form_brings_places_to_turn_whatever_becomes_of_it(world: World) -> None:
    await world.group()
    names = registered(world.bot)
    assert {"checkin", "story-know", "keep-me", "round-start", "norm", "group", "places-own"} <= set(names)
    for name in [*names, "of-an-older-version"]:
        shown = await forge(world, "Ada", f"form:{name}:nothing", HARD)
        assert "findahelpline" in below(shown), name


async def test_every_command_with_words_of_ones_own_brings_places_to_turn(world: World) -> None:
    await world.group()
    looked_at = 0
    for each in world.bot.tree.walk_commands():
        if not isinstance(each, Command):
            continue
        free = [part for part in each.parameters if part.type.name == "string" and not part.choices]
        for part in free:
            others = {other.name: HARD for other in free if other.required}
            shown = await world.person("Ada").slash(
                world.channel, each.qualified_name, **others | {part.name: HARD}
            )
            assert "findahelpline" in below(shown), each.qualified_name
            looked_at += 1
    assert looked_at >= 6


def test_there_is_no_other_kind_of_form_and_no_command_that_answers_for_itself() -> None:
    """Whatever opens a form another way, or leaves out `@answers`, would not pass by the one seam."""
    for source in COGS.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name != "Form":
                assert not [base for base in node.bases if ast.unparse(base).endswith(("Modal", "Form"))], (
                    source
                )
            if isinstance(node, ast.AsyncFunctionDef):
                decorators = [ast.unparse(each) for each in node.decorator_list]
                if any(
                    each.startswith(("app_commands.command", "app_commands.context_menu"))
                    for each in decorators
                ):
                    assert decorators[-1] == "answers", (source, node.name)


# Ordinary messages


async def test_an_ordinary_message_brings_nothing_unless_both_chose_it(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben", dms="asked")
    await world.talk(("Ada", HARD))
    assert letters(world, "Ada") == []
    await switched_on(world, "Ben")
    await world.talk(("Ada", HARD), ("Stranger", HARD))
    assert letters(world, "Ada") == letters(world, "Stranger") == []
    await world.talk(("Ben", CALM))
    assert letters(world, "Ben") == []
    await world.talk(("Ben", HARD))
    assert len(letters(world, "Ben")) == 1


async def test_a_letter_comes_once_a_day_to_that_person_alone(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await switched_on(world, "Ada")
    await world.talk(("Ada", HARD), ("Ben", "I am with you"), ("Ada", HARD))
    assert len(letters(world, "Ada")) == 1
    assert "Nobody is told" in letters(world, "Ada")[0].content
    assert not any("findahelpline" in message.content for message in world.channel.history())
    assert [*letters(world, "Ben"), *letters(world, "Mara")] == []
    await world.env.advance_time(24 * 3600)
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 2


async def test_each_can_stop_the_letters_and_so_can_the_group(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await switched_on(world, "Ada", "Ben")
    await world.talk(("Ada", HARD))
    await world.person("Ada").user.click(letters(world, "Ada")[0], label="Don't write to me about this")
    await world.restart(away=24 * 3600)
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 1
    shown = await world.manager.slash(world.channel, "resources")
    await world.manager.click(said(shown), label="No letters after ordinary messages")
    await world.talk(("Ben", HARD))
    assert letters(world, "Ben") == []


async def test_at_join_it_is_asked_only_where_the_group_allows_it_and_off_at_first(world: World) -> None:
    await world.group()
    asked = await world.person("Ada").click(world.welcome(), label="Join")
    assert set(questions(asked)) == {"dms"}
    await switched_on(world)
    asked = await world.person("Ada").click(world.welcome(), label="Join")
    options = questions(asked)["care"]["options"]
    assert [option["value"] for option in options if option.get("default")] == ["nothing"]
    await world.person("Ada").submit_modal(asked, {"dms": ["nothing"], "care": ["write"]})
    await world.restart()
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 1
    again = await world.person("Ada").click(world.welcome(), label="Join")
    await world.person("Ada").submit_modal(again, {"dms": ["nothing"], "care": ["nothing"]})
    assert rows(world, "cares") != []  # the day of the letter is still known
    await world.env.advance_time(24 * 3600)
    await world.talk(("Ada", HARD))
    assert len(letters(world, "Ada")) == 1


async def test_who_left_gets_no_letter(world: World) -> None:
    await world.group()
    await world.join("Ada")
    await switched_on(world, "Ada")
    await world.person("Ada").click(world.welcome(), label="Leave")
    await world.talk(("Ada", HARD))
    asked = await world.person("Ada").click(world.welcome(), label="Join")
    await world.person("Ada").submit_modal(asked, {"dms": ["asked"], "care": ["nothing"]})
    await world.talk(("Ada", HARD))
    assert letters(world, "Ada") == []


def rows(world: World, table: str) -> list[tuple[Any, ...]]:
    path = world.settings.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as other:
        return other.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  (the names stand here)


def files(world: World) -> bytes:
    path = Path(world.settings.database.url.removeprefix("sqlite:///"))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
