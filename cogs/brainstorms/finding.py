"""Finding what a button of a brainstorm is about, and saying in a sentence why something cannot be."""

from collections.abc import Generator
from contextlib import contextmanager

import discord

from bot.live import Live
from bot.practice.brainstorm import rules
from bot.practice.brainstorm.rules import Cannot
from bot.practice.brainstorm.values import Brainstorm
from bot.words import _
from cogs.brainstorms import private
from cogs.brainstorms.keeper import Keeper
from cogs.common.answering import Refusal, gives_back, whisper
from cogs.common.desk import Desk, leads, place_of, require_here
from cogs.common.offering import joined_or_offered


class Finder:
    """Every method raises Refusal."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        self.desk, self.keeper = desk, keeper

    async def storm(self, interaction: discord.Interaction, token: str) -> tuple[Brainstorm, Live]:
        """Give one that is open, or over and not forgotten."""
        storm = await self.desk.store.brainstorms.by_token(token)
        live = self.desk.directory.by_id(storm.group) if storm else None
        if storm is None or live is None:
            raise Refusal(_("This brainstorm is over and forgotten. Nothing was changed."))
        require_here(live, interaction)
        return storm, live

    async def joined(self, interaction: discord.Interaction, token: str) -> tuple[Brainstorm, Live, int]:
        storm, live = await self.storm(interaction, token)
        return storm, live, joined_or_offered(live, interaction)

    async def here(self, interaction: discord.Interaction, live: Live) -> Brainstorm:
        """Give the one that is open where somebody types, in the channel of it or its thread; else the only one."""
        opened = await self.desk.store.brainstorms.open_ones(live.group.id)
        at = (interaction.channel_id, place_of(interaction.channel))
        found = next((each for place in at for each in opened if place in (each.place, each.channel)), None)
        if found is None and len(opened) == 1:
            found = opened[0]
        if found is not None:
            return found
        if not opened:
            raise Refusal(_("No brainstorm is open here. `/brainstorm start` begins one."))
        where = ", ".join(f"<#{each.place}>" for each in opened)
        raise Refusal(
            _("No brainstorm is open in this place. There are some in {where}.").format(where=where)
        )

    def holds(self, live: Live, storm: Brainstorm, user: discord.abc.User) -> bool:
        """Tell whether somebody may let it go on: whoever began it, and facilitators."""
        number = live.number(user.id)
        return leads(live, user) or (number is not None and number == storm.host)

    def require_host(self, live: Live, storm: Brainstorm, interaction: discord.Interaction) -> None:
        if not self.holds(live, storm, interaction.user):
            require_here(live, interaction)
            raise Refusal(_("This is for whoever began the brainstorm, and for the facilitators."))

    async def tell_held(self, interaction: discord.Interaction, live: Live, storm: int) -> None:
        """Somebody is here: what of theirs is held back they learn now, once."""
        me = live.number(interaction.user.id)
        found = await self.desk.store.brainstorms.get(storm)
        if me is None or found is None:
            return
        untold = [each for each in found.of(me) if each.held and not each.told]
        if untold and await whisper(interaction, private.told_held(untold)) is not None:
            await self.desk.store.brainstorms.change(storm, lambda each: rules.tell(each, me))


@contextmanager
def said_why(words: str = "") -> Generator[None]:
    """Let what cannot be be said in a sentence; what somebody wrote is given back with it."""
    with gives_back(words):
        try:
            yield
        except Cannot as cannot:
            raise Refusal(private.cannot(cannot.why)) from cannot
