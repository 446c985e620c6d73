"""Putting a proposal to the group, or another wording of one: the form, a look at it, and then the group's."""

from datetime import datetime
from functools import partial
from typing import Any

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.consensus import rules
from bot.practice.consensus.entering import read_turnout, read_until, usual_turnout
from bot.practice.consensus.values import (
    A_DAY,
    LATEST,
    SOONEST,
    WAYS,
    WINDOW,
    WORDING_AT_MOST,
    Decided,
    Proposal,
)
from bot.store.ballots import fresh
from bot.words import _
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, channel_here, group_of, require_joined, require_on
from cogs.common.forms import Answers, entered, on_form
from cogs.common.posting import CannotPost
from cogs.common.presses import on_press
from cogs.common.turns import Turns
from cogs.consensus import private, words
from cogs.consensus.finding import Finder, allowed
from cogs.consensus.keeper import Keeper
from cogs.consensus.views import preview_view, proposal_form
from cogs.nudges.words import link

WHAT = "proposal"
"""What a draft of ours is; others fill in other forms."""

FIELDS = ("wording", "until", "decided", "turnout")


class Proposing:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, keeper: Keeper, finder: Finder) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder
        self._turns = Turns()

    def register(self) -> None:
        on_form(self.client, "proposal", self.filled_in)
        on_form(self.client, "proposal-again", self.filled_in_again)
        on_form(self.client, "proposal-amend", self.amend)
        on_press(self.client, "proposal-edit", self.edit)
        on_press(self.client, "proposal-post", self.put)

    # A new one

    async def ask(self, interaction: discord.Interaction, live: Live) -> None:
        """Raises Refusal."""
        require_on(live, "consensus")
        require_joined(live, interaction)
        await interaction.response.send_modal(proposal_form("proposal", live.group.token, {}, amends=False))

    @answers
    async def filled_in(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        form: dict[str, Any] = {"what": WHAT, "group": token, **_typed(entries)}
        await self._look(interaction, None, form)

    @answers
    async def filled_in_again(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        before = await self._draft(interaction, token)
        if before is None:
            text = _("This draft was put to the group, or let go of after a day.")
            raise Refusal(private.not_taken(text, _typed(entries)["wording"]))
        await self._look(interaction, token, before | _typed(entries))

    async def _look(self, interaction: discord.Interaction, token: str | None, form: dict[str, Any]) -> None:
        """Keep what was entered, and show how it would stand there, or what is to be changed first."""
        live = self._may(interaction, form)
        guild, now = interaction.guild_id or 0, self.desk.clock.now()
        saving = partial(self.desk.store.drafts.save, token, guild, form, now)
        token = await allowed(saving, form["wording"])
        try:
            new = self._new(interaction, live, form)
        except Refusal as refused:
            raise Refusal(
                private.not_taken(str(refused), form["wording"]), view=preview_view(token, ready=False)
            ) from refused
        text = _(
            "This is how it would stand in <#{channel}>, under your name, for everybody who joined. Nothing is "
            "posted yet."
        ).format(channel=new.channel)
        await whisper(interaction, text, embed=words.face(new, now), view=preview_view(token, ready=True))

    async def _draft(self, interaction: discord.Interaction, token: str) -> dict[str, Any] | None:
        form = await self.desk.store.drafts.load(token, interaction.guild_id or 0)
        return form if form is not None and form.get("what") == WHAT else None

    def _may(self, interaction: discord.Interaction, form: dict[str, Any]) -> Live:
        """Raises Refusal, with what was written."""
        try:
            live = group_of(self.desk, form["group"], interaction)
            require_on(live, "consensus")
            require_joined(live, interaction)
        except Refusal as refused:
            raise Refusal(private.not_taken(str(refused), form["wording"])) from refused
        return live

    def _new(self, interaction: discord.Interaction, live: Live, form: dict[str, Any]) -> Proposal:
        """Raises Refusal with what is to be changed."""
        now, joined = self.desk.clock.now(), live.joined
        if not form["wording"]:
            raise Refusal(_("Please say in a sentence what you propose."))
        until = _until(form["until"], live, now)
        turnout = read_turnout(form["turnout"], joined) if form["turnout"] else usual_turnout(joined)
        if turnout is None:
            raise Refusal(
                _(
                    "I could not read how many have to take a position. A number of you, such as 4, or a share, "
                    "such as 50 %; {joined} have joined."
                ).format(joined=joined)
            )
        channel = channel_here(live, interaction)
        if channel is None:
            raise Refusal(_("The group has no channel just now in which it could stand."))
        return Proposal(
            id=0,
            token="",
            group=live.group.id,
            number=0,
            author=live.number(interaction.user.id),
            wording=form["wording"],
            decided=_decided(form["decided"]),
            turnout=turnout,
            joined=joined,
            opened=now,
            due=until,
            until=until,
            channel=channel,
        )

    @answers
    async def edit(self, interaction: discord.Interaction, token: str) -> None:
        form = await self._draft(interaction, token)
        if form is None:
            raise Refusal(_("This draft was put to the group, or let go of after a day."))
        entries = {name: form[name] for name in FIELDS}
        await interaction.response.send_modal(proposal_form("proposal-again", token, entries, amends=False))

    @answers
    async def put(self, interaction: discord.Interaction, token: str) -> None:
        """Put a draft to the group; twice at once puts it once."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with self._turns.at(token):
            form = await self._draft(interaction, token)
            if form is None:
                raise Refusal(_("This draft was put to the group, or let go of after a day."))
            live = self._may(interaction, form)
            try:
                begun = await self.keeper.open(live, self._new(interaction, live, form))
            except CannotPost as cannot:
                text = _(
                    "I could not post here, so nothing was begun. Let me send messages in this channel, then press "
                    "again."
                )
                raise Refusal(text) from cannot
            if begun == "yours":
                raise Refusal(_("Three proposals of yours are open. Please let one of them close first."))
            if not isinstance(begun, Proposal):
                raise Refusal(_("Many proposals are open already. Please let one of them close first."))
            await self.desk.store.drafts.remove(token)
        at = link(live.group.guild, begun.channel, begun.post or 0)
        await whisper(
            interaction,
            _(
                "It stands: {link}\nYou take a position like everybody else. `/consensus amend` changes the wording, "
                "`/consensus withdraw` takes it back."
            ).format(link=at),
        )

    # Another wording

    async def ask_amended(self, interaction: discord.Interaction, live: Live, number: int | None) -> None:
        """Raises Refusal."""
        proposal = await self.finder.own(live, interaction, number)
        form = proposal_form("proposal-amend", proposal.token, {"wording": proposal.wording}, amends=True)
        await interaction.response.send_modal(form)

    @answers
    async def amend(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        typed, now = _typed(entries), self.desk.clock.now()
        wording = typed["wording"]
        try:
            proposal = await self.desk.store.proposals.by_token(token)
            live = self.desk.directory.by_id(proposal.group) if proposal else None
            if proposal is None or live is None:
                raise Refusal(private.asked_anew())  # noqa: TRY301  (told with the words below)
            await self.finder.own(live, interaction, proposal.number)
            until = _amended_until(live, proposal, typed["until"], now)
            if not wording or wording == proposal.wording:
                raise Refusal(_("The wording is as it was. Nothing was changed."))  # noqa: TRY301  (the same)
        except Refusal as refused:
            raise Refusal(private.not_taken(str(refused), wording)) from refused

        def rule(each: Proposal) -> Proposal:
            if each.token != token:
                return each  # worded anew at this very moment
            return rules.amend(each, wording, until, fresh()[1], now)

        step = await allowed(lambda: self.keeper.change(live, proposal.id, rule, erases=True), wording)
        if not step.moved:
            raise Refusal(private.not_taken(private.asked_anew(), wording))
        await whisper(
            interaction,
            _("The new wording stands, with what changed: {link}").format(
                link=link(live.group.guild, step.after.channel, step.after.post or 0)
            ),
        )

    # Taking one back, or closing it before its time

    async def withdraw(self, interaction: discord.Interaction, live: Live, number: int | None) -> None:
        proposal = await self.finder.own(live, interaction, number)
        await interaction.response.defer(ephemeral=True, thinking=True)
        rule = partial(rules.withdraw, now=self.desk.clock.now())
        await allowed(lambda: self.keeper.change(live, proposal.id, rule, erases=True))
        await whisper(
            interaction,
            _("{proposal} is withdrawn, and nothing is decided.").format(proposal=words.title(proposal)),
        )

    async def close(self, interaction: discord.Interaction, live: Live, number: int | None) -> None:
        proposal = await self.finder.own(live, interaction, number, leading=True)
        await interaction.response.defer(ephemeral=True, thinking=True)
        people = list(await self.desk.store.people.users(live.group.id))
        rule = partial(rules.close, people=people, now=self.desk.clock.now())
        await allowed(lambda: self.keeper.change(live, proposal.id, rule, erases=True))
        await whisper(
            interaction,
            _("{proposal} is closed; the record stands in the channel.").format(
                proposal=words.title(proposal)
            ),
        )


def _typed(entries: Answers) -> dict[str, str]:
    return {
        "wording": entered(entries, "wording", at_most=WORDING_AT_MOST),
        "until": entered(entries, "until", at_most=60),
        "decided": entered(entries, "decided", at_most=20),
        "turnout": entered(entries, "turnout", at_most=30),
    }


def _decided(typed: str) -> Decided:
    for each in WAYS:
        if each == typed:
            return each
    return "consent"


def _amended_until(live: Live, proposal: Proposal, typed: str, now: datetime) -> datetime:
    """Raises Refusal."""
    least = WINDOW if proposal.holds(now) else A_DAY
    return _until(typed, live, now) if typed else max(proposal.until, now + least)


def _until(typed: str, live: Live, now: datetime) -> datetime:
    """Raises Refusal."""
    until = read_until(typed, live.group.charter.zone, now)
    if until is None:
        raise Refusal(
            _("I could not read until when. Such as: 3 days, Sunday 18:00, 15 January, tomorrow at 7 pm.")
        )
    if not now + SOONEST <= until <= now + LATEST:
        raise Refusal(_("Please leave an hour at least, so that people can look at it, and 60 days at most."))
    return until
