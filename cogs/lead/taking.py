"""Taking a role, giving it back, and passing it on to somebody who says yes."""

from datetime import datetime
from functools import partial

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.roles import ROLES, Meeting, Role, Take, When
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, channel_here, leads, require_here, require_on
from cogs.common.letters import Letters
from cogs.common.offering import joined_or_offered
from cogs.common.often import Often
from cogs.common.presses import on_press
from cogs.lead import words
from cogs.lead.book import Shelf
from cogs.lead.calling import Calling

MOST_AN_HOUR = 8


class Taking:
    def __init__(
        self, client: commands.AutoShardedBot, desk: Desk, *, shelf: Shelf, calling: Calling, letters: Letters
    ) -> None:
        self.client, self.desk, self.letters = client, desk, letters
        self.shelf, self.calling = shelf, calling
        self._takes = Often(MOST_AN_HOUR)
        self._written_to = set[tuple[int, int]]()
        """Takes and people: who was written to that one is held out to them."""

    def register(self) -> None:
        for role in ROLES:
            on_press(self.client, f"lead-take-{role}", partial(self.pressed, role=role))
        on_press(self.client, "lead-over-yes", self.say_yes)
        on_press(self.client, "lead-over-no", self.say_no)

    # Taking

    @answers
    async def pressed(self, interaction: discord.Interaction, token: str, role: Role) -> None:
        live, meeting = await self._called(token)
        require_here(live, interaction)
        me = joined_or_offered(live, interaction)
        await self.take(interaction, live, me, role, meeting)

    async def _called(self, token: str) -> tuple[Live, Meeting | None]:
        """Give the group that a button belongs to, and the meeting, where it stands under a question about one."""
        call = await self.desk.store.role_calls.by_token(token)
        live = self.desk.directory.by_id(call.group) if call else self.desk.directory.by_token(token)
        if live is None:
            raise Refusal(_("That group has been closed. Nothing was changed."))
        if call is not None and call.meeting.ends <= self.desk.clock.now():
            raise Refusal(words.why_not("over"))
        return live, call.meeting if call else None

    async def take(
        self,
        interaction: discord.Interaction,
        live: Live,
        me: int,
        role: Role,
        when: Meeting | When | None,
    ) -> None:
        """Let somebody have it, first come, and tell the group. Raises Refusal."""
        require_on(live, "lead")
        if leads(live, interaction.user):
            raise Refusal(words.leads_already())
        await interaction.response.defer(ephemeral=True, thinking=True)
        now = self.desk.clock.now()
        self._refuse_flood(live, me, now)
        async with self.shelf.turns.at(live.group.id):
            meeting = when if isinstance(when, Meeting) else await self.shelf.meeting(live, when)
            if meeting is None:
                raise Refusal(words.no_next_meeting())
            taken = await self.desk.store.roles.take(live.group.id, me, role, meeting, now)
            if not isinstance(taken, Take):
                raise Refusal(words.why_not(taken))
            await self.shelf.refresh(live)
        told = await self.shelf.tell(live, taken, interaction.user.id, channel_here(live, interaction))
        await whisper(interaction, words.yours(taken, told=told, now_on=self.shelf.is_on(meeting)))
        await self.shelf.refresh(live)
        self.calling.renew(live)

    def _refuse_flood(self, live: Live, me: int, now: datetime) -> None:
        """Each time the group reads of it: who takes and gives back all the time has to wait a while."""
        if not self._takes.once_more((live.group.id, me), now):
            raise Refusal(_("You have taken something on many times just now. Please wait a little."))

    # Giving back

    async def pass_on(
        self, interaction: discord.Interaction, live: Live, me: int, role: Role | None, to: int | None
    ) -> None:
        """Give back what somebody has, or hold it out to another. Raises Refusal."""
        take = self._mine(live, me, role)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if to is not None:
            await self._hold_out(interaction, live, take, to)
            return
        async with self.shelf.turns.at(live.group.id):
            if not await self.desk.store.roles.give_back(take):
                raise Refusal(words.why_not("not-asked"))
            await self.shelf.refresh(live)
        await self.shelf.untell(live, take)
        self.calling.renew(live)
        await whisper(interaction, _("It is free again. Thank you for saying so."))
        await self.calling.suggest(live, take.meeting, [take.role])

    def _mine(self, live: Live, me: int, role: Role | None) -> Take:
        now = self.desk.clock.now()
        mine = [each for each in live.takes if each.person == me and each.ends > now]
        found = [each for each in mine if role is None or each.role == role]
        if not found:
            raise Refusal(_("You have nothing to pass on. `/lead list` shows who carries what."))
        if len({each.role for each in found}) > 1:
            raise Refusal(_("You carry more than one part; say which with `role`."))
        return found[0]

    async def _hold_out(self, interaction: discord.Interaction, live: Live, take: Take, to: int) -> None:
        """Ask somebody. Whether they joined, offered themselves or keep apart is told to nobody by the answer."""
        if to == interaction.user.id:
            raise Refusal(_("It is yours already."))
        other, group = live.number(to), live.group.id
        text = words.held_out(take.role, to)
        if other is not None and not await self.desk.store.blocks.blocked_between(group, take.person, other):
            async with self.shelf.turns.at(group):
                if not await self.desk.store.roles.hold_out(take, other):
                    raise Refusal(words.why_not("not-asked"))
                await self.shelf.refresh(live)
            offered = await self.desk.store.roles.offered(group, other)
            told = (take.id, other) in self._written_to
            if not told and any(take.role in each.roles for each in offered):
                self._written_to.add((take.id, other))
                with speaking(live.group.charter.language):
                    letter = words.held_out_letter(live.group.charter.name, interaction.user.id, take.role)
                nonce = f"h{take.id}-{take.token}"
                await self.letters.write(live, to, letter, nonce=nonce, names=[take.person])
        await whisper(interaction, text)

    @answers
    async def say_yes(self, interaction: discord.Interaction, token: str) -> None:
        take, live, me = await self._asked(interaction, token)
        require_on(live, "lead")
        await interaction.response.defer(ephemeral=True, thinking=True)
        group = live.group.id
        async with self.shelf.turns.at(group):
            if await self.desk.store.blocks.blocked_between(group, take.person, me):
                raise Refusal(words.why_not("not-asked"))
            changed = await self.desk.store.roles.hand_over(take.id, me, self.desk.clock.now())
            if not isinstance(changed, tuple):
                raise Refusal(words.why_not(changed))
            await self.shelf.refresh(live)
        now_take = changed[1]
        told = await self.shelf.tell(live, now_take, interaction.user.id, channel_here(live, interaction))
        await whisper(
            interaction, words.yours(now_take, told=told, now_on=self.shelf.is_on(now_take.meeting))
        )
        await self.shelf.refresh(live)

    @answers
    async def say_no(self, interaction: discord.Interaction, token: str) -> None:
        take, live, me = await self._asked(interaction, token)
        await self.desk.store.roles.decline(take, me)
        await self.shelf.refresh(live)
        await whisper(interaction, _("That's all right. It stays where it is."))

    async def _asked(self, interaction: discord.Interaction, token: str) -> tuple[Take, Live, int]:
        take = await self.desk.store.roles.by_token(token)
        live = self.desk.directory.by_id(take.group) if take else None
        if take is None or live is None:
            raise Refusal(words.why_not("not-asked"))
        me = joined_or_offered(live, interaction)
        if take.asked != me:
            raise Refusal(words.why_not("not-asked"))
        return take, live, me
