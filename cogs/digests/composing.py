"""From a week's figures to what is posted: words in the group's language, and pictures beside them."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import discord

from bot.digest.group import say_group
from bot.digest.led import say_facilitators
from bot.digest.pictures import NETWORK_FROM, Picture, drawn, pictures
from bot.digest.text import as_message
from bot.digest.values import WEEKS, Decision, Digest, GroundTotals, NudgeTotals
from bot.live import Live
from bot.practice.ground.grown import grown_heaps, new_lines
from bot.store.weeks import Week
from bot.week.fold import Talk
from bot.week.totals import exchanges_of
from bot.week.values import Totals
from bot.week.window import so_far
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.digests.collecting import Collector
from cogs.stage.standing import stage_of

Whom = Literal["group", "facilitators"]


@dataclass(frozen=True, slots=True)
class Composed:
    """A message: its text, and its pictures, made anew for each try to send them."""

    text: str
    files: Callable[[], list[discord.File]]


class Composer:
    def __init__(self, desk: Desk, collector: Collector) -> None:
        self.desk, self.collector = desk, collector

    async def digest(self, live: Live, week: Week, talk: Talk | None = None) -> Digest:
        """Put together what a week is told from. talk: of its time, where it is known already.

        One that was told is never worked out anew: of it there is what was kept. What is kept nowhere, the network and
        the words, is of a week that is over and whole: from what somebody who has left since leaves behind, their part
        could be told.
        """
        store, group, charter = self.desk.store, live.group.id, live.group.charter
        totals = week.totals or Totals(week.starts, week.ends)
        digest = Digest(
            name=charter.name,
            zone=charter.zone,
            smallest=charter.smallest,
            week=totals if week.closed else so_far(totals),
            before=await store.weeks.back(group, week.starts, WEEKS - 1),
        )
        nudges = await store.week_facts.nudges(group, week.starts, week.ends)
        seen = [NudgeTotals(each.at, each.kind, each.before, each.after, each.became) for each in nudges]
        decided = await self._decided(group, week)
        digest = replace(digest, nudges=seen, decided=decided)
        if "stage" not in live.group.off:
            standing = await stage_of(self.desk, live)
            within = [
                (each.kind, each.at)
                for each in standing.kept.firsts
                if week.starts <= each.at < week.ends and each.back is None
            ]
            digest = replace(digest, stage=standing.stage, firsts=within)
        if totals.talk is None or week.closed is None or week.post is not None:
            return digest
        if talk is None:
            talk = await store.week_facts.talk(group, week.starts, week.ends)
        if len(talk.turns) >= NETWORK_FROM and len(talk.turns) == totals.talk.people:
            digest = replace(digest, exchanges=exchanges_of(talk), speakers=sorted(talk.turns))
        checkins = await self.collector.checkins(live, week.starts, week.ends)
        ground = await self._ground(live, week)
        return replace(digest, words=checkins[1] if checkins else (), ground=ground)

    async def _ground(self, live: Live, week: Week) -> GroundTotals:
        """See what came to the board in a week; like the words of check-ins it is kept nowhere else.

        Heaps are told by the words that several lines have, not by a name, which would be somebody's.
        """
        store, charter, span = self.desk.store.ground, live.group.charter, (week.starts, week.ends)
        if "ground" in live.group.off:
            return GroundTotals()
        board, shared = (
            await store.board(live.group.id, charter.language, named=False),
            await store.grown(live.group.id, *span),
        )
        return GroundTotals(
            new_lines(board, *span, charter.smallest), grown_heaps(board, shared, *span, charter.smallest)
        )

    async def _decided(self, group: int, week: Week) -> list[Decision]:
        ended = await self.desk.store.proposals.ended(group, week.starts, week.ends)
        return [Decision(outcome=outcome, differently=differently) for outcome, differently in ended]

    async def compose(
        self, live: Live, digest: Digest, whom: Whom, seed: str, *, goes_on: bool = False
    ) -> Composed:
        """Say and draw it for those it is for.

        seed: the week's token, so that the dots are shuffled anew each week and alike in both digests; goes_on: the
        week is not over, and numbers or pictures would tell what the last messages changed.
        """
        text = self.say(live, digest, whom, goes_on=goes_on)
        if goes_on:
            return Composed(text, list)
        with speaking(live.group.charter.language):
            made = await asyncio.to_thread(lambda: drawn(pictures(digest, seed=_number(seed))))
        return Composed(text, lambda: [_file(picture, png) for picture, png in made])

    def say(self, live: Live, digest: Digest, whom: Whom, *, goes_on: bool = False) -> str:
        """Say it alone, without pictures."""
        with speaking(live.group.charter.language):
            said = (say_group if whom == "group" else say_facilitators)(digest)
            if goes_on:
                invitation = (
                    "" if whom == "group" else said.invitation
                )  # the group's draws on all of the week
                said = replace(said, invitation=invitation, numbers=())
            return as_message(said)


def _number(seed: str) -> int:
    return int.from_bytes(seed.encode())


def _file(picture: Picture, png: bytes) -> discord.File:
    return discord.File(io.BytesIO(png), picture.name, description=picture.alt)
