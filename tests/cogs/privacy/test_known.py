"""What people are told that is known of them, and take away."""

from tests.cogs.checkins.arriving import arrive, until, weekly
from tests.cogs.privacy.asking import (
    ask,
    ask_directly,
    elsewhere,
    erase,
    export,
    held,
    last,
    read,
    stop,
    unpacked,
)
from tests.cogs.rounds.telling import begun, gathered, know, tell
from tests.world import World, labels, said


async def test_who_never_joined_is_told_that_nothing_is_known(world: World) -> None:
    there = await ask(world, "Zoe")  # in a server without a group
    assert "Nothing." in there.content
    assert labels(there) == ["The whole page"]
    direct = await ask_directly(world, "Zoe")
    assert "Nothing." in read(direct)
    assert direct.ephemeral


async def test_each_is_told_what_is_known_and_what_is_not(world: World) -> None:
    await weekly(world, "Ada", "Ben", hours=7)
    await arrive(world, "Ada", "Xylophone")
    await world.talk(("Ada", "hello"), ("Ben", "hello Ada"), ("Ada", "and you?"))
    await world.env.advance_time(5)
    told = await ask(world, "Ada")
    assert "**Carers**" in told.content
    assert "2 messages." in told.content
    assert "What you said at 1 check-in" in told.content
    assert "Where 1 message of mine stands with your name or words" in told.content
    assert "reminder" not in told.content
    assert "I keep no message of yours" in told.content
    assert labels(told) == ["Export", "Stop measuring me", "Pause", "Erase me", "The whole page"]
    assert "facilitators" in (await ask(world, "Mara")).content


async def test_an_export_holds_all_that_the_registry_knows_and_nothing_of_others(world: World) -> None:
    await begun(await gathered(world), "Ada", "Ben")
    await tell(world, "Ada")
    await know(world, "Cleo", "When I was alone, I sang.")
    await world.env.advance_time(5)
    files = await export(world, "Ada")
    store, ada = world.bot.desk.store, world.person("Ada").id
    places = await store.known.places(ada)
    (told,) = await store.known.told(ada, places)
    (group,) = held(files)
    assert {name: len(rows) for name, rows in group["held"].items()} == {
        name: len(rows) for name, rows in told.items()
    }
    assert len(group["held"]["stories"]) == 1
    assert group["held"]["people"][0]["who"] == str(ada)
    for text in files.values():
        assert "I sang" not in text
        assert "Carers" in text
        for name in ("Ben", "Cleo", "Dee", "Mara"):
            other = await store.people.find(world.live.group.id, world.person(name).id)
            assert other is not None
            assert str(world.person(name).id) not in text
            assert str(other.number) not in text
    files = await export(world, "Cleo")
    assert "I sang" in files["multilogue.html"]
    assert "I sang" in files["multilogue.json"]


async def test_an_export_in_direct_messages_stays_there(world: World) -> None:
    await world.group()
    await world.join("Ada")
    there = await world.person("Ada").user.click(last(await ask_directly(world, "Ada")), label="Export")
    assert [each["group"] for each in held(await unpacked(there))] == ["Carers"]
    assert not last(there).ephemeral


async def test_a_person_in_three_groups_on_two_servers_chooses_where(world: World) -> None:
    await world.group()
    await world.join("Ada")
    second = world.guild.create_text_channel("second circle")
    filled = await world.fill_in(name="Walkers", channels=[second])
    await world.manager.click(said(filled), label="Create the group")
    joined = await world.person("Ada").click(second.history()[-1], label="Join")
    await world.person("Ada").submit_modal(joined, {"dms": ["nothing"]})
    other = await elsewhere(world, "Ada")
    await other.group()
    await other.join("Ada")

    def known(text: str) -> tuple[int, int]:
        return text.count("**Carers**"), text.count("**Walkers**")

    assert known(read(await ask_directly(world, "Ada"))) == (2, 1)
    assert "**Walkers**" in await erase(world, "Ada", "Only this group", second)
    assert known(read(await ask_directly(world, "Ada"))) == (2, 0)
    await stop(world, "Ada", "Only this group")
    assert known(read(await ask_directly(world, "Ada"))) == (1, 0)
    assert (await ask(other, "Ada")).content.count("You joined") == 1
    await world.restart()
    direct = await world.person("Ada").user.click(last(await ask_directly(world, "Ada")), label="Erase me")
    gone = await world.person("Ada").user.click(last(direct), label="Erase me")
    assert "is erased" in read(gone)
    assert "Nothing." in read(await ask_directly(world, "Ada"))


async def test_a_group_that_lost_the_bot_still_answers_in_direct_messages(world: World) -> None:
    await weekly(world, "Ada", hours=7)
    await arrive(world, "Ada", "Xylophone")
    await world.manager.slash(world.channel, "group close")
    live = world.live
    await world.bot.desk.directory.close(live, world.env.now())
    told = await ask_directly(world, "Ada")
    assert "which is closed" in read(told)
    confirm = await world.person("Ada").user.click(last(told), label="Erase me")
    assert "is erased" in read(await world.person("Ada").user.click(last(confirm), label="Erase me"))
    await until(world, minutes=5)
    assert "Nothing." in read(await ask_directly(world, "Ada"))
    assert not any("Xylophone" in each.content for place in world.channel.threads for each in place.history())


async def test_who_facilitates_alone_hears_what_their_going_means(world: World) -> None:
    await world.group()
    asked = await world.manager.click(await ask(world, "Mara"), label="Erase me")
    assert "no other facilitator than you" in said(asked).content
    done = await world.manager.click(said(asked), label="Erase me")
    assert "is erased" in read(done)
    assert world.live.group.charter.facilitators == ()
    assert "Nothing." in (await ask(world, "Mara")).content


async def test_rather_not_changes_nothing(world: World) -> None:
    await world.group()
    await world.join("Ada")
    asked = await world.person("Ada").click(await ask(world, "Ada"), label="Stop measuring me")
    assert "the same as **Leave**" in said(asked).content
    await world.person("Ada").click(said(asked), label="Rather not")
    assert world.live.joined == 1


async def test_whoever_is_erased_leaves_the_others_as_they_were(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    asked = await world.person("Ada").click(await ask(world, "Ada"), label="Erase me")
    confirm = said(asked).components[0]["components"][1]["custom_id"]
    assert world.live.group.token in confirm
    gone = await world.person("Ada").click(said(asked), label="Erase me")
    assert "is erased" in read(gone)
    assert world.live.joined == 1
    assert world.live.number(world.person("Ben").id) is not None


async def test_the_whole_page_is_shown_to_anybody_in_their_language(world: World) -> None:
    await world.group()
    shown = await world.person("Ada").click(await ask(world, "Ada"), label="The whole page")
    assert "What you agree to" in read(shown)
    assert "you agree to what stands above" in read(shown)
