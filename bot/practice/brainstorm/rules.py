"""How a brainstorm goes on, from what people do and from time that passes. Every rule gives a new brainstorm.

What cannot be raises `Cannot`, with why; a second press of the same changes nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Literal

from bot.practice.brainstorm.values import (
    CHOOSES,
    EACH_AT_MOST,
    IDEAS_AT_MOST,
    MARKS_AT_MOST,
    RESTS,
    Brainstorm,
    Echo,
    Idea,
    Phase,
)

Why = Literal["over", "too late", "too early", "full", "enough of one", "gone", "not yours", "itself", "none"]
"""over: the brainstorm is; too late, too early: it is in another phase; gone: there is no such idea that can be read;
itself: the two stand together already; none: there is nothing to choose from."""

LEAST_TOLD = 2
"""People who marked an idea, before it is told that some did: one alone would be told apart."""


class Cannot(Exception):
    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


def add(storm: Brainstorm, person: int, words: str, *, signed: bool, under: int | None = None) -> Brainstorm:
    """Take an idea in, or an “and …” to another. Raises Cannot.

    Nobody signs what is gathered in private. What is added to an idea that was held back meanwhile stands for itself.
    """
    wanted: tuple[Phase, ...] = ("gathering",) if under is None else ("gathering", "building")
    _require(storm, *wanted)
    if under is not None and (storm.hidden or storm.find(under) is None):
        raise Cannot("gone")
    if len(storm.ideas) >= IDEAS_AT_MOST:
        raise Cannot("full")
    if len(storm.of(person)) >= EACH_AT_MOST:
        raise Cannot("enough of one")
    number = storm.numbered + 1
    signed = signed and storm.way == "open"
    new = Idea(number, person, words, signed=signed, under=under, grown=under is not None)
    return replace(storm, ideas=(*storm.ideas, new), numbered=number)


def rewrite(storm: Brainstorm, person: int, number: int, words: str) -> Brainstorm:
    """Let somebody say their idea anew; one that was held back is there again. Raises Cannot."""
    mine = _own(storm, person, number)
    if not mine.held or storm.closed is not None:
        _require(storm, "gathering", "building")
    return _with(storm, replace(mine, words=words, held="", told=False))


def take_back(storm: Brainstorm, person: int, number: int) -> Brainstorm:
    """Let an idea go; what was added to it or joined with it stays, and stands for itself. Raises Cannot."""
    _require(storm, "gathering", "building", "choosing", "chosen")
    _own(storm, person, number)
    return replace(storm, ideas=tuple(each for each in storm.ideas if each.number != number))


def join(storm: Brainstorm, one: int, other: int) -> Brainstorm:
    """Put like with like: the idea with the higher number stands below the other. Raises Cannot."""
    _require(storm, "gathering", "building")
    first, second = _root(storm, _readable(storm, one)), _root(storm, _readable(storm, other))
    if first.number == second.number:
        raise Cannot("itself")
    upper, lower = sorted((first.number, second.number))
    below = _readable(storm, lower)
    return _with(storm, replace(below, under=upper))


def part(storm: Brainstorm, number: int) -> Brainstorm:
    """Let an idea that stands below another stand for itself again. Raises Cannot."""
    _require(storm, "gathering", "building")
    return _with(storm, replace(_readable(storm, number), under=None))


def hold(storm: Brainstorm, number: int, reason: str) -> Brainstorm:
    """Hold an idea back, with a reason for its author; it stays theirs to say anew. Raises Cannot.

    What nobody has read yet cannot be held back: a facilitator sees it no sooner than the others do.
    """
    _require(storm, "gathering", "building", "choosing", "chosen")
    return _with(storm, replace(_readable(storm, number), held=reason, told=False))


def let_be(storm: Brainstorm, number: int) -> Brainstorm:
    """Let one that was held back be read again as it was. Raises Cannot."""
    _require(storm, "gathering", "building", "choosing", "chosen")
    held = storm.find(number)
    if held is None:
        raise Cannot("gone")
    return _with(storm, replace(held, held="", told=False))


def tell(storm: Brainstorm, person: int) -> Brainstorm:
    """Somebody has read why ideas of theirs are held back."""
    ideas = tuple(
        replace(each, told=True) if each.held and each.person == person else each for each in storm.ideas
    )
    return replace(storm, ideas=ideas)


def end_gathering(storm: Brainstorm, now: datetime, chance: Random) -> Brainstorm:
    """Let all ideas be read. Of those written in private the order tells nothing: they get new numbers, as new rows.

    Where nobody had one, it is over: there is nothing to build on.
    """
    if storm.phase != "gathering":
        return storm
    if not storm.ideas:
        return close(storm, now, chance)
    ideas = storm.ideas
    if storm.way == "private":
        ideas = tuple(
            replace(each, number=number, id=0) for number, each in enumerate(_shuffled(ideas, chance), 1)
        )
    return replace(storm, ideas=ideas, phase="building", moved=now, until=now + RESTS)


def choose(storm: Brainstorm, now: datetime) -> Brainstorm:
    """Let everybody mark what to try first. Raises Cannot."""
    if storm.phase == "choosing":
        return storm
    _require(storm, "building")
    if not storm.roots:
        raise Cannot("none")
    return replace(storm, phase="choosing", moved=now, until=now + CHOOSES)


def mark(storm: Brainstorm, person: int, numbers: Sequence[int]) -> Brainstorm:
    """Note what somebody would try first, in place of what they marked before; nothing takes it back. Raises Cannot.

    What stands below an idea is marked with it.
    """
    _require(storm, "choosing")
    roots = [_root(storm, _readable(storm, each)).number for each in numbers]
    chosen = tuple(dict.fromkeys(roots))[:MARKS_AT_MOST]
    marks = {who: what for who, what in storm.marks.items() if who != person}
    return replace(storm, marks=marks | ({person: chosen} if chosen else {}))


def end_choosing(storm: Brainstorm, now: datetime, smallest: int) -> Brainstorm:
    """Tell what most and what some would try first; who marked what is known no more.

    smallest: of fewer people than that nothing is told.
    """
    if storm.phase != "choosing":
        return storm
    echoes = _echoes(storm, smallest)
    ideas = tuple(replace(each, echo=echoes.get(each.number)) for each in storm.ideas)
    return replace(storm, ideas=ideas, marks={}, phase="chosen", moved=now, until=now + RESTS)


def close(
    storm: Brainstorm,
    now: datetime,
    chance: Random,
    *,
    outcome: str = "",
    settled: int | None = None,
    look_back: datetime | None = None,
) -> Brainstorm:
    """End it, with what came of it. Raises Cannot where it is over.

    Of an idea without a name nobody can know from now on whose it was: all rows are new ones, in an order of chance.
    """
    if storm.closed is not None:
        raise Cannot("over")
    seen = end_gathering(storm, now, chance) if storm.ideas else storm
    ideas = tuple(
        replace(each, id=0, person=each.person if each.signed else None)
        for each in _shuffled(seen.ideas, chance)
    )
    return replace(
        seen,
        ideas=ideas,
        marks={},
        phase="closed",
        closed=now,
        moved=now,
        writers=len({each.person for each in storm.ideas} - {None}),
        outcome=outcome,
        settled=settled if outcome else None,
        look_back=look_back if outcome else None,
    )


def pass_time(storm: Brainstorm, now: datetime, chance: Random, smallest: int) -> Brainstorm:
    """Let the phase end whose time is up; a brainstorm that was left to itself is over."""
    if storm.closed is not None or now < storm.until:
        return storm
    if storm.phase == "gathering":
        return end_gathering(storm, now, chance)
    if storm.phase == "choosing":
        return end_choosing(storm, now, smallest)
    return close(storm, now, chance)


def help_along(storm: Brainstorm, person: int, now: datetime) -> Brainstorm:
    """Somebody would like to take part in what the group tries, or no more. Raises Cannot."""
    if not storm.outcome:
        raise Cannot("gone")
    if person in storm.helpers:
        return replace(storm, helpers={who: at for who, at in storm.helpers.items() if who != person})
    return replace(storm, helpers={**storm.helpers, person: now})


def _echoes(storm: Brainstorm, smallest: int) -> dict[int, Echo]:
    people = len(storm.marks)
    if people < max(smallest, LEAST_TOLD):
        return {}
    counted = Counter(number for numbers in storm.marks.values() for number in numbers)
    told = {number: count for number, count in counted.items() if count >= LEAST_TOLD}
    return {number: "most" if 2 * count > people else "some" for number, count in told.items()}


def _require(storm: Brainstorm, *phases: Phase) -> None:
    if storm.phase in phases:
        return
    if storm.closed is not None:
        raise Cannot("over")
    raise Cannot("too early" if storm.phase == "gathering" or "choosing" in phases else "too late")


def _own(storm: Brainstorm, person: int, number: int) -> Idea:
    found = storm.find(number)
    if found is None:
        raise Cannot("gone")
    if found.person != person:
        raise Cannot("not yours")
    return found


def _readable(storm: Brainstorm, number: int) -> Idea:
    found = next((each for each in storm.shown if each.number == number), None)
    if found is None:
        raise Cannot("gone")
    return found


def _root(storm: Brainstorm, idea: Idea) -> Idea:
    """Give the idea that another stands below, however deep."""
    there = {each.number: each for each in storm.shown}
    while idea.under in there:
        idea = there[idea.under]
    return idea


def _with(storm: Brainstorm, changed: Idea) -> Brainstorm:
    ideas = tuple(changed if each.number == changed.number else each for each in storm.ideas)
    return replace(storm, ideas=ideas)


def _shuffled(ideas: Sequence[Idea], chance: Random) -> list[Idea]:
    order = list(ideas)
    chance.shuffle(order)
    return order
