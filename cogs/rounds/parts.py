"""What rounds are made of, put together once."""

from discord.ext import commands

from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.monitor.listening import Listener
from cogs.rounds.finding import Finder
from cogs.rounds.forgetting import Forgetting
from cogs.rounds.further import Further
from cogs.rounds.hands import Hands
from cogs.rounds.host import Host
from cogs.rounds.keeping import Keeping
from cogs.rounds.ordering import Ordering
from cogs.rounds.pace import Pace
from cogs.rounds.resonating import Resonating
from cogs.rounds.starting import Starting
from cogs.rounds.turns import Turns


class Parts:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        notebook: Notebook,
        listener: Listener,
    ) -> None:
        self.host, self.finder = Host(client, desk), Finder(desk)
        self.pace = Pace(client, desk, diary=diary, host=self.host, notebook=notebook)
        self.starting = Starting(client, desk, self.pace)
        self.ordering = Ordering(client, desk, self.pace, self.finder)
        self.keeping = Keeping(client, desk, self.host, self.finder)
        self._answering = (
            self.starting,
            self.ordering,
            Hands(client, desk, self.pace, self.finder),
            Turns(client, desk, self.pace, self.finder),
            Resonating(client, desk, pace=self.pace, finder=self.finder, listener=listener),
            self.keeping,
            Forgetting(client, desk, self.host),
            Further(client, desk, host=self.host, ending=self.pace.ending, finder=self.finder),
        )

    def register(self) -> None:
        """Let every button and form find its handler."""
        for part in self._answering:
            part.register()
