"""Whatever is held of people can be said to them in a sentence."""

from datetime import UTC, datetime

import pytest

from bot.store.registry import HOLDINGS
from bot.words import LANGUAGES, speaking
from bot.words.known import COLUMNS, SENTENCES, column, sentences

AT = datetime(2026, 1, 8, tzinfo=UTC)


def test_every_table_that_holds_a_person_has_a_sentence() -> None:
    assert set(SENTENCES) == {holding.table.name for holding in HOLDINGS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2])
def test_every_sentence_can_be_said_of_one_and_of_more(language: str, count: int) -> None:
    row = {"at": AT, "joined": AT, "dms": "asked", "unreached": AT, "paused_since": AT}
    with speaking(language):
        said = sentences(dict.fromkeys(SENTENCES, [row] * count), lambda at: f"{at:%d.%m.%Y}")
        assert len(said) == len(SENTENCES)
        assert all(column(name) for name in COLUMNS)
    assert not any("{" in each for each in said)
    assert "08.01.2026" in said[0]


def test_of_an_empty_table_nothing_is_said() -> None:
    assert sentences({"traces": []}, str) == []
