"""Which proposal is meant, and who may do what with it; what cannot be is a sentence."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord
from sqlalchemy.exc import DBAPIError

from bot.live import Live
from bot.practice.consensus.rules import Cannot
from bot.practice.consensus.values import Concern, Proposal
from bot.words import _, listed
from cogs.common.answering import Refusal
from cogs.common.desk import Desk, leads, require_here, require_joined
from cogs.common.offering import joined_or_offered
from cogs.consensus import private

T = TypeVar("T")


class Finder:
    """Every method raises Refusal."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.store = desk, desk.store.proposals

    async def asked(self, interaction: discord.Interaction, token: str) -> tuple[Proposal, Live, int]:
        """Give an open proposal by the token of its wording, its group, and who is asking, by number."""
        proposal = await self.store.by_token(token)
        live = self.desk.directory.by_id(proposal.group) if proposal else None
        if proposal is None or live is None:
            raise Refusal(private.asked_anew())
        me = joined_or_offered(live, interaction)
        if proposal.closed is not None:
            raise Refusal(private.cannot("closed"))
        return proposal, live, me

    async def concern(
        self, interaction: discord.Interaction, token: str
    ) -> tuple[Proposal, Concern, Live, int]:
        """Give a concern that stands, with who would like to reply to it."""
        found = await self.store.of_concern(token)
        live = self.desk.directory.by_id(found[0].group) if found else None
        if found is None or live is None:
            raise Refusal(_("What this was about is closed, or was worded anew. Nothing was changed."))
        me = joined_or_offered(live, interaction)
        proposal, concern = found
        if not concern.standing:
            raise Refusal(private.cannot("gone"))
        mine = proposal.ballot(me)
        if mine is not None and mine.concern == concern.id:
            raise Refusal(private.cannot("own"))
        return proposal, concern, live, me

    def may_read(self, live: Live, interaction: discord.Interaction) -> None:
        """Members read what is decided, and so do facilitators, who need not have joined."""
        require_here(live, interaction)
        if not leads(live, interaction.user):
            require_joined(live, interaction)

    async def own(
        self, live: Live, interaction: discord.Interaction, number: int | None, *, leading: bool = False
    ) -> Proposal:
        """Give the open proposal that somebody means among their own; for facilitators also those that are the group's.

        leading: facilitators may mean any.
        """
        self.may_read(live, interaction)
        me, facilitates = live.number(interaction.user.id), leads(live, interaction.user)
        still = await self.store.open_ones(live.group.id)
        mine = [
            each
            for each in still
            if (each.author == me and me is not None) or (facilitates and (leading or each.author is None))
        ]
        return self._one_of(mine, number)

    def _one_of(self, mine: list[Proposal], number: int | None) -> Proposal:
        if number is not None:
            mine = [each for each in mine if each.number == number]
        if not mine:
            raise Refusal(
                _(
                    "There is no such open proposal of yours. What is open shows `/consensus list`; who put one can "
                    "change it, and facilitators can where that person has left."
                )
            )
        if len(mine) > 1:
            which = listed([str(each.number) for each in mine])
            raise Refusal(
                _("Which one do you mean? Please give its number: {numbers}.").format(numbers=which)
            )
        return mine[0]


async def allowed(what: Callable[[], Awaitable[T | None]], words: str = "") -> T:
    """Let what a rule does not allow be a sentence, with the words that were written. Raises Refusal."""
    try:
        done = await what()
    except Cannot as cannot:
        raise Refusal(private.not_taken(private.cannot(cannot.why), words)) from cannot
    except (DBAPIError, OSError) as away:
        raise Refusal(private.not_taken(private.not_kept(), words)) from away
    if done is None:
        raise Refusal(private.not_taken(private.asked_anew(), words))
    return done
