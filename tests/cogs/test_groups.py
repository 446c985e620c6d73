"""Setting up a group: what the manager presses, what everybody sees, what goes wrong."""

from typing import Any

import discord
import pytest
from simcord import SetupError

from bot.practice.parts import PARTS
from tests.world import World, labels, menu, menu_of, questions, said


async def test_a_manager_starts_a_group_by_form_and_menus(world: World) -> None:
    filled = await world.fill_in(name="Carers", zone="berlin")
    assert filled.ephemeral
    assert "**Name:** Carers" in said(filled).content
    await world.manager.select(said(filled), ["channel"], custom_id=menu(said(filled), "nudges"))
    assert "Choose the channel in which facilitators get their nudges." in said(filled).content
    staff = world.guild.create_text_channel("staff")
    await world.manager.select(said(filled), [staff], custom_id=menu(said(filled), "nudge-channel"))
    await world.manager.select(said(filled), ["names", "few"], custom_id=menu(said(filled), "care"))
    await world.manager.click(said(filled), label="Create the group")
    assert "**Carers** is there" in said(filled).content
    welcome = world.welcome()
    assert "I never keep what you write" in welcome.content
    assert labels(welcome) == ["Join", "Leave", "Our norms"]
    shown = await world.manager.slash(world.channel, "group show")
    assert "Europe/Berlin" in said(shown).content
    assert staff.mention in said(shown).content
    assert "may appear" in said(shown).content
    (live,) = world.bot.desk.directory
    assert live.group.charter.smallest == 3


async def test_only_managers_start_groups(world: World) -> None:
    tried = await world.person("Ada").slash(world.channel, "group create")
    assert tried.ephemeral
    assert "people who may manage this server" in said(tried).content


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"zone": "Brelin"}, "Did you mean Europe/Berlin"),
        ({"zone": "Middle Earth"}, "I don't know that time zone"),
        ({"name": "\u202e \u200b"}, "Give the group a name"),
        ({"purpose": " \n "}, "Say in up to 500 letters what brings you together."),
    ],
)
async def test_bad_input_is_named_and_nothing_typed_is_lost(
    world: World, entries: dict[str, Any], sentence: str
) -> None:
    filled = await world.fill_in(**entries)
    assert sentence in said(filled).content
    with pytest.raises(SetupError, match="disabled"):
        await world.manager.click(said(filled), label="Create the group")
    again = await world.manager.click(said(filled), label="Change the form")
    kept = questions(again)
    given = {"name": "Carers", "zone": "UTC"} | entries
    assert kept["zone"]["value"] == given["zone"]
    assert [int(each["id"]) for each in kept["channels"]["default_values"]] == [world.channel.id]


async def test_quiet_hours_are_checked_too(world: World) -> None:
    filled = await world.fill_in()
    form = await world.manager.click(said(filled), label="Quiet hours")
    await world.manager.submit_modal(form, {"from": "late", "until": "8"})
    assert "such as 22:00 and 8:00" in said(filled).content
    form = await world.manager.click(said(filled), label="Quiet hours")
    await world.manager.submit_modal(form, {"from": "21.30", "until": "8"})
    assert "21.30 to 8" in said(filled).content


async def test_a_channel_belongs_to_one_group(world: World) -> None:
    await world.group()
    again = await world.fill_in(name="Others")
    pressed = await world.manager.click(said(again), label="Create the group")
    assert "already belongs to another group" in pressed.followups[-1].content


