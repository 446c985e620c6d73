"""How a round goes on: from what people do, and from time that passes. Every rule gives a new round.

A rule whose moment has passed (a second press, a press of somebody else's button) gives the same round unchanged.
Nobody is called twice: who was given the word and did not take it is left in peace until they raise their hand anew.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from bot.practice import line as lines
from bot.practice.line import Hand
from bot.practice.rounds.values import Round, Story

BEGINS = timedelta(minutes=15)
"""How long a first hand is up before the round begins of itself."""

GRACE = timedelta(minutes=15)
"""How long somebody who has the word may say nothing, while others wait, before it is kept for later. One long message,
typed on a phone, is how stories are written."""

LISTENS = timedelta(minutes=8)
"""How long it is quiet after a story before the next hand has the word of itself."""

LINGERS = timedelta(minutes=1)
"""How long a story that nobody has answered yet is left to itself, whoever would like to go on."""

GATHERS = timedelta(hours=3)
"""How long an invitation stands to which no hand goes up."""

PAUSED_AT_MOST = timedelta(days=2)

SIGN_BEFORE = timedelta(minutes=1)
"""When the soft sign comes that the time is nearly up."""


def raise_hand(round_: Round, hand: Hand, now: datetime) -> Round:
    """Put a hand up. Who has the word needs none; once the round has begun and nobody tells, it is given at once."""
    if round_.closed or round_.winding_up or (round_.telling and round_.telling.person == hand.person):
        return round_
    up = replace(round_, line=lines.raised(round_.line, hand))
    return _next(up, now) if round_.waits else up


def lower(round_: Round, person: int, now: datetime) -> Round:
    """Take a hand down, and with it a turn: what was said so far was told, else it is as if it had not been given."""
    telling = round_.telling
    if telling is None or telling.person != person:
        return replace(round_, line=lines.lowered(round_.line, person))
    if telling.spoke:
        return done(round_, person, now)
    return _next(replace(round_, story=None, moved=now), now)


def pass_on(round_: Round, person: int, now: datetime) -> Round:
    """Let others go first with a hand up; with the word, be left in peace, and what was said so far was told."""
    telling = round_.telling
    if telling is None or telling.person != person:
        return replace(round_, line=lines.passed(round_.line, person))
    return _told(round_, telling, now) if telling.spoke else _keep(round_, telling, now)


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
    told = _told(round_, telling, now)
    following = told if told.way.pauses else _next(told, now)
    if following.telling is None or told.story is None:
        return told
    return replace(following, finished=(*told.finished, told.story))


def leave(round_: Round, person: int, now: datetime) -> Round:
    """Somebody is gone, with their hand, their story and what they began. Whoever was listening has a while."""
    line = lines.lowered(round_.line, person)
    gone = replace(round_, line=line, host=None if round_.host == person else round_.host)
    if gone.story is None or gone.story.person != person:
        return gone
    return replace(gone, story=None, moved=now)


def pause(round_: Round, now: datetime) -> Round:
    return round_ if round_.paused or round_.closed else replace(round_, paused=now)


def resume(round_: Round, now: datetime) -> Round:
    """Go on after a pause; a story, and what it stirs, gets back the time it took."""
    if round_.paused is None or round_.closed:
        return round_
    rested, story = now - round_.paused, round_.story
    if story is not None:
        later = {name: at + rested for name in ("until", "ended") if (at := getattr(story, name)) is not None}
        round_ = replace(round_, story=replace(story, **later))
    moved = round_.moved + rested if round_.moved else None
    going = replace(round_, paused=None, moved=moved)
    return _next(going, now) if going.waits else going


def wind_up(round_: Round, now: datetime) -> Round:
    """Let it end: after the story that is being told, or answered; at once where there is none, or when asked again."""
    if round_.closed or round_.winding_up or round_.paused or not (round_.telling or round_.resonating):
        return close(round_, now)
    return replace(round_, winding_up=now, line=())


def close(round_: Round, now: datetime) -> Round:
    if round_.closed:
        return round_
    telling = round_.telling
    if telling and telling.spoke:  # what was said so far was told
        round_ = _told(round_, telling, now)
    elif telling:
        round_ = replace(round_, story=None)
    return replace(round_, closed=now, paused=None, line=())


def pass_time(round_: Round, heard: datetime | None, now: datetime) -> Round:
    """Let time do what it does. heard: when something was last said there, or answered, as far as is known."""
    at = next_at(round_, heard)
    if at is None or now < at:
        return round_
    telling = round_.telling
    if round_.paused:
        return close(round_, now)
    if telling is not None:
        return done(round_, telling.person, now) if telling.spoke else _keep(round_, telling, now)
    return close(round_, now) if round_.winding_up or not round_.ready else _next(round_, now)


def next_at(round_: Round, heard: datetime | None) -> datetime | None:
    """Give when time next does something; None where nothing is to come. heard: as in `pass_time`."""
    if round_.closed:
        return None
    if round_.paused:
        return round_.paused + PAUSED_AT_MOST
    since = max(filter(None, (round_.opened, round_.moved, heard)))
    telling = round_.telling
    if telling is not None:
        return _turn_ends(round_, telling, since)
    if round_.begun is None:
        first = min((hand.since for hand in round_.ready), default=None)
        return first + BEGINS if first else since + GATHERS
    if round_.winding_up or round_.ready:
        return since + LISTENS
    return since + round_.way.rests


def _turn_ends(round_: Round, telling: Story, since: datetime) -> datetime:
    """Never before the time that was given; with nobody waiting, nobody is hurried."""
    waits = round_.way.trails_off if telling.spoke else GRACE
    if not round_.ready:
        waits = max(waits, round_.way.rests)
    return max(filter(None, (since + waits, telling.until)))


def sign_at(round_: Round) -> datetime | None:
    """Give when whoever has the word may be told softly that the time is nearly up; None without a time."""
    telling = round_.telling
    if telling is None or telling.until is None or round_.paused:
        return None
    return max(telling.began + (telling.until - telling.began) / 2, telling.until - SIGN_BEFORE)


def _told(round_: Round, telling: Story, now: datetime) -> Round:
    """Somebody has had a turn: who let others go first is ready again."""
    ended, heard = replace(telling, ended=now), (*round_.heard, telling.hand.side)
    line = lines.refreshed(round_.line)
    return replace(round_, story=ended, told=round_.told + 1, moved=now, line=line, heard=heard)


def _next(round_: Round, now: datetime) -> Round:
    """Give the word to who is next; with nobody there the round waits for a hand."""
    if round_.paused or round_.winding_up or not round_.ready:
        return round_
    hand = round_.ready[0]
    until = now + timedelta(minutes=round_.minutes) if round_.minutes else None
    line = lines.taken(round_.line, hand.person)
    return replace(
        round_, line=line, story=Story(0, "", hand, now, until), begun=round_.begun or now, moved=now
    )


def _keep(round_: Round, telling: Story, now: datetime) -> Round:
    """Keep somebody's turn: their place is theirs as soon as they raise their hand anew, and the next has the word."""
    kept = replace(telling.hand, rests=True)
    without = replace(round_, story=None, line=(*lines.lowered(round_.line, kept.person), kept), moved=now)
    return _next(without, now)
