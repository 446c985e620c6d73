"""Pages that people read in Discord and in the docs."""

from pathlib import Path

import pytest

from bot.words import LANGUAGES
from bot.words.pages import privacy_page

DOCS = Path(__file__).parents[2] / "docs"
MOST = 2000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_on_privacy_fits_into_messages_whole(language: str) -> None:
    parts = privacy_page(language, MOST)
    assert all(0 < len(part) <= MOST for part in parts)
    assert not any(part.splitlines()[-1].startswith("#") for part in parts)


def test_the_docs_show_the_page_that_members_read() -> None:
    page = "\n".join(privacy_page("en", MOST)).splitlines()
    docs = (DOCS / "privacy.md").read_text("utf-8").splitlines()
    assert [line for line in docs if line] == [line for line in page if line]


def test_every_language_has_the_same_parts() -> None:
    shapes = {
        language: [
            line[:2]
            for line in "\n".join(privacy_page(language, MOST)).splitlines()
            if line[:1] in ("#", "-")
        ]
        for language in LANGUAGES
    }
    assert len({tuple(shape) for shape in shapes.values()}) == 1
