"""Utterances to test with, written short and drawn at random."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.dynamics.values import SOMEONE, Cues, Utterance

START = datetime(2026, 1, 8, 18, tzinfo=UTC)
EVERY = 20.0
"""Seconds from one message to the next where nothing else is said."""


def said(message: int, speaker: int, *, after: float | None = None, **more: Any) -> Utterance:
    """Write down an utterance `after` so many seconds; person 1 is the facilitator."""
    at = START + timedelta(seconds=EVERY * message if after is None else after)
    given: dict[str, Any] = {"leads": speaker == 1} | more
    return Utterance(message=message, speaker=speaker, at=at, **given)


def talked(speakers: Sequence[int]) -> list[Utterance]:
    return [said(message, speaker) for message, speaker in enumerate(speakers, 1)]


@st.composite
def utterances(draw: st.DrawFn, most: int = 30) -> list[Utterance]:
    """Draw a talk in order: some answer, mention or call, strangers come by, and it may rest for an hour."""
    found: list[Utterance] = []
    after = 0.0
    for message in range(1, draw(st.integers(1, most)) + 1):
        after += draw(st.sampled_from([0.0, 5.0, 60.0, 301.0, 700.0, 3600.0]))
        speaker = draw(st.integers(0, 5))
        if speaker == SOMEONE:
            found.append(said(message, SOMEONE, after=after, stranger=draw(st.integers(1, 3))))
            continue
        found.append(
            said(
                message,
                speaker,
                after=after,
                answers=draw(st.none() | st.integers(1, message)),
                mentions=tuple(draw(st.lists(st.integers(0, 5), max_size=3, unique=True))),
                named=draw(st.none() | st.integers(1, 5)),
                cues=Cues(words=draw(st.none() | st.integers(0, 9)), to_all=draw(st.none() | st.booleans())),
            )
        )
    return found
