"""Whoever told and then left the group is named at the end of no round any more, and no invitation calls them."""

from discord.ext import commands

from bot.live import Live
from bot.store.standing import INVITATION, ROUND_END
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.register import on_renew
from cogs.rounds.ending import Ending
from cogs.rounds.host import Host
from cogs.rounds.views import ending_view


class Forgetting:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host) -> None:
        self.client, self.desk = client, desk
        self.host, self.ending = host, Ending(client, desk, host)

    def register(self) -> None:
        on_renew(self.client, ROUND_END, self.end_anew)
        on_renew(self.client, INVITATION, self.host.renew_invitation)

    async def end_anew(self, live: Live, round_id: int) -> bool:
        """Write the end of a round anew, from what is left; False where nothing is. Raises CannotPost."""
        round_ = await self.desk.store.rounds.get(round_id)
        if round_ is None or not round_.ending:
            return False
        text = await self.ending.text(live, round_)
        with speaking(live.group.charter.language):
            await self.host.reword(round_, text, ending_view(round_))
        return True
