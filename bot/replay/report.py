"""The replay as a report to read on the terminal."""

import textwrap
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from bot.replay.evening import day, story
from bot.replay.hearing import Told
from bot.replay.stretches import stretches

WIDTH = 96
MOST_LINES = 120
"""Lines of each part; --json tells everything."""


def write_report(told: Told, out: TextIO, *, names: bool) -> None:
    """Write what happened, what would have been said about it, and who spoke."""
    out.writelines(f"{line}\n" for line in _lines(told, names=names))


def caption(told: Told) -> str:
    """Say in one sentence what was heard."""
    if told.began is None or told.ended is None:
        return "Nobody said anything here."
    meetings = "one meeting" if told.meetings == 1 else f"{told.meetings} meetings"
    return (
        f"{day(told.began)} to {day(told.ended)} UTC: {told.messages:,} messages in {told.turns:,} turns "
        f"by {len(told.people):,} people, in {meetings}."
    )


def _lines(told: Told, *, names: bool) -> Iterator[str]:
    yield from textwrap.wrap(caption(told), WIDTH)
    yield from textwrap.wrap(_who_facilitates(told, names=names), WIDTH)
    if told.skipped:
        yield f"Left out because it could not be read: {told.skipped:,} (message or stretch of the file)."
    if told.began is None:
        return
    yield from ("", "How the talk went, and what the facilitators would have been told")
    if not len(told.rows):
        yield "  Too little talk to tell a pattern: it takes sixteen turns by three people within one meeting."
    yield from _capped(story(stretches(told.rows), told.dissents.values(), told.nudges, WIDTH))
    if not told.nudges:
        yield "  No nudge: there was no moment to speak up."
    yield from ("", "Who spoke" + ("" if names else ", numbered as they appear"))
    yield from _capped(_shares(told, names=names))


def _who_facilitates(told: Told, *, names: bool) -> str:
    if not told.facilitators:
        return "Nobody facilitates here; say who does with --facilitator NAME_OR_ID."
    those = ", ".join(_person(told, number, names=names) for number in sorted(told.facilitators))
    return f"Facilitated by {those}."


def _person(told: Told, number: int, *, names: bool) -> str:
    return told.people.name(number) if names else f"person {number}"


def _capped(lines: Iterator[str]) -> Iterator[str]:
    yield from islice(lines, MOST_LINES)
    more = sum(1 for _ in lines)
    if more:
        yield f"  … and {more:,} more lines; --json tells all."


def _shares(told: Told, *, names: bool) -> Iterator[str]:
    yield f"  {'turns':>7} {'words':>8} {'answered':>9}"
    for number, share in sorted(told.shares.items()):
        who = _person(told, number, names=names)
        yield f"  {share.turns:>7,} {share.words:>8,} {share.answered:>9,}  {who}"
