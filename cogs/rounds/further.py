"""After a round: the group puts into words what it had in common, and who would like to goes on talking."""

import logging
from functools import partial

import aiohttp
import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.rounds.values import WORDS_AT_MOST, Round
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, require_joined
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.offering import joined_or_offered
from cogs.common.places import reach
from cogs.common.posting import CannotPost
from cogs.common.presses import on_press, picked
from cogs.common.together import bring_together
from cogs.rounds import words
from cogs.rounds.ending import Ending
from cogs.rounds.finding import Finder
from cogs.rounds.host import Host
from cogs.rounds.views import ending_view, further_view

log = logging.getLogger(__name__)

PEOPLE_AT_MOST = 25
"""Options that Discord lets a menu have."""


class Further:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, host: Host, ending: Ending, finder: Finder
    ) -> None:
        self.client, self.desk, self.host, self.ending, self.finder = client, desk, host, ending, finder

    def register(self) -> None:
        on_press(self.client, "round-word", self.ask_words)
        on_form(self.client, "round-word", self.take_words)
        on_press(self.client, "round-further", self.choose)

    # In our words

    @answers
    async def ask_words(self, interaction: discord.Interaction, token: str) -> None:
        _round, live = await self.finder.round(token)
        joined_or_offered(live, interaction)
        form = Form("round-word", token, _("In our words"))
        field = ui.TextInput[ui.Modal](
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=WORDS_AT_MOST,
            placeholder=_("What we have in common …"),
        )
        form.ask(_("What did these stories have in common?"), field, _("It takes the place of my own words."))
        await interaction.response.send_modal(form)

    @answers
    async def take_words(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        round_, live = await self.finder.round(token)
        require_joined(live, interaction)
        said = entered(entries, "words")[:WORDS_AT_MOST]
        if not said:
            raise Refusal(_("Please say it in a few words; nothing was changed."))
        with speaking(live.group.charter.language):
            told = await self.ending.tellers(round_)
            text = words.worded(told, said, interaction.user.display_name)
            standing = await self.host.reword(round_, text, ending_view(round_))
        if not standing:
            raise Refusal(_("The last message of this round is gone, so there is nothing to change."))
        await whisper(interaction, _("Thank you. It stands in your words now."))

    # Going on

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
            "the two of you together."
        )
        await whisper(interaction, text, view=further_view(round_, people, chosen))

    async def _chosen(self, interaction: discord.Interaction, live: Live, round_: Round, me: int) -> None:
        await interaction.response.defer()
        taking_part = await self._taking_part(round_)
        others = {int(each) for each in picked(interaction) if each.isdigit()} & taking_part - {me}
        both = await self.desk.store.pairings.choose(round_, me, others, self.desk.clock.now())
        text = _("Noted. You can change it here at any time.")
        for other in both:
            where = await self._bring_together(live, round_, me, other)
            text = _("You both would like to. Here you are: <#{place}>.").format(place=where)
        await interaction.edit_original_response(content=text, view=None)

    async def _bring_together(self, live: Live, round_: Round, me: int, other: int) -> int:
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
        told = {story.person for story in await self.desk.store.rounds.stories(round_.id)}
        return told | {answer.person for answer in await self.desk.store.answers.in_round(round_.id)}

    async def _people(self, live: Live, round_: Round, me: int) -> list[tuple[int, str]]:
        """Give who told or answered, by number and with the name they have here."""
        guild = self.client.get_guild(live.group.guild)
        users = await self.host.users(round_.group, await self._taking_part(round_) - {me})
        named: list[tuple[int, str]] = []
        for number, user in sorted(users.items())[:PEOPLE_AT_MOST]:
            try:
                member = await guild.fetch_member(user) if guild else None
            except (discord.HTTPException, aiohttp.ClientError):
                continue  # gone from the server
            if member is not None:
                named.append((number, member.display_name))
        return named
