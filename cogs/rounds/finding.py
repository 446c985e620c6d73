"""Finding what a button of a round is about, and refusing in a sentence what is gone or somebody else's."""

import discord

from bot.live import Live
from bot.practice.roles import Role
from bot.practice.rounds.telling import Keepsake, Told
from bot.practice.rounds.values import Round, Story
from bot.words import _
from cogs.common.answering import Refusal
from cogs.common.desk import Desk, leads, require_joined
from cogs.rounds import private


class Finder:
    """Every method raises Refusal."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def round(self, token: str) -> tuple[Round, Live]:
        """Give one that is open, or over and not forgotten."""
        return self._with_group(await self.desk.store.rounds.by_token(token))

    async def open_round(self, token: str) -> tuple[Round, Live]:
        round_, live = await self.round(token)
        if round_.closed:
            raise Refusal(private.over())
        return round_, live

    async def here(self, live: Live, interaction: discord.Interaction) -> Round:
        """Give the round that is open where somebody types."""
        round_ = await self.desk.store.rounds.at(interaction.channel_id or 0)
        if round_ is not None and round_.group == live.group.id:
            return round_
        others = await self.desk.store.rounds.open_ones(live.group.id)
        if not others:
            raise Refusal(_("No round is open here. `/round start` begins one."))
        where = ", ".join(f"<#{each.place}>" for each in others)
        raise Refusal(_("No round is open in this place. There is one in {where}.").format(where=where))

    async def story(self, token: str) -> tuple[Round, Story, Live]:
        found = await self.desk.store.rounds.of_story(token)
        if found is None:
            raise Refusal(_("This turn is over. Nothing was changed."))
        round_, live = self._with_group(found[0])
        return round_, found[1], live

    async def own_story(self, interaction: discord.Interaction, token: str) -> tuple[Round, Story, Live]:
        """Give a story to whoever told it, or tells it."""
        round_, story, live = await self.story(token)
        if live.number(interaction.user.id) != story.person:
            raise Refusal(_("This button is for whoever has the word."))
        return round_, story, live

    async def own_answer(self, interaction: discord.Interaction, token: str) -> Told:
        """Give an answer to whoever wrote it, also where the group has been closed since."""
        answer = await self.desk.store.answers.by_token(token)
        if answer is None:
            raise Refusal(_("It has been taken back already. Nothing of it is kept."))
        me = await self.desk.store.people.find(answer.group, interaction.user.id)
        if me is None or me.number != answer.person:
            raise Refusal(_("This belongs to somebody else. Nothing was changed."))
        return answer

    async def own_keepsake(self, interaction: discord.Interaction, token: str) -> Keepsake:
        kept = await self.desk.store.keepsakes.by_token(token)
        if kept is None:
            raise Refusal(_("It has been taken out already. Nothing of it is kept."))
        me = await self.desk.store.people.find(kept.group, interaction.user.id)
        if me is None or me.number != kept.person:
            raise Refusal(_("This belongs to somebody else. Nothing was changed."))
        return kept

    def require_host(self, live: Live, round_: Round, interaction: discord.Interaction, *also: Role) -> None:
        """Let facilitators pass, whoever began the round, and who has the rounds of this meeting, or a role named."""
        if leads(live, interaction.user):
            return
        me = require_joined(live, interaction)
        if me != round_.host and not live.holds(me, "host", *also, at=self.desk.clock.now()):
            raise Refusal(_("This is for whoever began the round, and for the facilitators."))

    def _with_group(self, round_: Round | None) -> tuple[Round, Live]:
        live = self.desk.directory.by_id(round_.group) if round_ else None
        if round_ is None or live is None:
            raise Refusal(_("This round is over and forgotten. Nothing was changed."))
        return round_, live
