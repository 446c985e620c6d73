"""Asking the group who would like to take something on: when a meeting nears, and when a facilitator asks for it."""

import logging
from datetime import datetime
from functools import partial
from typing import Literal

import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.checkin import Post
from bot.practice.roles import AHEAD, Meeting, Role, free, scheduled, wanted
from bot.practice.timetable import Schedule, verdict
from bot.store.claims import Claim
from bot.store.role_calls import CALLING, Call
from bot.words import _, speaking
from cogs.common.answering import Refusal, whisper
from cogs.common.desk import Desk, channel_here
from cogs.common.diary import Diary
from cogs.common.letters import Letters
from cogs.common.notebook import Notebook
from cogs.common.places import LEFT_AFTER, posted_once, reach
from cogs.common.posting import CannotPost, post, rewrite
from cogs.common.presses import buttons
from cogs.common.soon import Soon
from cogs.common.timekeeping import Lookout, due_here, is_here, latest_due, next_look, one_alone, taken_over
from cogs.lead import words
from cogs.lead.book import Shelf
from cogs.lead.views import take_buttons
from cogs.nudges.words import link

log = logging.getLogger(__name__)

Switch = Literal["on", "off"]


class Calling:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        notebook: Notebook,
        letters: Letters,
        shelf: Shelf,
    ) -> None:
        self.client, self.desk, self.shelf = client, desk, shelf
        self.notebook, self.letters = notebook, letters
        self._lookout = Lookout("roles", client, desk, diary, self._see_to)
        self._ours, self._soon = partial(is_here, client), Soon(desk.clock)

    def close(self) -> None:
        self._soon.close()

    async def look(self) -> None:
        await self._lookout.look()

    def wake(self) -> None:
        self._lookout.wake()

    # What facilitators ask for

    async def ask(self, interaction: discord.Interaction, live: Live) -> None:
        """Ask the group now, once a meeting. Raises Refusal."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        meeting, channel = await self.shelf.meeting(live), channel_here(live, interaction)
        if meeting is None or channel is None:
            raise Refusal(_("The group has no channel any more. Give it one with `/group edit`."))
        async with self.shelf.turns.at((live.group.id, "call")):
            call = await self.desk.store.role_calls.of(live.group.id, meeting) or await self._open(
                live, meeting, channel
            )
        self.wake()
        if call is None or call.post is None:
            raise Refusal(_("I could not post it there just now. Please try again in a moment."))
        at = link(live.group.guild, call.post.channel, call.post.message)
        await whisper(interaction, _("The group is asked here: {link}").format(link=at))

    async def each_time(self, interaction: discord.Interaction, live: Live, switch: Switch) -> None:
        """Let the group be asked before each meeting, or no more. Raises Refusal."""
        schedules, group, now = self.desk.store.schedules, live.group, self.desk.clock.now()
        before = await schedules.of_group(group.id, "roles")
        if switch == "off":
            for each in before:
                await schedules.remove(each.id)
            await whisper(interaction, _("I no longer ask before each meeting. `/lead ask` asks once."))
            return
        if group.meets is None:
            raise Refusal(
                _(
                    "Tell me first when the group meets, with `/group meets`; then I can ask half an hour before."
                )
            )
        details = {"channel": channel_here(live, interaction)}
        if not before:
            new = Schedule(0, "", group.id, "roles", None, AHEAD, now, details)
            await schedules.add(new.renewed(group.charter.zone, group.meets, now))
        self.wake()
        await whisper(interaction, _("From now on I ask the group half an hour before each meeting."))

    async def group_changed(self, live: Live) -> None:
        """The group's zone, or when it meets, may be another now: what is to come follows."""
        now, group = self.desk.clock.now(), live.group
        for schedule in await self.desk.store.schedules.of_group(group.id, "roles"):
            renewed = schedule.renewed(group.charter.zone, group.meets, now)
            if renewed != schedule:
                await self.desk.store.schedules.save(renewed)
        self.wake()

    async def meeting_opened(self, live: Live) -> None:
        """A meeting began out of its time: where the group is asked before each, it is asked for this one, too."""
        if "lead" in live.group.off or not await self.desk.store.schedules.of_group(live.group.id, "roles"):
            return
        meeting = await self.shelf.meeting(live)
        if meeting is not None and not await self.desk.store.role_calls.of(live.group.id, meeting):
            channel = next(iter(live.group.charter.channels), None)
            if channel is not None and free(live.takes, meeting):
                await self._open(live, meeting, channel)
                self.wake()

    # What is due

    async def _see_to(self, now: datetime) -> datetime | None:
        async for live, claim, since in taken_over(self.desk, [CALLING], now - LEFT_AFTER, self._ours):
            with one_alone("a question about roles could not be finished"):
                await self._finish(live, claim, since)
        async for live, schedule in due_here(self.desk, "roles", now, self._ours):
            with one_alone("a group could not be asked about roles"):
                await self._due(live, schedule, now)
        calls = await self.desk.store.role_calls.open_ones()
        for call in calls:
            if call.meeting.ends <= now:
                with one_alone("a question about roles could not be closed"):
                    await self._close(call)
        left = await self.desk.store.claims.unfinished_since([CALLING])
        coming = [each.meeting.ends for each in calls if each.meeting.ends > now]
        following = await self.desk.store.schedules.next_due("roles")
        return next_look([following, left + LEFT_AFTER if left else None, *coming], now)

    async def _due(self, live: Live, schedule: Schedule, now: datetime) -> None:
        due, group = latest_due(live, schedule, now), live.group
        meeting = scheduled(group.meets, group.charter.zone, now)
        following = schedule.following(group.charter.zone, group.meets, now)
        await self.desk.store.schedules.move_on(schedule, following)
        channel = schedule.details["channel"]
        if channel not in group.charter.channels:
            channel = next(iter(group.charter.channels), None)
        if verdict(due, now) == "missed" or meeting is None or channel is None or "lead" in group.off:
            return  # the next one comes; a question about what is half over helps nobody
        if free(live.takes, meeting) and not await self.desk.store.role_calls.of(group.id, meeting):
            await self._open(live, meeting, channel)

    async def _finish(self, live: Live | None, claim: Claim, since: datetime) -> None:
        call, now = await self.desk.store.role_calls.get(claim.about), self.desk.clock.now()
        if live is None or call is None or call.meeting.ends <= now:
            await self.desk.store.claims.done(claim, now)
            return
        try:
            place = await reach(self.client, call.channel)
            found = await posted_once(place, self._view(call, free(live.takes, call.meeting)), since, now)
        except CannotPost as cannot:
            if not cannot.passing:
                await self._let_go(live, call, claim)
            return
        await self._put(live, call, claim, found)

    # The question itself

    async def _open(self, live: Live, meeting: Meeting, channel: int) -> Call | None:
        """Ask, and tell those who offered themselves; None where it was asked already, or could not be."""
        begun = await self.desk.store.role_calls.open(live.group.id, meeting, channel, self.desk.clock.now())
        if begun is None:
            return None
        await self._put(live, *begun, None)
        return await self.desk.store.role_calls.get(begun[0].id)

    async def _put(self, live: Live, call: Call, claim: Claim, found: int | None) -> None:
        left = free(live.takes, call.meeting)
        try:
            if found is None:
                place = await reach(self.client, call.channel)
                with speaking(live.group.charter.language):
                    text, view = words.call(left, call.meeting), self._view(call, left)
                found = await post(place, text, nonce=claim.token, clock=self.desk.clock, view=view)
        except CannotPost as cannot:
            if not cannot.passing:
                await self._let_go(live, call, claim)
            return  # what passes is tried again
        await self.desk.store.role_calls.stands(call, Post(call.channel, found))
        await self.desk.store.claims.done(claim, self.desk.clock.now())
        await self.notebook.over(live, "roles-unpostable", str(call.channel))
        await self.suggest(live, call.meeting, left)

    async def _let_go(self, live: Live, call: Call, claim: Claim) -> None:
        await self.desk.store.role_calls.remove(call)
        await self.desk.store.claims.withdraw(claim)  # it may be asked again, once there is a place for it
        await self.notebook.note(live, "roles-unpostable", str(call.channel), channel=call.channel)

    def _view(self, call: Call, left: tuple[Role, ...]) -> ui.View:
        return buttons(*take_buttons(call.token, left))

    def renew(self, live: Live) -> None:
        """Let what stands say soon what is free now."""
        self._soon.renew(live.group.id, partial(self._renew, live))

    async def _renew(self, live: Live) -> None:
        for call in await self.desk.store.role_calls.open_ones(live.group.id):
            left = free(live.takes, call.meeting)
            with speaking(live.group.charter.language):
                await self._rewrite(call, words.call(left, call.meeting), self._view(call, left))

    async def _rewrite(self, call: Call, text: str, view: ui.View | None) -> None:
        if call.post is not None:
            where = self.client.get_partial_messageable(call.post.channel)
            await rewrite(
                where.get_partial_message(call.post.message), self.desk.clock, content=text, view=view
            )

    async def _close(self, call: Call) -> None:
        """Take the buttons away from what is over; also of a group that is closed."""
        language = await self.desk.store.groups.language(call.group)
        with speaking(language):
            text = words.call_over(call.meeting)
        try:
            await self._rewrite(call, text, None)
        except CannotPost:
            log.info("a question about roles could not be closed where it stands")
        await self.desk.store.role_calls.close(call, self.desk.clock.now())

    async def close_orphans(self) -> None:
        """A group was closed: its questions have no answer any more."""
        for call in await self.desk.store.role_calls.open_ones():
            if (
                self.desk.directory.by_id(call.group) is None
                and await self.desk.store.groups.get(call.group) is None
            ):
                await self._close(call)

    # Those who offered themselves

    async def suggest(self, live: Live, meeting: Meeting, left: tuple[Role, ...] | list[Role]) -> None:
        """Write to those who offered themselves for what is free and have not had it; to each alone, and seldom."""
        store, now, group = self.desk.store.roles, self.desk.clock.now(), live.group
        offers = await store.offered(group.id)
        had = await store.had(group.id, [each.person for each in offers])
        users = await self.shelf.users(live, (each.person for each in offers))
        call = await self.desk.store.role_calls.of(group.id, meeting)
        at = link(group.guild, call.post.channel, call.post.message) if call and call.post else ""
        for offer in offers:
            roles: list[Role] = [
                role
                for role in wanted(offer, live.takes, had.get(offer.person, ()), meeting, now)
                if role in left
            ]
            if not roles or offer.person not in users or not await store.claim_letter(offer, now):
                continue
            with speaking(group.charter.language):
                text = words.letter(group.charter.name, roles, meeting, at)
            await self.letters.write(
                live, users[offer.person], text, nonce=f"o{offer.person}-{now.timestamp():.0f}"
            )
