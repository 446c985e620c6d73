"""The /group commands and what the buttons of the setup do."""

from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.live import Live
from bot.practice.draft import Draft
from bot.practice.parts import PARTS, known_parts
from bot.practice.planning import rhythm_of
from bot.practice.when import Plan, read_when
from bot.store.errors import ChannelTaken
from bot.words import N_, _, nearest
from cogs.common.answering import Refusal, answers, show, whisper
from cogs.common.desk import Desk, group_here, group_of, is_manager, leads, require_facilitator
from cogs.common.forms import Answers, Form, entered, on_form
from cogs.common.presses import button, buttons, on_press, picked
from cogs.groups import words
from cogs.groups.access import lacking
from cogs.groups.form import group_form, take
from cogs.groups.parts import parts_text, parts_view
from cogs.groups.setup import choose_care, setup_view
from cogs.joining.welcome import Welcome
from cogs.lead.beside import Beside

A_TIME_OF_DAY = len("22:00")


@app_commands.guild_only()
class Groups(commands.GroupCog, group_name="group", group_description=N_("Set up a group in this server")):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, welcome: Welcome, beside: Beside) -> None:
        self.client, self.desk, self.welcome, self.beside = client, desk, welcome, beside

    @property
    def group(self) -> app_commands.Group:
        """Give what holds the /group commands, for other cogs to put theirs beside them."""
        if not isinstance(self.app_command, app_commands.Group):
            raise TypeError(self.app_command)
        return self.app_command

    async def cog_load(self) -> None:
        on_form(self.client, "group", self.filled_in)
        on_form(self.client, "quiet", self.quiet_entered)
        on_press(self.client, "setup-form", self.change_form)
        on_press(self.client, "setup-quiet", self.change_quiet)
        on_press(self.client, "setup-go", self.go)
        on_press(self.client, "setup-drop", self.drop)
        on_press(self.client, "close-yes", self.really_close)
        on_press(self.client, "close-no", self.keep)
        on_press(self.client, "parts", self.choose_parts)
        for name in ("language", "nudges", "nudge-channel", "care"):
            on_press(self.client, f"setup-{name}", self._choosing(name))

    # What people type

    @app_commands.command(description=N_("Start a group: its purpose, its channels, its facilitators"))
    @answers
    async def create(self, interaction: discord.Interaction) -> None:
        if not is_manager(interaction):
            raise Refusal(_("Starting a group is for people who may manage this server. Ask one of them."))
        draft = Draft(
            language=nearest((interaction.guild_locale or interaction.locale).value),
            facilitators=[interaction.user.id],
            quiet_from=self.desk.settings.nudges.quiet_from,
            quiet_until=self.desk.settings.nudges.quiet_until,
        )
        channel = interaction.channel
        if isinstance(channel, discord.TextChannel) and not self.desk.directory.of_channel(channel.id):
            draft.channels = [channel.id]
        token = await self.desk.store.drafts.save(
            None, interaction.guild_id or 0, draft.dump(), self.desk.clock.now()
        )
        await interaction.response.send_modal(group_form(draft, token))

    @app_commands.command(description=N_("How this group is set up"))
    @answers
    async def show(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        notes = words.notes(
            live, content=self.client.intents.message_content, leads=leads(live, interaction.user)
        )
        await whisper(interaction, words.show(live.group.charter, live.joined, notes))

    @app_commands.command(description=N_("Change how this group is set up (facilitators)"))
    @answers
    async def edit(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        draft = Draft.of(live.group.charter, live.group.token)
        token = await self.desk.store.drafts.save(None, live.group.guild, draft.dump(), self.desk.clock.now())
        await whisper(interaction, words.summary(draft), view=setup_view(draft, token))

    @app_commands.command(
        description=N_("Say when the group meets; check-ins can follow that (facilitators)")
    )
    @app_commands.describe(when=N_("Such as every Thursday at 19:00, or every other Monday at 7 pm"))
    @answers
    async def meets(
        self, interaction: discord.Interaction, when: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        if when is not None:
            await self._meets(live, when)
        await whisper(interaction, words.meets(live.group, self.desk.clock.now(), interaction.locale.value))

    async def _meets(self, live: Live, when: str) -> None:
        plan = read_when(when)
        if not isinstance(plan, Plan):
            raise Refusal(words.unreadable_meeting(when))
        rhythm = rhythm_of(plan, live.group.charter.zone, self.desk.clock.now())
        await self.desk.store.groups.meets(live.group.id, rhythm)
        await self.desk.directory.refresh(live)
        self.client.dispatch("group_changed", live)

    @app_commands.command(description=N_("Choose which parts your group has (facilitators)"))
    @answers
    async def parts(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        off = live.group.off
        await whisper(interaction, parts_text(off), view=parts_view(live.group.token, off))

    @app_commands.command(
        name="hand-over", description=N_("Hand this group over to somebody who says yes (facilitators)")
    )
    @app_commands.describe(to=N_("Nothing changes until they say yes"), then=N_("What you are afterwards"))
    @app_commands.choices(
        then=[
            app_commands.Choice(name=N_("A member like everyone"), value="member"),
            app_commands.Choice(name=N_("A facilitator beside them"), value="beside"),
        ]
    )
    @answers
    async def hand_over(
        self, interaction: discord.Interaction, to: discord.Member, then: app_commands.Choice[str]
    ) -> None:
        live = group_here(self.desk, interaction)
        await self.beside.ask(interaction, live, to, "over", stays=then.value == "beside")

    @app_commands.command(description=N_("Close this group (facilitators)"))
    @answers
    async def close(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        token = live.group.token
        view = buttons(
            button("close-yes", token, _("Close the group"), style=discord.ButtonStyle.danger),
            button("close-no", token, _("Keep it"), style=discord.ButtonStyle.secondary),
        )
        ending = await self.desk.store.endings.of_group(live.group.id)
        waits, days = ending is not None and ending.day is not None, self.desk.settings.retention.traces_days
        await whisper(interaction, words.closing(live, days, ending=waits), view=view)

    @answers
    async def choose_parts(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        off = frozenset(PARTS) - known_parts(picked(interaction))
        await self.desk.store.groups.do_without(live.group.id, off)
        await self.desk.directory.refresh(live)
        self.client.dispatch("group_changed", live)
        await show(interaction, parts_text(off), parts_view(token, off))

    # What the setup message does

    @answers
    async def filled_in(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        draft = await self._draft(interaction, token)
        data: Any = interaction.data
        take(draft, entries, data.get("resolved", {}))
        await self._show(interaction, draft, token)

    @answers
    async def change_form(self, interaction: discord.Interaction, token: str) -> None:
        await interaction.response.send_modal(group_form(await self._draft(interaction, token), token))

    @answers
    async def change_quiet(self, interaction: discord.Interaction, token: str) -> None:
        draft = await self._draft(interaction, token)
        form = Form("quiet", token, _("Quiet hours"))
        hint = _("In the group's time zone. The same time twice means: none.")
        form.ask(
            _("From"),
            ui.TextInput(custom_id="from", max_length=A_TIME_OF_DAY, default=draft.quiet_from),
            hint,
        )
        form.ask(
            _("Until"), ui.TextInput(custom_id="until", max_length=A_TIME_OF_DAY, default=draft.quiet_until)
        )
        await interaction.response.send_modal(form)

    @answers
    async def quiet_entered(self, interaction: discord.Interaction, token: str, entries: Answers) -> None:
        draft = await self._draft(interaction, token)
        draft.quiet_from, draft.quiet_until = (
            entered(entries, each, at_most=A_TIME_OF_DAY) for each in ("from", "until")
        )
        await self._show(interaction, draft, token)

    def _choosing(self, name: str) -> Callable[[discord.Interaction, str], Any]:
        @answers
        async def choose(self: Groups, interaction: discord.Interaction, token: str) -> None:
            draft = await self._draft(interaction, token)
            _choose(draft, name, picked(interaction))
            await self._show(interaction, draft, token)

        return choose.__get__(self)

    @answers
    async def drop(self, interaction: discord.Interaction, token: str) -> None:
        await self._draft(interaction, token)  # only who may fill it in may let it go
        await self.desk.store.drafts.remove(token)
        await interaction.response.edit_message(content=_("All right, nothing was changed."), view=None)

    @answers
    async def go(self, interaction: discord.Interaction, token: str) -> None:
        draft = await self._draft(interaction, token)
        if draft.lacks():
            await self._show(interaction, draft, token)
            return
        self._check_access(interaction, draft)
        await interaction.response.defer()  # what follows posts and may take longer than Discord waits
        try:
            live = await self._settle(interaction, draft)
        except ChannelTaken as taken:
            raise Refusal(
                _("<#{channel}> already belongs to another group. Choose a different channel.").format(
                    channel=taken.channel
                )
            ) from taken
        self.client.dispatch("group_changed", live)
        await self.desk.store.drafts.remove(token)
        unposted = await self.welcome.put_up(live)
        await interaction.edit_original_response(content=words.done(live, draft, unposted), view=None)

    async def _settle(self, interaction: discord.Interaction, draft: Draft) -> Live:
        directory = self.desk.directory
        if draft.group is None:
            return await directory.create(interaction.guild_id or 0, draft.charter(), self.desk.clock.now())
        live = group_of(self.desk, draft.group, interaction)
        require_facilitator(live, interaction)
        left = set(live.group.charter.channels) - set(draft.channels)
        await self.welcome.take_down(live, left, _("This channel is no longer part of the group."))
        await directory.edit(live, draft.charter())
        return live

    def _check_access(self, interaction: discord.Interaction, draft: Draft) -> None:
        if interaction.guild is None:
            raise Refusal(_("I cannot see this server just now. Please try again in a minute."))
        wanted = [*draft.channels, *([draft.nudge_channel] if draft.nudge_channel else [])]
        if problems := lacking(interaction.guild, wanted):
            raise Refusal(words.no_access(problems))

    async def _draft(self, interaction: discord.Interaction, token: str) -> Draft:
        form = await self.desk.store.drafts.load(token, interaction.guild_id or 0)
        if form is None:
            raise Refusal(
                _("This setup is finished or too old. Start again with `/group create` or `/group edit`.")
            )
        draft = Draft.load(form)
        if draft.group is not None:
            require_facilitator(group_of(self.desk, draft.group, interaction), interaction)
        elif not is_manager(interaction):
            raise Refusal(_("Starting a group is for people who may manage this server. Ask one of them."))
        return draft

    async def _show(self, interaction: discord.Interaction, draft: Draft, token: str) -> None:
        """Keep the draft and draw its message, in place where there is one."""
        await self.desk.store.drafts.save(
            token, interaction.guild_id or 0, draft.dump(), self.desk.clock.now()
        )
        await show(interaction, words.summary(draft), setup_view(draft, token))

    # Closing

    @answers
    async def really_close(self, interaction: discord.Interaction, token: str) -> None:
        live = group_of(self.desk, token, interaction)
        require_facilitator(live, interaction)
        await interaction.response.defer()
        channels = set(live.group.charter.channels)
        await self.welcome.take_down(
            live, channels, _("This group has been closed. Thank you for being here.")
        )
        await self.desk.directory.close(live, self.desk.clock.now())
        self.client.dispatch("group_closed")
        await interaction.edit_original_response(
            content=_("The group is closed. I notice nothing there any more."), view=None
        )

    @answers
    async def keep(self, interaction: discord.Interaction, _token: str) -> None:
        await interaction.response.edit_message(content=_("All right, the group stays."), view=None)


def _choose(draft: Draft, name: str, values: list[str]) -> None:
    """Put a menu's choice into the draft; a value that no menu of ours offers changes nothing."""
    if name == "language" and values:
        draft.language = nearest(values[0])
    elif name == "nudges" and values and values[0] in ("watch", "channel", "dm"):
        draft.nudges_to = values[0]
    elif name == "nudge-channel":
        draft.nudge_channel = int(values[0]) if values and values[0].isdecimal() else None
    elif name == "care":
        choose_care(draft, values)
