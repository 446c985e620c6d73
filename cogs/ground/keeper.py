"""The message that shows a group's board, renewed with every change; and what the bot keeps of a board in mind.

Where a board is to stand is a row; the message is made to be what the rows say. A message that is gone is put up anew
at the next change, for as long as the group wants one.
"""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from discord import ui
from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.ground.gathering import Board
from bot.store.ground import Standing
from bot.store.standing import BOARD
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.places import LEFT_AFTER, GoneForGood, Place, posted_with, reach
from cogs.common.posting import CannotPost, post, rewrite, take_down
from cogs.common.register import named
from cogs.common.soon import Soon
from cogs.common.turns import Turns
from cogs.ground import words
from cogs.ground.pages import Page, Reader, pages, shelves
from cogs.ground.views import post_view

log = logging.getLogger(__name__)


class Shown(NamedTuple):
    """What the message shows. view: None while the group does without a board; persons: whose words stand there."""

    text: str
    view: ui.View | None
    persons: frozenset[int]


class Keeper:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk, self.store = client, desk, desk.store.ground
        self._turns, self._soon = Turns(), Soon(desk.clock)

    def close(self) -> None:
        self._soon.close()

    # Reading

    async def board(self, live: Live) -> Board:
        return await self.store.board(live.group.id, live.group.charter.language)

    async def read(
        self, live: Live, board: Board, me: int | None = None, most: int | None = None
    ) -> list[Page]:
        """Give the pages of a board for somebody. most: heaps, where not all are to be read."""
        signed = {entry.signed_by for entry in board.entries if entry.signed_by}
        users = await self.desk.store.people.users(live.group.id, signed)
        smallest = live.group.charter.smallest
        return pages(shelves(board, smallest)[:most], Reader(users, smallest, me))

    # Keeping in mind

    async def know(self, live: Live) -> None:
        """Let the talk be heard with what the group shares now."""
        if "ground" in live.group.off:
            live.share(())
            return
        entries = sorted((await self.board(live)).entries, key=lambda entry: -len(entry.people))
        live.share([(entry.first.said.words, entry.people) for entry in entries])

    async def changed(self, live: Live) -> None:
        """Something on the board is not as it was."""
        await self.know(live)
        self._soon.renew(live.group.id, partial(self.renew, live))

    async def begin(self) -> None:
        """Know again, at the start, what every group shares."""
        with_lines = await self.store.groups()
        for live in self.desk.directory:
            if live.group.id in with_lines:
                await self.know(live)

    # The message

    async def put_up(self, live: Live, channel: int) -> None:
        """Let it stand in this channel, and nowhere else. Raises CannotPost."""
        before = await self.store.standing(live.group.id)
        if before is None or before.channel != channel:
            await self.take_down(live.group.id)
            await self.store.stands(live.group.id, channel, None, self.desk.clock.now())
        try:
            await self.renew(live)
        except CannotPost:
            if before is None or before.channel != channel:
                await self.store.nowhere(live.group.id)
            raise

    async def take_down(self, group: int) -> bool:
        """Let it stand nowhere; False where it did not."""
        async with self._turns.at(group):
            before = await self.store.standing(group)
            if before is None:
                return False
            await self.store.nowhere(group)
            if before.message is not None and not await take_down(
                self.client, before.channel, before.message
            ):
                log.warning("a board could not be taken down")
            return True

    async def renew(self, live: Live) -> bool:
        """Let the message say what is on the board; False where it is to stand nowhere. Raises CannotPost."""
        async with self._turns.at(live.group.id):
            standing = await self.store.standing(live.group.id)
            if standing is None:
                return False
            try:
                await self._renew(live, standing)
            except GoneForGood:
                await self.store.nowhere(live.group.id)
                return False
        return True

    async def _renew(self, live: Live, standing: Standing) -> None:
        place, shown = await reach(self.client, standing.channel), await self.shown(live)
        message = standing.message or await self._unnoted(place, live, standing)
        if message is None or not await rewrite(
            place.get_partial_message(message), self.desk.clock, content=shown.text, view=shown.view
        ):
            message = await self._post(place, live, standing, shown)
        if message != standing.message:
            await self.store.stands(live.group.id, standing.channel, message, self.desk.clock.now())
        where, group = (standing.channel, message), live.group.id
        await named(self.client, self.desk, group, where, shown.persons, way=BOARD, about=group)

    async def _unnoted(self, place: Place, live: Live, standing: Standing) -> int | None:
        """Look for a message that was posted some time ago, and not noted."""
        if self.desk.clock.now() - standing.at < LEFT_AFTER:
            return None  # Discord still knows its nonce
        return await posted_with(place, {f"press:ground-add:{live.group.token}"}, standing.at)

    async def _post(self, place: Place, live: Live, standing: Standing, shown: Shown) -> int:
        """Put it up anew. Where one is to stand and none does yet, the nonce says that it is that one."""
        since = standing.at
        if standing.message is not None:
            since = self.desk.clock.now()
            await self.store.stands(live.group.id, standing.channel, None, since)
        nonce = f"ground-{live.group.id}-{int(since.timestamp())}"[:25]
        more: dict[str, Any] = {"view": shown.view} if shown.view else {}
        return await post(place, shown.text, nonce=nonce, clock=self.desk.clock, **more)

    async def shown(self, live: Live) -> Shown:
        """Give what the message shows, in the group's language."""
        board = await self.board(live)
        with speaking(live.group.charter.language):
            first, *more = await self.read(live, board)
            parts = [words.heading() + (first.text or words.nothing_yet())]
            view = None if "ground" in live.group.off else post_view(live.group.token)
            if more and view is not None:
                parts.append(words.goes_on())
        persons = {entry.first.person for entry in first.entries}
        persons |= await self.store.namers(live.group.id)
        return Shown("\n".join(parts), view, frozenset(persons))

    # What happens elsewhere

    async def forget(self, live: Live, _about: int) -> bool:
        """Let the message be without whoever left; False where it is to stand nowhere."""
        return await self.renew(live)

    async def look(self) -> None:
        """See that boards stand where they are to, and none of a group or in a channel that is no more."""
        try:
            for standing in await self.store.all_standing():
                await self._look_at(standing)
        except (DBAPIError, OSError):
            log.warning("boards could not be looked after")

    async def _look_at(self, standing: Standing) -> None:
        live = self.desk.directory.by_id(standing.group)
        if live is None:
            if await self.desk.store.groups.get(standing.group) is None:
                await self.take_down(standing.group)
        elif self.client.get_guild(live.group.guild) is None:
            return  # another shard's, or in an outage
        elif standing.channel not in _channels(live):
            await self.take_down(standing.group)
        elif standing.message is None:
            self._soon.renew(live.group.id, partial(self.renew, live))


def _channels(live: Live) -> Sequence[int]:
    return live.group.charter.channels
