"""Firsts by hand: marked, taken back, and read."""

import discord

from bot.live import Live
from bot.practice.firsts import First, Happened
from bot.words.stages import first_words
from cogs.common.answering import Refusal, whisper
from cogs.common.desk import Desk, group_here, require_facilitator, require_on
from cogs.stage import words
from cogs.stage.standing import Standings


class Marking:
    def __init__(self, desk: Desk, standings: Standings) -> None:
        self.desk, self.standings = desk, standings

    async def here(self, interaction: discord.Interaction, first: First | None, *, back: bool) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        if first is None:
            known = await self.desk.store.stages.of_group(live.group.id)
            await whisper(interaction, words.firsts_page(known.firsts, self.desk.clock.now()))
        elif back:
            await self._take_back(interaction, live, first)
        else:
            require_on(live, "stage")
            await self._mark(interaction, live, first)

    async def _mark(self, interaction: discord.Interaction, live: Live, first: First) -> None:
        store, now, group = self.desk.store.stages, self.desk.clock.now(), live.group.id
        before = {each.kind: each for each in (await store.of_group(group)).firsts}.get(first)
        fresh = await store.happened(group, first, now, noticed=False, told=now)
        if not fresh and not await store.again(group, first, now) and before is not None:
            shown = before if before.at <= now else Happened(first, now, noticed=False)
            await whisper(interaction, words.was_already(shown))
            return
        await self.standings.of(live)
        await whisper(interaction, words.marked(Happened(first, now, noticed=False)))

    async def _take_back(self, interaction: discord.Interaction, live: Live, first: First) -> None:
        name = first_words(first).name
        if not await self.desk.store.stages.take_back(live.group.id, first, self.desk.clock.now()):
            raise Refusal(words.none_to_take_back(name))
        await self.standings.of(live)
        await whisper(interaction, words.back(name))
