"""Makes Discord say what the rows say of a proposal: its post, the thread, a message for each concern, the record.

Each of it can be done twice and comes to the same, so that whatever was interrupted is made good by looking again.
"""

import hashlib
import logging
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from discord import ui
from discord.ext import commands

from bot.live import Live
from bot.practice.consensus.values import Concern, Proposal, Reply
from bot.store.claims import Claim
from bot.store.proposals import LONGER
from bot.store.standing import DECISION, PROPOSAL
from bot.store.types import EPOCH
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.places import GoneForGood, Place, posted_once, posted_with, reach
from cogs.common.posting import CannotPost, post, rewrite
from cogs.common.register import named
from cogs.consensus import recording, words
from cogs.consensus.views import concern_view, notice_view, proposal_view, record_view
from cogs.nudges.words import link

log = logging.getLogger(__name__)

A_WEEK = 7 * 24 * 60
"""Minutes after which a silent thread sleeps."""

LINGERS = (timedelta(hours=1), timedelta(hours=24))
"""How long, by chance, an unsigned concern is seen after its owner has left."""


class Host:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk) -> None:
        self.client, self.desk, self.store = client, desk, desk.store.proposals
        self._shown: dict[int, str] = {}
        """What the posts say that this process wrote, in short: what would be the same is not written again."""
        self._lingers: dict[int, datetime] = {}
        """Until when messages still tell of a concern whose owner has left."""

    async def user(self, proposal: Proposal, person: int | None) -> int | None:
        return await self.desk.store.people.user(proposal.group, person) if person is not None else None

    # The post

    async def stand(self, live: Live, proposal: Proposal) -> Proposal:
        """Let its post, its thread and its concerns say how it stands. Raises CannotPost."""
        proposal = await self._post(live, self._as_seen(proposal))
        if proposal.closed is None:
            proposal = await self._thread(live, proposal)
            for concern in proposal.concerns:
                if not self._still(concern):
                    await self._concern(live, proposal, concern)
        await self._without_buttons(proposal, live.group.charter.language)
        return proposal

    # Who raised a concern has left

    def linger(self, live: Live, proposal: Proposal) -> None:
        """Let unsigned concerns that have just gone be seen for some hours still.

        Gone at the moment at which somebody leaves, it would tell whose it was. This is known to this process alone: a
        start is another moment that tells nothing.
        """
        with speaking(live.group.charter.language):
            after = _short(words.gone())
        for concern in proposal.concerns:
            unsigned = not concern.standing and not concern.signed
            if unsigned and concern.post is not None and concern.shown != after:
                hours = LINGERS[0] + (LINGERS[1] - LINGERS[0]) * (secrets.randbelow(10_000) / 10_000)
                self._lingers.setdefault(concern.post, self.desk.clock.now() + hours)

    def lingering(self, now: datetime) -> list[datetime]:
        """Give when concerns whose owners have left are to be seen no more."""
        self._lingers = {each: until for each, until in self._lingers.items() if until > now}
        return list(self._lingers.values())

    def _still(self, concern: Concern) -> bool:
        return self._lingers.get(concern.post or 0, EPOCH) > self.desk.clock.now()

    def _as_seen(self, proposal: Proposal) -> Proposal:
        """Give it with those concerns whose owners have just left."""
        seen = tuple(replace(each, standing=each.standing or self._still(each)) for each in proposal.concerns)
        return replace(proposal, concerns=seen)

    async def _post(self, live: Live, proposal: Proposal) -> Proposal:
        """Write it, or write it anew; one whose message was deleted, or its channel, is posted again."""
        place = await self._channel(live, proposal)
        author = await self.user(proposal, proposal.author)
        with speaking(live.group.charter.language):
            text = words.heading(proposal, author)
            at = f"<#{proposal.thread}>" if proposal.thread else ""
            shown = words.face(proposal, self.desk.clock.now(), at)
            view = proposal_view(proposal.token) if proposal.closed is None else None
        says = _short(f"{text}{shown.to_dict()}{proposal.closed}{proposal.post}")
        if self._shown.get(proposal.id) == says:
            return proposal
        if proposal.post is not None and place.id == proposal.channel:
            standing = place.get_partial_message(proposal.post)
            there = await rewrite(standing, self.desk.clock, content=text, embed=shown, view=view)
            if there or proposal.closed is not None:
                self._shown[proposal.id] = says
                return await self._noted(live, proposal, author)
        elif proposal.closed is not None:
            return proposal
        message = await posted_once(place, view, proposal.opened, self.desk.clock.now())
        if message is None or message == proposal.post:
            nonce, clock = f"{proposal.token}-{proposal.post or 0}"[:25], self.desk.clock
            message = await post(place, text, nonce=nonce, clock=clock, embed=shown, view=view)
        await self.store.stands(proposal.id, place=(place.id, None), post=message)
        self._shown.pop(proposal.id, None)
        proposal = replace(proposal, channel=place.id, thread=None, post=message)
        return await self._noted(live, proposal, author)

    async def _noted(self, live: Live, proposal: Proposal, author: int | None) -> Proposal:
        """Note whom the post names, while it does."""
        if proposal.post is not None and author is not None and proposal.author is not None:
            whom = [proposal.author] if proposal.closed is None else []
            where = (proposal.channel, proposal.post)
            await named(self.client, self.desk, live.group.id, where, whom, way=PROPOSAL, about=proposal.id)
        return proposal

    async def _channel(self, live: Live, proposal: Proposal) -> Place:
        """Give its channel; once that is gone, or the group's no more, another one of the group's."""
        ours = live.group.charter.channels
        for channel in sorted(ours, key=lambda each: each != proposal.channel):
            with suppress(GoneForGood):
                return await reach(self.client, channel)
        raise CannotPost

    async def _thread(self, live: Live, proposal: Proposal) -> Proposal:
        """Hang a thread on the post, where that can be done; else its concerns stand in the channel."""
        if proposal.thread is not None or proposal.post is None:
            return proposal
        where = await reach(self.client, proposal.channel)
        if not isinstance(where, discord.TextChannel):
            return proposal
        with speaking(live.group.charter.language):
            name = words.title(proposal)
        try:
            made = await where.get_partial_message(proposal.post).create_thread(
                name=name, auto_archive_duration=A_WEEK
            )
        except (discord.HTTPException, aiohttp.ClientError):
            made = self.client.get_channel(proposal.post)  # it has the id of its message, if there is one
            if not isinstance(made, discord.Thread):
                return proposal
        await self.store.stands(proposal.id, place=(proposal.channel, made.id))
        return replace(proposal, thread=made.id)

    async def place(self, proposal: Proposal) -> Place:
        """Give where it is talked about: its thread, or its channel where there is none. Raises CannotPost."""
        if proposal.thread is not None:
            with suppress(GoneForGood):
                return await reach(self.client, proposal.thread)
        return await reach(self.client, proposal.channel)

    # Concerns and replies

    async def _concern(self, live: Live, proposal: Proposal, concern: Concern) -> None:
        """Let a concern's message say how it stands. An unsigned one leads to nobody but through the open ballot."""
        owner = next((each for each in proposal.ballots if each.concern == concern.id), None)
        signer = owner.person if owner is not None and concern.standing and concern.signed else None
        with speaking(live.group.charter.language):
            text = words.concern(concern, proposal, self.desk.clock.now(), await self.user(proposal, signer))
            view = concern_view(concern)
        shown = _short(text)
        if shown == concern.shown:
            return
        if concern.post is None and not concern.standing:
            return  # it was taken back before it stood there
        place = await self.place(proposal)
        message = concern.post
        if message is not None and not await rewrite(
            place.get_partial_message(message), self.desk.clock, content=text, view=view
        ):
            message = None
            if not concern.standing:
                await self.store.shows(concern, concern.post, shown)
                return
        if message is None:
            message = await posted_once(place, view, concern.raised, self.desk.clock.now())
            if message is None or message == concern.post:
                nonce = f"{concern.token}-{concern.post or 0}"[:25]
                message = await post(place, text, nonce=nonce, clock=self.desk.clock, view=view)
        await self.store.shows(concern, message, shown)
        whom = [signer] if signer is not None else []
        await named(self.client, self.desk, live.group.id, (place.id, message), whom)

    async def reply(self, live: Live, proposal: Proposal, concern: Concern, said: Reply) -> str:
        """Post a reply; gives where it stands. Raises CannotPost."""
        place, who = await self.place(proposal), await self.user(proposal, said.person)
        to = link(live.group.guild, place.id, concern.post or proposal.post or 0)
        with speaking(live.group.charter.language):
            text = words.reply(who or 0, to, said.words)
        message = await post(
            place, text, nonce=f"reply-{said.id}"[:25], clock=self.desk.clock, suppress_embeds=True
        )
        await self.store.reply_stands(said, (place.id, message))
        await named(self.client, self.desk, live.group.id, (place.id, message), [said.person])
        return link(live.group.guild, place.id, message)

    async def _without_buttons(self, proposal: Proposal, language: str) -> None:
        """Take the buttons from the messages of concerns that are over; then nothing leads to them any more."""
        left = await self.store.with_buttons(proposal.id)
        if not left:
            return
        place: Place | None = None
        with suppress(GoneForGood):
            place = await self.place(proposal)
        for message in left:
            if place is not None:
                with speaking(language):
                    await self._past(place, message, closed=proposal.closed is not None)
            await self.store.without_button(proposal.id, message)

    async def _past(self, place: Place, message: int, *, closed: bool) -> None:
        """Let a concern's message no longer say that it waits for anything. Its words stand in it alone by now."""
        standing, changed = place.get_partial_message(message), dict[str, str]()
        try:
            said = (await standing.fetch()).content
            changed["content"] = words.past(said, closed=closed)
        except discord.NotFound:
            return
        except discord.Forbidden:
            log.info("a message of ours could not be read again; it only loses its button")
        except (discord.HTTPException, aiohttp.ClientError) as fault:
            raise CannotPost(passing=True) from fault
        if message in self._lingers:
            changed["content"] = words.gone()
        await rewrite(standing, self.desk.clock, view=None, **changed)
        self._lingers.pop(message, None)

    # What is told once

    async def notice(self, live: Live, proposal: Proposal, claim: Claim, since: datetime | None) -> None:
        """Tell in the thread that it stays open, or in the channel that it is worded anew. Raises CannotPost."""
        longer = claim.kind == LONGER
        place = await self.place(proposal) if longer else await reach(self.client, proposal.channel)
        with speaking(live.group.charter.language):
            view = notice_view(proposal.token)
            at = link(live.group.guild, proposal.channel, proposal.post or 0)
            text = words.longer(proposal) if longer else words.anew(proposal, at)
        await self._once(place, text, view, claim, since)

    async def record(self, live: Live, proposal: Proposal, claim: Claim, since: datetime | None) -> None:
        """Post how it ended. Raises CannotPost."""
        place = await self._channel(live, proposal)
        text, embeds, view, whom = await self._recorded(live, proposal)
        message = proposal.ending or await self._once(place, text, view, claim, since, embeds=embeds)
        await self.store.stands(proposal.id, ending=message)
        where = (place.id, message)
        await named(self.client, self.desk, live.group.id, where, whom, way=DECISION, about=proposal.id)

    async def _once(
        self, place: Place, text: str, view: ui.View, claim: Claim, since: datetime | None, **more: Any
    ) -> int:
        if since is not None:
            wanted = {each.custom_id or "" for each in view.children if isinstance(each, ui.Button)}
            found = await posted_with(place, wanted, since)
            if found is not None:
                return found
        return await post(place, text, nonce=claim.token[:25], clock=self.desk.clock, view=view, **more)

    async def _recorded(
        self, live: Live, proposal: Proposal
    ) -> tuple[str, list[discord.Embed], ui.View, list[int]]:
        kept = await self.store.stances(proposal.id)
        signed = [each.person for each in kept if each.person is not None]
        names = await self.desk.store.people.users(proposal.group, signed) if signed else {}
        with speaking(live.group.charter.language):
            text, embeds = recording.heading(proposal), recording.record(proposal, kept, names)
            return text, embeds, record_view(proposal.token), list(names)

    async def retire(self, proposal: Proposal, language: str) -> None:
        """Put away what stands of one whose group is no more, as far as Discord lets us."""
        ended = replace(proposal, closed=self.desk.clock.now(), outcome="ended")
        try:
            place = await reach(self.client, proposal.channel)
            if proposal.post is not None:
                with speaking(language):
                    text, shown = words.heading(ended, None), words.face(ended, self.desk.clock.now())
                standing = place.get_partial_message(proposal.post)
                await rewrite(standing, self.desk.clock, content=text, embed=shown, view=None)
            await self._without_buttons(ended, language)
        except CannotPost:
            log.info("a proposal of a closed group could not be put away")

    # Who is named has gone

    async def renew(self, live: Live, about: int) -> bool:
        """Write the post anew without who has gone; False where nothing is kept of it. Raises CannotPost."""
        proposal = await self.store.get(about)
        if proposal is None:
            return False
        await self._post(live, proposal)
        return True

    async def renew_record(self, live: Live, about: int) -> bool:
        """Raises CannotPost."""
        proposal = await self.store.get(about)
        if proposal is None or proposal.ending is None:
            return False
        text, embeds, view, _whom = await self._recorded(live, proposal)
        place = await reach(self.client, proposal.channel)
        standing = place.get_partial_message(proposal.ending)
        return await rewrite(standing, self.desk.clock, content=text, embeds=embeds, view=view)


def _short(text: str) -> str:
    """Give what tells whether a text is still the same."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
