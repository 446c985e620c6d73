"""A page for everybody who joined: what the group was there for, what it lived by, and what people take along."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import discord
from babel.dates import format_date
from discord.ext import commands

from bot.digest.keepsake import Piece, Section, as_page
from bot.live import Live
from bot.store.holding import NO_THEME
from bot.words import _, nearest, speaking
from bot.words.norms import norms
from cogs.common.answering import answers, whisper
from cogs.common.desk import Desk, group_here, require_joined
from cogs.common.presses import on_press
from cogs.common.wording import tidied
from cogs.stage.along import Along

NAMES_AT_ONCE, IDEAS_AT_MOST = 100, 100


class Keeping(NamedTuple):
    """What a section is made from."""

    client: commands.AutoShardedBot
    desk: Desk
    live: Live


async def _norms(keeping: Keeping) -> Section:
    own = await keeping.desk.store.groups.norms(keeping.live.group.id)
    return Section(_("What we lived by"), [Piece(f"{each.title}: {each.words}") for each in norms(own)])


async def _taken_along(keeping: Keeping) -> Section:
    """What was posted; what waits for its day is nobody's to read before."""
    store, group = keeping.desk.store, keeping.live.group.id
    pieces: list[Piece] = []
    for ending in await store.endings.all_of(group):
        if not ending.over:
            continue
        every = sorted(
            await store.endings.taken_along(ending.id), key=lambda each: (each.page or 0, each.words)
        )
        names = await _names(keeping, {each.person for each in every if each.signed})
        pieces += [Piece(each.words, names.get(each.person, "") if each.signed else "") for each in every]
    return Section(_("What we take along"), pieces)


async def _themes(keeping: Keeping) -> Section:
    rounds = await keeping.desk.store.rounds.history(keeping.live.group.id)
    told = [
        Piece(each.theme, _day(keeping, each.opened))
        for each in reversed(rounds)
        if each.told and each.theme != NO_THEME
    ]
    return Section(_("What we told stories about"), told)


async def _decisions(keeping: Keeping) -> Section:
    over = await keeping.desk.store.proposals.history(keeping.live.group.id)
    agreed = [each for each in reversed(over) if each.outcome == "passed" and each.closed is not None]
    pieces = [Piece(each.wording, _day(keeping, each.closed)) for each in agreed if each.closed]
    return Section(_("What we agreed"), pieces)


async def _tried(keeping: Keeping) -> Section:
    over = await keeping.desk.store.brainstorms.history(keeping.live.group.id, IDEAS_AT_MOST)
    return Section(
        _("What we thought up and tried"),
        [Piece(each.outcome, each.question) for each in reversed(over) if each.outcome],
    )


async def _in_common(keeping: Keeping) -> Section:
    """A heap a piece, in its people's words; whose they are is left out."""
    group, language = keeping.live.group.id, keeping.live.group.charter.language
    board = await keeping.desk.store.ground.board(group, language, named=True)
    pieces = [
        Piece("\n".join(line.said.words for entry in heap.entries for line in entry.lines), heap.title)
        for heap in board.heaps
    ]
    return Section(_("What we have in common"), pieces)


async def _wisdom(keeping: Keeping) -> Section:
    given = await keeping.desk.store.wisdom.for_keepsake(keeping.live.group.id)
    names = await _names(keeping, {person for _given, person in given if person is not None})
    return Section(
        _("What we have learned"),
        [Piece(each.words, names.get(person, "") if person is not None else "") for each, person in given],
    )


def _day(keeping: Keeping, at: datetime) -> str:
    charter = keeping.live.group.charter
    return format_date(at.astimezone(ZoneInfo(charter.zone)), locale=nearest(charter.language))


KEEPSAKE_SECTIONS: list[Callable[[Keeping], Awaitable[Section]]] = [
    _taken_along,
    _wisdom,
    _in_common,
    _decisions,
    _tried,
    _themes,
    _norms,
]
"""What is on the page, in this order, said in the group's language; a part that has more to keep adds its own."""


class Keepsake:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, along: Along) -> None:
        self.client, self.desk, self.along = client, desk, along

    def register(self) -> None:
        on_press(self.client, "ending-keepsake", self.of_ending)

    async def here(self, interaction: discord.Interaction) -> None:
        await self._give(interaction, group_here(self.desk, interaction))

    @answers
    async def of_ending(self, interaction: discord.Interaction, token: str) -> None:
        live, _ending = await self.along.find(token)
        await self._give(interaction, live)

    async def _give(self, interaction: discord.Interaction, live: Live) -> None:
        require_joined(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        charter, keeping = live.group.charter, Keeping(self.client, self.desk, live)
        with speaking(charter.language):
            sections = [await make(keeping) for make in KEEPSAKE_SECTIONS]
        page = await asyncio.to_thread(as_page, charter.name, charter.purpose, charter.language, sections)
        text = _(
            "A page to keep; it opens in any browser, without a network. Only you got it: others' words are in it, so "
            "keep it as you would a letter."
        )
        file = discord.File(io.BytesIO(page.encode()), "keepsake.html")
        await whisper(interaction, text, file=file)


async def _names(keeping: Keeping, persons: set[int]) -> dict[int, str]:
    """Give the names that people have here now, by number; who has left the server is not among them."""
    guild = keeping.client.get_guild(keeping.live.group.guild)
    if guild is None or not persons:
        return {}
    users = await keeping.desk.store.people.users(keeping.live.group.id, persons)
    some = dict(list(users.items())[:NAMES_AT_ONCE])
    found = await asyncio.gather(*map(guild.fetch_member, some.values()), return_exceptions=True)
    return {
        number: tidied(member.display_name).strip()
        for number, member in zip(some, found, strict=True)
        if isinstance(member, discord.Member)
    }
