"""Every form and every command with words of one's own passes by the one seam."""

import ast
from pathlib import Path

from discord.app_commands import Command

from cogs.common.forms import registered
from tests.cogs.resources.hard_words import HARD, forge
from tests.world import World, below

COGS = Path(__file__).parents[3] / "cogs"


async def test_every_form_brings_places_to_turn_whatever_becomes_of_it(world: World) -> None:
    await world.group()
    names = registered(world.bot)
    assert {"checkin", "story-know", "keep-me", "round-start", "norm", "group", "places-own"} <= set(names)
    for name in [*names, "of-an-older-version"]:
        shown = await forge(world, "Ada", f"form:{name}:nothing", HARD)
        assert "findahelpline" in below(shown), name


async def test_every_command_with_words_of_ones_own_brings_places_to_turn(world: World) -> None:
    await world.group()
    looked_at = 0
    for each in world.bot.tree.walk_commands():
        if not isinstance(each, Command):
            continue
        free = [part for part in each.parameters if part.type.name == "string" and not part.choices]
        for part in free:
            others = {other.name: HARD for other in free if other.required}
            shown = await world.person("Ada").slash(
                world.channel, each.qualified_name, **others | {part.name: HARD}
            )
            assert "findahelpline" in below(shown), each.qualified_name
            looked_at += 1
    assert looked_at >= 6


def test_there_is_no_other_kind_of_form_and_no_command_that_answers_for_itself() -> None:
    """Whatever opens a form another way, or leaves out `@answers`, would not pass by the one seam."""
    for source in COGS.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name != "Form":
                assert not [base for base in node.bases if ast.unparse(base).endswith(("Modal", "Form"))], (
                    source
                )
            if isinstance(node, ast.AsyncFunctionDef):
                decorators = [ast.unparse(each) for each in node.decorator_list]
                if any(
                    each.startswith(("app_commands.command", "app_commands.context_menu"))
                    for each in decorators
                ):
                    assert decorators[-1] == "answers", (source, node.name)
