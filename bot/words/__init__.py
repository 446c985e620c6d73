"""The language that people are spoken to in.

Private replies are in the viewer's language, public ones in the group's: whoever is about to speak says
`with speaking("de"):` and every `_()` inside follows. English is what the code is written in.
"""

import gettext
import io
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

from babel import Locale, negotiate_locale
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("en", "de")
"""Languages with a catalogue, the source language first."""

_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Read a catalogue from its .po file, so that a translator's edit needs no build step."""
    if language == "en":
        return gettext.NullTranslations()
    source = files("bot.words").joinpath("locale", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str) -> str:
    """Say it in the language being spoken."""
    return _catalogue(_language.get()).gettext(message)


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for a text that is translated later)
    """Mark a text for the catalogue; whoever shows it translates it with `_`."""
    return message


def several(one: str, many: str, count: int) -> str:
    """Say it for a count; the text carries {n}."""
    return _catalogue(_language.get()).ngettext(one, many, count).format(n=count)


def listed(parts: Sequence[str]) -> str:
    """Say a list as the language being spoken does: with its commas and its “and”."""
    return format_list(list(parts), locale=_language.get())


def either(parts: Sequence[str]) -> str:
    """Say that it is one of these: with commas, and “or” before the last."""
    if len(parts) == 1:
        return parts[0]
    return _("{these} or {last}").format(these=", ".join(parts[:-1]), last=parts[-1])


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Speak the nearest language there is, English if none is near."""
    token = _language.set(nearest(language))
    try:
        yield
    finally:
        _language.reset(token)


@cache
def nearest(language: str) -> str:
    """Find the catalogue for a BCP 47 tag such as Discord's `pt-BR`; English where there is none."""
    return negotiate_locale([language], LANGUAGES, sep="-") or "en"


def own_name(language: str) -> str:
    """Name a language in itself: English, Deutsch."""
    return (Locale.parse(language).get_display_name(language) or language).capitalize()
