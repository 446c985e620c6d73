"""Places to turn for whoever asks, and the group's own."""

from tests.cogs.resources.hard_words import files, forge, rows
from tests.world import World, labels, menu_of, questions, said


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
