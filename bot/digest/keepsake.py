"""What a group leaves its people to keep: one page, a file of its own that opens without a network and prints well."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from bot.digest.html import clean, element
from bot.digest.report import head
from bot.words import _, nearest, speaking


class Piece(NamedTuple):
    """Something that is kept. under: who said it, or when; empty where nobody and never."""

    text: str
    under: str = ""


class Section(NamedTuple):
    heading: str
    pieces: Sequence[Piece]


def as_page(name: str, purpose: str, language: str, sections: Sequence[Section]) -> str:
    """Give the page in the group's language (BCP 47); sections with nothing in them are left out."""
    with speaking(language):
        title = _("{name}: to keep").format(name=clean(name))
        lines = [
            *head(nearest(language), title),
            "<body>",
            "<main>",
            f"<h1><bdi>{escape(clean(name))}</bdi></h1>",
            *_paragraphs(Piece(purpose), "under"),
            element(
                "p", _("This page is yours. Others' words are in it: keep it as you would a letter."), "note"
            ),
        ]
        for section in sections:
            if section.pieces:
                lines += ["<section>", element("h2", section.heading)]
                lines += [line for piece in section.pieces for line in _piece(piece)]
                lines.append("</section>")
    return "\n".join([*lines, "</main>", "</body>", "</html>"]) + "\n"


def _piece(piece: Piece) -> Iterator[str]:
    yield "<blockquote>"
    yield from _paragraphs(piece)
    if piece.under:
        yield f'<p class="under"><bdi>{escape(clean(piece.under))}</bdi></p>'
    yield "</blockquote>"


def _paragraphs(piece: Piece, kind: str = "") -> Iterator[str]:
    """Give each line as a paragraph; what cannot be shown is left out."""
    for line in piece.text.splitlines():
        if shown := clean(line):
            yield element("p", shown, kind)
