"""Who took how many turns, and what these volumes alone would do to who meets whom."""

from bot.dynamics.values import Turn


class Volumes:
    """Turns by person, with the sums from which chance is told in constant time.

    By chance means: two people meet in an exchange in proportion to the product of their turns, and nobody
    meets themselves. This is the independence model of contingency tables; it deliberately does not know
    that turns alternate, since a leader who takes every second turn *is* the pattern looked for.
    A person counts for the facilitators' side by the turns in which they led.

    >>> from bot.dynamics.estimators.examples import talk
    >>> volumes = Volumes()
    >>> for each in talk(1, 2, 1, 3):
    ...     volumes.update(each)
    >>> volumes.people, volumes.led, volumes.members_by_chance
    (3, 2, 0.2)
    """

    def __init__(self) -> None:
        self.turns = 0
        self.led = 0
        """Turns of the facilitators' side."""
        self._leading: dict[int, int] = {}
        self._following: dict[int, int] = {}
        self._squares_leading = 0
        self._squares_following = 0

    def update(self, turn: Turn) -> None:
        self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self._count(turn, -1)

    @property
    def leaders(self) -> int:
        """How many people spoke as facilitators."""
        return len(self._leading)

    @property
    def members(self) -> int:
        """How many parties spoke as members; all who have not joined are one."""
        return len(self._following)

    @property
    def people(self) -> int:
        return len(self._leading) + len(self._following)

    @property
    def counts(self) -> list[int]:
        """Turns of each party, in no order."""
        return [*self._leading.values(), *self._following.values()]

    @property
    def persons(self) -> set[int]:
        return {*self._leading, *self._following}

    @property
    def leading(self) -> set[int]:
        """Who spoke as a facilitator."""
        return set(self._leading)

    @property
    def following(self) -> set[int]:
        """Who spoke as a member."""
        return set(self._following)

    def of(self, person: int) -> int:
        """Give a person's turns."""
        return self._leading.get(person, 0) + self._following.get(person, 0)

    def touched_by_chance(self, person: int) -> float:
        """Give the share of exchanges that these volumes would bring to a person by chance, 0 to 1."""
        pairs = self.turns**2 - self._squares_leading - self._squares_following
        return 2 * self.of(person) * (self.turns - self.of(person)) / pairs if pairs else 0.0

    @property
    def members_by_chance(self) -> float:
        """The share of exchanges between members that these volumes give by chance, 0 to 1."""
        pairs = self.turns**2 - self._squares_leading - self._squares_following
        among = (self.turns - self.led) ** 2 - self._squares_following
        return among / pairs if pairs else 0.0

    def _count(self, turn: Turn, by: int) -> None:
        turns = self._leading if turn.leads else self._following
        had = turns.get(turn.speaker, 0)
        squares = (had + by) ** 2 - had**2
        if had + by:
            turns[turn.speaker] = had + by
        else:
            del turns[turn.speaker]
        self.turns += by
        if turn.leads:
            self.led += by
            self._squares_leading += squares
        else:
            self._squares_following += squares


class OfVolumes:
    """An estimator that needs to know who took how many turns, and nothing else."""

    def __init__(self) -> None:
        self.volumes = Volumes()

    def update(self, turn: Turn) -> None:
        self.volumes.update(turn)

    def revert(self, turn: Turn) -> None:
        self.volumes.revert(turn)
