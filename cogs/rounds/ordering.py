"""The group's own order: whoever opened the round, or has a hand up, may write down who tells when."""

from functools import partial

import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.line import find
from bot.practice.rounds import rules
from bot.practice.rounds.values import Round
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, leads, require_joined
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.posting import CannotPost, post
from cogs.common.register import named
from cogs.rounds import words
from cogs.rounds.finding import Finder
from cogs.rounds.pace import Pace


class Ordering:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, pace: Pace, finder: Finder) -> None:
        self.client, self.desk, self.pace, self.finder = client, desk, pace, finder

    def register(self) -> None:
        on_form(self.client, "round-order", self.take)

    async def ask(self, interaction: discord.Interaction, live: Live, round_: Round) -> None:
        """Open the form with the line as it stands. Raises Refusal."""
        self._require_may(live, round_, interaction)
        names = await self._names(live, round_)
        if len(names) < len(("one", "another")):
            raise Refusal(_("There is nothing to put in order: fewer than two hands are up."))
        form = Form("round-order", round_.token, _("Who tells when"))
        field = ui.TextInput[ui.Modal](
            custom_id="names", style=discord.TextStyle.paragraph, default="\n".join(names.values())
        )
        form.ask(_("One name a line, who is next first"), field, _("The group reads that the order changed."))
        await interaction.response.send_modal(form)

    def _require_may(self, live: Live, round_: Round, interaction: discord.Interaction) -> None:
        if leads(live, interaction.user):
            return
        me = require_joined(live, interaction)
        if live.holds(me, "host", at=self.desk.clock.now()):
            return
        if me != round_.host and find(round_.line, me) is None:
            raise Refusal(_("Whoever has a hand up can change the order, or whoever opened the round."))

    @answers
    async def take(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        round_, live = await self.finder.open_round(token)
        self._require_may(live, round_, interaction)
        names = {name.casefold(): person for person, name in (await self._names(live, round_)).items()}
        lines = [line.strip() for line in entered(entries, "names").splitlines() if line.strip()]
        unknown = [line for line in lines if line.casefold() not in names]
        if unknown or not lines:
            raise Refusal(
                _("I know no raised hand of {name}. Please write the names as they stood there.").format(
                    name=f"“{unknown[0][:50]}”" if unknown else "“”"
                )
            )
        persons = [names[line.casefold()] for line in lines]
        step = await self.pace.change(round_.id, partial(rules.reorder, persons=persons))
        if step is not None:
            await self._tell(live, step.after, interaction.user)
        await whisper(interaction, _("The order is changed."))

    async def _tell(self, live: Live, round_: Round, by: discord.abc.User) -> None:
        users = await self.pace.host.users(round_.group, (hand.person for hand in round_.line))
        order = [users[hand.person] for hand in round_.ready if hand.person in users]
        with speaking(live.group.charter.language):
            text = words.reordered(order, by.display_name)
        nonce = f"o{round_.id}-{self.desk.clock.now().timestamp():.0f}"[:25]
        try:
            place = await self.pace.host.place(round_)
            message = await post(place, text, nonce=nonce, clock=self.desk.clock)
        except CannotPost:
            return  # the invitation says it all the same
        persons = {hand.person for hand in round_.ready} | {live.number(by.id) or 0} - {0}
        await named(self.client, self.desk, round_.group, (place.id, message), persons)

    async def _names(self, live: Live, round_: Round) -> dict[int, str]:
        """Give the names of who waits, by number, who is next first."""
        waiting = [hand.person for hand in round_.ready]
        users = await self.pace.host.users(round_.group, waiting)
        return await self.pace.host.names(live, {each: users[each] for each in waiting if each in users})
