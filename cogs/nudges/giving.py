"""Bringing a nudge to the facilitators: in the room to those who watch, and where the group wants it besides."""

import asyncio
import logging
from datetime import datetime
from functools import partial

from bot.dynamics.policy import Given, Nudge
from bot.live import Live
from bot.words import speaking
from bot.words.nudges import say
from cogs.common.desk import Desk
from cogs.common.facilitators import Facilitators
from cogs.nudges.ready import Ready
from cogs.nudges.words import link, nudge_view
from cogs.watch.watchers import Watchers

log = logging.getLogger(__name__)


class Nudger:
    def __init__(self, desk: Desk, facilitators: Facilitators, watchers: Watchers) -> None:
        self.desk, self.facilitators, self.watchers = desk, facilitators, watchers
        self._tasks: set[asyncio.Task[None]] = set()

    def give(self, live: Live, place: int, meeting: datetime, nudge: Nudge) -> None:
        """Note at once that it is given, so that the next message does not bring it again; deliver aside."""
        before = sum(given.kind == nudge.kind for given in live.given)
        live.given.append(
            Given(kind=nudge.kind, at=nudge.at, meeting=meeting, place=place, message=nudge.message)
        )
        task = asyncio.create_task(self._deliver(live, place, meeting, nudge, before), name="deliver a nudge")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, live: Live, place: int, meeting: datetime, nudge: Nudge, before: int) -> None:
        charter, guild = live.group.charter, live.group.guild
        with speaking(charter.language):
            said = say(nudge, before)
            links = [link(guild, place, message) for message in nudge.reach]
            token = await self.desk.store.nudges.add(
                group=live.group.id,
                channel=place,
                kind=nudge.kind,
                at=nudge.at,
                meeting_at=meeting,
                belief=nudge.belief,
                before=nudge.between_members,
                message=nudge.message,
                said={"evidence": said.evidence, "why": said.why, "try": said.attempt, "links": links},
            )
            ready = Ready(token, nudge.kind, nudge.at, said, links, nudge.not_only_to, nudge.about)
            if await self._only_to(live, ready):
                log.info("a nudge waits for the digest: it would have gone only to whom it is about")
                return
            seen = await self.watchers.show(live, ready)
            await self.facilitators.send(
                live, ready.text(), nonce=token, view=partial(nudge_view, token), seen=seen
            )

    async def _only_to(self, live: Live, ready: Ready) -> bool:
        """Tell whether nobody would be told but people whom a nudge is about."""
        about = ready.not_only_to
        if not about or self.watchers.observed(live.group.token, ready):
            return False
        charter = live.group.charter
        if charter.nudges_to == "channel":
            if charter.facilitator_roles:
                return False  # whoever carries one reads that channel
            told = set(charter.facilitators)
        else:
            told = self.watchers.of(live.group.token)
            if charter.nudges_to == "dm":
                told |= set(await self.facilitators.listeners(live))
        return bool(told) and all(live.number(user) in about for user in told)
