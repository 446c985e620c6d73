"""The /group commands about where a group is on its way, and what befalls it."""

from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.live import Live
from bot.practice.firsts import FIRSTS, first_named
from bot.words import N_
from cogs.common.answering import answers
from cogs.stage.parts import Parts

_NAMES = {
    "meeting": N_("The first meeting"),
    "newcomer": N_("The first newcomer"),
    "conflict": N_("The first open conflict"),
    "silence": N_("The first silence after a story"),
    "goodbye": N_("The first goodbye"),
    "loss": N_("The first loss"),
}


class Stage(commands.Cog):
    """group: the one that holds /group; the commands here are put beside those of its own cog."""

    def __init__(self, client: commands.AutoShardedBot, parts: Parts, group: app_commands.Group) -> None:
        self.client, self.parts, self._group = client, parts, group
        self._commands = _commands(self)

    async def cog_load(self) -> None:
        self.parts.register()
        for command in self._commands:
            self._group.add_command(command)
        await self.parts.standings.load()  # before anything is heard, or read anew

    async def cog_unload(self) -> None:
        for command in self._commands:
            self._group.remove_command(command.name)

    # What befalls it

    @commands.Cog.listener()
    async def on_caught_up(self) -> None:
        """Look after what is due, now that all that was said meanwhile is known; again changes nothing."""
        await self.parts.noticer.look()
        await self.parts.arc.look()

    @commands.Cog.listener()
    async def on_group_changed(self, live: Live) -> None:
        await self.parts.standings.of(live)
        self.parts.noticer.wake(live)
        self.parts.arc.wake()  # its zone says when things are due

    @commands.Cog.listener()
    async def on_meeting_opened(self, live: Live) -> None:
        self.parts.noticer.met(live)

    @commands.Cog.listener()
    async def on_person_joined(self, live: Live, _interaction: discord.Interaction) -> None:
        await self.parts.noticer.arrived(live)

    @commands.Cog.listener()
    async def on_person_left(self, live: Live, _number: int) -> None:
        self.parts.noticer.gone(live)
        await self.parts.standings.of(live)

    # What people type

    @answers
    async def stage(self, interaction: discord.Interaction) -> None:
        await self.parts.asking.here(interaction)

    @answers
    async def first(self, interaction: discord.Interaction, which: str | None, back: bool) -> None:  # noqa: FBT001  (Discord's option)
        first = first_named(which) if which else None
        await self.parts.marking.here(interaction, first, back=back)

    @answers
    async def ending(self, interaction: discord.Interaction, day: str | None) -> None:
        await self.parts.planning.here(interaction, day)

    @answers
    async def keepsake(self, interaction: discord.Interaction) -> None:
        await self.parts.keepsake.here(interaction)


Command = app_commands.Command[Any, ..., Any]


def _commands(cog: Stage) -> tuple[Command, ...]:
    """Make the commands by themselves, for a group that is another cog's."""

    async def stage(interaction: discord.Interaction) -> None:
        await cog.stage(interaction)

    @app_commands.describe(which=N_("What is new to the group"), back=N_("It was none: take it back"))
    @app_commands.choices(which=[app_commands.Choice(name=_NAMES[each], value=each) for each in FIRSTS])
    async def first(
        interaction: discord.Interaction,
        which: str | None = None,
        back: bool = False,  # noqa: FBT001, FBT002  (an option of a command)
    ) -> None:
        await cog.first(interaction, which, back)

    @app_commands.describe(day=N_("Such as 30 June, next Friday, or in 6 weeks"))
    async def ending(
        interaction: discord.Interaction, day: app_commands.Range[str, 1, 60] | None = None
    ) -> None:
        await cog.ending(interaction, day)

    async def keepsake(interaction: discord.Interaction) -> None:
        await cog.keepsake(interaction)

    return (
        _command("stage", N_("Where the group is on its way; you answer for yourself"), stage),
        _command("first", N_("Firsts of this group: read, mark, take back (facilitators)"), first),
        _command("ending", N_("Set the day on which this group ends (facilitators)"), ending),
        _command("keepsake", N_("A page to keep of this group; only you get it"), keepsake),
    )


def _command(name: str, description: str, callback: Callable[..., Coroutine[Any, Any, None]]) -> Command:
    return app_commands.Command(name=name, description=description, callback=callback)
