"""What shared leadership is made of, put together once."""

from discord.ext import commands

from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.facilitators import Facilitators
from cogs.common.letters import Letters
from cogs.common.notebook import Notebook
from cogs.lead.beside import Beside
from cogs.lead.book import Shelf
from cogs.lead.calling import Calling
from cogs.lead.greeting import Greeting
from cogs.lead.offering import Offering
from cogs.lead.sharing import Sharing
from cogs.lead.taking import Taking
from cogs.lead.trend import Trend


class Parts:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        facilitators: Facilitators,
        letters: Letters,
        notebook: Notebook,
    ) -> None:
        self.shelf = Shelf(client, desk)
        self.calling = Calling(
            client, desk, diary=diary, notebook=notebook, letters=letters, shelf=self.shelf
        )
        self.taking = Taking(client, desk, shelf=self.shelf, calling=self.calling, letters=letters)
        self.offering = Offering(client, desk, self.shelf)
        self.greeting = Greeting(client, desk, letters, self.shelf)
        self.sharing, self.trend = Sharing(client, desk), Trend(desk)
        self.beside = Beside(client, desk, facilitators, letters)

    def register(self) -> None:
        """Let every button and form find its handler."""
        for part in (self.taking, self.offering, self.greeting, self.sharing, self.beside):
            part.register()
