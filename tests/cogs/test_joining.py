"""Coming and going."""

from simcord import assert_no_errors

from tests.world import World, questions, said


async def test_joining_asks_about_messages_and_shows_the_norms(world: World) -> None:
    await world.group()
    ada = world.person("Ada")
    asked = await ada.click(world.welcome(), label="Join")
    options = questions(asked)["dms"]["options"]
    chosen = [option["value"] for option in options if option.get("default")]
    assert chosen == ["nothing"]
    joined = await ada.submit_modal(asked, {"dms": ["nothing"]})
    assert joined.ephemeral
    assert "I will not write to you" in said(joined).content
    norms = said(joined).embeds[0].description or ""
    assert norms.count("\n**") == 9
    assert "Room for difference" in norms


async def test_joining_says_what_can_never_be_taken_back_and_small_print_comes_last(world: World) -> None:
    await world.group()
    await world.join("Ben")
    ben, ada = world.person("Ben"), world.person("Ada")
    line = await ben.slash(world.channel, "ground add")
    await ben.submit_modal(line, {"what": ["need"], "words": "Sleep", "signed": ["no"]})
    asked = await ada.click(world.welcome(), label="Join")
    read = said(await ada.submit_modal(asked, {"dms": ["nothing"]})).content
    told = [
        "shows it any time",
        "Perhaps you share some",
        "answer a proposal without your name",
        "a different view",
    ]
    assert [read.index(each) for each in told] == sorted(read.index(each) for each in told)
    assert len(read) < 2000


async def test_joining_says_nothing_of_what_the_group_does_without(world: World) -> None:
    await world.group()
    await world.bot.desk.store.groups.do_without(world.live.group.id, frozenset({"consensus", "differ"}))
    await world.bot.desk.directory.refresh(world.live)
    ada = world.person("Ada")
    asked = await ada.click(world.welcome(), label="Join")
    read = said(await ada.submit_modal(asked, {"dms": ["nothing"]})).content
    assert "without your name" not in read


async def test_join_and_leave_survive_a_restart(world: World) -> None:
    await world.group()
    welcome = world.welcome()
    await world.restart()
    await world.join("Ada")
    await world.restart()
    left = await world.person("Ada").click(welcome, label="Leave")
    assert "what I had noticed about you is deleted" in said(left).content


async def test_joining_twice_keeps_one_and_changes_the_choice(world: World) -> None:
    await world.group()
    await world.join("Ada")
    asked = await world.person("Ada").click(world.welcome(), label="Join")
    again = await world.person("Ada").submit_modal(asked, {"dms": ["asked"]})
    assert "only when you ask me to" in said(again).content
    (live,) = world.bot.desk.directory
    assert live.joined == 1


async def test_a_form_sent_off_after_a_restart_still_counts(world: World) -> None:
    await world.group()
    ada = world.person("Ada")
    asked = await ada.click(world.welcome(), label="Join")
    await world.restart()
    joined = await ada.submit_modal(asked, {"dms": ["nothing"]})
    assert "You have joined" in said(joined).content


async def test_leaving_takes_the_traces_along(world: World) -> None:
    await world.group()
    await world.join("Ada", "Ben")
    await world.talk(("Ada", "hello"), ("Ben", "hello Ada"))
    assert len(await world.traces()) == 2
    await world.talk(("Ada", "still in the queue when I go"))
    await world.person("Ada").click(world.welcome(), label="Leave")
    assert len(await world.traces()) == 1


async def test_leaving_without_having_joined_says_so(world: World) -> None:
    await world.group()
    left = await world.person("Ada").click(world.welcome(), label="Leave")
    assert "nothing to leave" in said(left).content


async def test_facilitators_put_norms_into_the_groups_words(world: World) -> None:
    await world.group()
    shown = await world.manager.slash(world.channel, "norms")
    form = await world.manager.select(said(shown), ["10"])
    saved = await world.manager.submit_modal(form, {"words": "We talk across the table."})
    assert "We talk across the table." in (said(saved).embeds[0].description or "")
    for_all = await world.person("Ada").slash(world.channel, "norms")
    assert "We talk across the table." in (said(for_all).embeds[0].description or "")
    assert not said(for_all).components
    form = await world.manager.select(said(shown), ["10"])
    back = await world.manager.submit_modal(form, {"words": ""})
    assert "not through one person" in (said(back).embeds[0].description or "")


async def test_the_viewer_is_spoken_to_in_their_language(world: World) -> None:
    welcome = await world.group(language="de")
    assert "Willkommen" in welcome.content
    assert_no_errors(world.env)
