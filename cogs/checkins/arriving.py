"""Arriving: the Check in button, its form, and what somebody can do with what they said."""

import asyncio
import logging
from dataclasses import replace

import discord
from discord.ext import commands
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.arriving import Entry
from bot.practice.checkin import Arrival, CheckIn
from bot.words import _
from cogs.checkins import private
from cogs.checkins.finding import Finder
from cogs.checkins.form import arriving_form, take
from cogs.checkins.host import Host
from cogs.checkins.views import SAMPLE, arrived_view
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.forms import Answers, on_form
from cogs.common.letters import Letters
from cogs.common.notebook import Notebook
from cogs.common.offering import joined_or_offered
from cogs.common.presses import on_press
from cogs.common.turns import Turns
from cogs.common.wording import quoted

log = logging.getLogger(__name__)

TRIES = 2
"""How often a form is written while the database is locked; each try waits two seconds by itself."""


class Arriving:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        host: Host,
        finder: Finder,
        *,
        notebook: Notebook,
        letters: Letters,
    ) -> None:
        self.client, self.desk, self.host = client, desk, host
        self.finder, self.notebook, self.letters = finder, notebook, letters
        self._turns = Turns()

    def register(self) -> None:
        on_press(self.client, "checkin", self.check_in)
        on_form(self.client, "checkin", self.arrive)
        on_press(self.client, "arrival-change", self.change)
        on_press(self.client, "arrival-withdraw", self.withdraw)

    @answers
    async def check_in(self, interaction: discord.Interaction, token: str) -> None:
        if token == SAMPLE:
            raise Refusal(_("This is only how it will look. The button works once the check-in is open."))
        checkin, live = await self.finder.checkin(token)
        number = joined_or_offered(live, interaction, private.join_first())
        arrival = await self.desk.store.arrivals.mine(checkin.id, number)
        still = checkin.is_open(self.desk.clock.now())
        if arrival is not None:
            text = private.standing(checkin, arrival) if still else await self.closed(live)
            await whisper(interaction, text, view=arrived_view(arrival, open_still=still))
        elif still:
            await interaction.response.send_modal(arriving_form(checkin, None))
        else:
            raise Refusal(await self.closed(live))

    @answers
    async def arrive(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        # Keeping it may take longer than Discord waits; and what somebody sends off later is kept later.
        acknowledged = asyncio.ensure_future(interaction.response.defer(ephemeral=True, thinking=True))
        async with self._turns.at((token, interaction.user.id)):
            await acknowledged
            entry = take(entries)
            if not entry.arrive:
                raise Refusal(
                    _("Please say in a few words how you arrive. Press **Check in** again; nothing was kept.")
                )
            await self._arrive(interaction, token, entry)

    async def _arrive(self, interaction: discord.Interaction, token: str, entry: Entry) -> None:
        checkin, live, number = await self._still_here(interaction, token, quoted(entry.arrive))
        checkin = await self._standing(live, checkin, interaction.message)
        before = await self.desk.store.arrivals.mine(checkin.id, number)
        arrival = await self._keep(checkin, number, entry)
        await self.host.show(live, checkin, arrival, interaction.user.display_name)
        self.host.count_soon(live, checkin)
        if entry.readers == "facilitators":
            await self.notebook.note(live, "checkin-shared", str(arrival.id), channel=checkin.channel)
        again = before is not None
        more = await self.letters.missed(live, number)
        if not (again or more):
            more = await self._may_be_reminded(live, checkin, number)
        await self._confirm(interaction, checkin, arrival, again=again, more=more)

    async def _still_here(
        self, interaction: discord.Interaction, token: str, words: str
    ) -> tuple[CheckIn, Live, int]:
        """Give the check-in, its group and who arrives, by number. Raises Refusal with the words in it."""
        try:
            checkin, live = await self.finder.checkin(token)
        except Refusal as refused:
            raise Refusal(private.nowhere(str(refused), words)) from refused
        number = live.number(interaction.user.id)
        if number is None:
            raise Refusal(private.nowhere(private.left(), words))
        if not checkin.is_open(self.desk.clock.now()):
            raise Refusal(private.too_late(words))
        return checkin, live, number

    async def _standing(self, live: Live, checkin: CheckIn, pressed: discord.Message | None) -> CheckIn:
        """Give it with where it stands, also where a crash came between its post and the note of it."""
        if checkin.post is not None or pressed is None:
            return checkin
        where = await self.host.with_thread(live, checkin, pressed.id)
        await self.desk.store.checkins.stands(checkin.id, where)
        return replace(checkin, post=where)

    async def _keep(self, checkin: CheckIn, number: int, entry: Entry) -> Arrival:
        """Write it, in spite of a database that is locked for a while. Raises Refusal with the words in it."""
        for _attempt in range(TRIES):
            try:
                return await self.desk.store.arrivals.put(checkin, number, entry, self.desk.clock.now())
            except DBAPIError:
                log.warning("what somebody said on arriving could not be written")
        raise Refusal(private.not_kept(quoted(entry.arrive)))

    async def _confirm(
        self, interaction: discord.Interaction, checkin: CheckIn, arrival: Arrival, *, again: bool, more: str
    ) -> None:
        shown = await self.desk.store.arrivals.by_token(arrival.token) or arrival
        text = private.arrived(checkin, shown, again=again) + more
        await whisper(interaction, text, view=arrived_view(shown, open_still=True))

    async def _may_be_reminded(self, live: Live, checkin: CheckIn, number: int) -> str:
        """Say that one may ask for a reminder, to somebody who arrives for the first time and has none."""
        store, group = self.desk.store, live.group.id
        first = len(await store.arrivals.of_person(group, number)) == 1
        if checkin.schedule is None or not first or await store.reminders.mine(group, number):
            return ""
        return private.may_be_reminded()

    @answers
    async def change(self, interaction: discord.Interaction, token: str) -> None:
        arrival, checkin, live = await self.finder.own_arrival(interaction, token)
        if not checkin.is_open(self.desk.clock.now()):
            raise Refusal(await self.closed(live))
        await interaction.response.send_modal(arriving_form(checkin, arrival.entry))

    @answers
    async def withdraw(self, interaction: discord.Interaction, token: str) -> None:
        """Take it all back: the words, wherever they stand, and a wish for contact. Possible after the end, too."""
        arrival, checkin = await self.finder.own_words(interaction, token)
        await interaction.response.defer()
        wish = await self.desk.store.contact.mine(checkin.id, arrival.person)
        standing = [arrival.post, *((wish.post, wish.call) if wish else ())]
        if not all([await self.host.take_down(each) for each in standing]):
            raise Refusal(
                _(
                    "Discord does not let me take your words down just now, so nothing was changed. Please try again "
                    "in a minute, or ask a moderator to delete them."
                )
            )
        if wish is not None:
            await self.desk.store.contact.remove(wish.id)
        await self.desk.store.arrivals.remove(arrival.id)
        live = self.desk.directory.by_id(checkin.group)
        if live is not None and checkin.is_open(self.desk.clock.now()):
            self.host.count_soon(live, checkin)
        gone = _(
            "Taken back; I keep nothing of it. Here are your words once more, in case it was a slip:\n{words}"
        )
        text = gone.format(words=quoted(arrival.entry.arrive))
        await interaction.edit_original_response(content=text, view=None)

    async def closed(self, live: Live) -> str:
        schedules = await self.desk.store.schedules.of_group(live.group.id, "checkin")
        coming = [schedule.next_due for schedule in schedules if schedule.next_due is not None]
        return private.closed(min(coming, default=None))
