"""How often the floor goes back to the facilitator after every member."""

from bot.dynamics.values import Turn

PRIOR = 2.0
"""Sequences supposed to go as chance would have it before anything was heard."""


class Alternation:
    """The share of members' turns that stand between two turns of the facilitators' side, and its excess.

    By chance, each neighbour of a member's turn is the facilitators' with the share that they have of the
    turns which are neither this member's; approximated by their share of all turns, which needs no count
    by person. Units: share 0 to 1; excess -1 to 1, where 0 is chance.
    Reference: the pattern initiation–response–follow-up of Sinclair & Coulthard (1975).

    >>> from bot.dynamics.estimators.examples import talk
    >>> alternation = Alternation()
    >>> for each in talk(1, 2, 1, 3, 1, 2, 3):
    ...     alternation.update(each)
    >>> round(alternation.share, 2)
    0.67
    """

    def __init__(self) -> None:
        self._turns = 0
        self._led = 0
        self._surrounded = 0
        self._sequences = 0

    def update(self, turn: Turn) -> None:
        self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self._count(turn, -1)

    @property
    def share(self) -> float:
        return self._surrounded / self._sequences if self._sequences else 0.0

    @property
    def by_chance(self) -> float:
        return (self._led / self._turns) ** 2 if self._turns else 0.0

    @property
    def excess(self) -> float:
        return self.excess_over(self.by_chance)

    def excess_over(self, chance: float) -> float:
        """Give the excess over a chance that somebody else knows."""
        return (self._surrounded + PRIOR * chance) / (self._sequences + PRIOR) - chance

    def _count(self, turn: Turn, by: int) -> None:
        self._turns += by
        self._led += by * turn.leads
        if turn.before is not None and not turn.after_leads:
            self._sequences += by
            self._surrounded += by * (turn.leads and turn.before_leads)
