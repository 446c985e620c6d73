"""The wisdom book: what a group has learned, in the words of those who learned it, kept with their yes alone."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

WORDS_AT_MOST, THEME_AT_MOST, THEMES_EACH = 1000, 40, 3
"""Signs of an entry and of a theme, and themes of one entry."""

THEMES_AT_MOST = 24
"""Themes of a group, as many as a menu holds beside “all”; one that no entry has any more is none."""

ENTRIES_AT_MOST, OWN_AT_MOST = 5000, 50
"""Entries of a group, and of one person in it."""

ASKS_A_DAY = 10
POSTED_AT_MOST = 3
"""Asks to one person that stand in the channel at once; further ones wait where that person looks themselves."""

ASK_LIVES = timedelta(days=7)
A_DAY = timedelta(days=1)

SHOWN_A_DAY = 10
"""Times a day that words from the book are shown to a group."""

REST = timedelta(weeks=12)
"""How long words that closed a week are not chosen again."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gives to the book, and how. signed: with their name; shown: it may be shown in the channel."""

    words: str
    themes: tuple[str, ...] = ()
    signed: bool = False
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Words in the book. person: whose they are, by number; nobody but them learns that where they did not sign.

    told: when they last closed a week.
    """

    id: int
    token: str
    group: int
    person: int
    at: datetime
    given: Given
    told: datetime | None = None


State = Literal["own", "open", "kept", "declined"]
"""Its writer has the form before them; somebody asks; the writer said yes; or no."""

Where = tuple[int, int]
"""A channel or thread, and a message in it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Whether somebody's words may be kept. person: whose words; asker: None once they have left.

    place: where the words stand; post: where the question does. Both are let go of once it is answered.
    """

    id: int
    token: str
    group: int
    person: int
    asker: int | None
    at: datetime
    state: State = "open"
    place: Where | None = None
    post: Where | None = None

    def until(self) -> datetime:
        return self.at + ASK_LIVES


Asking = Literal["ask", "again", "many", "own"]
"""Ask; somebody has asked already; whoever asks did so too often today; the words are their own."""


def asking(before: Ask | None, asker: int, author: int, asked_today: int, now: datetime) -> Asking:
    """Say what comes of somebody's wish to keep a message. before: what is known of that message already."""
    if before is not None and now < before.until() and before.state != "own":
        mine = before.state == "open" and asker == before.person
        return "own" if mine else "again"
    if asker == author:
        return "own"
    return "many" if asked_today >= ASKS_A_DAY else "ask"


def may_answer(ask: Ask, person: int | None, now: datetime) -> bool:
    """Only whose words they are may answer, once, and as long as it is asked."""
    return person == ask.person and ask.state in ("own", "open") and now < ask.until()


def answered(ask: Ask, person: int, now: datetime, *, yes: bool) -> Ask:
    """Answer it; nothing is left of where the words stand. Raises ValueError for who may not."""
    if not may_answer(ask, person, now):
        raise ValueError(ask.state)
    return replace(ask, state="kept" if yes else "declined", place=None, post=None)


def posts_it(standing: int) -> bool:
    """Whether one more question to the same person is put into the channel. standing: those that are there."""
    return standing < POSTED_AT_MOST


_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>")
_GAPS = re.compile(r"[ \t]{2,}")


def without_mentions(words: str) -> str:
    """Leave out whom somebody's words mention: these others have not been asked.

    >>> without_mentions("What <@123> said: one step, then <@!45> the next")
    'What … said: one step, then … the next'
    """
    return _GAPS.sub(" ", _MENTION.sub("…", words)).strip()


def has_words(said: str) -> bool:
    """Tell whether there is anything in what somebody said that could be kept.

    >>> has_words("One step."), has_words("<@123> ❤️"), has_words("")
    (True, False, False)
    """
    return any(sign.isalnum() for sign in without_mentions(said))


def theme_of(typed: str) -> str:
    """Tidy a theme that somebody typed.

    >>> theme_of("  bad   nights, mostly ")
    'bad nights, mostly'
    >>> theme_of("***")
    ''
    """
    theme = " ".join(typed.split())[:THEME_AT_MOST].strip()
    return theme if any(sign.isalnum() for sign in theme) else ""


def themes_of(given: Iterable[Given]) -> list[str]:
    """Give a group's themes, those with the most entries first.

    >>> themes_of([Given("a", ("sleep",)), Given("b", ("Sleep", "hope")), Given("c", ("sleep",))])
    ['sleep', 'hope']
    """
    counted: Counter[str] = Counter()
    said: dict[str, str] = {}
    for each in given:
        for theme in each.themes:
            counted[theme.casefold()] += 1
            said.setdefault(theme.casefold(), theme)
    return [said[theme] for theme in sorted(counted, key=lambda theme: (-counted[theme], theme))]


def chosen_themes(
    known: Sequence[str], chosen: Collection[str], new: str, own: Collection[str] = ()
) -> tuple[tuple[str, ...], bool]:
    """Give the themes of an entry, and whether the new one found room among the group's.

    known: the group's; chosen: some of those, others are let be; own: what the entry had, which may stay.

    >>> chosen_themes(["sleep", "hope"], ["hope", "what?"], "HOPE")
    (('hope',), True)
    """
    there = {theme.casefold(): theme for theme in (*known, *own)}
    wanted = [there[theme.casefold()] for theme in chosen if theme.casefold() in there]
    new, room = theme_of(new), True
    if new:
        room = new.casefold() in there or len(known) < THEMES_AT_MOST
        wanted += [there.get(new.casefold(), new)] if room else []
    return tuple(dict.fromkeys(wanted))[:THEMES_EACH], room


def closing(entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """Give those of which one may close a week: may be shown, and has not closed one for twelve weeks."""
    return [each for each in entries if each.given.shown and (each.told is None or each.told < now - REST)]
