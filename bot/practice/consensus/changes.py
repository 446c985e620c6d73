"""What changed from one wording to the next, word by word."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "gone", "new"]


class Piece(NamedTuple):
    kind: Kind
    text: str


def changes(before: str, after: str) -> list[Piece]:
    """Give the pieces that stayed, went and came, in the order of reading.

    >>> [(kind, text) for kind, text in changes("We meet on Friday.", "We meet on Thursday.")]
    [('same', 'We meet on '), ('gone', 'Friday.'), ('new', 'Thursday.')]
    """
    old, new = _words(before), _words(after)
    return list(_pieces(old, new))


def _words(text: str) -> list[str]:
    """Cut a text into words, each with the space after it."""
    return re.findall(r"\S+\s*|\s+", text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(lambda _word: False, old, new, autojunk=False)
    for what, begin, end, new_begin, new_end in matcher.get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(old[begin:end]))
            continue
        if begin < end:
            yield Piece("gone", "".join(old[begin:end]))
        if new_begin < new_end:
            yield Piece("new", "".join(new[new_begin:new_end]))


def marked(before: str, after: str, show: Callable[[str], str]) -> str:
    """Write both in one text: what went is struck through, what is new is bold. show: makes a piece fit to be shown.

    >>> marked("We meet on Friday.", "We meet on Thursday at 8.", str)
    'We meet on ~~Friday.~~ **Thursday at 8.**'
    """
    marks = {"same": "", "gone": "~~", "new": "**"}
    told = ""
    for kind, text in changes(before, after):
        if kind != "same" and told and not told[-1].isspace():
            told += " "
        told += "".join(_around(line, marks[kind], show) for line in re.split(r"(\n+)", text))
    return told.strip()


def _around(line: str, mark: str, show: Callable[[str], str]) -> str:
    inner = line.strip()
    if not inner or not mark:
        return show(line) if inner else line
    lead, tail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{lead}{mark}{show(inner)}{mark}{tail}"
