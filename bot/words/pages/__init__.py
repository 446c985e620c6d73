"""Pages that are too long for a catalogue: one file a language."""

from importlib.resources import files

from bot.words import nearest


def privacy_page(language: str, most: int) -> list[str]:
    """Give the page on privacy in the nearest language, cut between its parts into messages of so many letters."""
    page = files("bot.words.pages").joinpath(f"privacy.{nearest(language)}.md").read_text("utf-8")
    found: list[str] = []
    for part in page.strip().split("\n\n"):
        if found and len(found[-1]) + len(part) + 2 <= most and not _begins_anew(part, found[-1], most):
            found[-1] += f"\n\n{part}"
        else:
            found.append(part)
    return found


def _begins_anew(part: str, before: str, most: int) -> bool:
    """A heading does not stand alone at the end of a message."""
    return part.startswith("## ") and len(before) > most * 2 // 3
