"""/room: the shape of the talk, for joined members."""

import io

from PIL import Image

from tests.world import World, maypole, multilogue, said

ALL = ("Ines", "Ada", "Ben", "Cleo", "Dora")


async def begin(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join(*ALL)


async def test_a_joined_member_sees_a_picture_with_words(world: World) -> None:
    await begin(world)
    await world.talk(*maypole(*ALL))
    shown = await world.person("Ada").slash(world.channel, "room")
    assert shown.ephemeral
    message = shown.followups[0] if shown.followups else said(shown)
    assert "runs through the facilitator just now" in message.content
    (picture,) = message.attachments
    assert "5 unnamed dots" in (picture.description or "")
    assert "marked “you”" in (picture.description or "")
    image = Image.open(io.BytesIO(await picture.read()))
    assert min(image.size) >= 400
    for name in ALL:
        assert name not in message.content + (picture.description or "")


async def test_an_even_talk_is_called_so(world: World) -> None:
    await begin(world)
    await world.talk(*multilogue(*ALL))
    shown = await world.person("Ben").slash(world.channel, "room")
    message = shown.followups[0] if shown.followups else said(shown)
    assert "answering one another freely" in message.content


async def test_a_quiet_room_is_told_to_the_facilitator_alone(world: World) -> None:
    await begin(world)
    turns = [("Ines", "Hm."), ("Ada", "Yes."), ("Ben", "A long day."), ("Ada", "Same."), ("Cleo", "Hello.")]
    await world.talk(*turns, every=300)
    for name, told in (("Ines", True), ("Ada", False)):
        shown = said(await world.person(name).slash(world.channel, "room")).content
        assert "at least 5 people" in shown
        assert ("A silence can be work" in shown) is told


async def test_a_few_voices_are_told_to_the_facilitator_without_names(world: World) -> None:
    await begin(world)
    await world.talk(*[("Ada", "So it was."), ("Ben", "Here, too."), *multilogue("Ada", "Ben", rounds=12)])
    await world.talk(("Cleo", "And here."), ("Dora", "I see."), ("Ines", "Go on."))
    for name, told in (("Ines", True), ("Dora", False)):
        shown = await world.person(name).slash(world.channel, "room")
        message = shown.followups[0] if shown.followups else said(shown)
        assert ("One or two members carry most of the talk" in message.content) is told
        assert "Ada" not in message.content


async def test_it_is_for_those_who_joined(world: World) -> None:
    await begin(world)
    await world.talk(*maypole(*ALL))
    shown = await world.person("Zoe").slash(world.channel, "room")
    assert "people who joined" in said(shown).content


async def test_below_the_smallest_number_nothing_is_shown(world: World) -> None:
    await begin(world)
    await world.talk(("Ada", "hi"), ("Ben", "hi"), ("Cleo", "hi"), ("Dora", "hi"))
    shown = await world.person("Ada").slash(world.channel, "room")
    assert "at least 5 people" in said(shown).content
    assert not said(shown).attachments
