"""The shape of the talk in a place, as somebody sees it: in words, and drawn where enough people spoke."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from bot.dynamics.climate import climate
from bot.live import Live
from bot.pictures.room import draw_room
from bot.words import _
from cogs.common.desk import Desk
from cogs.room.words import alt_text, coverage, difference, of_climate, too_few, two_sentences

ALT_AT_MOST = 1024


class Seen(NamedTuple):
    """text: what is said of it; draw: makes a PNG, None where too few spoke; alt: what that shows. turns: looked at."""

    text: str
    draw: Callable[[], bytes] | None = None
    alt: str = ""
    turns: int = 0


def look(desk: Desk, live: Live, place: int, me: int, *, leads: bool, seed: int) -> Seen:
    """Look at the talk in a channel or thread, in the language being spoken. me: who looks; seed: for the drawing."""
    room = live.talk(place).room
    shape, unmet = room.shape(), room.unmet
    smallest = live.group.charter.smallest
    over_after = timedelta(minutes=desk.settings.monitor.meeting_gap_minutes)
    seen = climate(room.turns, desk.clock.now(), over_after) if leads else None
    if len(shape.people) < smallest:  # of so few only a silence is told, which is nobody's
        quiet = of_climate(seen if seen == "quiet" else None)
        return Seen("\n".join(filter(None, [too_few(smallest), quiet])), turns=shape.turns)
    marked = me if me in shape.people else None
    draw = partial(draw_room, shape.exchanges, shape.people, marked, mark=_("you"), seed=seed)
    told = [two_sentences(shape), difference(unmet=unmet), of_climate(seen), coverage(shape)]
    alt = alt_text(shape, marked=marked is not None)[:ALT_AT_MOST]
    return Seen("\n".join(filter(None, told)), draw, alt, shape.turns)
