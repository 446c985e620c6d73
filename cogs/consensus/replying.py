"""The group answers a concern: a reply from somebody else, under their name, in the thread."""

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.consensus.values import REPLY_AT_MOST, Concern, Proposal, Reply
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.forms import Answers, entered, on_form
from cogs.common.letters import Letters
from cogs.common.posting import CannotPost
from cogs.common.presses import on_press
from cogs.consensus import private
from cogs.consensus.finding import Finder, allowed
from cogs.consensus.keeper import Keeper
from cogs.consensus.views import reply_form


class Replying:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder, letters: Letters
    ) -> None:
        self.client, self.desk, self.letters = client, desk, letters
        self.keeper, self.finder = keeper, finder

    def register(self) -> None:
        on_press(self.client, "concern-reply", self.ask)
        on_form(self.client, "concern-reply", self.say)

    @answers
    async def ask(self, interaction: discord.Interaction, token: str) -> None:
        await self.finder.concern(interaction, token)
        await interaction.response.send_modal(reply_form(token))

    @answers
    async def say(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = entered(entries, "words", at_most=REPLY_AT_MOST)
        if not words:
            raise Refusal(_("Please say it in a few words; nothing was kept."))
        try:
            proposal, concern, live, me = await self.finder.concern(interaction, token)
        except Refusal as refused:
            raise Refusal(private.not_taken(str(refused), words)) from refused
        said = Reply(0, proposal.id, live.group.id, me, concern.id, words)
        _step, kept = await allowed(lambda: self.keeper.reply(live, proposal.id, said), words)
        try:
            at = await self.keeper.host.reply(live, proposal, concern, kept)
        except CannotPost as cannot:
            text = _(
                "I could not post it just now; please say it in the thread yourself. That you replied is noted."
            )
            raise Refusal(private.not_taken(text, words)) from cannot
        await whisper(interaction, _("Your reply stands in the thread: {link}").format(link=at))
        await self._tell_owner(live, proposal, concern, me, at)

    async def _tell_owner(self, live: Live, proposal: Proposal, concern: Concern, by: int, link: str) -> None:
        """Write to whose concern it is, if they wish it and do not keep apart from who replied; nobody notices that."""
        owner = next((each.person for each in proposal.ballots if each.concern == concern.id), None)
        user = (await self.desk.store.proposal_wishes.wishing(proposal.id)).get(owner) if owner else None
        if owner is None or user is None:
            return
        if await self.desk.store.blocks.blocked_between(live.group.id, owner, by):
            return
        with speaking(live.group.charter.language):
            text = private.replied_to(live.group.charter.name, proposal, link)
        await self.letters.write(live, user, text, nonce=f"c{proposal.id}-{by}-{owner}")
