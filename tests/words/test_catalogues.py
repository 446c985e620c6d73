"""Every text that people read stands in every catalogue, whole."""

import ast
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from bot.words import LANGUAGES, _, nearest, several, speaking
from bot.words.norms import norms

ROOT = Path(__file__).parents[2]
OTHERS = LANGUAGES[1:]
PLURAL = 2
"""Forms that a text with a count has in English."""


def texts() -> Iterator[str]:
    """Every literal handed to gettext, also inside f-strings, where extraction does not look."""
    for source in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/**/*.py")]:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            said = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if node.func.id in ("_", "N_") and said:
                yield str(said[0])
            if node.func.id == "several" and len(said) >= PLURAL:
                yield str(tuple(said[:PLURAL]))


def catalogue(language: str) -> dict[str, str]:
    text = files("bot.words").joinpath("locale", f"{language}.po").read_bytes()
    return {str(entry.id): _whole(entry.string) for entry in read_po(text.decode().splitlines()) if entry.id}


def _whole(string: str | Sequence[str] | None) -> str:
    """Give a translation, nothing where one of its forms is missing."""
    if string is None or isinstance(string, str):
        return string or ""
    return str(tuple(string)) if all(string) else ""


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: str) -> None:
    known = catalogue(language)
    assert [text for text in texts() if not known.get(text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_left_over(language: str) -> None:
    assert set(catalogue(language)) - set(texts()) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_translations_carry_the_same_parts(language: str) -> None:
    for text, translated in catalogue(language).items():
        assert _parts(text) == _parts(translated), text
        assert re.findall(r"`[^`]+`|^-# |^## |^> ", text, re.MULTILINE) == re.findall(
            r"`[^`]+`|^-# |^## |^> ", translated, re.MULTILINE
        ), text


def _parts(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def test_the_nearest_language_is_spoken() -> None:
    assert [nearest(tag) for tag in ("de", "de-AT", "en-GB", "pt-BR", "xx", "")] == [
        "de",
        "de",
        "en",
        "en",
        "en",
        "en",
    ]


def test_speaking_ends_where_it_began() -> None:
    with speaking("de"):
        assert _("Join") == "Beitreten"
        with speaking("en-US"):
            assert _("Join") == "Join"
        assert _("Join") == "Beitreten"
    assert _("Join") == "Join"


def test_counts_are_spoken() -> None:
    assert several("{n} turn", "{n} turns", 1) == "1 turn"
    assert several("{n} turn", "{n} turns", 3) == "3 turns"


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_ten_norms_and_the_groups_own_words_go_first(language: str) -> None:
    with speaking(language):
        listed = norms({2: "Our words."})
    assert [norm.number for norm in listed] == list(range(1, 11))
    assert listed[1].words == "Our words."
    assert len({norm.words for norm in listed}) == 10
