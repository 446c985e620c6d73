"""The /lead commands. What their buttons and forms do stands in the modules beside."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice.roles import ROLES, Role, When, free
from bot.words import N_, _
from bot.words.roles import TITLES, how, title
from cogs.common.answering import Refusal, answers, whisper
from cogs.common.desk import Desk, group_here, leads, require_facilitator, require_joined, require_on
from cogs.common.presses import buttons
from cogs.lead import beside_words, words
from cogs.lead.calling import Switch
from cogs.lead.parts import Parts
from cogs.lead.views import over_buttons, take_buttons

_CHOICES = [app_commands.Choice(name=TITLES[role], value=role) for role in ROLES]
ROW = 5
"""Buttons in a row of a message, which has five rows."""

Chosen = app_commands.Choice[str]


@app_commands.guild_only()
class Lead(commands.GroupCog, group_name="lead", group_description=N_("Parts of the leading, shared")):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, parts: Parts) -> None:
        self.client, self.desk, self.parts = client, desk, parts

    async def cog_load(self) -> None:
        self.parts.register()
        await self.parts.shelf.remember()

    async def cog_unload(self) -> None:
        self.parts.calling.close()

    # What befalls it

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """See to what came due meanwhile; looking again changes nothing."""
        for live in self.desk.directory:
            await self.parts.shelf.tell_untold(live)
        await self.parts.calling.look()

    @commands.Cog.listener()
    async def on_guild_available(self, _guild: discord.Guild) -> None:
        await self.parts.calling.look()

    @commands.Cog.listener()
    async def on_group_changed(self, live: Live) -> None:
        await self.parts.calling.group_changed(live)

    @commands.Cog.listener()
    async def on_group_closed(self) -> None:
        await self.parts.calling.close_orphans()

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, _number: int) -> None:
        await self.parts.shelf.refresh(live)
        self.parts.calling.renew(live)

    @commands.Cog.listener()
    async def on_person_joined(self, live: Live, interaction: discord.Interaction) -> None:
        await self.parts.greeting.joined(live, interaction)

    @commands.Cog.listener()
    async def on_meeting_opened(self, live: Live) -> None:
        await self.parts.calling.meeting_opened(live)

    # What everybody types

    @app_commands.command(
        name="list",
        description=N_("Who carries which part of the meeting, and what is free; only you see it"),
    )
    @answers
    async def list_all(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._answer_asks(interaction, live)
        require_on(live, "lead")
        meeting, me = await self.parts.shelf.meeting(live), live.number(interaction.user.id)
        if meeting is None:
            raise Refusal(words.no_next_meeting())
        held = [each for each in live.takes if each.ends > self.desk.clock.now()]
        users = await self.parts.shelf.users(live, (each.person for each in held))
        lines = [words.table(held, meeting, users, now_on=self.parts.shelf.is_on(meeting))]
        lines += [f"**{title(each.role)}:** {how(each.role)}" for each in held if each.person == me]
        lines.append(words.as_ever())
        left = free(held, meeting) if me is not None and not leads(live, interaction.user) else ()
        view = {"view": buttons(*take_buttons(live.group.token, left))} if left else {}
        await whisper(interaction, "\n".join(lines), **view)
        for each in held:
            if me is not None and each.asked == me and each.person in users:
                text = words.asks_you(each.role, users[each.person])
                await whisper(interaction, text, view=buttons(*over_buttons(each)))
        await self._news(interaction, live, me)

    async def _answer_asks(self, interaction: discord.Interaction, live: Live) -> None:
        """Show what somebody was asked; also where the group does without the rest."""
        for ask in (await self.parts.beside.waiting(live, interaction.user.id))[:ROW]:
            view = buttons(*beside_words.ask_buttons(ask))
            await whisper(interaction, beside_words.question(ask), view=view)

    async def _news(self, interaction: discord.Interaction, live: Live, me: int | None) -> None:
        if me is not None and (news := await self.parts.greeting.news(live, me)):
            await whisper(interaction, news)

    # What members type

    @app_commands.command(description=N_("Say what you would like to carry now and then; only you see it"))
    @answers
    async def offer(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        me = require_joined(live, interaction)
        await self.parts.offering.ask(interaction, live, me)

    @app_commands.command(description=N_("Take on a part of the meeting; the group reads that you do"))
    @app_commands.describe(
        role=N_("Which part"), meeting=N_("The one that is on, or the next; not needed as a rule")
    )
    @app_commands.choices(role=_CHOICES)
    @answers
    async def take(
        self, interaction: discord.Interaction, role: Chosen, meeting: Literal["now", "next"] | None = None
    ) -> None:
        live = group_here(self.desk, interaction)
        me, when = require_joined(live, interaction), meeting
        chosen: When | None = when
        await self.parts.taking.take(interaction, live, me, _role(role.value), chosen)
        await self._news(interaction, live, me)

    @app_commands.command(
        name="pass", description=N_("Give back what you took on, or hold it out to somebody")
    )
    @app_commands.describe(
        role=N_("Which part, if you carry more than one"),
        to=N_("Somebody who may say yes; nobody: it is free again"),
    )
    @app_commands.choices(role=_CHOICES)
    @answers
    async def pass_on(
        self, interaction: discord.Interaction, role: Chosen | None = None, to: discord.Member | None = None
    ) -> None:
        live = group_here(self.desk, interaction)
        me = require_joined(live, interaction)
        which = _role(role.value) if role else None
        await self.parts.taking.pass_on(interaction, live, me, which, to.id if to else None)

    @app_commands.command(description=N_("Share with the group what you saw as the observer of a meeting"))
    @answers
    async def observation(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        await self.parts.sharing.ask(interaction, live, require_joined(live, interaction))

    # What facilitators type

    @app_commands.command(description=N_("Ask the group who would like to carry a part (facilitators)"))
    @app_commands.describe(each_meeting=N_("Whether I ask before each meeting from now on"))
    @answers
    async def ask(self, interaction: discord.Interaction, each_meeting: Switch | None = None) -> None:
        live = self._led(interaction)
        if each_meeting != "off":
            require_on(live, "lead")
        if each_meeting is None:
            await self.parts.calling.ask(interaction, live)
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await self.parts.calling.each_time(interaction, live, each_meeting)

    @app_commands.command(description=N_("What the observer of a meeting gets from me (facilitators)"))
    @answers
    async def share(self, interaction: discord.Interaction) -> None:
        await self.parts.sharing.ask_kinds(interaction, self._led(interaction))

    @app_commands.command(description=N_("Your own share of the talk over the months (facilitators)"))
    @answers
    async def trend(self, interaction: discord.Interaction) -> None:
        live = group_here(self.desk, interaction)
        if not leads(live, interaction.user):  # managing a server is no reason to read this
            raise Refusal(
                _("This is for the group's facilitators alone: it tells of them, and of nobody else.")
            )
        require_on(live, "lead")
        await self.parts.trend.show(interaction, live)

    @app_commands.command(description=N_("Ask somebody to facilitate, too (facilitators)"))
    @app_commands.describe(who=N_("Nothing changes until they say yes"))
    @answers
    async def invite(self, interaction: discord.Interaction, who: discord.Member) -> None:
        await self.parts.beside.ask(interaction, group_here(self.desk, interaction), who, "beside")

    @app_commands.command(name="step-back", description=N_("Facilitate no more, and stay like everyone"))
    @answers
    async def step_back(self, interaction: discord.Interaction) -> None:
        await self.parts.beside.ask_to_step_back(interaction, group_here(self.desk, interaction))

    def _led(self, interaction: discord.Interaction) -> Live:
        live = group_here(self.desk, interaction)
        require_facilitator(live, interaction)
        return live


def _role(chosen: str) -> Role:
    for role in ROLES:
        if role == chosen:
            return role
    raise Refusal(_("Please choose one of the answers that are offered."))
