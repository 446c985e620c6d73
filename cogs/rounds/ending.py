"""How a round ends: who told, and what came up in several stories, offered to the group in its own words."""

from discord.ext import commands

from bot.live import Live
from bot.practice.arriving import LEAST_PEOPLE
from bot.practice.crisis import words_of_crisis
from bot.practice.in_common import words_in_common
from bot.practice.rounds.values import Round, Story
from bot.words import speaking
from cogs.common.desk import Desk
from cogs.common.places import reach
from cogs.rounds import words
from cogs.rounds.host import Host
from cogs.rounds.recalling import told_by


class Ending:
    def __init__(self, client: commands.AutoShardedBot, desk: Desk, host: Host) -> None:
        self.client, self.desk, self.host = client, desk, host

    async def tellers(self, round_: Round) -> list[int]:
        """Give the Discord ids of who told, in order, each once."""
        told = [story.person for story in await self._told(round_)]
        users = await self.host.users(round_.group, told)
        return [users[person] for person in dict.fromkeys(told) if person in users]

    async def text(self, live: Live, round_: Round) -> str:
        """Raises CannotPost where the place is gone."""
        common = await self._in_common(live, round_)
        with speaking(live.group.charter.language):
            return words.ending(await self.tellers(round_), common, gathered=round_.begun is not None)

    async def _told(self, round_: Round) -> list[Story]:
        return [story for story in await self.desk.store.rounds.stories(round_.id) if story.ended]

    async def _in_common(self, live: Live, round_: Round) -> tuple[str, ...]:
        """Find words that several used, in their stories or in answers to them; of few people there are none."""
        said: dict[int, list[str]] = {}
        place = await reach(self.client, round_.place)
        for story in await self._told(round_):
            user = await self.desk.store.people.user(round_.group, story.person)
            if user is not None:
                said.setdefault(story.person, []).append(await told_by(place, story, user))
        for answer in await self.desk.store.answers.in_round(round_.id):
            said.setdefault(answer.person, []).append(answer.words)
        texts = ["\n".join(each) for each in said.values() if any(each)]
        if len(texts) < max(LEAST_PEOPLE, live.group.charter.smallest):
            return ()
        quotable = [(text, "") for text in texts if not words_of_crisis(text)]
        return words_in_common(quotable, live.group.charter.language)
