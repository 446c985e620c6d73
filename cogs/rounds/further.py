"""After a round: who would like to go on talking with whom. Nobody learns of it unless both would."""

import logging
from functools import partial

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.rounds.values import Round
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.offering import joined_or_offered
from cogs.common.places import reach
from cogs.common.posting import CannotPost
from cogs.common.presses import on_press, picked
from cogs.common.together import Met, bring_together, note_together
from cogs.rounds.ending import Ending
from cogs.rounds.finding import Finder
from cogs.rounds.host import Host
from cogs.rounds.views import further_view

log = logging.getLogger(__name__)

PEOPLE_AT_MOST = 25
"""Options that Discord lets a menu have."""


class Further:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, host: Host, ending: Ending, finder: Finder
    ) -> None:
        self.client, self.desk, self.host, self.ending, self.finder = client, desk, host, ending, finder

    def register(self) -> None:
        on_press(self.client, "round-further", self.choose)

    @answers
    async def choose(self, interaction: discord.Interaction, token: str) -> None:
        """The button shows a menu; the menu says whom somebody chose."""
        round_, live = await self.finder.round(token)
        me = joined_or_offered(live, interaction)
        data: dict[str, object] = dict(interaction.data or {})
        if "values" in data:
            await self._chosen(interaction, live, round_, me)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        people = await self._people(live, round_, me)
        if not people:
            raise Refusal(_("Nobody else told or answered a story in this round."))
        chosen = await self.desk.store.pairings.chosen(round_.id, me)
        text = _(
            "With whom would you like to go on talking? Nobody learns of it, unless they choose you, too: then I bring "
            "the two of you together, in a private thread where I may open one, else by naming you both here."
        )
        await whisper(interaction, text, view=further_view(round_, people, chosen))

    async def _chosen(self, interaction: discord.Interaction, live: Live, round_: Round, me: int) -> None:
        await interaction.response.defer()
        taking_part = await self._others(round_, me)
        others = {int(each) for each in picked(interaction) if each.isdecimal()} & taking_part
        both = await self.desk.store.pairings.choose(round_, me, others, self.desk.clock.now())
        told = [await self._try(live, round_, me, other) for other in both]
        text = "\n".join([*told, _("Noted. You can change it here at any time.")])
        people = await self._people(live, round_, me)
        await interaction.edit_original_response(content=text, view=further_view(round_, people, others))

    async def _try(self, live: Live, round_: Round, me: int, other: int) -> str:
        """Bring two together, and say so; what fails with one fails with that one alone."""
        try:
            met = await self._bring_together(live, round_, me, other)
        except Refusal as refused:
            return str(refused)
        await note_together(self.client, self.desk, live, met, (me, other))
        return _("You both would like to. Here you are: <#{place}>.").format(place=met.place)

    async def _bring_together(self, live: Live, round_: Round, me: int, other: int) -> Met:
        users = await self.host.users(round_.group, (me, other))
        undo = partial(self.desk.store.pairings.not_met, round_.id, me, other)
        if len(users) < len((me, other)):
            await undo()
            raise Refusal(_("They have left the group, and what they said goes with them."))
        try:
            place = await reach(self.client, round_.place)
            with speaking(live.group.charter.language):
                nonce = f"f{round_.id}-{min(me, other)}-{max(me, other)}"
                return await bring_together(
                    place, users[me], users[other], nonce=nonce, clock=self.desk.clock
                )
        except CannotPost as cannot:
            await undo()
            raise Refusal(
                _("I could not bring you together just now. Please choose again in a moment.")
            ) from cannot

    async def _taking_part(self, round_: Round) -> set[int]:
        """Give who told, who answered for all to read, and who spoke there meanwhile."""
        told = {story.person for story in await self.desk.store.rounds.stories(round_.id)}
        answers_to = await self.desk.store.answers.in_round(round_.id)
        spoke = await self.desk.store.traces.spoke_in(
            round_.group, round_.place, round_.opened, round_.closed or self.desk.clock.now()
        )
        return told | spoke | {answer.person for answer in answers_to if answer.kind != "thanks"}

    async def _others(self, round_: Round, me: int) -> set[int]:
        """Give who took part, without those from whom somebody keeps apart themselves.

        Who was kept apart from them stays: to be missing would tell them; `Pairings` brings no such two together.
        """
        apart = await self.desk.store.blocks.of(round_.group, me)
        return await self._taking_part(round_) - {me, *apart}

    async def _people(self, live: Live, round_: Round, me: int) -> list[tuple[int, str]]:
        """Give who told or answered, by number and with the name they have here."""
        users = await self.host.users(round_.group, await self._others(round_, me))
        names = await self.host.names(live, dict(sorted(users.items())[:PEOPLE_AT_MOST]))
        return list(names.items())
