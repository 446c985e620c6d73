"""/privacy: for everybody, in any server and in the bot's direct messages; each sees and changes what is their own."""

import asyncio
import io
from collections.abc import Sequence

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.store.known import Place
from bot.words import N_, _, nearest
from bot.words.pages import privacy_page
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk
from cogs.common.leaving import erase_at, leave_at
from cogs.common.presses import on_press, picked
from cogs.common.register import Farewell
from cogs.common.still_standing import still_standing
from cogs.common.turns import Turns
from cogs.privacy import words
from cogs.privacy.scopes import EVERYWHERE, chosen, options
from cogs.privacy.taking_away import Held, packed
from cogs.privacy.views import LENGTHS, erase_view, pause_view, privacy_view, scope_view, stop_view

Press = discord.Interaction


class Privacy(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk = client, desk
        self._turns = Turns()

    async def cog_load(self) -> None:
        for name, handler in {
            "privacy-export": self.export,
            "privacy-stop": self.ask_stop,
            "privacy-stop-yes": self.stop,
            "privacy-pause": self.ask_pause,
            "privacy-rest": self.pause,
            "privacy-resume": self.resume,
            "privacy-erase": self.ask_erase,
            "privacy-erase-yes": self.erase,
            "privacy-no": self.rather_not,
            "privacy-page": self.page,
        }.items():
            on_press(self.client, name, handler)

    @app_commands.command(
        name="privacy", description=N_("What I know about you: see it, take it away, pause, stop, erase it")
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @answers
    async def privacy(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        held = await self._held(interaction.user.id)
        joined = [place for place in held.places if place.number is not None]
        view = privacy_view(
            joined=bool(joined),
            resting=any(self._rests(place) for place in joined),
            known=bool(held.places or held.drafts),
        )
        *first, last = words.overview(held.places, held.told, held.drafts)
        for page in first:
            await whisper(interaction, page)
        await whisper(interaction, last, view=view)

    @answers
    async def page(self, interaction: Press, _token: str) -> None:
        """Show what stands in docs/privacy.md, in their language."""
        for part in privacy_page(interaction.locale.value, words.MESSAGE_AT_MOST):
            await whisper(interaction, part, suppress_embeds=True)

    # Taking away

    @answers
    async def export(self, interaction: Press, _token: str) -> None:
        """In a server only they see it; in their direct messages with the bot it stays there for them."""
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        held = await self._held(interaction.user.id)
        now = self.desk.clock.now()
        made = await asyncio.to_thread(packed, held, nearest(interaction.locale.value), now)
        file = discord.File(io.BytesIO(made), f"multilogue-{now.date().isoformat()}.zip")
        await whisper(interaction, words.exported(), file=file)

    # Stopping

    @answers
    async def ask_stop(self, interaction: Press, _token: str) -> None:
        places = await self._joined(interaction)
        code = await self._which(interaction, "privacy-stop", places)
        if code is not None:
            those = chosen(interaction, places, code)
            await self._next(interaction, words.ask_stop(those), stop_view(code))

    @answers
    async def stop(self, interaction: Press, code: str) -> None:
        await interaction.response.defer()
        async with self._turns.at(interaction.user.id):
            places = chosen(interaction, await self._joined(interaction), code)
            told = [
                (place.guild, await leave_at(self.client, self.desk, interaction.user.id, place))
                for place in places
            ]
        await self._done(interaction, words.stopped(places) if places else _gone(), told)

    # Resting

    @answers
    async def ask_pause(self, interaction: Press, _token: str) -> None:
        places = await self._joined(interaction)
        code = await self._which(interaction, "privacy-pause", places)
        if code is not None:
            await self._next(
                interaction, words.ask_pause(chosen(interaction, places, code)), pause_view(code)
            )

    @answers
    async def pause(self, interaction: Press, code: str) -> None:
        await interaction.response.defer()
        now, length = self.desk.clock.now(), LENGTHS.get((picked(interaction) or [""])[0])
        until = words.UNTIL_RESUMED if length is None else now + length
        places = chosen(interaction, await self._joined(interaction), code)
        for place in places:
            live = self.desk.directory.by_id(place.group)
            if live is not None:
                await self.desk.directory.pause(live, interaction.user.id, now, until)
        text = words.pausing(places, until) if places else _gone()
        await interaction.edit_original_response(content=text, view=None)

    @answers
    async def resume(self, interaction: Press, _token: str) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        now = self.desk.clock.now()
        places = [place for place in await self._joined(interaction) if self._rests(place)]
        if not places:
            raise Refusal(_("Your pause is over already."))
        for place in places:
            live = self.desk.directory.by_id(place.group)
            if live is not None:
                await self.desk.directory.pause(live, interaction.user.id, now, now)
        await whisper(interaction, words.resumed(places))

    # Erasing

    @answers
    async def ask_erase(self, interaction: Press, _token: str) -> None:
        places = await self.desk.store.known.places(interaction.user.id)
        code = await self._which(interaction, "privacy-erase", places)
        if code is not None:
            those = chosen(interaction, places, code)
            alone = [
                live for live in map(self._live, those) if live and _leads_alone(live, interaction.user.id)
            ]
            days = self.desk.settings.database.backups_days
            await self._next(interaction, words.ask_erase(those, alone, days), erase_view(code))

    @answers
    async def erase(self, interaction: Press, code: str) -> None:
        await interaction.response.defer()
        user = interaction.user.id
        async with self._turns.at(user):
            known = self.desk.store.known
            places = chosen(interaction, await known.places(user), code)
            told: list[tuple[int, Farewell]] = []
            for place in chosen(interaction, await known.places(user, told_of=True), code):
                told.append((place.guild, await erase_at(self.client, self.desk, user, place)))  # noqa: PERF401
            if code == EVERYWHERE:
                await self.desk.store.people.erase(0, user)  # forms of groups that are still to be
        await self._done(interaction, words.erased(places), told)

    @answers
    async def rather_not(self, interaction: Press, _token: str) -> None:
        await interaction.response.edit_message(content=_("All right, nothing was changed."), view=None)

    # What they share

    async def _held(self, user: int) -> Held:
        known = self.desk.store.known
        places = await known.places(user)
        return Held(places, await known.told(user, places), await known.in_drafts(user))

    async def _joined(self, interaction: Press) -> list[Place]:
        """Give the groups that somebody has joined. Raises Refusal where there are none."""
        places = await self.desk.store.known.places(interaction.user.id)
        joined = [place for place in places if place.number is not None]
        if not joined:
            raise Refusal(_("You have not joined any group, so I measure nothing of you."))
        return joined

    async def _which(self, interaction: Press, what: str, places: Sequence[Place]) -> str | None:
        """Give of which groups it is meant; None where that has to be asked first."""
        if values := picked(interaction):
            return values[0]
        choices = options(self.desk, interaction, places)
        if len(choices) == 1:
            return choices[0][0]
        await whisper(interaction, _("Where do you mean?"), view=scope_view(what, choices))
        return None

    async def _next(self, interaction: Press, text: str, view: discord.ui.View) -> None:
        """Say what follows: in place of the menu that was just used, else anew."""
        cut = text[: words.MESSAGE_AT_MOST]
        if picked(interaction):
            await interaction.response.edit_message(content=cut, view=view)
        else:
            await whisper(interaction, cut, view=view)

    async def _done(self, interaction: Press, text: str, told: Sequence[tuple[int, Farewell]]) -> None:
        whole = "\n".join(filter(None, (text, still_standing(told))))
        await interaction.edit_original_response(content=whole[: words.MESSAGE_AT_MOST], view=None)

    def _live(self, place: Place) -> Live | None:
        return self.desk.directory.by_id(place.group)

    def _rests(self, place: Place) -> bool:
        live = self._live(place)
        return (
            live is not None and place.number is not None and live.rests(place.number, self.desk.clock.now())
        )


def _gone() -> str:
    return _("Nothing was changed: you do not belong there any more.")


def _leads_alone(live: Live, user: int) -> bool:
    charter = live.group.charter
    return charter.facilitators == (user,) and not charter.facilitator_roles
