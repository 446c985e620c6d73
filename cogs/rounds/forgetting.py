"""Whoever told and then left the group is named at the end of no round any more."""

import logging
from collections.abc import Sequence

from discord.ext import commands

from bot.live import Live
from bot.practice.rounds.values import Round
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost
from cogs.rounds.ending import Ending
from cogs.rounds.host import Host
from cogs.rounds.views import ending_view

log = logging.getLogger(__name__)


class Forgetting(commands.Cog):
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host) -> None:
        self.host, self.ending = host, Ending(client, desk, host)

    @commands.Cog.listener()
    async def on_told_stories_gone(self, live: Live, rounds: Sequence[Round]) -> None:
        """Write the ends of rounds anew, from what is left. rounds: over, the leaver told in each."""
        for round_ in rounds:
            if round_.ending:
                await self._end_anew(live, round_)

    async def _end_anew(self, live: Live, round_: Round) -> None:
        try:
            text = await self.ending.text(live, round_)
        except CannotPost:
            log.info("the end of a round could not be written anew: its place is closed to us")
            return
        with speaking(live.group.charter.language):
            await self.host.reword(round_, text, ending_view(round_))
