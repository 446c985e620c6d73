"""What somebody would like to take on: two menus that only they see."""

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.roles import LASTS, ROLES, Offer, Role
from cogs.common.agreeing import agree_to_direct_messages
from cogs.common.answering import Refusal, answers, show
from cogs.common.desk import Desk, group_of, leads, require_on
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press, picked
from cogs.lead import words
from cogs.lead.book import A_WHILE, Shelf
from cogs.lead.views import offer_view


class Offering:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, shelf: Shelf) -> None:
        self.client, self.desk, self.shelf = client, desk, shelf

    def register(self) -> None:
        on_press(self.client, "lead-offer", self.choose)
        on_press(self.client, "lead-offer-when", self.choose_when)

    async def ask(self, interaction: discord.Interaction, live: Live, me: int) -> None:
        require_on(live, "lead")
        if leads(live, interaction.user):
            raise Refusal(words.leads_already())
        await self._show(interaction, live, await self._offer(live, me))

    @answers
    async def choose(self, interaction: discord.Interaction, token: str) -> None:
        live, me = self._here(interaction, token)
        chosen = frozenset[Role](role for role in ROLES if role in picked(interaction))
        if not chosen:
            await self.desk.store.roles.withdraw(live.group.id, me)
            await self._show(interaction, live, None)
            return
        require_on(live, "lead")
        before = await self._offer(live, me)
        until = before.until if before else None
        offer = Offer(live.group.id, me, chosen, self.desk.clock.now(), until)
        await self.desk.store.roles.offer(offer)
        agreed = await agree_to_direct_messages(self.desk, interaction, live)
        await self._show(interaction, live, offer, agreed)

    @answers
    async def choose_when(self, interaction: discord.Interaction, token: str) -> None:
        live, me = self._here(interaction, token)
        before, now = await self._offer(live, me), self.desk.clock.now()
        if before is None:
            await self._show(interaction, live, None)
            return
        until = None
        if picked(interaction) == ["next"]:
            meeting = await self.shelf.meeting(live, "next")
            until = meeting.begins + LASTS if meeting else now + A_WHILE
        offer = Offer(live.group.id, me, before.roles, now, until)
        await self.desk.store.roles.offer(offer)
        await self._show(interaction, live, offer)

    def _here(self, interaction: discord.Interaction, token: str) -> tuple[Live, int]:
        live = group_of(self.desk, token, interaction)
        return live, joined_or_offered(live, interaction)

    async def _offer(self, live: Live, me: int) -> Offer | None:
        """Give what stands of somebody's; what was for a meeting that is over does not."""
        now = self.desk.clock.now()
        offers = await self.desk.store.roles.offered(live.group.id, me)
        return next((each for each in offers if each.until is None or each.until > now), None)

    async def _show(
        self, interaction: discord.Interaction, live: Live, offer: Offer | None, more: str = ""
    ) -> None:
        roles, whenever = (offer.roles if offer else frozenset[Role]()), offer is None or offer.until is None
        text = words.offers(roles, whenever=whenever) + more
        await show(interaction, text, offer_view(live.group.token, roles, whenever=whenever))
