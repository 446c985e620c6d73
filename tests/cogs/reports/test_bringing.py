"""A report arrives once, or is let go of; those it is for see to it; nothing of it is in a log."""

import asyncio
import io
import logging
from collections.abc import Iterator
from datetime import timedelta

import discord
import pytest
import simcord
from sqlalchemy import update

from bot.logs import Discreet
from bot.practice.reporting import Way
from bot.store.retention import Periods
from bot.store.tables import claims, reports
from tests.cogs.reports.reporting import (
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
from tests.world import World, labels, questions, said

REFUSED, MINUTES, DAY = 403, 60, 86_400


@pytest.fixture(name="circle")
async def _circle(world: World) -> World:
    """Mara facilitates; Ada, Ben and Cleo joined; reports go to a channel that Mara and Kim can read."""
    await world.group()
    await world.join("Mara", "Ada", "Ben", "Cleo")
    return world


@pytest.fixture(name="safety")
async def _safety(circle: World) -> simcord.ChannelHandle:
    channel = closed_channel(circle, "safety", circle.manager, circle.person("Kim"))
    await settle(circle, channel)
    return channel


def refuse(world: World, channel: simcord.ChannelHandle, times: int = 1) -> None:
    world.env.inject_error("POST", f"/channels/{channel.id}/messages", status=REFUSED, times=times)


@pytest.fixture(name="log")
def _log() -> Iterator[io.StringIO]:
    """What a host would read."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Discreet())
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers, root.level = [handler], logging.DEBUG
    yield out
    root.handlers, root.level = before, level


async def test_it_is_tried_again_until_it_stands_once(circle: World, safety: simcord.ChannelHandle) -> None:
    refuse(circle, safety)
    assert "Discord does not let me" in await report(circle, "Ada", "Ben")
    assert "on its way still" in await mine(circle, "Ada")
    assert "quetzal" in await read(circle, "Kim")  # who it is for finds it all the same
    await circle.env.advance_time(20 * MINUTES)
    assert len(reports_in(safety)) == 1
    assert "It has arrived" in await mine(circle, "Ada")
    await circle.env.advance_time(60 * MINUTES)
    assert len(reports_in(safety)) == 1


async def test_it_goes_on_after_a_restart(circle: World, safety: simcord.ChannelHandle) -> None:
    refuse(circle, safety)
    await report(circle, "Ada", "Ben")
    await circle.restart(away=10 * MINUTES)
    await circle.env.advance_time(10 * MINUTES)
    (posted,) = reports_in(safety)
    done = await circle.person("Kim").click(posted, label="I'm on it")
    assert done.response is None or "Something went wrong" not in done.response.content
    assert "Somebody is on it" in await mine(circle, "Ada")


async def test_one_that_stands_but_was_not_noted_is_not_posted_again(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    await report(circle, "Ada", "Ben")
    (sent,) = await circle.bot.desk.store.reports.sent_by(circle.live.group.id, circle.person("Ada").id)
    assert sent.sent is not None
    async with circle.bot.desk.store.reports._database.write() as connection:  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  (a crash before it was noted)
        await connection.execute(update(reports).values(state="sent", posts=None))
        await connection.execute(update(claims).values(done=None))
    await circle.env.advance_time(1)
    await circle.restart(away=15 * MINUTES)
    assert len(reports_in(safety)) == 1
    assert "It has arrived" in await mine(circle, "Ada")


async def test_after_a_day_it_is_let_go_of_and_its_writer_can_tell(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    refuse(circle, safety, times=1000)
    await report(circle, "Ada", "Ben")
    await circle.restart(away=DAY + 20 * MINUTES)
    assert "let go of it" in await mine(circle, "Ada")
    assert "no report here" in await read(circle, "Kim")
    (kept,) = await circle.bot.desk.store.reports.sent_by(circle.live.group.id, circle.person("Ada").id)
    assert kept.told is None


async def test_it_does_not_go_where_the_reported_can_read_by_now(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    refuse(circle, safety)
    await report(circle, "Ada", "Ben")
    channel = circle.guild_object.get_channel(safety.id)
    assert isinstance(channel, discord.TextChannel)
    ben = await circle.guild_object.fetch_member(circle.person("Ben").id)
    await channel.set_permissions(ben, view_channel=True)
    await circle.env.settle()
    await circle.env.advance_time(30 * MINUTES)
    assert reports_in(safety) == []
    assert "no report here" in await read(circle, "Ben")
    await channel.set_permissions(ben, overwrite=None)
    await circle.env.settle()
    await circle.env.advance_time(10 * MINUTES)
    assert len(reports_in(safety)) == 1


async def test_receivers_see_who_is_on_it_and_the_writer_only_that_somebody_is(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    await report(circle, "Ada", "Ben")
    (posted,) = reports_in(safety)
    await circle.person("Kim").click(posted, label="I'm on it")
    kim = f"<@{circle.person('Kim').id}>"
    assert f"On it: {kim}" in reports_in(safety)[0].content
    told = await mine(circle, "Ada")
    assert "Somebody is on it" in told
    assert kim not in told
    await circle.manager.click(posted, label="Done")
    (posted,) = reports_in(safety)
    assert f"Done: <@{circle.manager.id}>" in posted.content
    assert labels(posted) == ["I'm on it"]
    assert "it is done" in await mine(circle, "Ada")


async def test_one_told_by_direct_message_says_so_to_all_who_got_it(circle: World) -> None:
    await settle(circle, None, "Cleo", "Kim")
    for name in ("Cleo", "Kim"):
        await circle.person(name).slash(circle.channel, "report receive", on=True)
    await report(circle, "Ada", "Ben")
    await circle.person("Cleo").user.click(in_direct(circle, "Cleo")[0], label="I'm on it")
    for name in ("Cleo", "Kim"):
        assert f"On it: <@{circle.person('Cleo').id}>" in in_direct(circle, name)[0].content


async def test_who_is_reported_cannot_press_what_is_about_them(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    await report(circle, "Ada", "Ben")
    channel = circle.guild_object.get_channel(safety.id)
    assert isinstance(channel, discord.TextChannel)
    ben = await circle.guild_object.fetch_member(circle.person("Ben").id)
    await channel.set_permissions(ben, view_channel=True)
    await circle.env.settle()
    pressed = await circle.person("Ben").click(reports_in(safety)[0], label="Done")
    assert "no report here" in said(pressed).content
    assert "It has arrived" in await mine(circle, "Ada")


async def test_three_a_day_are_taken(circle: World, safety: simcord.ChannelHandle) -> None:
    kept_open = await write(circle, "Cleo", "Ben")
    for _time in range(3):
        await report(circle, "Ada", "Ben")
    refused = await circle.person("Ada").slash(circle.channel, "report write")
    assert "three reports within a day" in said(refused).content
    await send(circle, "Cleo", kept_open)  # somebody else's go on
    assert len(reports_in(safety)) == 4
    await circle.env.advance_time(DAY)
    await report(circle, "Ada", "Ben")
    assert len(reports_in(safety)) == 5


async def test_sending_twice_at_once_sends_once(circle: World) -> None:
    await write(circle, "Ada", "Ben")
    store, user, now = circle.bot.desk.store.reports, circle.person("Ada").id, circle.bot.desk.clock.now()
    report_ = await store.get(1)
    assert report_ is not None
    way = Way("safety", circle.channel.id)
    sent = await asyncio.gather(*(store.send(report_, user, way, now) for _time in range(3)))
    assert sorted(each for each in sent if isinstance(each, str)) == ["gone", "gone"]
    assert "on its way still" in await mine(circle, "Ada")


async def test_one_that_is_not_sent_is_found_by_its_writer_alone(circle: World) -> None:
    await write(circle, "Ada", "Ben")
    unsent = await circle.bot.desk.store.reports.get(1)
    assert unsent is not None
    assert (
        await circle.bot.desk.store.reports.own(unsent.token, unsent.group, circle.person("Ada").id) == unsent
    )
    assert (
        await circle.bot.desk.store.reports.own(unsent.token, unsent.group, circle.person("Ben").id) is None
    )
    assert (
        await circle.bot.desk.store.reports.own(unsent.token, unsent.group + 1, circle.person("Ada").id)
        is None
    )


async def test_a_form_that_was_opened_anew_is_too_old_and_one_outlives_a_restart(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    cleo, filled = circle.person("Cleo"), {"words": "Old words", "about": [], "name": ["no"]}
    old = await cleo.slash(circle.channel, "report write")
    new = await cleo.slash(circle.channel, "report write")
    late = said(await cleo.submit_modal(old, filled)).content
    assert "too old" in late
    assert "Old words" in late  # what was written is not lost
    await circle.restart()
    shown = await cleo.submit_modal(new, filled)
    assert "You named nobody" in said(shown).content
    await send(circle, "Cleo", shown)
    assert "Old words" in reports_in(safety)[0].content


async def test_it_can_be_changed_or_dropped_before_it_goes(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    shown = await write(circle, "Ada", "Ben")
    form = await circle.person("Ada").click(said(shown), label="Change it")
    filled = {"words": "Better words", "about": [circle.person("Ben")], "name": ["no"]}
    changed = await circle.person("Ada").submit_modal(form, filled)
    assert "Better words" in (said(changed).embeds[0].description or "")
    dropped = await circle.person("Ada").click(said(changed), label="Never mind")
    assert "nothing of it is kept" in said(dropped).content
    assert reports_in(safety) == []
    assert "reported nothing" in await mine(circle, "Ada")


async def test_long_words_mentions_and_markup_stay_words(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    wild = "@everyone <@&5> [here](https://x.y) \u202eevil # " + "*" * 600
    shown = await write(circle, "Ada", "Ben", words=wild[:1000])
    await send(circle, "Ada", shown)
    (posted,) = reports_in(safety)
    assert not posted.mention_everyone
    assert posted.role_mentions == []
    assert "\u202e" not in posted.content
    assert len(posted.content) <= 2000


async def test_where_discord_does_not_tell_who_reads_nothing_goes_and_nothing_is_lost(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    circle.env.inject_error("GET", "/guilds/*/members/*", status=REFUSED, times=1)
    shown = said(await write(circle, "Ada", "Ben"))
    assert "who can read where" in shown.content
    assert labels(shown) == ["Change it", "Never mind"]
    form = await circle.person("Ada").click(shown, label="Change it")
    assert "quetzal" in questions(form)["words"]["value"]
    assert questions(form)["about"]["default_values"][0]["id"] == circle.person("Ben").id
    filled = {"words": "quetzal", "about": [circle.person("Ben")], "name": ["no"]}
    again = await circle.person("Ada").submit_modal(form, filled)
    await send(circle, "Ada", again)
    assert len(reports_in(safety)) == 1


async def test_a_long_message_goes_along_as_far_as_there_is_room(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    (spoken,) = await circle.talk(("Ben", "fools " * 160))
    await report(circle, "Ada", "Ben", message=spoken, copy=["yes"], words="w" * 1000)
    (posted,) = reports_in(safety)
    assert len(posted.content) <= 2000
    assert posted.content.count("fools") > 50
    assert "find out who wrote it" in posted.content
    await circle.person("Kim").click(posted, label="I'm on it")
    assert "On it:" in reports_in(safety)[0].content


async def test_empty_words_are_asked_for(circle: World, safety: simcord.ChannelHandle) -> None:
    shown = await write(circle, "Ada", "Ben", words=" \u202e ")
    assert "in a few words" in said(shown).content
    assert reports_in(safety) == []


async def test_words_of_crisis_bring_places_to_turn_to_the_writer_alone(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    shown = await write(circle, "Ada", "Ben", words="After this I don't want to live any more.")
    assert any("Only you see these lines" in each.content for each in circle.whispers("Ada"))
    await send(circle, "Ada", shown)
    assert "Only you see" not in reports_in(safety)[0].content


async def test_a_report_stays_when_its_writer_or_whom_it_is_about_leaves(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    await report(circle, "Ada", "Ben")
    for name in ("Ada", "Ben"):
        await circle.person(name).click(circle.welcome(), label="Leave")
    assert len(reports_in(safety)) == 1
    assert "It has arrived" in await mine(circle, "Ada")


async def test_a_group_that_closes_lets_go_of_what_had_not_arrived(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    group = circle.live.group.id
    refuse(circle, safety)
    shown = await write(circle, "Cleo", "Ben")
    await report(circle, "Ada", "Ben")
    await circle.bot.desk.directory.close(circle.live, circle.bot.desk.clock.now())
    late = await circle.person("Cleo").click(said(shown), label="Send it")
    assert "too old" in said(late).content
    await circle.env.advance_time(30 * MINUTES)
    assert reports_in(safety) == []
    (kept,) = await circle.bot.desk.store.reports.sent_by(group, circle.person("Ada").id)
    assert kept.state == "lost"
    assert kept.told is None


async def test_reports_are_kept_thirty_days_and_unsent_ones_a_day(
    circle: World, safety: simcord.ChannelHandle
) -> None:
    await report(circle, "Ada", "Ben")
    await write(circle, "Cleo", "Ben")
    store, now = circle.bot.desk.store, circle.bot.desk.clock.now()
    periods = Periods(timedelta(days=30), timedelta(days=365))
    await store.retention.prune(periods, now + timedelta(days=2))
    assert await store.reports.get(1) is not None
    assert await store.reports.get(2) is None
    await store.retention.prune(periods, now + timedelta(days=31))
    assert await store.reports.get(1) is None
    assert len(reports_in(safety)) == 1


async def test_nothing_of_a_report_is_in_a_log(
    circle: World, safety: simcord.ChannelHandle, log: io.StringIO
) -> None:
    refuse(circle, safety)
    (spoken,) = await circle.talk(("Ben", "You are all fools, xylophone."))
    await report(circle, "Ada", "Ben", message=spoken, copy=["yes"])
    await circle.env.advance_time(20 * MINUTES)
    await circle.person("Kim").click(reports_in(safety)[0], label="Done")
    written = log.getvalue()
    assert "a report could not be posted" in written
    for secret in (
        "quetzal",
        "xylophone",
        *(str(each.id) for each in circle.people.values()),
        str(safety.id),
    ):
        assert secret not in written
