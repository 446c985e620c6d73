"""What the facilitators are to hear of, once each: at once where they can be reached, else when one looks in."""

from bot.live import Live
from bot.words import speaking
from bot.words.notes import sentence
from cogs.common.desk import Desk
from cogs.common.facilitators import Facilitators

AT_ONCE = 3
"""Notes told in one answer, so that it fits into a message; the others wait for the next."""


class Notebook:
    def __init__(self, desk: Desk, facilitators: Facilitators) -> None:
        self.desk, self.facilitators = desk, facilitators

    async def note(self, live: Live, kind: str, about: str, **facts: int | str) -> None:
        """Tell the facilitators. The same kind about the same thing is told once, until it is over."""
        store, now = self.desk.store, self.desk.clock.now()
        if not await store.notes.add(live.group.id, kind, about, now, facts):
            return
        with speaking(live.group.charter.language):
            text = sentence(kind, facts)
            reached = text and await self.facilitators.send(live, text, nonce=f"n-{kind[-6:]}-{about}")
        if reached:
            await store.notes.told([note.id for note in await store.notes.untold(live.group.id)], now)

    async def over(self, live: Live, kind: str, about: str) -> None:
        await self.desk.store.notes.over(live.group.id, kind, about)

    async def read(self, live: Live) -> str:
        """Give what waits for a facilitator who looks in, in the language being spoken; it counts as told then."""
        waiting = (await self.desk.store.notes.untold(live.group.id))[:AT_ONCE]
        if waiting:
            await self.desk.store.notes.told([note.id for note in waiting], self.desk.clock.now())
        return "\n".join(filter(None, (sentence(note.kind, note.facts) for note in waiting)))
