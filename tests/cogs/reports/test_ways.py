"""To whom a report goes, in every seat: never where somebody it is about can read."""

from dataclasses import replace

import discord
import pytest
import simcord

from tests.cogs.reports.reporting import (
    WORDS,
    closed_channel,
    in_direct,
    mine,
    read,
    report,
    reports_in,
    send,
    settle,
    write,
)
from tests.world import World, labels, said


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Mara facilitates; Ada, Ben and Cleo joined; Zoe has not."""
    await world.group()
    await world.join("Mara", "Ada", "Ben", "Cleo")
    return world


@pytest.fixture(name="keepers")
def _keepers(circle: World) -> simcord.RoleHandle:
    """A role whose holder, Kim, may read the safety channel."""
    role = circle.guild.create_role("Keepers")
    circle.person("Kim", role)
    return role


@pytest.mark.parametrize("name", ["Ada", "Zoe"])
async def test_anybody_sees_to_whom_it_goes_before_it_does(
    circle: World, keepers: simcord.RoleHandle, name: str
) -> None:
    channel = closed_channel(circle, "safety", keepers, circle.manager)
    assert "whoever owns or administers" in await settle(circle, channel)
    shown = await write(circle, name, "Ben")
    assert shown.ephemeral
    text = said(shown).content
    assert f"<#{channel.id}>" in text
    assert f"<@&{keepers.id}>" in text
    assert "may guess" in text
    assert reports_in(channel) == []
    assert f"<#{channel.id}>" in await send(circle, name, shown)
    (posted,) = reports_in(channel)
    assert "quetzal" in posted.content
    assert f"<@{circle.person('Ben').id}>" in posted.content
    assert f"<@{circle.person(name).id}>" not in posted.content
    assert labels(posted) == ["I'm on it", "Done"]
    assert "It has arrived" in await mine(circle, name)
    assert "nothing here" in await mine(circle, "Ben")


async def test_a_name_goes_along_only_if_its_owner_wants(circle: World, keepers: simcord.RoleHandle) -> None:
    channel = closed_channel(circle, "safety", keepers, circle.manager)
    await settle(circle, channel)
    shown = await write(circle, "Ada", "Ben", name=["yes"])
    assert "comes from you" in said(shown).content
    await send(circle, "Ada", shown)
    assert f"From <@{circle.person('Ada').id}>" in reports_in(channel)[0].content


async def test_a_channel_that_the_reported_can_read_is_none(
    circle: World, keepers: simcord.RoleHandle
) -> None:
    channel = closed_channel(circle, "safety", keepers, circle.manager)
    await settle(circle, channel)
    shown = await write(circle, "Ada", "Kim")
    assert f"<#{channel.id}>" not in said(shown).content
    await send(circle, "Ada", shown)
    assert reports_in(channel) == []


async def test_a_facilitator_who_is_reported_neither_gets_nor_finds_it(circle: World) -> None:
    shown = said(await write(circle, "Ada", "Mara"))
    assert "nothing was sent" in shown.content
    assert "quetzal" in shown.content  # what was written is not lost
    assert "Report Message" in shown.content
    assert "Send it" not in labels(shown)
    assert "no report here" in await read(circle, "Mara")


async def test_the_other_facilitators_find_what_is_about_one_of_them(world: World) -> None:
    dana = world.person("Dana")
    filled = await world.fill_in(facilitators=[world.manager, dana])
    await world.manager.click(said(filled), label="Create the group")
    shown = await write(world, "Ada", "Mara")
    assert f"<@{dana.id}>" in said(shown).content
    assert "It waits here for" in said(shown).content
    assert f"<@{world.manager.id}>" not in said(shown).content.split("Where it goes")[1].split("\n")[0]
    await send(world, "Ada", shown)
    assert "quetzal" in await read(world, "Dana")
    assert "no report here" in await read(world, "Mara")
    watching = await world.manager.slash(world.channel, "watch")
    assert "reported" not in said(watching).content


async def test_managers_of_the_server_get_it_where_only_the_reported_facilitates(circle: World) -> None:
    managers = closed_channel(circle, "moderators")
    found = circle.guild_object.get_channel(managers.id)
    assert isinstance(found, discord.TextChannel)
    await circle.guild_object.edit(public_updates_channel=found)
    await circle.env.settle()
    await report(circle, "Ada", "Ben")
    assert reports_in(managers) == []  # about no facilitator: it waits within the group
    shown = await write(circle, "Ada", "Mara")
    assert f"<#{managers.id}>" in said(shown).content
    await send(circle, "Ada", shown)
    assert "quetzal" in reports_in(managers)[0].content


async def test_a_message_is_linked_and_its_words_go_along_if_wanted(
    circle: World, keepers: simcord.RoleHandle
) -> None:
    channel = closed_channel(circle, "safety", keepers, circle.manager)
    await settle(circle, channel)
    (spoken,) = await circle.talk(("Ben", "You are all fools, xylophone."))
    shown = await write(circle, "Ada", "Ben", message=spoken, copy=["yes"])
    await circle.person("Ben").delete(spoken)
    await send(circle, "Ada", shown)
    (posted,) = reports_in(channel)
    assert f"/{circle.channel.id}/{spoken.id}" in posted.content
    assert "xylophone" in posted.content
    (other,) = await circle.talk(("Ben", "And zither."))
    await report(circle, "Cleo", "Ben", message=other)
    assert "zither" not in reports_in(channel)[-1].content


async def test_whose_message_is_attached_never_gets_it_whoever_else_is_named(
    circle: World, keepers: simcord.RoleHandle
) -> None:
    channel = closed_channel(circle, "safety", keepers, circle.manager)
    await settle(circle, channel)
    (spoken,) = await circle.talk(("Kim", "You are all fools."))
    shown = await write(circle, "Ada", "Ben", message=spoken)
    assert f"<#{channel.id}>" not in said(shown).content
    assert "no report here" in await read(circle, "Kim")


async def test_people_who_are_named_are_written_to_once_they_agreed(circle: World) -> None:
    assert "has not let me write" in await settle(circle, None, "Cleo", "Ben")
    for name in ("Cleo", "Ben"):
        await circle.person(name).slash(circle.channel, "report receive", on=True)
    stranger = await circle.person("Zoe").slash(circle.channel, "report receive", on=True)
    assert "people they named" in said(stranger).content
    assert f"<@{circle.person('Cleo').id}>" in await report(circle, "Ada", "Ben")
    assert "quetzal" in in_direct(circle, "Cleo")[0].content
    assert circle.person("Ben").user.dm_channel.history() == []
    assert "no report here" in await read(circle, "Ben")
    assert "quetzal" in await read(circle, "Cleo")


async def test_from_whom_the_writer_keeps_apart_never_gets_it(circle: World) -> None:
    await settle(circle, None, "Cleo", "Ben")
    for name in ("Cleo", "Ben"):
        await circle.person(name).slash(circle.channel, "report receive", on=True)
    await circle.person("Ada").slash(circle.channel, "block person", person=circle.person("Cleo"))
    await report(circle, "Ada")
    assert len(in_direct(circle, "Ben")) == 1
    assert circle.person("Cleo").user.dm_channel.history() == []
    assert "no report here" in await read(circle, "Cleo")


async def test_facilitators_hear_that_one_waits_where_it_is_about_none_of_them(circle: World) -> None:
    shown = await write(circle, "Ada", "Ben")
    assert "may take long" in said(shown).content
    await send(circle, "Ada", shown)
    assert "waits for somebody" in await mine(circle, "Ada")
    await circle.manager.slash(circle.channel, "watch")
    assert any("/report read" in each.content for each in circle.whispers("Mara"))
    for name in ("Ada", "Ben", "Zoe"):
        assert "no report here" in await read(circle, name)
    assert "quetzal" in await read(circle, "Mara")


async def test_rights_that_changed_while_it_was_read_are_shown_anew(
    circle: World, keepers: simcord.RoleHandle
) -> None:
    channel = closed_channel(circle, "safety", keepers, circle.manager)
    await settle(circle, channel)
    shown = await write(circle, "Ada", "Ben")
    found = circle.guild_object.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    ben = await circle.guild_object.fetch_member(circle.person("Ben").id)
    await found.set_permissions(ben, view_channel=True)
    await circle.env.settle()
    again = await circle.person("Ada").click(said(shown), label="Send it")
    assert "Nothing has been sent yet" in said(again).content
    assert "It waits here for" in said(again).content
    assert reports_in(channel) == []
    assert WORDS not in await mine(circle, "Ada")


async def test_the_facilitators_channel_is_used_unless_the_reported_reads_there(circle: World) -> None:
    staff = closed_channel(circle, "staff", circle.manager)
    charter = replace(circle.live.group.charter, nudges_to="channel", nudge_channel=staff.id)
    await circle.bot.desk.directory.edit(circle.live, charter)
    assert f"<#{staff.id}>" in await report(circle, "Ada", "Ben")
    assert len(reports_in(staff)) == 1
    assert "nothing was sent" in said(await write(circle, "Ada", "Mara")).content
    assert len(reports_in(staff)) == 1


async def test_not_even_that_there_is_one_stands_where_the_reported_reads(circle: World) -> None:
    staff = closed_channel(circle, "staff", circle.manager, circle.person("Ben"))
    charter = replace(circle.live.group.charter, nudges_to="channel", nudge_channel=staff.id)
    await circle.bot.desk.directory.edit(circle.live, charter)
    assert "It waits for them" in await report(circle, "Ada", "Ben")
    assert staff.history() == []
    assert "quetzal" in await read(circle, "Mara")
    assert "no report here" in await read(circle, "Ben")


async def test_a_facilitator_who_asked_for_it_is_written_to_and_a_role_holder_kept_from_it(
    world: World,
) -> None:
    role = world.guild.create_role("Hosts")
    for name in ("Dana", "Eve"):
        world.person(name, role)
    filled = await world.fill_in(facilitators=[role])
    await world.manager.click(said(filled), label="Create the group")
    for name in ("Dana", "Eve"):
        await world.person(name).slash(world.channel, "report receive", on=True)
    text = await report(world, "Ada", "Eve")
    assert f"<@{world.person('Dana').id}>" in text
    assert "quetzal" in in_direct(world, "Dana")[0].content
    assert in_direct(world, "Eve") == []
    assert "no report here" in await read(world, "Eve")
    assert "no report here" in await read(world, "Mara")  # managing the server is not enough


async def test_only_facilitators_and_managers_settle_where_reports_go(circle: World) -> None:
    for name in ("Ada", "Zoe"):
        refused = await circle.person(name).slash(circle.channel, "report settings")
        assert "for the group's facilitators" in said(refused).content


async def test_a_channel_open_to_all_is_called_that(circle: World) -> None:
    assert "everybody in this server" in await settle(circle, circle.channel)
