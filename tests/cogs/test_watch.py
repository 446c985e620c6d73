"""/watch: fifteen minutes at a time, and honest about it."""

from tests.world import World, labels, maypole, said

MEMBERS = ("Ada", "Ben", "Cleo", "Dora")


async def test_only_facilitators_watch(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    tried = await world.person("Ada").slash(world.channel, "watch")
    assert "for the group's facilitators" in said(tried).content


async def test_it_tells_a_facilitator_who_has_not_joined_what_it_cannot_see(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    begun = await world.person("Ines").slash(world.channel, "watch")
    assert "You have not joined this group yourself" in said(begun).content


async def test_before_it_ends_it_offers_to_go_on(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", *MEMBERS)
    await world.person("Ines").slash(world.channel, "watch")
    await world.env.advance_time(14 * 60 + 5)
    offer = world.whispers("Ines")[-1]
    assert "ends" in offer.content
    assert labels(offer) == ["Keep watching"]
    await world.person("Ines").click(offer, label="Keep watching")
    await world.env.advance_time(5 * 60)
    await world.talk(*maypole("Ines", *MEMBERS), every=5)
    assert len(world.nudges("Ines")) == 1


async def test_when_it_has_ended_that_is_what_stands_there(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", *MEMBERS)
    await world.person("Ines").slash(world.channel, "watch")
    await world.env.advance_time(16 * 60)
    last = world.whispers("Ines")[-1]
    assert "has ended" in last.content
    await world.talk(*maypole("Ines", *MEMBERS))
    assert world.nudges("Ines") == []
    await world.restart()
    await world.person("Ines").click(last, label="Keep watching")
    assert "I'm listening along" in world.whispers("Ines")[-1].content


async def test_answering_a_nudge_renews_it(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", *MEMBERS)
    await world.person("Ines").slash(world.channel, "watch")
    await world.talk(*maypole("Ines", *MEMBERS))
    await world.person("Ines").click(world.nudges("Ines")[0], label="Helpful")
    await world.env.advance_time(12 * 60)
    assert not any("ends" in whisper.content for whisper in world.whispers("Ines"))


async def test_it_stops_when_told(world: World) -> None:
    await world.group(facilitator=world.person("Ines"))
    await world.join("Ines", *MEMBERS)
    begun = await world.person("Ines").slash(world.channel, "watch")
    await world.person("Ines").click(said(begun), label="Stop watching")
    await world.talk(*maypole("Ines", *MEMBERS))
    assert world.nudges("Ines") == []


async def test_two_facilitators_each_hear_it_and_one_answer_counts(world: World) -> None:
    filled = await world.fill_in(facilitators=[world.person("Ines"), world.person("Ivo")])
    await world.manager.click(said(filled), label="Create the group")
    await world.join("Ines", "Ivo", *MEMBERS)
    for name in ("Ines", "Ivo"):
        await world.person(name).slash(world.channel, "watch")
    await world.talk(*maypole("Ines", *MEMBERS))
    await world.person("Ines").click(world.nudges("Ines")[0], label="Helpful")
    await world.person("Ivo").click(world.nudges("Ivo")[0], label="Not so")
    assert "Another facilitator has answered" in world.nudges("Ivo")[0].content
