"""Taking a position, changing it, taking it back, and wishing to hear of a proposal."""

from functools import partial

import discord
from discord.ext import commands
from discord.utils import format_dt

from bot.live import Live
from bot.practice.consensus import rules
from bot.practice.consensus.values import (
    A_DAY,
    HELD,
    MOST_RAISED,
    POSITIONS,
    REASON_AT_MOST,
    Ballot,
    Position,
    Proposal,
)
from bot.store.ballots import fresh
from bot.words import _
from cogs.common.agreeing import agree_to_direct_messages
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.forms import Answers, entered, on_form
from cogs.common.letters import Letters
from cogs.common.often import Often
from cogs.common.presses import on_press
from cogs.consensus import private
from cogs.consensus.finding import Finder, allowed
from cogs.consensus.keeper import Keeper, reminds_at
from cogs.consensus.views import position_form, standing_view


class Positions:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder, letters: Letters
    ) -> None:
        self.client, self.desk, self.letters = client, desk, letters
        self.keeper, self.finder = keeper, finder
        self.store, self.wishes = desk.store.proposals, desk.store.proposal_wishes
        self._raised = Often(MOST_RAISED, A_DAY)

    def register(self) -> None:
        for position in POSITIONS:
            on_press(self.client, f"stand-{position}", partial(self.press, position=position))
            on_form(self.client, f"stand-{position}", partial(self.say, position=position))
        on_press(self.client, "stand-words", self.ask_why)
        on_press(self.client, "stand-back", self.take_back)
        on_press(self.client, "stand-settled", self.settle)
        on_press(self.client, "stand-mine", self.mine_here)
        on_press(self.client, "stand-remind", self.remind)

    @answers
    async def press(self, interaction: discord.Interaction, token: str, position: Position) -> None:
        """One press is enough where the group has nothing to answer; a concern is asked for its words."""
        if position in HELD:
            await self._ask(interaction, token, position)
        else:
            await self._press(interaction, token, position)

    async def _press(self, interaction: discord.Interaction, token: str, position: Position) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        proposal, live, me = await self.finder.asked(interaction, token)
        before = proposal.ballot(me)
        same = before is not None and before.position == position
        ballot = before if same and before is not None else Ballot(me, position)
        await self._take(interaction, live, proposal, ballot)

    @answers
    async def ask_why(self, interaction: discord.Interaction, token: str) -> None:
        await self._ask(interaction, token, None)

    async def _ask(self, interaction: discord.Interaction, token: str, position: Position | None) -> None:
        """position: None for the one they have."""
        proposal, _live, me = await self.finder.asked(interaction, token)
        before = proposal.ballot(me)
        if position is None and before is None:
            raise Refusal(_("You have not taken a position."))
        wanted = position or (before.position if before else "for")
        await interaction.response.send_modal(position_form(token, wanted, before))

    @answers
    async def say(
        self, interaction: discord.Interaction, token: str, entries: Answers, position: Position
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        words = entered(entries, "words", at_most=REASON_AT_MOST)
        try:
            proposal, live, me = await self.finder.asked(interaction, token)
        except Refusal as refused:
            raise Refusal(private.not_taken(str(refused), words)) from refused
        signed = entered(entries, "signed") == "yes"
        await self._take(interaction, live, proposal, Ballot(me, position, words, signed))

    async def _take(
        self, interaction: discord.Interaction, live: Live, proposal: Proposal, ballot: Ballot
    ) -> None:
        person = await self.desk.store.people.find(live.group.id, interaction.user.id)
        if person is None:
            raise Refusal(private.not_taken(private.asked_anew(), ballot.words))
        self._count(proposal, ballot)

        def take(each: Proposal) -> Proposal:
            if each.token != proposal.token:
                return each  # worded anew at this very moment
            now = self.desk.clock.now()
            return rules.take(each, ballot, joined=person.joined, now=now, fresh=fresh())

        step = await allowed(lambda: self.keeper.change(live, proposal.id, take), ballot.words)
        if step.after.token != proposal.token:
            raise Refusal(private.not_taken(private.asked_anew(), ballot.words))
        reminds = ballot.person in await self.wishes.wishing(proposal.id)
        taken = step.after.ballot(ballot.person)
        text = private.taken(step.after, ballot) + await self.letters.missed(live, ballot.person)
        await whisper(interaction, text, view=standing_view(step.after, taken, reminds=reminds))

    def _count(self, proposal: Proposal, ballot: Ballot) -> None:
        """Raises Refusal for who takes a concern back and raises it as a new one again and again.

        Each new one is a message of its own, mostly without a name.
        """
        before, now = proposal.ballot(ballot.person), self.desk.clock.now()
        new = ballot.position in HELD and (before is None or before.concern is None)
        if new and not self._raised.once_more((proposal.id, ballot.person), now):
            raise Refusal(private.not_taken(private.raised_often(), ballot.words))

    # What somebody does about their own

    @answers
    async def take_back(self, interaction: discord.Interaction, token: str) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        proposal, live, me = await self.finder.asked(interaction, token)
        rule = partial(rules.take_back, person=me, now=self.desk.clock.now())
        await allowed(lambda: self.keeper.change(live, proposal.id, rule, erases=True))
        await whisper(interaction, _("Taken back. It is as if you had taken none; you can take one again."))

    @answers
    async def settle(self, interaction: discord.Interaction, token: str) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        proposal, live, me = await self.finder.asked(interaction, token)
        rule = partial(rules.settle, person=me)
        await allowed(lambda: self.keeper.change(live, proposal.id, rule))
        await whisper(
            interaction,
            _(
                "Thank you for saying so. Your concern no longer holds the proposal; your words stay in the record. If "
                "something comes up again, you can raise it until it closes."
            ),
        )

    @answers
    async def mine_here(self, interaction: discord.Interaction, token: str) -> None:
        proposal, live, me = await self.finder.asked(interaction, token)
        await self._show(interaction, live, proposal, me, last=True)

    async def mine(self, interaction: discord.Interaction, live: Live, me: int) -> None:
        """Show somebody where they stand to all that is open."""
        still = await self.store.open_ones(live.group.id)
        if not still:
            raise Refusal(private.nothing_open())
        for proposal in still:
            await self._show(interaction, live, proposal, me, last=proposal is still[-1])

    async def _show(
        self, interaction: discord.Interaction, live: Live, proposal: Proposal, me: int, *, last: bool
    ) -> None:
        reminds, ballot = me in await self.wishes.wishing(proposal.id), proposal.ballot(me)
        text = private.standing(proposal, ballot, self.desk.clock.now(), reminds=reminds)
        await whisper(interaction, text, view=standing_view(proposal, ballot, reminds=reminds))
        if last:
            await whisper(interaction, private.backup_truth() + await self.letters.missed(live, me))

    @answers
    async def remind(self, interaction: discord.Interaction, token: str) -> None:
        """Let somebody be written to about it, or not any more."""
        proposal, live, me = await self.finder.asked(interaction, token)
        on = me not in await self.wishes.wishing(proposal.id)
        late = self.desk.clock.now() >= reminds_at(proposal)
        await self.wishes.wish(proposal, me, on=on, reminded=proposal.until if late else None)
        if not on:
            await whisper(interaction, _("I do not write to you about this one."))
            return
        agreed = await agree_to_direct_messages(self.desk, interaction, live)
        text = _(
            "I write to you before it closes, if you have not taken a position by then; when its wording is "
            "changed after you took one; and when somebody replies to a concern of yours. Press again to stop it."
        )
        if late:
            text = _(
                "It closes {when}, so this was the reminder. I write to you when its wording is changed after you "
                "took a position, and when somebody replies to a concern of yours. Press again to stop it."
            ).format(when=format_dt(proposal.until, "R"))
        await whisper(interaction, text + agreed)
        self.keeper.wake()
