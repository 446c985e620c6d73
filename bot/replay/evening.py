"""The talk as a story: stretches of one pattern, and the moments in them, in the order in which they came."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from operator import itemgetter

from bot.dynamics.dissent.values import Fate, Standing, Target
from bot.dynamics.policy import Nudge
from bot.dynamics.values import Interaction
from bot.replay.stretches import Stretch
from bot.words.nudges import say

Moment = tuple[datetime, list[str]]

IN_WORDS: dict[Interaction, str] = {
    "maypole": "maypole: everything runs through the facilitator",
    "hot-seat": "hot seat: the facilitator and one member, the others watch",
    "round-robin": "round robin: the floor goes round, each in turn",
    "free-floating": "free-floating: members to members",
}

FROM: dict[Target, str] = {
    "facilitator": "from how a facilitator put it",
    "member": "from how another member put it",
    "group": "from where the group is going",
}

BECAME: dict[Fate, str] = {
    "engaged": "it was taken up",
    "supported": "somebody stood beside it",
    "ignored": "the talk went on as if it had not been said",
    "shut-down": "it was shut down",
    "piled-on": "several came out against it, nobody beside it",
    "withdrawn": "it was taken back, or its owner fell silent",
    "removed": "it was taken out of the talk",
    "open": "what became of it is not to be seen here",
}

INDENT = " " * 26


def story(
    stretches: Iterable[Stretch], dissents: Iterable[Standing], nudges: Iterable[Nudge], width: int
) -> Iterator[str]:
    """Tell it line by line; stretches and nudges come in order."""
    told = merge(
        ((each.began, [_stretch(each)]) for each in stretches),
        sorted(((each.at, _dissent(each, width)) for each in dissents), key=itemgetter(0)),
        _nudges(nudges, width),
        key=itemgetter(0),
    )
    for _, lines in told:
        yield from lines


def day(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _stretch(each: Stretch) -> str:
    turns = f"turns {each.first}–{each.last}"
    return f"  {day(each.began)}  {turns:<14} {IN_WORDS[each.pattern]} (belief {each.belief:.2f})"


def _dissent(each: Standing, width: int) -> list[str]:
    sentence = (
        f"Somebody saw it differently {FROM[each.target]}; {BECAME[each.fate]} (message {each.message}, "
        f"belief {each.belief:.2f})."
    )
    return _moment(each.at, f"turn {each.turn}", "≠", [sentence], width)


def _nudges(nudges: Iterable[Nudge], width: int) -> Iterator[Moment]:
    before: dict[str, int] = {}
    for nudge in nudges:
        said = say(nudge, before.get(nudge.kind, 0))
        before[nudge.kind] = before.get(nudge.kind, 0) + 1
        head = f"A nudge: {nudge.kind}, belief {nudge.belief:.2f}, after message {nudge.message}."
        sentences = [head, *said.evidence, said.why, f"To try: {said.attempt}"]
        yield nudge.at, _moment(nudge.at, f"turn {nudge.turn}", "▸", sentences, width)


def _moment(at: datetime, where: str, mark: str, sentences: list[str], width: int) -> list[str]:
    first, *others = sentences
    lines = textwrap.wrap(
        first, width, initial_indent=f"  {day(at)}  {where:<10} {mark} ", subsequent_indent=f"{INDENT}      "
    )
    for sentence in others:
        lines += textwrap.wrap(
            sentence, width, initial_indent=f"{INDENT}      ", subsequent_indent=f"{INDENT}      "
        )
    return lines
