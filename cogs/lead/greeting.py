"""The greeter of a meeting hears that somebody is new: by name only where whoever is new says so."""

from dataclasses import replace

import discord
from discord.ext import commands

from bot.live import Live
from bot.practice.roles import Take
from bot.words import _, speaking
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.letters import Letters
from cogs.common.offering import joined_or_offered
from cogs.common.presses import button, buttons, on_press
from cogs.lead import words
from cogs.lead.book import Shelf

LETTERS_AT_MOST = 10
"""To the greeter of one meeting: whoever joins and leaves all the time shall not fill their direct messages."""


class Greeting:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, letters: Letters, shelf: Shelf) -> None:
        self.client, self.desk, self.letters, self.shelf = client, desk, letters, shelf
        self._written: dict[int, tuple[int, int]] = {}
        """By group, the newest greeter's take and how many letters they were written."""

    def register(self) -> None:
        on_press(self.client, "lead-meet", self.meet)

    async def joined(self, live: Live, interaction: discord.Interaction) -> None:
        """Somebody has joined just now: let the greeter know of it, and let them choose whether by name."""
        take, me = self._greeter(live), live.number(interaction.user.id)
        if take is None or me is None or take.person == me:
            return
        with speaking(interaction.locale.value):
            text = _(
                "Somebody welcomes whoever is new at this meeting. Would you like them to know that it is you?"
            )
            known = button(
                "lead-meet", take.token, _("They may know it's me"), style=discord.ButtonStyle.secondary
            )
            await whisper(interaction, text, view=buttons(known))
        with speaking(live.group.charter.language):
            told = words.somebody_arrived(1)
        if await self._write(live, take, told, f"g{take.id}-{interaction.id}"):
            await self._seen(live, take)

    @answers
    async def meet(self, interaction: discord.Interaction, token: str) -> None:
        """Whoever is new lets the greeter know who they are; whether it reached them is told to nobody."""
        take = await self.desk.store.roles.by_token(token)
        live = self.desk.directory.by_id(take.group) if take else None
        if take is None or live is None or take.ends <= self.desk.clock.now():
            raise Refusal(_("That meeting is over. Just say hello when you feel like it."))
        me = joined_or_offered(live, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if take.person != me and not await self.desk.store.blocks.blocked_between(
            take.group, take.person, me
        ):
            with speaking(live.group.charter.language):
                text = words.new_here(interaction.user.id)
            await self._write(live, take, text, f"m{take.id}-{me}", (me,))
        await whisper(
            interaction, _("I pass it on where I can. You need do nothing; come in when you feel like it.")
        )

    async def news(self, live: Live, me: int) -> str:
        """Give what the greeter has not heard of yet, once, to somebody who is here; empty for everybody else."""
        take = self._greeter(live)
        if take is None or take.person != me:
            return ""
        now = self.desk.clock.now()
        since = max(take.seen or take.at, take.at)
        arrived = await self.desk.store.roles.arrived(live.group.id, since, now)
        await self._seen(live, take)
        others = [each for each in arrived if each != me]
        return words.somebody_arrived(len(others)) if others else ""

    def _greeter(self, live: Live) -> Take | None:
        now = self.desk.clock.now()
        on = (each for each in live.takes if each.role == "greeter" and each.meeting.is_on(now))
        return None if "lead" in live.group.off else next(on, None)

    async def _seen(self, live: Live, take: Take) -> None:
        now = self.desk.clock.now()
        await self.desk.store.roles.told(take, now)
        live.takes = tuple(replace(each, seen=now) if each.id == take.id else each for each in live.takes)

    async def _write(
        self, live: Live, take: Take, text: str, nonce: str, names: tuple[int, ...] = ()
    ) -> bool:
        of, written = self._written.get(take.group, (take.id, 0))
        written = written if of == take.id else 0
        if written >= LETTERS_AT_MOST:
            return False  # they hear of the others where they look in
        self._written[take.group] = (take.id, written + 1)
        user = await self.desk.store.people.user(take.group, take.person)
        return user is not None and await self.letters.write(live, user, text, nonce=nonce, names=names)
