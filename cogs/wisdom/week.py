"""After the week of a group was told, one of the words it has kept: at most once a week, and never soon again."""

import logging
import secrets

from bot.live import Live
from bot.practice.wisdom import closing
from bot.store.claims import Claim
from bot.store.weeks import Week
from cogs.common.desk import Desk
from cogs.common.posting import CannotPost
from cogs.wisdom.showing import Showing

log = logging.getLogger(__name__)

CLOSES = "wisdom-week"
"""The kind of claim under which words close a week."""


class Closing:
    def __init__(self, desk: Desk, showing: Showing) -> None:
        self.desk, self.showing = desk, showing

    async def close(self, live: Live, channel: int, week: Week) -> None:
        """Post one below the digest, in a message of its own, so that it can go without it; or nothing."""
        store, now = self.desk.store, self.desk.clock.now()
        if "wisdom" in live.group.off:
            return
        among = closing(await store.wisdom.to_show(live.group.id), now)
        if not among:
            return
        claim = await store.claims.claim(Claim(live.group.id, CLOSES, week.id, week.ends, now))
        if claim is None:
            return
        entry = secrets.choice(among)
        await store.wisdom.told(entry, now)
        try:
            await self.showing.post(live, entry, channel, claim.token, closes_week=True)
        except CannotPost:
            log.warning("no words could close a week")
        await store.claims.done(claim, self.desk.clock.now())
