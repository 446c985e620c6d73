"""Members put right how lines lie: to another heap, two as one, apart again, under a name; and undo it."""

from functools import partial

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.ground import tidying
from bot.practice.ground.gathering import Board
from bot.practice.ground.tidying import IN_AN_HOUR
from bot.practice.ground.values import NAME_AT_MOST, Change, Entry
from bot.store.ground_moves import Rule
from cogs.common.answering import Refusal, answers
from cogs.common.desk import Desk, require_on
from cogs.common.forms import Answers, entered, on_form
from cogs.common.often import Often
from cogs.common.presses import buttons, on_press, picked
from cogs.ground import words
from cogs.ground.finding import Finder, Found, numbered
from cogs.ground.keeper import Keeper
from cogs.ground.showing import acknowledge, tell
from cogs.ground.views import OWN_HEAP, name_form, tidy_view, undo_button, which_view


class PuttingRight:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder
        self.moves = desk.store.ground_moves
        self._changes = Often(IN_AN_HOUR)

    def register(self) -> None:
        on_press(self.client, "ground-tidy", self.turn)
        on_press(self.client, "ground-which", self.pick)
        on_press(self.client, "ground-move", self.move)
        on_press(self.client, "ground-join", self.join)
        on_press(self.client, "ground-apart", self.apart)
        on_press(self.client, "ground-name", self.ask_name)
        on_form(self.client, "ground-name", self.name)
        on_press(self.client, "ground-undo", self.undo)

    # Which line

    @answers
    async def turn(self, interaction: discord.Interaction, token: str) -> None:
        token, page = numbered(token)
        live, _me = self.finder.joined(interaction, token)
        require_on(live, "ground")
        await self.show(interaction, live, page)

    async def show(self, interaction: discord.Interaction, live: Live, page: int = 0) -> None:
        await acknowledge(interaction)
        board = await self.keeper.board(live)
        undo = await self.moves.last_move(live.group.id)
        if len(board.lines) < tidying.LEAST and undo is None:
            raise Refusal(words.nothing_to_tidy())
        told = await self.keeper.read(live, board)
        at = min(page, len(told) - 1)
        view = which_view(live.group.token, at, len(told), told[at].entries, undo)
        parts = [words.which_line(), words.place(at + 1, len(told))]
        await tell(interaction, "\n".join(filter(None, parts)), view)

    @answers
    async def pick(self, interaction: discord.Interaction, token: str) -> None:
        of_token, _me = self.finder.joined(interaction, token)
        found = await self._find(interaction, next(iter(picked(interaction)), ""))
        if found.live != of_token:
            raise Refusal(words.not_there())
        await acknowledge(interaction)
        here = found.board.heap(found.entry)
        together = [each for each in here.entries if each != found.entry]
        text = words.about_line(found.entry, here.title, together)
        await tell(interaction, text, tidy_view(found.board, found.entry))

    # What is done with it

    @answers
    async def move(self, interaction: discord.Interaction, token: str) -> None:
        found, chosen = await self._find(interaction, token), next(iter(picked(interaction)), "")
        await acknowledge(interaction)
        await self._arrange(interaction, found, partial(_moved, token=token, to=chosen))

    @answers
    async def join(self, interaction: discord.Interaction, token: str) -> None:
        found = await self._find(interaction, token)
        await acknowledge(interaction)
        to = next(iter(picked(interaction)), "")
        await self._arrange(interaction, found, partial(_joined, token=token, to=to))

    @answers
    async def apart(self, interaction: discord.Interaction, token: str) -> None:
        found = await self._find(interaction, token)
        await acknowledge(interaction)
        await self._arrange(interaction, found, lambda board: tidying.apart(board, _there(board, token)))

    @answers
    async def ask_name(self, interaction: discord.Interaction, token: str) -> None:
        found = await self._find(interaction, token)
        await interaction.response.send_modal(name_form(token, found.board.heap(found.entry).title))

    @answers
    async def name(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        found = await self._find(interaction, token)
        await acknowledge(interaction)
        name = " ".join(entered(entries, "words", at_most=NAME_AT_MOST).split())
        await self._arrange(interaction, found, lambda board: tidying.call(board, _there(board, token), name))

    @answers
    async def undo(self, interaction: discord.Interaction, token: str) -> None:
        group = await self.moves.group_of(token)
        live = self.desk.directory.by_id(group) if group else None
        if live is None:
            raise Refusal(words.nothing_to_undo())
        _live, me = self.finder.joined(interaction, live.group.token)
        require_on(live, "ground")
        self._count(live, me)
        await acknowledge(interaction)
        again = await self.moves.undo(token, live.group.id, self.desk.clock.now())
        if again is None:
            raise Refusal(words.nothing_to_undo())
        await self.keeper.changed(live)
        await tell(interaction, words.undone(), buttons(*undo_button(again)))

    def left(self, live: Live, number: int) -> None:
        """Keep nothing in mind of somebody who left."""
        self._changes.forget((live.group.id, number))

    def _count(self, live: Live, me: int) -> None:
        """Raises Refusal for somebody who changed a great deal within the hour."""
        if not self._changes.once_more((live.group.id, me), self.desk.clock.now()):
            raise Refusal(words.many_changes())

    async def _find(self, interaction: discord.Interaction, token: str) -> Found:
        found = await self.finder.line(interaction, token)
        require_on(found.live, "ground")
        return found

    async def _arrange(self, interaction: discord.Interaction, found: Found, rule: Rule) -> None:
        """Change how lines lie by a rule, which looks at the board as it is then."""
        live, now = found.live, self.desk.clock.now()
        self._count(live, found.me)
        language = live.group.charter.language
        move = await self.moves.arrange(live.group.id, language, rule, now, found.me)
        if move is None:
            raise Refusal(words.not_arranged())
        await self.keeper.changed(live)
        await tell(interaction, words.arranged(), buttons(*undo_button(move)))


def _moved(board: Board, token: str, to: str) -> Change | None:
    return tidying.move(board, _there(board, token), None if to == OWN_HEAP else _there(board, to))


def _joined(board: Board, token: str, to: str) -> Change | None:
    return tidying.join(board, _there(board, token), _there(board, to))


def _there(board: Board, token: str) -> Entry:
    """Find what a line is part of now. Raises Refusal where it is gone."""
    entry = board.entry(token)
    if entry is None:
        raise Refusal(words.not_there())
    return entry
