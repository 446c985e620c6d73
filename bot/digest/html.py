"""Pieces of a page in HTML; every text that goes in is escaped here."""

import base64
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from bot.digest.text import ITEM

JOINER = "\N{ZERO WIDTH JOINER}"
"""Holds the parts of an emoji together."""


def clean(name: str) -> str:
    r"""Leave out of a name what cannot be shown, and would break the file or its title.

    >>> clean("Zoë" + chr(27) + chr(0xD800) + "\n& friends")
    'Zoë & friends'
    """
    return " ".join("".join(sign if sign.isprintable() or sign == JOINER else " " for sign in name).split())


def element(tag: str, text: str, kind: str = "") -> str:
    """Give an element with nothing but a text in it; kind: its class.

    >>> element("p", "a < b", "note")
    '<p class="note">a &lt; b</p>'
    """
    return f"<{tag}{_class(kind)}>{escape(text)}</{tag}>"


def listing(lines: Sequence[str], kind: str = "") -> str:
    """Give a list; empty without lines."""
    items = "".join(element("li", line) for line in lines)
    return f"<ul{_class(kind)}>{items}</ul>" if items else ""


def sentences(told: Sequence[str]) -> Iterator[str]:
    """Give sentences as paragraphs, and those that are lines of a list as lists.

    >>> list(sentences(["One.", "Two.", "• three", "• four"]))
    ['<p>One. Two.</p>', '<ul><li>three</li><li>four</li></ul>']
    """
    for listed, those in groupby(told, lambda sentence: sentence.startswith(ITEM)):
        if listed:
            yield listing([sentence.removeprefix(ITEM) for sentence in those])
        else:
            yield element("p", " ".join(those))


def picture(png: bytes, alt: str) -> str:
    """Give a PNG as part of the page, with what it shows in words."""
    data = base64.b64encode(png).decode("ascii")
    return f'<figure><img src="data:image/png;base64,{data}" alt="{escape(alt)}"></figure>'


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
