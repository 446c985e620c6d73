"""Buttons and menus that go on working after a restart.

Their custom_id is `press:NAME:TOKEN` (or `pick:…`): a name to act on and an opaque row token. What a press
allows is read from the database when it comes, never from the id itself. A feature registers its handlers
once, by name; one dynamic item class each for buttons and menus does the rest.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord.ui import Button, DynamicItem, Item, View

from bot.words import _, speaking
from cogs.common.answering import whisper
from cogs.common.held import Held

log = logging.getLogger(__name__)

Handler = Callable[[discord.Interaction, str], Awaitable[None]]

_handlers = Held[Handler]("presses")


def on_press(client: discord.Client, name: str, handler: Handler) -> None:
    """Let `handler(interaction, token)` answer every button and menu of that name."""
    _handlers.of(client)[name] = handler


def registered(client: discord.Client) -> list[str]:
    """Give the names of the buttons and menus that somebody answers."""
    return sorted(_handlers.of(client))


def button(name: str, token: str, label: str, **look: Any) -> Button[Any]:
    return Button(custom_id=f"press:{name}:{token}", label=label, **look)


def pick_id(name: str, token: str) -> str:
    return f"pick:{name}:{token}"


def buttons(*items: Item[Any]) -> View:
    """Put them under a message. The view is never kept in memory: presses find their handler by name."""
    view = View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()  # a stopped view is sent but not stored; the dynamic items below answer for it
    return view


def picked(interaction: discord.Interaction) -> list[str]:
    """Give the values chosen in the menu that was just used."""
    data: Any = interaction.data
    return list(data.get("values", []))


async def _answer(interaction: discord.Interaction, name: str, token: str) -> None:
    handler = _handlers.of(interaction.client).get(name)
    if handler is not None:
        await handler(interaction, token)
        return
    with speaking(interaction.locale.value):
        await whisper(interaction, _("This button is from an older version of me and does nothing any more."))


class Press(DynamicItem[Button[Any]], template=r"press:(?P<name>[a-z-]+):(?P<token>[\w-]+)"):
    def __init__(self, item: Button[Any], name: str, token: str) -> None:
        super().__init__(item)
        self.name, self.token = name, token

    @classmethod
    async def from_custom_id(  # pyright: ignore[reportIncompatibleMethodOverride]
        cls, _interaction: discord.Interaction, item: Button[Any], match: re.Match[str], /
    ) -> Press:
        return cls(item, match["name"], match["token"])

    async def callback(self, interaction: discord.Interaction) -> None:
        await _answer(interaction, self.name, self.token)


class Pick(DynamicItem[Item[Any]], template=r"pick:(?P<name>[a-z-]+):(?P<token>[\w-]+)"):
    def __init__(self, item: Item[Any], name: str, token: str) -> None:
        super().__init__(item)
        self.name, self.token = name, token

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: Item[Any], match: re.Match[str], /
    ) -> Pick:
        return cls(item, match["name"], match["token"])

    async def callback(self, interaction: discord.Interaction) -> None:
        await _answer(interaction, self.name, self.token)
