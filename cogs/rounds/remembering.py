"""What the bot keeps in mind of rounds: which are open where, who tells and told, and what was heard in a turn.

The rows can give all of it again but what was only just heard; that is laid over them until they say it, too.
"""

from datetime import UTC, datetime, timedelta

from bot.live import Live
from bot.practice.rounds import rules
from bot.practice.rounds.tellings import Tellings
from bot.practice.rounds.values import Round, Story
from cogs.common.desk import Desk

FOR_EVER = datetime.max.replace(tzinfo=UTC)
"""A round has no hour at which it must be over."""


class Memory:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._reach = timedelta(hours=desk.settings.monitor.catch_up_hours)
        self._heard: dict[int, datetime] = {}
        """By round, when something last was said there that counts, or answered."""
        self._last_words: dict[int, int] = {}
        """By the story that is told, the newest message of its teller."""
        self._signed: set[int] = set()

    async def load(self) -> None:
        """Know again, at the start, what is open, and was as far back as is read anew; nothing is posted."""
        store = self.desk.store.rounds
        for round_ in await store.closed_since(self.desk.clock.now() - self._reach):
            await self.keep(round_)
        for round_ in await store.open_ones():
            await self.keep(round_)

    async def keep(self, round_: Round) -> Live | None:
        """Let the group carry the round while it is open, and what was told in it for as long as it may be read anew.

        One whose invitation does not stand is not carried: it may never have been begun.
        """
        live = self.desk.directory.by_id(round_.group)
        if live is None or (round_.post is None and not round_.closed):
            return live
        stories = await self.desk.store.rounds.stories(round_.id)
        live.rounds = {place: each for place, each in live.rounds.items() if each.id != round_.id}
        if round_.closed is None:
            live.rounds[round_.place] = self.as_heard(round_)
            live.begins("round", round_.place, FOR_EVER)
        else:
            if round_.place not in live.rounds:
                live.begins("round", round_.place, round_.closed)
            self.let_go(round_, stories)
        told = Tellings(tuple(stories), round_.closed)
        live.tell(round_.place, round_.id, told, since=self.desk.clock.now() - self._reach)
        return live

    def let_go(self, round_: Round, stories: list[Story]) -> None:
        """The round is over: nothing of what was heard in it is needed."""
        self._heard.pop(round_.id, None)
        for story in stories:
            self.over(story)

    def over(self, story: Story) -> None:
        self._last_words.pop(story.id, None)
        self._signed.discard(story.id)

    # What was heard

    def stir(self, round_: int, at: datetime) -> None:
        """It is not quiet; what is heard late changes nothing about what was heard since."""
        self._heard[round_] = max(at, self._heard.get(round_, at))

    def quiet_since(self, round_: int) -> datetime | None:
        return self._heard.get(round_)

    def said(self, story: Story, message: int) -> bool:
        """The teller said something; tells whether it is the first of this turn."""
        first = not story.spoke and story.id not in self._last_words
        self._last_words[story.id] = max(message, self._last_words.get(story.id, message))
        return first

    def as_heard(self, round_: Round) -> Round:
        """Give the round as it is with what was heard, and may not have been written down yet."""
        telling = round_.telling
        return rules.spoke(round_, telling.person) if telling and telling.id in self._last_words else round_

    # The sign that the time is nearly up

    def signs(self, story: Story) -> int | None:
        """Give the message for it, once a turn."""
        if story.id in self._signed:
            return None
        self._signed.add(story.id)
        return self._last_words.get(story.id) or story.post

    def sign_at(self, round_: Round) -> datetime | None:
        telling = round_.telling
        return rules.sign_at(round_) if telling and telling.id not in self._signed else None

    def next_at(self, round_: Round) -> datetime | None:
        """Give when the round is to be looked at next; None where nothing is to come."""
        next_ = rules.next_at(self.as_heard(round_), self.quiet_since(round_.id))
        return min(filter(None, (next_, self.sign_at(round_))), default=None)
