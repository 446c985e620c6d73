"""How a round goes on: from what people do, and from time that passes. Every rule gives a new round.

A rule whose moment has passed (a second press, a press of somebody else's button) gives the same round unchanged.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from bot.practice import line as lines
from bot.practice.line import Hand, in_order
from bot.practice.rounds.values import Round, Story

GRACE = timedelta(minutes=4)
"""How long somebody who has the word may say nothing before it is kept for later."""

TRAILS_OFF = timedelta(minutes=8)
"""How long a story may pause before it counts as told."""

LISTENS = timedelta(minutes=4)
"""How long it is quiet after a story before the next hand has the word of itself."""

RESTS = timedelta(minutes=40)
"""How long a round goes on with no hand up before it ends of itself."""

GATHERS = timedelta(hours=3)
"""How long an invitation stands that nobody begins."""

PAUSED_AT_MOST = timedelta(days=2)

SIGN_BEFORE = timedelta(minutes=1)
"""When the soft sign comes that the time is nearly up."""


def raise_hand(round_: Round, hand: Hand, now: datetime) -> Round:
    """Put a hand up. Who has the word needs none; once the round has begun and nobody tells, it is given at once."""
    if round_.closed or (round_.telling and round_.telling.person == hand.person):
        return round_
    up = replace(round_, line=lines.raised(round_.line, hand))
    return _next(up, now) if round_.waits else up


def lower(round_: Round, person: int) -> Round:
    return replace(round_, line=lines.lowered(round_.line, person))


def pass_on(round_: Round, person: int, now: datetime) -> Round:
    """Let others go first: with a hand up, or with the word. The place is kept."""
    telling = round_.telling
    if telling and telling.person == person:
        return _keep(round_, telling, now)
    return replace(round_, line=lines.passed(round_.line, person))


def reorder(round_: Round, persons: Sequence[int]) -> Round:
    """Let the group decide who is next."""
    return replace(round_, line=lines.reordered(round_.line, persons))


def begin(round_: Round, now: datetime) -> Round:
    """Give the word to the first, unless somebody has it, or had it."""
    return round_ if round_.begun or round_.closed else _next(round_, now)


def go_on(round_: Round, now: datetime) -> Round:
    """Give the word to the next, once the story before was told."""
    return round_ if round_.telling or round_.begun is None or round_.closed else _next(round_, now)


def spoke(round_: Round, person: int) -> Round:
    telling = round_.telling
    if telling is None or telling.person != person or telling.spoke:
        return round_
    return replace(round_, story=replace(telling, spoke=True))


def more(round_: Round, person: int, now: datetime) -> Round:
    """Take a little more time: half as much again, counted from now where the time is up."""
    telling = round_.telling
    if telling is None or telling.person != person or telling.until is None or round_.minutes is None:
        return round_
    longer = timedelta(minutes=ceil(round_.minutes / 2))
    return replace(round_, story=replace(telling, until=max(telling.until, now) + longer))


def done(round_: Round, person: int, now: datetime) -> Round:
    """A story was told. In a go-round the next has the word at once."""
    telling = round_.telling
    if telling is None or telling.person != person:
        return round_
    ended = replace(telling, ended=now)
    told = replace(round_, story=ended, told=round_.told + 1, moved=now)
    if told.way.pauses:
        return told
    following = _next(told, now)
    return replace(following, finished=(*told.finished, ended)) if following.telling else told


def leave(round_: Round, person: int, now: datetime) -> Round:
    """Somebody is gone, with their hand, their story, and what they began."""
    gone = replace(lower(round_, person), host=None if round_.host == person else round_.host)
    if gone.story is not None and gone.story.person == person:
        gone = replace(gone, story=None, moved=now)
    return _next(gone, now) if gone.waits else gone


def pause(round_: Round, now: datetime) -> Round:
    return round_ if round_.paused or round_.closed else replace(round_, paused=now)


def resume(round_: Round, now: datetime) -> Round:
    """Go on after a pause; whoever has the word gets back the time it took."""
    if round_.paused is None or round_.closed:
        return round_
    rested, story = now - round_.paused, round_.telling
    if story is not None:
        until = story.until + rested if story.until else None
        round_ = replace(round_, story=replace(story, until=until))
    going = replace(round_, paused=None, moved=now)
    return _next(going, now) if going.waits else going


def close(round_: Round, now: datetime) -> Round:
    if round_.closed:
        return round_
    telling = round_.telling
    if telling and telling.spoke:  # what was said so far was told
        round_ = replace(round_, story=replace(telling, ended=now), told=round_.told + 1)
    elif telling:
        round_ = replace(round_, story=None)
    return replace(round_, closed=now, paused=None, line=())


def pass_time(round_: Round, heard: datetime | None, now: datetime) -> Round:
    """Let time do what it does. heard: when something was last said there, or answered, as far as is known."""
    at = next_at(round_, heard)
    if at is None or now < at:
        return round_
    telling = round_.telling
    if round_.paused or telling is None:
        ready = not round_.paused and round_.begun and in_order(round_.line, round_.order)
        return _next(round_, now) if ready else close(round_, now)
    return done(round_, telling.person, now) if telling.spoke else _keep(round_, telling, now)


def next_at(round_: Round, heard: datetime | None) -> datetime | None:
    """Give when time next does something; None where nothing is to come. heard: as in `pass_time`."""
    if round_.closed:
        return None
    if round_.paused:
        return round_.paused + PAUSED_AT_MOST
    telling = round_.telling
    since = max(filter(None, (round_.opened, round_.moved, heard)))
    if telling is not None:
        return since + (TRAILS_OFF if telling.spoke else GRACE)
    if round_.begun is None:
        return since + GATHERS
    if in_order(round_.line, round_.order):
        return since + LISTENS
    return since + RESTS


def sign_at(round_: Round) -> datetime | None:
    """Give when whoever has the word may be told softly that the time is nearly up; None without a time."""
    telling = round_.telling
    if telling is None or telling.until is None or round_.paused:
        return None
    return max(telling.began + (telling.until - telling.began) / 2, telling.until - SIGN_BEFORE)


def _next(round_: Round, now: datetime) -> Round:
    """Give the word to who is next; with nobody there the round waits for a hand."""
    last_side = round_.story.hand.side if round_.story else None
    ready = in_order(round_.line, round_.order, last_side)
    if round_.paused or not ready:
        return round_
    hand = ready[0]
    until = now + timedelta(minutes=round_.minutes) if round_.minutes else None
    story = Story(0, "", hand, now, until)
    line = lines.taken(round_.line, hand.person)
    return replace(round_, line=line, story=story, begun=round_.begun or now, moved=now)


def _keep(round_: Round, telling: Story, now: datetime) -> Round:
    """Keep somebody's turn for later: their hand is up again where it was, and the next has the word."""
    kept = replace(telling.hand, later=True)
    without = replace(round_, story=None, line=lines.raised(round_.line, kept), moved=now)
    return _next(without, now)
