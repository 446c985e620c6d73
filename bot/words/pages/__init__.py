"""Pages that are too long for a catalogue: one file a language."""

from collections.abc import Iterator
from importlib.resources import files

from bot.words import nearest


def privacy_page(language: str, most: int) -> list[str]:
    """Give the page on privacy in the nearest language, cut into messages of so many letters.

    It is cut between its paragraphs, or between the points of a list; a heading stays with what it is about.
    """
    page = files("bot.words.pages").joinpath(f"privacy.{nearest(language)}.md").read_text("utf-8")
    found: list[str] = []
    for before, part in _pieces(page.strip()):
        if (
            found
            and len(found[-1]) + len(before) + len(part) <= most
            and not _begins_anew(part, found[-1], most)
        ):
            found[-1] += before + part
        else:
            found.append(part)
    return found


def _pieces(page: str) -> Iterator[tuple[str, str]]:
    """Give what must not be cut, each with what stands before it where it is not."""
    heading = ""
    for paragraph in page.split("\n\n"):
        if paragraph.startswith("## "):
            heading = f"{paragraph}\n\n"
            continue
        lines = paragraph.split("\n") if paragraph.startswith("- ") else [paragraph]
        for number, line in enumerate(lines):
            yield ("\n" if number else "\n\n"), heading + line
            heading = ""


def _begins_anew(part: str, before: str, most: int) -> bool:
    """A heading does not begin near the end of a message."""
    return part.startswith("## ") and len(before) > most * 2 // 3
