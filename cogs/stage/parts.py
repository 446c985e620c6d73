"""What the cog is made of, put together once."""

from discord.ext import commands

from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.notebook import Notebook
from cogs.rounds.starting import Starting
from cogs.stage.along import Along
from cogs.stage.arc import Arc
from cogs.stage.asking import Asking
from cogs.stage.keepsake import Keepsake
from cogs.stage.marking import Marking
from cogs.stage.noticing import Noticer
from cogs.stage.planning import Planning
from cogs.stage.standing import Standings


class Parts:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        notebook: Notebook,
        starting: Starting,
    ) -> None:
        standings = self.standings = Standings(desk)
        self.noticer = Noticer(client, desk, diary=diary, notebook=notebook, standings=standings)
        self.asking = Asking(client, desk, standings)
        self.marking = Marking(desk, standings)
        along = Along(client, desk)
        self.arc = Arc(client, desk, diary=diary, notebook=notebook, standings=standings, along=along)
        self.planning = Planning(
            client, desk, arc=self.arc, along=along, starting=starting, standings=standings
        )
        self.keepsake = Keepsake(client, desk, along)
        self._answering = (self.asking, along, self.planning, self.keepsake)

    def register(self) -> None:
        """Let every button and form find its handler."""
        for part in self._answering:
            part.register()
