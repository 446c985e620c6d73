"""What the observer of a meeting gets, and what they share of what they saw."""

import discord
from discord import ui
from discord.ext import commands

from bot.dynamics.policy import THRESHOLD
from bot.live import Live
from bot.practice.roles import Take, looks_back
from bot.store.claims import Claim
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, show, whisper
from cogs.common.desk import Desk, channel_here, group_of, require_facilitator, require_on
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.places import reach
from cogs.common.posting import CannotPost, post
from cogs.common.presses import on_press, picked
from cogs.common.register import named
from cogs.lead import words
from cogs.lead.views import share_view

OBSERVED = "observation"
"""The kind of claim under which what an observer saw is posted, once."""

OBSERVATION_AT_MOST = 600


class Sharing:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk

    def register(self) -> None:
        on_press(self.client, "lead-share", self.choose)
        on_form(self.client, "lead-observation", self.tell)

    # What is shared with observers

    async def ask_kinds(self, interaction: discord.Interaction, live: Live) -> None:
        require_on(live, "lead")
        await self._show(interaction, live)

    @answers
    async def choose(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        require_on(live, "lead")
        chosen = frozenset(str(kind) for kind in THRESHOLD if kind in picked(interaction))
        await self.desk.store.roles.share(live.group.id, chosen)
        live.shared = chosen
        await self._show(interaction, live)

    async def _show(self, interaction: discord.Interaction, live: Live) -> None:
        await show(interaction, words.shared(live.shared), share_view(live.group.token, live.shared))

    # What the observer saw

    async def ask(self, interaction: discord.Interaction, live: Live, me: int) -> None:
        """Open the form for the observer of this meeting, or of the last. Raises Refusal."""
        require_on(live, "lead")
        now = self.desk.clock.now()
        mine = [each for each in live.takes if each.person == me and looks_back(each, now)]
        if not mine:
            raise Refusal(
                _(
                    "This is for whoever was the observer of a meeting, from its beginning until the next day. "
                    "`/lead take` lets you be one."
                )
            )
        form = Form("lead-observation", mine[-1].token, _("What I saw"))
        field = ui.TextInput[ui.Modal](
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=OBSERVATION_AT_MOST,
            placeholder=_("How we did things together: what helped, what you wondered about. No names."),
        )
        form.ask(_("In your own words"), field, _("Everybody reads it, with your name, once."))
        await interaction.response.send_modal(form)

    @answers
    async def tell(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        take = await self.desk.store.roles.by_token(token)
        live = self.desk.directory.by_id(take.group) if take else None
        me = live.number(interaction.user.id) if live else None
        now, said = self.desk.clock.now(), entered(entries, "words", at_most=OBSERVATION_AT_MOST)
        if take is None or live is None or take.person != me or not looks_back(take, now):
            raise Refusal(
                _("This is not open to you any more. Nothing was posted. You wrote:\n{words}").format(
                    words=said
                )
            )
        require_on(live, "lead")
        if not said:
            raise Refusal(_("There were no words in it, so nothing was posted."))
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._post(interaction, live, take, said)
        await whisper(interaction, _("It stands in the channel. Thank you for watching."))

    async def _post(self, interaction: discord.Interaction, live: Live, take: Take, said: str) -> None:
        """Post it once a meeting. Raises Refusal, with the words in it."""
        channel, now = channel_here(live, interaction), self.desk.clock.now()
        claims = self.desk.store.claims
        claim = await claims.claim(Claim(take.group, OBSERVED, take.id, take.at, now))
        if claim is None:
            raise Refusal(
                _("You have shared what you saw of that meeting already. You wrote:\n{words}").format(
                    words=said
                )
            )
        with speaking(live.group.charter.language):
            text = words.observation(said, interaction.user.id)
        try:
            if channel is None:
                raise CannotPost  # noqa: TRY301  (the same sentence says both)
            place = await reach(self.client, channel)
            message = await post(place, text, nonce=claim.token, clock=self.desk.clock)
        except CannotPost as cannot:
            await claims.withdraw(claim)
            raise Refusal(
                _(
                    "I could not post it there just now. Please try again in a moment. You wrote:\n{words}"
                ).format(words=said)
            ) from cannot
        await claims.done(claim, now)
        await named(self.client, self.desk, live.group.id, (channel, message), [take.person])
