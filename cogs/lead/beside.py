"""Who facilitates: asking somebody to do it, too, handing the group over, and stepping back. Nobody by surprise."""

import logging
import secrets
from collections.abc import Collection
from dataclasses import replace

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.facilitating import MOST, Ask, Asked, may_step_back, said_yes, stepped_back, why_not
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import (
    Desk,
    channel_here,
    group_of,
    leads,
    require_facilitator,
    require_here,
    require_on,
)
from cogs.common.facilitators import Facilitators
from cogs.common.letters import Letters
from cogs.common.offering import joined_or_offered
from cogs.common.places import reach
from cogs.common.posting import CannotPost, post
from cogs.common.presses import button, buttons, on_press
from cogs.common.register import named
from cogs.common.turns import Turns
from cogs.lead import beside_words as words

log = logging.getLogger(__name__)


class Beside:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, facilitators: Facilitators, letters: Letters
    ) -> None:
        self.client, self.desk = client, desk
        self.facilitators, self.letters = facilitators, letters
        self._turns = Turns()

    def register(self) -> None:
        on_press(self.client, "lead-ask-yes", self.say_yes)
        on_press(self.client, "lead-ask-no", self.say_no)
        on_press(self.client, "lead-ask-back", self.take_back)
        on_press(self.client, "lead-back-yes", self.really_step_back)
        on_press(self.client, "lead-back-no", self.stay)

    # Asking somebody

    async def ask(
        self,
        interaction: discord.Interaction,
        live: Live,
        who: discord.abc.User,
        kind: Asked,
        *,
        stays: bool = True,
    ) -> None:
        """Ask somebody; whether they joined, or keep apart from who asks, is told to nobody. Raises Refusal."""
        if not leads(live, interaction.user):  # what somebody does not have they cannot share
            require_facilitator(live, interaction)
            raise Refusal(words.themselves())
        require_on(live, "lead")
        me, group, charter = interaction.user.id, live.group.id, live.group.charter
        if who.id == me:
            raise Refusal(_("That is you. Choose somebody else."))
        if who.bot:
            raise Refusal(_("Bots facilitate nothing. Choose a person."))
        if kind == "beside" and who.id in charter.facilitators:
            raise Refusal(_("<@{user}> facilitates already.").format(user=who.id))
        if kind == "beside" and len(charter.facilitators) >= MOST:
            raise Refusal(words.why_not("many"))
        await interaction.response.defer(ephemeral=True, thinking=True)
        mine, other = live.number(me), live.number(who.id)
        apart = mine and other and await self.desk.store.blocks.blocked_between(group, mine, other)
        token = secrets.token_urlsafe(12)  # of no question, where none is kept: the answer is the same
        if not apart:
            asked_before = any(each.by == me for each in await self.waiting(live, who.id))
            ask = Ask(0, "", group, kind, who.id, me, self.desk.clock.now(), stays)
            ask = await self.desk.store.lead_asks.ask(ask)
            token = ask.token
            if not asked_before:
                await self._bring(live, ask, mine, other)
        await whisper(interaction, words.asked(kind, who.id), view=buttons(words.back_button(token)))

    async def _bring(self, live: Live, ask: Ask, mine: int | None, other: int | None) -> None:
        """Write of it to somebody who offered to carry something; the others find it where they look."""
        if other is None or not await self.desk.store.roles.offered(live.group.id, other):
            return
        with speaking(live.group.charter.language):
            text = words.letter(live.group.charter.name, ask)
        names = [mine] if mine else []
        await self.letters.write(live, ask.user, text, nonce=f"f{ask.id}-{ask.token}", names=names)

    async def waiting(self, live: Live, user: int) -> list[Ask]:
        """Give what somebody was asked and has not answered."""
        return await self.desk.store.lead_asks.to(live.group.id, user, self.desk.clock.now())

    # Their answer

    @answers
    async def say_yes(self, interaction: discord.Interaction, token: str) -> None:
        ask, live = await self._asked(interaction, token)
        require_on(live, "lead")
        me = joined_or_offered(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with self._turns.at(live.group.id):
            by_leads = await self.facilitators.leads(live, ask.by)
            why = why_not(live.group.charter, ask, self.desk.clock.now(), by_leads=by_leads)
            if not await self.desk.store.lead_asks.answered(ask):
                raise Refusal(words.why_not("gone"))
            if why is not None:
                raise Refusal(words.why_not(why))
            await self.desk.directory.edit(live, said_yes(live.group.charter, ask))
            if ask.kind == "over":
                await self.desk.store.lead_asks.let_go(live.group.id, ask.by)
        self.client.dispatch("group_changed", live)
        ask = replace(ask, stays=await self.facilitators.leads(live, ask.by))  # a role stays theirs, too
        before = live.number(ask.by)
        by = ask.by if before else None  # who has not joined is named by nobody: it could not be taken back
        with speaking(live.group.charter.language):
            text = words.told(ask, by)
        persons = [me, *([before] if before else [])]
        told = await self._tell(live, interaction, text, persons if ask.kind == "over" else [me])
        await whisper(interaction, words.welcome(ask.kind, told=told))

    @answers
    async def say_no(self, interaction: discord.Interaction, token: str) -> None:
        ask, _live = await self._asked(interaction, token)
        await self.desk.store.lead_asks.answered(ask)
        await whisper(interaction, _("That's all right. Nothing was changed, and I tell nobody."))

    @answers
    async def take_back(self, interaction: discord.Interaction, token: str) -> None:
        """Whoever asked asks no more; whether there was a question still is told to nobody."""
        ask = await self.desk.store.lead_asks.by_token(token)
        if ask is not None and ask.by == interaction.user.id:
            await self.desk.store.lead_asks.answered(ask)
        text = _("The question is taken back. What they have said yes to already stands.")
        await interaction.response.edit_message(content=text, view=None)

    async def _asked(self, interaction: discord.Interaction, token: str) -> tuple[Ask, Live]:
        ask = await self.desk.store.lead_asks.by_token(token)
        live = self.desk.directory.by_id(ask.group) if ask else None
        if ask is None or live is None or ask.user != interaction.user.id:
            raise Refusal(words.why_not("gone"))
        require_here(live, interaction)
        return ask, live

    # Stepping back

    async def ask_to_step_back(self, interaction: discord.Interaction, live: Live) -> None:
        """Raises Refusal for who facilitates by a role, or alone."""
        self._require_may(live, interaction)
        token = live.group.token
        view = buttons(
            button("lead-back-yes", token, _("Step back"), style=discord.ButtonStyle.primary),
            button("lead-back-no", token, _("Stay"), style=discord.ButtonStyle.secondary),
        )
        await whisper(interaction, words.stepping_back(), view=view)

    @answers
    async def really_step_back(self, interaction: discord.Interaction, token: str) -> None:
        live, me = group_of(self.desk, token, interaction), interaction.user.id
        await interaction.response.defer()
        async with self._turns.at(live.group.id):
            self._require_may(live, interaction)
            await self.desk.directory.edit(live, stepped_back(live.group.charter, me))
        self.client.dispatch("group_changed", live)
        number = live.number(me)
        if number is not None:
            with speaking(live.group.charter.language):
                text = words.stepped_back(me)
            await self._tell(live, interaction, text, [number])
        await interaction.edit_original_response(
            content=_("You have stepped back. Thank you for what you carried."), view=None
        )

    @answers
    async def stay(self, interaction: discord.Interaction, _token: str) -> None:
        await interaction.response.edit_message(content=_("All right, you stay."), view=None)

    def _require_may(self, live: Live, interaction: discord.Interaction) -> None:
        if interaction.user.id not in live.group.charter.facilitators:
            raise Refusal(words.not_by_name(leads=leads(live, interaction.user)))
        if not may_step_back(live.group.charter, interaction.user.id):
            raise Refusal(words.alone())

    async def _tell(
        self, live: Live, interaction: discord.Interaction, text: str, persons: Collection[int]
    ) -> bool:
        """Tell all, in a sentence; False where that could not be."""
        channel = channel_here(live, interaction)
        if channel is None:
            return False
        try:
            place = await reach(self.client, channel)
            message = await post(place, text, nonce=f"f{interaction.id}", clock=self.desk.clock)
        except CannotPost:
            log.warning("who facilitates could not be told")
            return False
        await named(self.client, self.desk, live.group.id, (channel, message), persons)
        return True
