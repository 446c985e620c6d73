"""What brainstorms are made of, put together once."""

from discord.ext import commands

from bot.store.standing import IDEAS, OUTCOME
from cogs.brainstorms.ending import Ending
from cogs.brainstorms.finding import Finder
from cogs.brainstorms.ideas import Ideas
from cogs.brainstorms.keeper import Keeper
from cogs.brainstorms.starting import Starting
from cogs.brainstorms.steering import Steering
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.letters import Letters
from cogs.common.notebook import Notebook
from cogs.common.register import on_renew


class Parts:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        notebook: Notebook,
        letters: Letters,
    ) -> None:
        self.client = client
        self.keeper = Keeper(client, desk, diary, notebook)
        self.finder = Finder(desk, self.keeper)
        self.starting = Starting(client, desk, self.keeper)
        self.ideas = Ideas(client, desk, keeper=self.keeper, finder=self.finder)
        self.ending = Ending(client, desk, keeper=self.keeper, finder=self.finder)
        self.steering = Steering(client, desk, keeper=self.keeper, finder=self.finder, letters=letters)

    def register(self) -> None:
        """Let every button and form find its handler."""
        for part in (self.starting, self.ideas, self.steering, self.ending):
            part.register()
        on_renew(self.client, IDEAS, self.keeper.renew_ideas)
        on_renew(self.client, OUTCOME, self.keeper.renew_outcome)
