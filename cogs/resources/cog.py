"""/resources, what is under it, and the offer to whoever writes words of crisis."""

from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.live import Live
from bot.practice.places import countries, likely_countries
from bot.words import N_, _
from bot.words.places import OWN_AT_MOST, Occasion, places_to_turn
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.care import on_written
from cogs.common.caring import Caring
from cogs.common.desk import (
    Desk,
    belongs_here,
    group_of,
    is_manager,
    leads,
    require_facilitator,
    require_joined,
)
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.presses import buttons, on_press, picked
from cogs.resources import views
from cogs.resources.offering import Offering, token_of


class Resources(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, caring: Caring) -> None:
        self.client, self.desk, self.caring = client, desk, caring
        self.offering = Offering(client, desk, caring)

    async def cog_load(self) -> None:
        await self.caring.load()
        on_written(self.client, self.offering.read)
        occasions: tuple[Occasion, ...] = ("asked", "form", "message")
        for occasion in occasions:
            on_press(self.client, f"places-{occasion}", self._picking(occasion))
        on_press(self.client, "places-no", self.decline)
        on_press(self.client, "places-yes", self.accept)
        on_press(self.client, "places-dm-on", self.write_to_me)
        on_press(self.client, "places-dm-off", self.write_no_more)
        on_press(self.client, "places-own", self.ask_own)
        on_form(self.client, "places-own", self.own)
        on_press(self.client, "places-talk-on", self.talk_on)
        on_press(self.client, "places-talk-off", self.talk_off)

    async def cog_unload(self) -> None:
        await self.offering.finish()

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, number: int) -> None:
        self.caring.left(live, number)

    # Asked for

    @app_commands.command(
        name="resources",
        description=N_("Places to turn, where somebody listens right now; only you see them"),
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @answers
    async def resources(self, interaction: discord.Interaction) -> None:
        live, language = self.caring.group(interaction), interaction.locale.value
        likely = likely_countries(language, live.group.charter.zone if live else None)
        own = await self.desk.store.own_places.words(live.group.id) if live else ""
        menu = views.country_menu("asked", token_of(live), language)
        view = buttons(menu, *await self._choices(interaction, live))
        await whisper(interaction, places_to_turn("asked", likely, own, language), view=view)

    async def _choices(self, interaction: discord.Interaction, live: Live | None) -> list[ui.Button[Any]]:
        belongs = self.caring.memberships(interaction)
        found: list[ui.Button[Any]] = []
        if await self.caring.declined(belongs):
            found.append(views.again_button(belongs[0][0].group.token))
        if live is None:
            return found
        number = live.number(interaction.user.id)
        if number is not None and (self.caring.offered(live) or self.caring.chose(live, number)):
            found.append(views.choice_button(live, on=self.caring.chose(live, number)))
        if leads(live, interaction.user) or is_manager(interaction):
            found += views.led_buttons(live, offered=self.caring.offered(live))
        return found

    def _picking(self, occasion: Occasion) -> Callable[[discord.Interaction, str], Any]:
        @answers
        async def pick(self: Resources, interaction: discord.Interaction, token: str) -> None:
            """Show the places of the country that was picked, in place; which it was is kept nowhere."""
            chosen = [country for country in picked(interaction) if country in countries()]
            live, language = self.desk.directory.by_token(token), interaction.locale.value
            own = ""
            if live is not None and belongs_here(live, interaction):
                own = await self.desk.store.own_places.words(live.group.id)
            text = places_to_turn(occasion, chosen[:1], own, language)
            await interaction.response.edit_message(content=text)

        return pick.__get__(self)

    # What a person chooses

    @answers
    async def decline(self, interaction: discord.Interaction, token: str) -> None:
        require_joined(group_of(self.desk, token, interaction), interaction)
        await self.caring.decline(self.caring.memberships(interaction), declined=True)
        await whisper(
            interaction,
            _(
                "All right, I won't show you these again. `/resources` has them any time, and can bring this back."
            ),
        )

    @answers
    async def accept(self, interaction: discord.Interaction, token: str) -> None:
        require_joined(group_of(self.desk, token, interaction), interaction)
        await self.caring.decline(self.caring.memberships(interaction), declined=False)
        await whisper(
            interaction,
            _(
                "All right. If words in a form or a command sound very hard, I show you these again, once a day at "
                "most."
            ),
        )

    @answers
    async def write_to_me(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        number = require_joined(live, interaction)
        if not self.caring.offered(live):
            raise Refusal(_("Your group has switched this off, so nothing was changed."))
        await self.caring.choose(live, number, on=True)
        await whisper(
            interaction,
            _(
                "All right. When a message of yours in the group sounds very hard, I write to you directly, once a day "
                "at most, with places to turn. Nobody else is told. I miss much, so please do not count on it."
            ),
        )

    @answers
    async def write_no_more(self, interaction: discord.Interaction, token: str) -> None:
        live = self.desk.directory.by_token(token)
        number = live.number(interaction.user.id) if live else None
        if live is not None and number is not None:
            await self.caring.choose(live, number, on=False)
        await whisper(
            interaction, _("All right, I won't write to you about your messages. `/resources` stays.")
        )

    # What a group chooses

    @answers
    async def ask_own(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        form = Form("places-own", token, _("The group's own places to turn"))
        field = ui.TextInput[ui.Modal](
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=OWN_AT_MOST,
            required=False,
            default=await self.desk.store.own_places.words(live.group.id) or None,
        )
        form.ask(
            _("Shown first, in these words"),
            field,
            _("Leave it empty to take it out. Everybody can read it."),
        )
        await interaction.response.send_modal(form)

    @answers
    async def own(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        words = entered(entries, "words")[:OWN_AT_MOST]
        await self.desk.store.own_places.write(live.group.id, words)
        await whisper(
            interaction,
            _("Saved. They come first from now on, before the others.")
            if words
            else _("Taken out. From now on the places come that I know of."),
        )

    @answers
    async def talk_on(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        if not self.client.intents.message_content:
            raise Refusal(_("I run without the right to read messages here, so this cannot be switched on."))
        await self.caring.offer(live, on=True)
        await whisper(
            interaction,
            _(
                "Switched on: members can now choose, at Join or by `/resources`, that I write to them alone after a "
                "message with very hard words. Nothing happens for who does not choose it, and nobody learns who did, "
                "you neither."
            ),
        )

    @answers
    async def talk_off(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        await self.caring.offer(live, on=False)
        await whisper(interaction, _("Switched off: an ordinary message brings nothing any more, to nobody."))
