"""Who leads a group reads of the group; of a person's part in the talk each reads their own, and nobody else's."""

import re

from discord.app_commands import Command

from tests.cogs.seats.seated import read
from tests.world import World, maypole, multilogue

EIGHT = ("Ada", "Ben", "Cleo", "Dee", "Eli", "Fay", "Gus")
ASKS_WHO = {"block person", "block lift", "lead invite", "lead pass", "group hand-over"}
"""The commands that take a person; they tell nothing of how much somebody speaks."""


async def test_nothing_that_facilitators_can_type_tells_a_persons_figures(world: World) -> None:
    await world.group()
    await world.join("Mara", *EIGHT)
    await world.talk(*multilogue(*EIGHT, rounds=3), *maypole("Mara", *EIGHT[:4], rounds=4), every=8)
    await world.manager.slash(world.channel, "watch")
    commands = [each for each in world.bot.tree.walk_commands() if isinstance(each, Command)]
    of_people = {
        each.qualified_name for each in commands for part in each.parameters if part.type.name == "user"
    }
    assert of_people == ASKS_WHO
    looked_at = 0
    for each in commands:
        if any(part.required for part in each.parameters) or each.qualified_name == "privacy":
            continue
        for _again in range(2):  # asking once more tells no more
            answer = read(await world.manager.slash(world.channel, each.qualified_name))
            assert _named_with_a_number(world, answer) == [], (each.qualified_name, answer)
            looked_at += 1
    assert looked_at > 80
    assert _named_with_a_number(world, "\n".join(each.content for each in world.whispers("Mara"))) == []
    assert world.nudges("Mara")


def _named_with_a_number(world: World, text: str) -> list[str]:
    """Give the lines in which a member is named or mentioned beside a figure of any kind."""
    ids = {name: str(world.person(name).id) for name in EIGHT}
    found: list[str] = []
    for line in text.splitlines():
        named = [name for name, number in ids.items() if re.search(rf"\b{name}\b", line) or number in line]
        rest = re.sub(r"<[^>]*>|https?://\S+", "", line)
        if named and re.search(r"\d|\b(?:half|third|most|quarter)\b", rest):
            found.append(line)
    return found
