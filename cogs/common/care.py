"""What somebody writes into a form or a command passes by here, so that words of crisis bring them places to turn.

The one seam for all of them: `receive` (forms) and `answers` (commands) hand each over once it was answered, and who
registered with `on_written` looks at it. A new form or command has it without a line of its own.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any, cast

import discord

from cogs.common.held import Held

Reader = Callable[[discord.Interaction, str], Awaitable[None]]

_LOOKED_AT = "looked at for words of crisis"
_TEXT_OPTION, _TEXT_FIELD = 3, 4
"""Discord's types of a command's option and of a form's field that hold text."""

_readers = Held[Reader]("readers")
_THE_ONE = "the one"


def on_written(client: discord.Client, reader: Reader) -> None:
    """Let `reader(interaction, text)` see what is written into every form and command, after it was answered."""
    _readers.of(client)[_THE_ONE] = reader


async def pass_by(interaction: discord.Interaction) -> None:
    """Show what was written to the reader, once however often this is called; the text is kept nowhere."""
    reader = _readers.of(interaction.client).get(_THE_ONE)
    if reader is None or interaction.extras.get(_LOOKED_AT):
        return
    interaction.extras[_LOOKED_AT] = True
    if text := "\n".join(_written(interaction.data)):
        await reader(interaction, text)


def _written(part: Any) -> Iterator[str]:
    """Give every text in an interaction's data: fields of a form, options of a command, however deep."""
    if isinstance(part, list):
        inside = cast("list[Any]", part)
    elif isinstance(part, dict):
        held = cast("dict[str, Any]", part)
        if held.get("type") in (_TEXT_OPTION, _TEXT_FIELD) and isinstance(held.get("value"), str):
            yield held["value"]
        inside = [held.get(name) for name in ("component", "components", "options")]
    else:
        inside = []
    for each in inside:
        yield from _written(each)
