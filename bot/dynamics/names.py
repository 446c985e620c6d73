"""The names by which people are called: the whole one that is shown, and its first word."""

from bot.dynamics.acts.gist import COMMON

LEAST_LETTERS = 3


def enter(names: dict[str, int], shown: str, person: int) -> None:
    """Note what somebody is called, casefolded; a first word that others have or that everybody uses is left out.

    >>> names: dict[str, int] = {}
    >>> for number, shown in enumerate(["Dana Marie", "Dana", "Just Lou"], 1):
    ...     enter(names, shown, number)
    >>> names
    {'dana marie': 1, 'dana': 2, 'just lou': 3}
    """
    whole = shown.casefold()
    names[whole] = person
    first = whole.split(" ", 1)[0]
    if first != whole and len(first) >= LEAST_LETTERS and first not in COMMON:
        names.setdefault(first, person)
