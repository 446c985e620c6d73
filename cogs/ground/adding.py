"""Putting a line on the board, changing it, taking it back; one's own lines, and those one shares."""

from collections.abc import Mapping

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.ground.overlap import says_the_same
from bot.practice.ground.values import KINDS, LINE_AT_MOST, Entry, Kind, Said
from cogs.common.answering import Refusal, answers, gives_back, whisper
from cogs.common.desk import Desk, require_on
from cogs.common.forms import Answers, entered, on_form
from cogs.common.presses import on_press, picked
from cogs.common.wording import given_back, shortened
from cogs.ground import words
from cogs.ground.finding import Finder, numbered
from cogs.ground.keeper import Keeper
from cogs.ground.pages import ENTRIES, SHORT
from cogs.ground.showing import acknowledge, tell
from cogs.ground.views import line_form, mine_view, own_view

_KINDS: Mapping[str, Kind] = {kind: kind for kind in KINDS}


class Adding:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder
        self.store = desk.store.ground

    def register(self) -> None:
        on_press(self.client, "ground-add", self.ask)
        on_form(self.client, "ground-add", self.add)
        on_press(self.client, "ground-mine", self.mine)
        on_press(self.client, "ground-own", self.pick)
        on_press(self.client, "ground-not", self.not_me_too)
        on_press(self.client, "ground-change", self.ask_change)
        on_form(self.client, "ground-change", self.change)
        on_press(self.client, "ground-remove", self.remove)

    # A new line

    @answers
    async def ask(self, interaction: discord.Interaction, token: str) -> None:
        live, _me = self.finder.joined(interaction, token)
        require_on(live, "ground")
        await interaction.response.send_modal(line_form("ground-add", token))

    @answers
    async def add(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        said = said_in(entries)
        await interaction.response.defer(ephemeral=True, thinking=True)
        with gives_back(said.words):
            live, me = self.finder.joined(interaction, token)
            require_on(live, "ground")
        if not said.words:
            raise Refusal(words.empty_line())
        added = await self.store.add(live.group.id, me, said, self.desk.clock.now())
        if isinstance(added, str):
            raise Refusal(given_back(words.refused(added), said.words))
        await self.keeper.changed(live)
        if added.me_too:
            await whisper(interaction, words.shared_already(added.line))
            return
        standing = await self.store.standing(live.group.id)
        await whisper(
            interaction, words.added(added.line, stands=standing is not None), view=own_view(added.line)
        )

    # One's own

    @answers
    async def mine(self, interaction: discord.Interaction, token: str) -> None:
        token, page = numbered(token)
        live, me = self.finder.joined(interaction, token)
        await self.show_mine(interaction, live, me, page)

    async def show_mine(self, interaction: discord.Interaction, live: Live, me: int, page: int = 0) -> None:
        """Show somebody what is theirs: in place of the private message that was pressed, or anew."""
        await acknowledge(interaction)
        await tell(interaction, *await self._mine(live, me, page))

    async def _mine(self, live: Live, me: int, page: int) -> tuple[str, discord.ui.View]:
        board = await self.keeper.board(live)
        own = await self.store.all_of(live.group.id, me)
        shared = [entry for entry in board.entries if me in entry.people and me not in entry.writers]
        text = words.mine(own, shared, [shortened(line.said.words, SHORT) for line in own])
        last = max(0, -(-len(shared) // ENTRIES) - 1)
        return text, mine_view(live.group.token, own, shared, min(page, last))

    @answers
    async def pick(self, interaction: discord.Interaction, token: str) -> None:
        of_token, _me = self.finder.joined(interaction, token)
        live, line = await self.finder.own(interaction, next(iter(picked(interaction)), ""))
        if live != of_token:
            raise Refusal(words.not_there())
        entry = (await self.keeper.board(live)).entry(line.token)
        await whisper(interaction, words.own_line(line, entry), view=own_view(line))

    @answers
    async def not_me_too(self, interaction: discord.Interaction, token: str) -> None:
        token, page = numbered(token)
        live, me = self.finder.joined(interaction, token)
        await acknowledge(interaction)
        wanted = set(picked(interaction))
        entries = [each for each in (await self.keeper.board(live)).entries if _tokens(each) & wanted]
        lines = [line.id for entry in entries for line in entry.lines]
        gone = await self.store.unshare(live.group.id, me, lines)
        if gone:
            await self.keeper.changed(live)
        text, view = await self._mine(live, me, page)
        note = words.not_me_too(gone) if gone else words.not_there()
        await tell(interaction, f"{note}\n{text}", view)

    @answers
    async def ask_change(self, interaction: discord.Interaction, token: str) -> None:
        _live, line = await self.finder.own(interaction, token)
        await interaction.response.send_modal(line_form("ground-change", token, line.said))

    @answers
    async def change(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        said = said_in(entries)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not said.words:
            raise Refusal(words.empty_line())
        with gives_back(said.words):
            live, line = await self.finder.own(interaction, token)
        if not await self.store.change(line, said):
            raise Refusal(given_back(words.not_there(), said.words))
        await self.keeper.changed(live)
        afresh = bool(line.sharers) and not says_the_same(line.said.words, said.words)
        await whisper(interaction, words.changed(afresh=afresh))

    @answers
    async def remove(self, interaction: discord.Interaction, token: str) -> None:
        live, line = await self.finder.own(interaction, token)
        await acknowledge(interaction)
        if not await self.store.remove(line):
            raise Refusal(words.not_there())
        await self.keeper.changed(live)
        await tell(interaction, words.taken_back())


def said_in(entries: Answers) -> Said:
    """Read a form; what it does not hold is a need without a name."""
    kind = _KINDS.get((entries.get("what") or [""])[0], "need")
    line = " ".join(entered(entries, "words", at_most=LINE_AT_MOST).split())
    if not line.strip("\u200d "):  # a joiner alone is no word, and Discord takes it for nothing
        line = ""
    return Said(line, kind, signed=entries.get("signed") == ["yes"])


def _tokens(entry: Entry) -> set[str]:
    return {line.token for line in entry.lines}
