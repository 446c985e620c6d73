"""The replay as a report to read on the terminal."""

import textwrap
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import TextIO

from bot.dynamics.policy import Nudge
from bot.dynamics.values import Interaction
from bot.replay.hearing import Told
from bot.replay.stretches import Stretch, stretches
from bot.words.nudges import say

WIDTH = 96
MOST_LINES = 60
"""Lines of each part; --json tells everything."""

IN_WORDS: dict[Interaction, str] = {
    "maypole": "maypole: everything runs through the facilitator",
    "hot-seat": "hot seat: the facilitator and one member, the others watch",
    "round-robin": "round robin: the floor goes round, each in turn",
    "free-floating": "free-floating: members to members",
}


def write_report(told: Told, out: TextIO, *, names: bool) -> None:
    """Write what happened, what would have been said about it, and who spoke."""
    out.writelines(f"{line}\n" for line in _lines(told, names=names))


def caption(told: Told) -> str:
    """Say in one sentence what was heard."""
    if told.began is None or told.ended is None:
        return "Nobody said anything here."
    meetings = "one meeting" if told.meetings == 1 else f"{told.meetings} meetings"
    return (
        f"{_day(told.began)} to {_day(told.ended)} UTC: {told.messages:,} messages in {told.turns:,} turns "
        f"by {len(told.people):,} people, in {meetings}."
    )


def _lines(told: Told, *, names: bool) -> Iterator[str]:
    yield from textwrap.wrap(caption(told), WIDTH)
    yield from textwrap.wrap(_who_facilitates(told, names=names), WIDTH)
    if told.skipped:
        yield f"Left out because it could not be read: {told.skipped:,} (message or stretch of the file)."
    if told.began is None:
        return
    yield from ("", "How the talk went")
    yield from _capped(_stretches(told))
    yield from ("", "What the facilitators would have been told")
    yield from _nudges(told)
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


def _stretches(told: Told) -> Iterator[str]:
    if not len(told.rows):
        yield "  Too little talk to say: it takes sixteen turns by three people within one meeting."
    for each in stretches(told.rows):
        yield f"  {_day(each.began)}  {_turns(each):<14} {IN_WORDS[each.pattern]} (belief {each.belief:.2f})"


def _turns(stretch: Stretch) -> str:
    return f"turns {stretch.first}–{stretch.last}"


def _nudges(told: Told) -> Iterator[str]:
    if not told.nudges:
        yield "  Nothing: there was no moment to speak up."
    before: dict[str, int] = {}
    for nudge in told.nudges[:MOST_LINES]:
        yield from _nudge(nudge, before.get(nudge.kind, 0))
        before[nudge.kind] = before.get(nudge.kind, 0) + 1
    if len(told.nudges) > MOST_LINES:
        yield f"  … and {len(told.nudges) - MOST_LINES:,} more; --json tells all."


def _nudge(nudge: Nudge, before: int) -> Iterator[str]:
    said = say(nudge, before)
    yield (
        f"  {_day(nudge.at)}  turn {nudge.turn}, after message {nudge.message}: {nudge.kind}, "
        f"belief {nudge.belief.probability:.2f}"
    )
    for sentence in (*said.evidence, said.why, f"To try: {said.attempt}"):
        yield from textwrap.wrap(sentence, WIDTH, initial_indent="      ", subsequent_indent="      ")


def _shares(told: Told, *, names: bool) -> Iterator[str]:
    yield f"  {'turns':>7} {'words':>8} {'answered':>9}"
    for number, share in sorted(told.shares.items()):
        who = _person(told, number, names=names)
        yield f"  {share.turns:>7,} {share.words:>8,} {share.answered:>9,}  {who}"


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
