"""Who of all who speak could be the hub, whether they facilitate or not."""

from bot.dynamics.estimators.base import PARTS, add, parts
from bot.dynamics.estimators.volumes import Volumes
from bot.dynamics.values import SOMEONE, Turn


class Hubs:
    """For each person, what the facilitators' side is measured by, as if that person alone were that side.

    Units: exchanges and touching are sums of weights; chance: the share of exchanges that would touch a person by
    the volumes alone, 0 to 1; surrounded: the share of others' turns that stand between two of the person's.

    >>> from bot.dynamics.estimators.examples import talk
    >>> hubs = Hubs()
    >>> for each in talk(1, 2, 3, 2, 4, 2):
    ...     hubs.update(each)
    >>> hubs.busiest({2, 3, 4}), hubs.touching(2), hubs.exchanges, round(hubs.surrounded(2), 2)
    (2, 5.0, 5.0, 1.0)
    """

    def __init__(self) -> None:
        self.volumes = Volumes()
        self._all = 0
        self._meetings: dict[int, int] = {}
        self._touching: dict[int, int] = {}
        self._sequences = 0
        self._after: dict[int, int] = {}
        self._between: dict[int, int] = {}

    def update(self, turn: Turn) -> None:
        self.volumes.update(turn)
        self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self.volumes.revert(turn)
        self._count(turn, -1)

    @property
    def exchanges(self) -> float:
        return self._all / PARTS

    def touching(self, person: int) -> float:
        """The exchanges with that person at either end."""
        return self._touching.get(person, 0) / PARTS

    def chance(self, person: int) -> float:
        return self.volumes.touched_by_chance(person)

    def sequences(self, person: int) -> int:
        """Turns that could stand between two of the person's."""
        return self._sequences - self._after.get(person, 0)

    def surrounded(self, person: int) -> float:
        sequences = self.sequences(person)
        return self._between.get(person, 0) / sequences if sequences else 0.0

    def busiest(self, among: set[int]) -> int | None:
        """Give who of these is in most exchanges; None where none of them is in any."""
        there = [(self.touching(person), -person) for person in among if person in self._meetings]
        return -max(there)[1] if there else None

    def _count(self, turn: Turn, by: int) -> None:
        if turn.before is not None and turn.after is not None:
            self._sequences += by
            add(self._after, turn.after, by)
            if turn.before == turn.speaker not in (SOMEONE, turn.after):
                add(self._between, turn.speaker, by)
        to = turn.address.to
        if to is not None:
            weight = by * parts(turn.address)
            self._all += weight
            for person in {turn.speaker, to} - {SOMEONE}:
                add(self._meetings, person, by)
                add(self._touching, person, weight)
