"""What digests are made of, put together once."""

from discord.ext import commands

from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.facilitators import Facilitators
from cogs.common.notebook import Notebook
from cogs.digests.collecting import Collector
from cogs.digests.composing import Composer
from cogs.digests.planning import Planning
from cogs.digests.telling import Teller
from cogs.digests.timekeeper import Timekeeper


class Parts:
    def __init__(
        self,
        client: commands.AutoShardedBot,
        desk: Desk,
        *,
        diary: Diary,
        facilitators: Facilitators,
        notebook: Notebook,
    ) -> None:
        self.diary, self.notebook = diary, notebook
        self.collector = Collector(desk, facilitators)
        self.composer = Composer(desk, self.collector)
        self.teller = Teller(
            client, desk, collector=self.collector, composer=self.composer, facilitators=facilitators,
            notebook=notebook,
        )  # fmt: skip
        self.timekeeper = Timekeeper(client, desk, diary=diary, collector=self.collector, teller=self.teller)
        self.planning = Planning(client, desk, self.timekeeper)
