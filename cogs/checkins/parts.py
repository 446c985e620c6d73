"""What check-ins are made of, put together once."""

from datetime import datetime, timedelta

from discord.ext import commands

from cogs.checkins.arriving import Arriving
from cogs.checkins.being_with import BeingWith
from cogs.checkins.closing import Closer
from cogs.checkins.contact import Contact
from cogs.checkins.finding import Finder
from cogs.checkins.host import Host
from cogs.checkins.meeting import MeetingOpener
from cogs.checkins.opening import Opener
from cogs.checkins.planning import Planning
from cogs.checkins.reminders import Reminding
from cogs.checkins.timekeeper import Timekeeper
from cogs.common.desk import Desk
from cogs.common.diary import Diary
from cogs.common.letters import Letters
from cogs.common.notebook import Notebook

A_MEETING_AGO = timedelta(hours=6)


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
        self.desk, self.notebook = desk, notebook
        self.host = Host(client, desk)
        self.reminding = Reminding(desk, letters)
        closer = Closer(desk, self.host)
        self.opener = Opener(desk, self.host, closer, notebook)
        self.timekeeper = Timekeeper(
            client, desk, diary=diary, opener=self.opener, closer=closer, reminding=self.reminding
        )
        finder = Finder(client, desk, self.host)
        self.planning = Planning(client, desk, self.timekeeper, self.reminding)
        self.arriving = Arriving(client, desk, self.host, finder, notebook=notebook, letters=letters)
        self.meeting = MeetingOpener(client, desk, closer, finder)
        self._answering = (
            self.planning,
            self.arriving,
            self.meeting,
            BeingWith(client, desk, finder, letters),
            Contact(client, desk, self.host, finder),
        )

    def register(self) -> None:
        """Let every button and form find its handler."""
        for part in self._answering:
            part.register()

    async def remember(self, now: datetime) -> None:
        """Know again, at the start, what is open and what the meetings under way are for."""
        directory, checkins = self.desk.directory, self.desk.store.checkins
        for checkin in await checkins.open_ones():
            if live := directory.by_id(checkin.group):
                live.begins("check-in", checkin.channel, checkin.closes)
        for checkin in await checkins.met_since(now - A_MEETING_AGO):
            if (live := directory.by_id(checkin.group)) and checkin.met:
                live.meets_for(checkin.channel, checkin.theme, checkin.met)
