"""What is done less often: putting like with like, holding one back, going on, and marking what to try first."""

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.brainstorm import rules
from bot.practice.brainstorm.values import (
    REASON_AT_LEAST,
    REASON_AT_MOST,
    Brainstorm,
    Idea,
)
from bot.store.brainstorms import Rule, Step
from bot.words import _, speaking
from cogs.brainstorms import private
from cogs.brainstorms.finding import Finder, said_why
from cogs.brainstorms.forms import (
    hold_form,
    let_be_form,
    mark_form,
    numbers_in,
    part_form,
    two_form,
)
from cogs.brainstorms.keeper import Keeper
from cogs.brainstorms.views import apart_view, more_view
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, leads, require_facilitator
from cogs.common.forms import Answers, entered, on_form
from cogs.common.letters import Letters
from cogs.common.presses import on_press

TWO = 2


class Steering:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        keeper: Keeper,
        finder: Finder,
        letters: Letters,
    ) -> None:
        self.client, self.desk, self.keeper, self.finder = client, desk, keeper, finder
        self.letters = letters

    def register(self) -> None:
        on_press(self.client, "brain-more", self.more)
        on_press(self.client, "brain-join", self.ask_join)
        on_press(self.client, "brain-part", self.ask_part)
        on_press(self.client, "brain-apart", self.part_at_once)
        on_press(self.client, "brain-hold", self.ask_hold)
        on_press(self.client, "brain-let-be", self.ask_let_be)
        on_press(self.client, "brain-gathered", self.end_gathering)
        on_press(self.client, "brain-choose", self.choose)
        on_press(self.client, "brain-told", self.end_choosing)
        on_press(self.client, "brain-mark", self.ask_mark)
        on_form(self.client, "brain-join", self.join)
        on_form(self.client, "brain-part", self.part)
        on_form(self.client, "brain-hold", self.hold)
        on_form(self.client, "brain-let-be", self.let_be)
        on_form(self.client, "brain-mark", self.mark)

    @answers
    async def more(self, interaction: discord.Interaction, token: str) -> None:
        storm, live = await self.finder.storm(interaction, token)
        holds = self.finder.holds(live, storm, interaction.user)
        if not holds:
            await self.finder.joined(interaction, token)
        view = more_view(storm, holds=holds, leads=leads(live, interaction.user))
        if view is None:
            until = discord.utils.format_dt(storm.until, "R")
            nothing = _("There is nothing more to do here just now. This ends by itself {until}.").format(
                until=until
            )
            raise Refusal(nothing if storm.closed is None else private.cannot("over"))
        await whisper(interaction, _("What would you like to do?"), view=view)

    # Like with like

    @answers
    async def ask_join(self, interaction: discord.Interaction, token: str) -> None:
        storm, _live, _me = await self.finder.joined(interaction, token)
        self._require_talk(storm)
        if len(storm.roots) < TWO:
            raise Refusal(_("There are not two ideas yet that could be put together."))
        await interaction.response.send_modal(two_form(storm))

    @answers
    async def join(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        numbers = numbers_in(entries)
        with said_why():
            storm, live, _me = await self.finder.joined(interaction, token)
            if len(numbers) != TWO:
                raise Refusal(_("Please choose two ideas."))
            step = await self._change(live, storm, lambda each: rules.join(each, *numbers))
        lower = next(each.number for each in step.after.ideas if _moved(step, each))
        await whisper(
            interaction,
            _("They stand together now. Anybody can take them apart again."),
            view=apart_view(step.after, lower),
        )

    @answers
    async def ask_part(self, interaction: discord.Interaction, token: str) -> None:
        storm, _live, _me = await self.finder.joined(interaction, token)
        self._require_talk(storm)
        if not any(each.under is not None for each in storm.shown):
            raise Refusal(_("Nothing stands together here that could be taken apart."))
        await interaction.response.send_modal(part_form(storm))

    @answers
    async def part(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await self._part(interaction, token, (numbers_in(entries) or [0])[0])

    @answers
    async def part_at_once(self, interaction: discord.Interaction, token: str) -> None:
        of, _sep, number = token.rpartition("-")
        await self._part(interaction, of, int(number) if number.isdecimal() else 0)

    async def _part(self, interaction: discord.Interaction, token: str, number: int) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        with said_why():
            storm, live, _me = await self.finder.joined(interaction, token)
            await self._change(live, storm, lambda each: rules.part(each, number))
        await whisper(interaction, _("It stands for itself again."))

    def _require_talk(self, storm: Brainstorm) -> None:
        if storm.closed is not None:
            raise Refusal(private.cannot("over"))
        if storm.hidden:
            raise Refusal(private.cannot("too early"))
        if storm.phase not in ("gathering", "building"):
            raise Refusal(private.cannot("too late"))

    # Holding back

    @answers
    async def ask_hold(self, interaction: discord.Interaction, token: str) -> None:
        storm, live = await self.finder.storm(interaction, token)
        require_facilitator(live, interaction)
        if not storm.shown or storm.closed is not None:
            raise Refusal(private.cannot("over" if storm.closed is not None else "gone"))
        await interaction.response.send_modal(hold_form(storm))

    @answers
    async def hold(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        """Its author hears why: at once where they may be written to, else when they are here next."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        reason = entered(entries, "reason", at_most=REASON_AT_MOST)
        number = (numbers_in(entries) or [0])[0]
        with said_why(reason):
            storm, live = await self.finder.storm(interaction, token)
            require_facilitator(live, interaction)
            if len(reason) < REASON_AT_LEAST:
                raise Refusal(
                    _("Its author reads why. Please say it in {n} signs or more.").format(n=REASON_AT_LEAST)
                )
            step = await self._change(live, storm, lambda each: rules.hold(each, number, reason))
        text = _(
            "It is held back, and everybody reads that one is. Its author learns your reason and can say it anew; "
            "I tell nobody who that is."
        )
        await whisper(interaction, text)
        idea = step.after.find(number)
        if idea is not None and idea.person is not None:
            await self._write(live, step.after, idea, idea.person)

    async def _write(self, live: Live, storm: Brainstorm, idea: Idea, person: int) -> None:
        found = await self.desk.store.people.user(live.group.id, person)
        if found is None:
            return
        with speaking(live.group.charter.language):
            text = private.told_held([idea])
        nonce = f"h{idea.number}-{int(self.desk.clock.now().timestamp())}-{storm.id}"
        if await self.letters.write(live, found, text, nonce=nonce):
            await self.desk.store.brainstorms.change(storm.id, lambda each: rules.tell(each, person))

    @answers
    async def ask_let_be(self, interaction: discord.Interaction, token: str) -> None:
        storm, live = await self.finder.storm(interaction, token)
        require_facilitator(live, interaction)
        if not storm.held_back or storm.closed is not None:
            raise Refusal(_("No idea is being held back here."))
        await interaction.response.send_modal(let_be_form(storm))

    @answers
    async def let_be(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        number = (numbers_in(entries) or [0])[0]
        with said_why():
            storm, live = await self.finder.storm(interaction, token)
            require_facilitator(live, interaction)
            await self._change(live, storm, lambda each: rules.let_be(each, number))
        await whisper(interaction, _("It can be read again, as it was."))

    # Going on

    @answers
    async def end_gathering(self, interaction: discord.Interaction, token: str) -> None:
        now, chance = self.desk.clock.now(), self.keeper.chance
        await self._go_on(interaction, token, lambda each: rules.end_gathering(each, now, chance))

    @answers
    async def choose(self, interaction: discord.Interaction, token: str) -> None:
        now = self.desk.clock.now()
        await self._go_on(interaction, token, lambda each: rules.choose(each, now))

    @answers
    async def end_choosing(self, interaction: discord.Interaction, token: str) -> None:
        storm, live = await self.finder.storm(interaction, token)
        now, smallest = self.desk.clock.now(), live.group.charter.smallest
        await self._go_on(interaction, storm.token, lambda each: rules.end_choosing(each, now, smallest))

    async def _go_on(self, interaction: discord.Interaction, token: str, rule: Rule) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        with said_why():
            storm, live = await self.finder.storm(interaction, token)
            self.finder.require_host(live, storm, interaction)
            step = await self._change(live, storm, rule, erases=True)
        await whisper(interaction, _went_on(step))

    # Marking

    @answers
    async def ask_mark(self, interaction: discord.Interaction, token: str) -> None:
        storm, _live, me = await self.finder.joined(interaction, token)
        if storm.phase != "choosing":
            raise Refusal(private.cannot("over" if storm.closed is not None else "too late"))
        await interaction.response.send_modal(mark_form(storm, storm.marks.get(me, ())))

    @answers
    async def mark(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        numbers = numbers_in(entries)
        with said_why():
            storm, live, me = await self.finder.joined(interaction, token)
            await self._change(live, storm, lambda each: rules.mark(each, me, numbers))
        text = _(
            "Noted; nobody sees it. Press again to change it, until it is told what most and some would try."
        )
        await whisper(interaction, text if numbers else _("You have marked nothing now."))
        await self.finder.tell_held(interaction, live, storm.id)

    async def _change(self, live: Live, storm: Brainstorm, rule: Rule, *, erases: bool = False) -> Step:
        """Raises Cannot, or Refusal where it is gone."""
        step = await self.keeper.change(live, storm.id, rule, erases=erases)
        if step is None:
            raise Refusal(private.cannot("over"))
        return step


def _went_on(step: Step) -> str:
    if step.before.phase == step.after.phase:
        return _("That was done already.")
    if step.after.closed is not None:
        return _(
            "Nobody had an idea yet, so the brainstorm has come to its end. You can begin another at any time."
        )
    return _("It goes on.")


def _moved(step: Step, idea: Idea) -> bool:
    was = step.before.find(idea.number)
    return was is not None and was.under != idea.under
