"""To whom a press on the board belongs, and to which line."""

from typing import NamedTuple

import discord

from bot.live import Live
from bot.practice.ground.gathering import Board
from bot.practice.ground.values import Entry, Line
from bot.words import _
from cogs.common.answering import Refusal
from cogs.common.desk import Desk, group_of, require_here
from cogs.common.offering import joined_or_offered
from cogs.ground import words
from cogs.ground.keeper import Keeper


class Found(NamedTuple):
    """A line on the board that a button or menu is about: what it is read as. me: whoever pressed, by number."""

    live: Live
    me: int
    board: Board
    entry: Entry


class Finder:
    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        self.desk, self.keeper = desk, keeper

    def joined(self, interaction: discord.Interaction, token: str) -> tuple[Live, int]:
        """Give the group of a token, and who presses. Raises Refusal, with the button to join for who has not."""
        live = group_of(self.desk, token, interaction)
        return live, joined_or_offered(live, interaction, words.join_first())

    async def line(self, interaction: discord.Interaction, token: str) -> Found:
        """Find a line that is on the board. Raises Refusal."""
        live = await self.group(interaction, token)
        me = joined_or_offered(live, interaction, words.join_first())
        board = await self.keeper.board(live)
        entry = board.entry(token)
        if entry is None:
            raise Refusal(words.not_there())
        return Found(live, me, board, entry)

    async def group(self, interaction: discord.Interaction, token: str) -> Live:
        """Find the group of a line. Raises Refusal for a line that is gone, or of a group of another server."""
        group = await self.desk.store.ground.group_of(token)
        if group is None:
            raise Refusal(words.not_there())
        live = self.desk.directory.by_id(group)
        if live is None:
            raise Refusal(_("That group has been closed. Nothing was changed."))
        require_here(live, interaction)
        return live

    async def own(self, interaction: discord.Interaction, token: str) -> tuple[Live, Line]:
        """Find a line of whoever presses, also one that is held back. Raises Refusal."""
        live = await self.group(interaction, token)
        me = joined_or_offered(live, interaction, words.join_first())
        line = await self.desk.store.ground.own(token, live.group.id, me)
        if line is None:
            raise Refusal(words.not_there())
        return live, line


def numbered(token: str) -> tuple[str, int]:
    """Take a group's token and a page apart; what is no page is the first one.

    >>> numbered("a-b-12"), numbered("a-²")
    (('a-b', 12), ('a', 0))
    """
    before, _sep, number = token.rpartition("-")
    return before, int(number) if number.isdecimal() and len(number) < MOST_DIGITS else 0


MOST_DIGITS = 6
