"""Looking into the book: by words, by theme, by chance, or for one's own; only whoever looks sees it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.wisdom import Entry
from bot.words import _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_of, require_joined, require_on
from cogs.common.presses import on_press, picked
from cogs.wisdom import words
from cogs.wisdom.views import ALL, ask_view, page_view, shown_view, themes_view

A_PAGE = 5
"""Entries on a page at the most."""

LOOKS_AT_MOST, LOOK_LIVES = 300, timedelta(hours=1)
WAITING_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody found, in memory alone: the ids of its entries.

    starts: at which of them each page begins, as far as they were turned to.
    """

    group: int
    user: int
    found: tuple[int, ...]
    at: datetime
    own: bool = False
    starts: list[int] = field(default_factory=lambda: [0])


class Looking:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self._looks: dict[str, Look] = {}

    def register(self) -> None:
        on_press(self.client, "wisdom-theme", self.theme)
        on_press(self.client, "wisdom-page", self.turn)

    async def search(self, interaction: discord.Interaction, live: Live, text: str) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = await self.desk.store.wisdom.search(live.group.id, text)
        if not found:
            raise Refusal(words.nothing_found())
        await self._first(interaction, live, found)

    async def browse(self, interaction: discord.Interaction, live: Live) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        themes = await self.desk.store.wisdom.themes(live.group.id)
        if not themes:  # nothing to choose among
            found = (await self.desk.store.wisdom.numbers(live.group.id))[::-1]
            if not found:
                raise Refusal(words.empty())
            await self._first(interaction, live, found)
            return
        view = themes_view(live.group.token, themes)
        await whisper(interaction, _("What would you like to read about?"), view=view)

    @answers
    async def theme(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_joined(live, interaction)
        require_on(live, "wisdom")
        await interaction.response.defer(ephemeral=True, thinking=True)
        store, chosen = self.desk.store.wisdom, next(iter(picked(interaction)), ALL)
        if chosen == ALL:
            found = (await store.numbers(live.group.id))[::-1]
        else:
            found = await store.about(live.group.id, chosen)
        if not found:
            raise Refusal(words.gone())
        await self._first(interaction, live, found)

    async def by_chance(self, interaction: discord.Interaction, live: Live) -> None:
        store = self.desk.store.wisdom
        every = await store.numbers(live.group.id)
        found = await store.get(live.group.id, [secrets.choice(every)]) if every else []
        if not found:
            raise Refusal(words.empty())
        (entry,) = found
        text, view = words.entry(entry, await self._writer(entry)), shown_view(entry)
        await whisper(interaction, text, **({"view": view} if view else {}))

    async def own(self, interaction: discord.Interaction, live: Live, me: int) -> None:
        """Show what somebody gave, and what they are asked for."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        entries = await self.desk.store.wisdom.of(live.group.id, me)
        asks = await self.desk.store.wisdom_asks.waiting(live.group.id, me, self.desk.clock.now())
        if entries:
            await self._first(interaction, live, [each.id for each in entries], own=True)
        else:
            await whisper(interaction, words.nothing_of_yours())
        for ask in asks[:WAITING_AT_MOST]:
            channel, message = ask.place or (0, 0)
            link = f"https://discord.com/channels/{live.group.guild}/{channel}/{message}"
            await whisper(interaction, words.waiting(link), view=ask_view(ask))

    @answers
    async def turn(self, interaction: discord.Interaction, token: str) -> None:
        """Turn to another page of what somebody found."""
        key, _sep, page = token.rpartition("-")
        look = self._looks.get(key)
        live = self.desk.directory.by_id(look.group) if look else None
        if look is None or live is None or look.user != interaction.user.id or not page.isdecimal():
            raise Refusal(words.look_again())
        require_joined(live, interaction)
        if not look.own:
            require_on(live, "wisdom")
        await interaction.response.defer()
        text, view = await self._page(key, look, int(page))
        await interaction.edit_original_response(content=text, view=view)

    async def _first(
        self, interaction: discord.Interaction, live: Live, found: Sequence[int], *, own: bool = False
    ) -> None:
        now = self.desk.clock.now()
        look, key = (
            Look(live.group.id, interaction.user.id, tuple(found), now, own),
            secrets.token_urlsafe(12),
        )
        fresh = [(name, each) for name, each in self._looks.items() if now - each.at < LOOK_LIVES]
        self._looks = dict([*fresh, (key, look)][-LOOKS_AT_MOST:])
        text, view = await self._page(key, look, 0)
        await whisper(interaction, text, **({"view": view} if view else {}))

    async def _page(self, key: str, look: Look, page: int) -> tuple[str, discord.ui.View | None]:
        """Read a page afresh: what was taken out meanwhile is missing there. Every entry on it is whole."""
        page = min(page, len(look.starts) - 1)
        start = look.starts[page]
        some = look.found[start : start + A_PAGE]
        entries = await self.desk.store.wisdom.get(look.group, some)
        users = await self.desk.store.people.users(
            look.group, [each.person for each in entries if each.given.signed]
        )
        told = fitting([words.entry(each, users.get(each.person)) for each in entries], words.PAGE - 40)
        left = entries[len(told) :]
        end = start + (some.index(left[0].id) if left else len(some))
        more = end < len(look.found)
        look.starts[page + 1 :] = [end] if more else []
        head = _("-# {first} to {last} of {all}").format(first=start + 1, last=end, all=len(look.found))
        text = "\n\n".join((*(told or [words.gone()]), *([head] if page or more else [])))
        return text, page_view(key, page, entries[: len(told)], more=more, own=look.own)

    async def _writer(self, entry: Entry) -> int | None:
        return await self.desk.store.people.user(entry.group, entry.person) if entry.given.signed else None


def fitting(told: Sequence[str], room: int) -> list[str]:
    """Give as many from the first on as fit into a message, one at least; none is cut.

    >>> fitting(["a word", "another", "one more"], 17), fitting(["very long"], 3)
    (['a word', 'another'], ['very long'])
    """
    kept: list[str] = []
    for each in told:
        room -= len(each) + 2
        if kept and room < 0:
            break
        kept.append(each)
    return kept
