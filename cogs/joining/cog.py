"""Join, Leave and /norms."""

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.live import Live
from bot.practice.group import DirectMessages
from bot.words import N_, _
from bot.words.norms import norms
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.caring import Caring
from cogs.common.desk import Desk, group_here, group_of, leads, require_facilitator
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.leaving import leave
from cogs.common.presses import buttons, on_press, pick_id, picked
from cogs.common.still_standing import still_standing
from cogs.ground.reading import for_newcomer
from cogs.joining import words

NORM_AT_MOST = 300


class Joining(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, caring: Caring) -> None:
        self.client, self.desk, self.caring = client, desk, caring

    async def cog_load(self) -> None:
        on_press(self.client, "join", self.ask_to_join)
        on_form(self.client, "join", self.join)
        on_press(self.client, "leave", self.leave)
        on_press(self.client, "norms", self.read_norms)
        on_press(self.client, "norm", self.choose_norm)
        on_form(self.client, "norm", self.rewrite_norm)

    @answers
    async def ask_to_join(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        person = await self.desk.store.people.find(live.group.id, interaction.user.id)
        chosen = person.dms if person else "nothing"
        title = _("What may I send you?") if person else _("Join the group")
        form = Form("join", token, title)
        form.ask(
            _("Direct messages from me"),
            words.dm_menu(chosen),
            words.dm_hint(facilitator=leads(live, interaction.user)),
        )
        if self.caring.offered(live):
            wants = person is not None and self.caring.chose(live, person.number)
            form.ask(_("After very hard words in a message"), words.care_menu(wants=wants), words.care_hint())
        await interaction.response.send_modal(form)

    @answers
    async def join(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        live = group_of(self.desk, token, interaction)
        before = live.number(interaction.user.id)
        choice = (entries.get("dms") or ["nothing"])[0]
        dms: DirectMessages = choice if choice in ("asked", "nudges") else "nothing"
        person = await self.desk.directory.join(live, interaction.user.id, self.desk.clock.now(), dms)
        if entries.get("care") and self.caring.offered(live):
            await self.caring.choose(live, person.number, on=entries["care"] == ["write"])
        if before is not None:
            await whisper(interaction, words.changed(dms))
            return
        try:
            await self._welcome(interaction, live, dms)
        finally:  # they have joined, also where they could not be answered
            self.client.dispatch("person_joined", live, interaction)

    async def _welcome(self, interaction: discord.Interaction, live: Live, dms: DirectMessages) -> None:
        own = await self.desk.store.groups.norms(live.group.id)
        shared = await for_newcomer(self.desk, live)
        text = words.joined(live, dms, shared=shared is not None)
        view: dict[str, ui.View] = {"view": shared} if shared else {}
        await whisper(interaction, text, embed=words.norms_embed(norms(own)), **view)

    @answers
    async def leave(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)  # there may be posts to take down
        farewell = await leave(self.client, self.desk, live, interaction.user.id)
        if farewell is None:
            raise Refusal(
                _("You have not joined this group, so there is nothing to leave. I keep nothing about you.")
            )
        text = _(
            "You have left, and what I had noticed about you is deleted, with what you said at check-ins. You are "
            "welcome to go on talking here, and to join again whenever you like."
        )
        still = still_standing([(live.group.guild, farewell)])
        await whisper(interaction, "\n".join(filter(None, (text, still))))

    @app_commands.command(name="norms", description=N_("What this group lives by"))
    @app_commands.guild_only()
    @answers
    async def norms(self, interaction: discord.Interaction) -> None:
        await self.read_norms(interaction, group_here(self.desk, interaction).group.token)

    @answers
    async def read_norms(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        listed = norms(await self.desk.store.groups.norms(live.group.id))
        if not leads(live, interaction.user):
            await whisper(interaction, "", embed=words.norms_embed(listed))
            return
        menu = ui.Select[ui.View](
            custom_id=pick_id("norm", token),
            placeholder=_("Put one into the group's own words"),
            options=[
                discord.SelectOption(label=f"{norm.number}. {norm.title}"[:100], value=str(norm.number))
                for norm in listed
            ],
        )
        await whisper(interaction, "", embed=words.norms_embed(listed), view=buttons(menu))

    @answers
    async def choose_norm(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        listed = norms(await self.desk.store.groups.norms(live.group.id))
        norm = next((norm for norm in listed if [str(norm.number)] == picked(interaction)), None)
        if norm is None:
            raise Refusal(_("That norm is not on the list any more. Open `/norms` again."))
        form = Form("norm", f"{token}-{norm.number}", f"{norm.number}. {norm.title}")
        field = ui.TextInput[ui.View](
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=NORM_AT_MOST,
            default=norm.words,
            required=False,
        )
        form.ask(
            _("In the group's own words"), field, _("Leave it empty to go back to the words it came with.")
        )
        await interaction.response.send_modal(form)

    @answers
    async def rewrite_norm(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        group_token, _sep, number = token.rpartition("-")
        live = group_of(self.desk, group_token, interaction)
        require_facilitator(live, interaction)
        new = entered(entries, "words")[:NORM_AT_MOST] or None
        if number not in {str(norm.number) for norm in norms({})}:
            raise Refusal(_("That norm is not on the list any more. Open `/norms` again."))
        await self.desk.store.groups.rewrite_norm(live.group.id, int(number), new)
        own = await self.desk.store.groups.norms(live.group.id)
        await whisper(
            interaction, _("Saved. This is what everybody reads now:"), embed=words.norms_embed(norms(own))
        )