async def test_missing_permissions_are_named(world: World) -> None:
    hidden = world.guild.create_text_channel(
        "hidden", overwrites={world.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    filled = await world.fill_in(channels=[hidden])
    pressed = await world.manager.click(said(filled), label="Create the group")
    assert hidden.mention in said(pressed).content
    assert "send messages" in said(pressed).content


async def test_a_welcome_survives_a_fault_on_the_way(world: World) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503)
    filled = await world.fill_in()
    await world.manager.click(said(filled), label="Create the group")
    await world.env.advance_time(10)
    assert len([message for message in world.channel.history() if "Join" in labels(message)]) == 1


async def test_the_setup_goes_on_after_a_restart(world: World) -> None:
    filled = await world.fill_in()
    await world.restart()
    await world.manager.click(said(filled), label="Create the group")
    assert world.welcome().content.startswith("## Carers")


async def test_a_group_is_edited_and_its_welcome_follows(world: World) -> None:
    await world.group()
    opened = await world.manager.slash(world.channel, "group edit")
    form = await world.manager.click(said(opened), label="Change the form")
    entries = {
        "name": "Night carers",
        "purpose": "Nights.",
        "channels": [world.channel],
        "facilitators": [world.manager],
        "zone": "UTC",
    }
    await world.manager.submit_modal(form, entries)
    await world.manager.click(said(opened), label="Save")
    assert world.welcome().content.startswith("## Night carers")
    assert len([message for message in world.channel.history() if "Join" in labels(message)]) == 1


async def test_only_facilitators_and_managers_edit_or_close(world: World) -> None:
    await world.group(facilitator=world.person("Fenna"))
    for command in ("group edit", "group close"):
        tried = await world.person("Ada").slash(world.channel, command)
        assert "for the group's facilitators" in said(tried).content
        assert said(await world.person("Fenna").slash(world.channel, command)).components


async def test_a_role_can_facilitate(world: World) -> None:
    hosts = world.guild.create_role("Hosts")
    filled = await world.fill_in(facilitators=[hosts])
    await world.manager.click(said(filled), label="Create the group")
    opened = await world.person("Rosa", hosts).slash(world.channel, "group edit")
    assert said(opened).components
    shown = await world.person("Rosa").slash(world.channel, "group show")
    assert "has joined yet" not in said(shown).content  # who carries the role is not known until they speak


async def test_closing_asks_once_more_and_then_notices_nothing(world: World) -> None:
    await world.group()
    await world.join("Ada")
    asked = await world.manager.slash(world.channel, "group close")
    assert labels(said(asked)) == ["Close the group", "Keep it"]
    await world.manager.click(said(asked), label="Keep it")
    assert "Join" in labels(world.welcome())
    asked = await world.manager.slash(world.channel, "group close")
    await world.manager.click(said(asked), label="Close the group")
    assert [message for message in world.channel.history() if "Join" in labels(message)] == []
    shown = await world.manager.slash(world.channel, "group show")
    assert "There is no group in this server yet" in said(shown).content


async def test_elsewhere_the_group_s_channels_are_named(world: World) -> None:
    await world.group()
    lobby = world.guild.create_text_channel("lobby")
    shown = await world.manager.slash(lobby, "group show")
    assert world.channel.mention in said(shown).content


async def test_a_facilitator_who_has_not_joined_is_told_so(world: World) -> None:
    await world.group()
    shown = await world.manager.slash(world.channel, "group show")
    assert "No facilitator named here has joined yet" in said(shown).content
    await world.join("Mara")
    shown = await world.manager.slash(world.channel, "group show")
    assert "No facilitator named here has joined yet" not in said(shown).content


async def test_a_group_chooses_what_it_does_without_and_that_lasts(world: World) -> None:
    await world.group()
    chosen = await world.manager.slash(world.channel, "group parts")
    assert said(chosen).content.count("✅") == 7
    await world.manager.select(
        said(chosen), ["ground", "wisdom", "consensus"], custom_id=menu_of(said(chosen))
    )
    assert "✅ **Common ground**" in said(chosen).content
    assert "▫️ **Brainstorm**" in said(chosen).content
    await world.restart(away=60)
    assert world.live.group.off == {"stage", "lead", "brainstorm", "differ"}
    again = await world.manager.slash(world.channel, "group parts")
    await world.manager.select(said(again), list(PARTS), custom_id=menu_of(said(again)))
    assert said(again).content.count("✅") == 7
