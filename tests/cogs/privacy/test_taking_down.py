"""What stands under somebody's name goes with them, also where Discord refuses at first."""

import asyncio

from cogs.common.leaving import erase_at
from tests.cogs.checkins.arriving import arrive, thread, until, weekly
from tests.cogs.floor.raising import opened, post, press
from tests.cogs.privacy.asking import erase, stop
from tests.cogs.rounds.telling import begun, gathered, know, minutes, spoken, tell
from tests.world import World, said

DELETIONS = "/channels/*/messages/*"
DAY = 86_400


async def arrived(world: World) -> World:
    await weekly(world, "Ada", "Ben", hours=7)
    await arrive(world, "Ada", "Xylophone")
    await arrive(world, "Ben", "Yellow")
    return world


def stands(world: World, word: str) -> bool:
    return any(word in message.content for message in thread(world))


async def test_words_go_at_once_with_whoever_said_them(world: World) -> None:
    await arrived(world)
    assert "is erased" in await erase(world, "Ada")
    assert not stands(world, "Xylophone")
    assert stands(world, "Yellow")
    assert await world.bot.desk.store.posts.next_due() is None


async def test_what_discord_refuses_is_told_and_tried_again_after_a_minute(world: World) -> None:
    await arrived(world)
    world.env.inject_error("DELETE", DELETIONS, status=403, times=1)
    told = await erase(world, "Ada")
    assert "still stand" in told
    assert f"https://discord.com/channels/{world.guild.id}/" in told
    assert stands(world, "Xylophone")
    await until(world, minutes=2)
    assert not stands(world, "Xylophone")


async def test_it_is_tried_again_after_a_restart_and_the_facilitators_hear_of_it(world: World) -> None:
    await arrived(world)
    world.env.inject_error("DELETE", DELETIONS, status=403, times=2)
    await erase(world, "Ada")
    await until(world, minutes=2)
    assert stands(world, "Xylophone")
    noted = said(await world.manager.slash(world.channel, "checkin list")).content
    assert "Somebody left and took their words along" in noted
    assert f"https://discord.com/channels/{world.guild.id}/" in noted
    assert "Ada" not in noted
    await world.restart(away=3 * 3600)
    await world.env.advance_time(5)
    assert not stands(world, "Xylophone")


async def test_trouble_that_passes_is_no_trouble(world: World) -> None:
    await arrived(world)
    world.env.inject_error("DELETE", DELETIONS, status=500, times=1)
    await erase(world, "Ada")
    await until(world, minutes=2)
    assert not stands(world, "Xylophone")


async def test_a_channel_that_is_gone_counts_as_done(world: World) -> None:
    await arrived(world)
    place = next(each for each in world.channel.threads if each.id)
    world.env.inject_error("DELETE", f"/channels/{place.id}/messages/*", status=404, code=10003, times=1)
    assert "still stand" not in await erase(world, "Ada")
    assert await world.bot.desk.store.posts.next_due() is None


async def test_it_is_given_up_after_a_month(world: World) -> None:
    await arrived(world)
    world.env.inject_error("DELETE", DELETIONS, status=403, times=None)
    await erase(world, "Ada")
    await world.restart(away=32 * 86_400)
    await world.env.advance_time(5)
    assert await world.bot.desk.store.posts.next_due() is None


async def test_words_whose_rows_are_long_gone_are_found_still(world: World) -> None:
    await arrived(world)
    store, group = world.bot.desk.store, world.live.group.id
    ada = world.live.number(world.person("Ada").id)
    assert ada is not None
    (row,) = await store.arrivals.of_person(group, ada)
    await store.arrivals.remove(row.id)
    await erase(world, "Ada")
    assert not stands(world, "Xylophone")


async def test_words_from_before_the_register_are_found_too(world: World) -> None:
    await arrived(world)
    store = world.bot.desk.store
    await store.posts.forget([message.id for message in thread(world)])
    await stop(world, "Ada")
    assert not stands(world, "Xylophone")


async def test_a_message_that_was_deleted_is_not_known_any_more(world: World) -> None:
    await arrived(world)
    store, group = world.bot.desk.store, world.live.group.id
    ada = world.live.number(world.person("Ada").id)
    assert ada is not None
    assert len(await store.posts.naming(group, ada)) == 1
    mine = next(message for message in thread(world) if "Xylophone" in message.content)
    await mine.delete()
    await world.env.settle()
    assert await store.posts.naming(group, ada) == []


async def test_two_who_go_at_once_leave_nothing(world: World) -> None:
    await arrived(world)
    desk = world.bot.desk
    both = [world.person(name).id for name in ("Ada", "Ben", "Ada")]
    places = [(user, (await desk.store.known.places(user))[0]) for user in both]
    await asyncio.gather(*(erase_at(world.bot, desk, user, place) for user, place in places))
    await world.env.settle()
    assert not stands(world, "Xylophone")
    assert not stands(world, "Yellow")
    assert world.live.joined == 0


async def test_whoever_is_erased_in_their_own_turn_is_named_nowhere(world: World) -> None:
    await begun(await gathered(world), "Ada", "Ben")
    await tell(world, "Ada")
    await know(world, "Cleo", "When I was alone, I sang.")
    await erase(world, "Cleo")
    assert not any("I sang" in each for each in spoken(world))
    await minutes(world, 2)
    await erase(world, "Ada")
    await world.env.advance_time(10)
    assert not any(world.person("Ada").mention in each for each in spoken(world))


async def test_the_end_of_a_round_that_cannot_be_written_anew_is_tried_again(world: World) -> None:
    await begun(await gathered(world), "Ada")
    await tell(world, "Ada")
    await minutes(world, 45)
    assert any(each.startswith("## 🌾") for each in spoken(world))
    assert any(world.person("Ada").mention in each for each in spoken(world))
    world.env.inject_error("PATCH", DELETIONS, status=403, times=1)
    await erase(world, "Ada")
    await minutes(world, 2)
    assert not any(world.person("Ada").mention in each for each in spoken(world))
    assert any(each.startswith("## 🌾") for each in spoken(world))


async def test_a_floor_that_is_long_over_names_nobody_who_went(world: World) -> None:
    await opened(world, "Ada", "Ben")
    await press(world, "Ada")
    await press(world, "Ben")
    await world.env.advance_time(20)
    await world.manager.slash(world.channel, "floor let-go")
    assert world.person("Ben").mention in post(world).content
    await world.restart(away=26 * 3600)  # the floor is forgotten, and its post stands
    assert await world.bot.desk.store.floors.of_group(world.live.group.id) == []
    await erase(world, "Ben")
    assert not any(world.person("Ben").mention in each for each in spoken(world))


async def test_before_a_closed_group_is_erased_what_names_its_people_is_taken_down(world: World) -> None:
    await arrived(world)
    closing = await world.manager.slash(world.channel, "group close")
    assert "so are my messages with your names or words" in said(closing).content
    await world.manager.click(said(closing), label="Close the group")
    await world.restart(away=22 * DAY)
    assert stands(world, "Xylophone")
    await world.restart(away=2 * DAY)
    await world.env.advance_time(5)
    assert not stands(world, "Xylophone")
    assert not stands(world, "Yellow")
