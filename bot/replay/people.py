"""Who is in the files: numbered as they first appear, found again by name or id."""

from collections.abc import Iterable

from bot.dynamics.names import enter
from bot.replay.errors import ReplayError
from bot.replay.export import Author

MOST_LISTED = 30
"""People named in an error before "and N others"."""


class People:
    """Everyone who wrote something.

    >>> people = People()
    >>> people.number(Author(id=5, name="ines", nickname="Ines B.")), people.number(Author(id=9, name="amir"))
    (1, 2)
    >>> people.facilitators(["ines b."]), people.facilitators(["9"])
    ({1}, {2})
    """

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._authors: list[Author] = []
        self.called: dict[str, int] = {}
        """Casefolded names shown, to know whom a text calls by name."""

    def __len__(self) -> int:
        return len(self._authors)

    def number(self, author: Author) -> int:
        """Give the number of somebody who writes, from 1."""
        number = self._numbers.get(author.id)
        if number is None:
            self._authors.append(author)
            number = self._numbers[author.id] = len(self._authors)
            enter(self.called, author.shown, number)
        return number

    def known(self, author: int) -> int | None:
        """Give the number of somebody who has written so far, by their id on Discord."""
        return self._numbers.get(author)

    def name(self, number: int) -> str:
        return printable(self._authors[number - 1].shown)

    def facilitators(self, wanted: Iterable[str]) -> set[int]:
        """Find people by id, by name or by the name shown. Raises ReplayError that says who is there."""
        return {self._find(each) for each in wanted}

    def _find(self, wanted: str) -> int:
        called = wanted.strip().removeprefix("@").casefold()
        by_id = self._numbers.get(int(called)) if called.isdecimal() else None
        if by_id is not None:
            return by_id
        fitting = [
            number
            for number, author in enumerate(self._authors, 1)
            if called and called in (author.name.casefold(), (author.nickname or "").casefold())
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            those = ", ".join(str(self._authors[number - 1].id) for number in fitting)
            raise ReplayError(f"{len(fitting)} people are called “{wanted}”. Say which by id: {those}.")
        if not self._authors:
            raise ReplayError(f"Nobody called “{wanted}” wrote here: there are no messages of people at all.")
        raise ReplayError(f"Nobody called “{wanted}” wrote here. Who did: {self._list()}.")

    def _list(self) -> str:
        listed = [
            f"{self.name(n)} ({self._authors[n - 1].id})" for n in range(1, len(self) + 1)[:MOST_LISTED]
        ]
        others = len(self) - len(listed)
        return ", ".join(listed) + (f" and {others} others" if others else "")


def printable(name: str) -> str:
    """Make a name safe to print: nothing in it moves the cursor or breaks the encoding.

    >>> printable("Zoë" + chr(27) + "[2J" + chr(0xD800))
    'Zoë�[2J�'
    """
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
