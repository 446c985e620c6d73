"""Buttons, menus and forms of a group in hands that they were never meant for."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from typing import Any

import discord
import simcord
from discord import SelectOption, ui

from cogs.common import forms, presses
from tests.cogs.seats.seated import read
from tests.world import World

UNKNOWN = "no-such-token"
WITH_NUMBER = (
    "round-side",
    "floor-done",
    "accept",
    "decline",
    "norm",
    "ground-read",
    "ground-mine",
    "ground-too",
    "ground-not",
    "ground-tidy",
    "brain-own",
    "brain-page",
    "brain-news",
    "brain-past",
    "brain-apart",
    "wisdom-page",
)
"""Those whose token ends in a number."""

MENUS = (
    "setup-language",
    "setup-nudges",
    "setup-nudge-channel",
    "setup-care",
    "arrival-told",
    "lead-offer",
    "lead-offer-when",
    "lead-share",
    "ground-too",
    "ground-own",
    "ground-hold",
    "ground-not",
    "ground-which",
    "ground-move",
    "ground-join",
    "brain-own",
    "norm",
    "places-asked",
    "places-form",
    "places-message",
    "privacy-rest",
    "round-further",
    "wisdom-theme",
    "wisdom-own",
    "wisdom-pick",
)
ABOUT = {
    "arrival": "arrivals", "with": "arrivals", "who": "arrivals", "contact": "arrivals wishes", "answers": "wishes",
    "offer": "wishes", "accept": "wishes", "decline": "wishes", "checkin": "checkins drafts", "meeting": "checkins",
    "round": "rounds groups", "story": "stories story_answers", "keep": "stories", "kept": "keepsakes",
    "floor": "floors", "nudge": "nudges", "plan": "drafts schedules", "digest": "drafts weeks", "setup": "drafts",
    "group": "drafts", "quiet": "drafts", "report": "reports", "privacy": "groups",
    "lead": "role_takes role_calls lead_asks groups",
    "ground": "groups ground_lines ground_moves",
    "brain": "brainstorms groups",
    "wisdom": "wisdom wisdom_asks groups",
}  # fmt: skip
"""The tables whose tokens are tried, by how a name begins; of another name all are."""

ODD_NUMBERS = ("1", "²", "x")


def tokens(world: World) -> dict[str, str]:
    """Give one token of every table that has some, by table."""
    path = world.settings.database.url.removeprefix("sqlite:///")
    found: dict[str, str] = {}
    with closing(sqlite3.connect(path)) as other:
        for (table,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = [row[1] for row in other.execute(f"PRAGMA table_info({table})")]
            row = other.execute(f"SELECT token FROM {table}").fetchone() if "token" in columns else None  # noqa: S608  (the names are ours)
            if row:
                found[table] = row[0]
    return found


class Forger:
    """Somebody who has got hold of every id, in a channel of theirs."""

    def __init__(self, world: World, who: simcord.MemberActor, place: simcord.ChannelHandle) -> None:
        self.world, self.who, self.place = world, who, place

    async def press(self, name: str, token: str) -> simcord.InteractionResult:
        """Use a button or menu that stands under a message of the bot's, as if it had been put there."""
        found = self.world.bot.get_channel(self.place.id)
        assert isinstance(found, discord.TextChannel)
        chosen = name in MENUS
        message = await found.send(
            "Here", view=presses.buttons(_menu(name, token) if chosen else presses.button(name, token, "x"))
        )
        if chosen:
            return await self.who.select(message, ["1"])
        return await self.who.click(message, label="x")

    async def send_off(self, name: str, token: str, words: str = "Mine") -> simcord.InteractionResult:
        """Send a form off that was never opened, with these words in every field that any form has."""
        fields = ("words", "name", "theme", "names", "when", "arrive", "purpose", "zone", "from", "until")
        parts: list[dict[str, Any]] = [
            {"type": 18, "component": {"type": 4, "custom_id": each, "value": words}} for each in fields
        ]
        form = {"custom_id": f"form:{name}:{token}", "components": parts}
        return await self.who._dispatch_interaction(5, self.place, form)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    async def everything(self, held: dict[str, str]) -> AsyncIterator[tuple[str, str, str]]:
        """Use each button, menu and form; gives its name, of which table its token was, and what is read then."""
        for name in presses.registered(self.world.bot):
            for table, token in tried(name, held):
                yield name, table, read(await self.press(name, token))
        for name in forms.registered(self.world.bot):
            for table, token in tried(name, held):
                yield f"form {name}", table, read(await self.send_off(name, token))


def tried(name: str, held: dict[str, str]) -> list[tuple[str, str]]:
    """Give the tokens to try, one that nobody was given among them."""
    about = ABOUT.get(name.partition("-")[0])
    those = {table: held[table] for table in about.split()} if about else held
    return [(table, end) for table, token in {"": UNKNOWN, **those}.items() for end in _ends(name, token)]


def _ends(name: str, token: str) -> list[str]:
    return [f"{token}-{number}" for number in ODD_NUMBERS] if name in WITH_NUMBER else [token]


def _menu(name: str, token: str) -> ui.Select[Any]:
    return ui.Select(custom_id=presses.pick_id(name, token), options=[SelectOption(label="1", value="1")])
