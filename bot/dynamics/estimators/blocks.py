"""Whether members are dealt with one after another, each once."""

from bot.dynamics.values import SOMEONE, Turn


class Blocks:
    """How serially members have the floor, leaving out what the facilitators say in between.

    A block is one member's turns with no other member's between them. With everyone in one block the members are
    served in a row ("casework in a group"); when they come and go there are as many blocks as chance gives for the same
    turns. Units: blocks and members are counts; value: 1 each once, 0 as chance would have it or livelier.
    References: the runs test of Wald & Wolfowitz (1940); Papell & Rothman (1980) on the mainstream model against
    casework in a group.

    >>> from bot.dynamics.estimators.examples import talk
    >>> blocks = Blocks()
    >>> for each in talk(1, 2, 1, 2, 1, 3, 1, 3, 1, 4, 1, 4):
    ...     blocks.update(each)
    >>> blocks.blocks, blocks.members, round(blocks.value, 2)
    (3, 3, 1.0)
    """

    def __init__(self) -> None:
        self.blocks = 0
        self._turns: dict[int, int] = {}
        self._all = 0
        self._squares = 0

    def update(self, turn: Turn) -> None:
        self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self._count(turn, -1)

    @property
    def members(self) -> int:
        return len(self._turns)

    @property
    def by_chance(self) -> float:
        """The blocks that a blind order of the same turns would give."""
        if not self._all:
            return 0.0
        return 1.0 + (self._all**2 - self._squares) / self._all

    @property
    def value(self) -> float:
        least, chance = float(self.members), self.by_chance
        return min(1.0, max(0.0, (chance - self.blocks) / (chance - least))) if chance > least else 0.0

    def _count(self, turn: Turn, by: int) -> None:
        if turn.leads or turn.speaker == SOMEONE:
            return
        self.blocks += by * (self._before(turn) != turn.speaker)
        had = self._turns.get(turn.speaker, 0)
        self._squares += (had + by) ** 2 - had**2
        self._all += by
        if had + by:
            self._turns[turn.speaker] = had + by
        else:
            del self._turns[turn.speaker]

    @staticmethod
    def _before(turn: Turn) -> int | None:
        """Give which member had the floor before, with at most one facilitator's turn between."""
        if turn.after is not None and not turn.after_leads:
            return turn.after
        return None if turn.before_leads else turn.before
