"""Reading a board page by page, and saying “me too” there; what a newcomer is shown of it."""

import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from cogs.common.answering import answers
from cogs.common.desk import Desk, group_of, leads, require_on
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press, picked
from cogs.ground import words
from cogs.ground.finding import Finder, numbered
from cogs.ground.keeper import Keeper
from cogs.ground.pages import Page
from cogs.ground.showing import acknowledge, tell
from cogs.ground.views import newcomers_view, read_view

HEAPS_FOR_NEWCOMERS = 5


class Reading:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder

    def register(self) -> None:
        on_press(self.client, "ground-read", self.turn)
        on_press(self.client, "ground-too", self.me_too)
        on_press(self.client, "ground-shared", self.show_newcomer)

    @answers
    async def turn(self, interaction: discord.Interaction, token: str) -> None:
        token, page = numbered(token)
        live = group_of(self.desk, token, interaction)
        me = live.number(interaction.user.id)
        if me is None and not leads(live, interaction.user):
            me = joined_or_offered(live, interaction, words.join_first())
        await self.show(interaction, live, me, page)

    async def show(self, interaction: discord.Interaction, live: Live, me: int | None, page: int = 0) -> None:
        """Show a page to somebody; me: None for who leads and has not joined."""
        await acknowledge(interaction)
        await tell(interaction, *await self._page(live, me, page, leads_it=leads(live, interaction.user)))

    async def _page(self, live: Live, me: int | None, page: int, *, leads_it: bool) -> tuple[str, ui.View]:
        told = await self.keeper.read(live, await self.keeper.board(live), me)
        at = min(page, len(told) - 1)
        entries = [each for each in told[at].entries if me is not None and me not in each.people]
        may = entries if "ground" not in live.group.off else []
        view = read_view(live.group.token, at, len(told), may, told[at].entries if leads_it else ())
        return _said(told, at, words.how_to_say_me_too() if may else ""), view

    @answers
    async def me_too(self, interaction: discord.Interaction, token: str) -> None:
        token, page = numbered(token)
        live, me = self.finder.joined(interaction, token)
        require_on(live, "ground")
        await acknowledge(interaction)
        shared = await self.desk.store.ground.share(
            live.group.id, me, picked(interaction), self.desk.clock.now()
        )
        if shared:
            await self.keeper.changed(live)
        note = words.me_too(shared) if shared else words.not_there()
        text, view = await self._page(live, me, page, leads_it=leads(live, interaction.user))
        await tell(interaction, f"{note}\n{text}", view)

    @answers
    async def show_newcomer(self, interaction: discord.Interaction, token: str) -> None:
        live, me = self.finder.joined(interaction, token)
        await acknowledge(interaction)
        first, *_more = await self.keeper.read(live, await self.keeper.board(live), me, HEAPS_FOR_NEWCOMERS)
        mine = [each for each in first.entries if me not in each.people]
        may = mine if "ground" not in live.group.off else []
        await tell(
            interaction,
            _said([first], 0, words.for_newcomers() if may else ""),
            read_view(live.group.token, 0, 1, may),
        )


def _said(told: list[Page], at: int, hint: str) -> str:
    parts = (words.heading() + (told[at].text or words.nothing_yet()), words.place(at + 1, len(told)), hint)
    return "\n".join(filter(None, (part.strip() for part in parts)))


async def for_newcomer(desk: Desk, live: Live) -> ui.View | None:
    """Give the button for somebody who just joined to read what is shared here; None where nothing stands there."""
    if "ground" in live.group.off:
        return None
    board = await desk.store.ground.board(live.group.id, live.group.charter.language)
    return newcomers_view(live.group.token) if board.heaps else None
