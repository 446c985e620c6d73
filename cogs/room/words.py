"""The shape of the talk in words: two sentences, and the picture told to who cannot see it."""

from bot.dynamics.climate import Climate
from bot.dynamics.room import Shape
from bot.words import N_, _

MUCH, LITTLE = 0.85, 0.5
"""Member-to-member exchanges over what the same volumes give by chance: from here on much, below here little.
Even talk wavers around 1 by some 15 in 100 over forty turns."""


def two_sentences(shape: Shape) -> str:
    return f"{_flow(shape)} {spread(shape.evenness)}"


def difference(*, unmet: bool) -> str:
    """Say that a different view waits, to everyone alike; whose it is and what it says stays in the talk."""
    return _("A different view was said here a while ago and has not been taken up yet.") if unmet else ""


def _flow(shape: Shape) -> str:
    if not shape.led:
        return _("No facilitator has spoken lately: the talk runs from member to member.")
    if shape.member_to_member >= MUCH * shape.expected:
        return _("People are answering one another freely, without going through the facilitator.")
    if shape.member_to_member < LITTLE * shape.expected:
        return _("Most of the talk runs through the facilitator just now; members seldom answer one another.")
    return _("Some of the talk runs through the facilitator, and some goes from member to member.")


def spread(evenness: float) -> str:
    """Say how the turns are spread. evenness: 0 to 1."""
    if evenness >= EVEN:
        return _("The voices are spread quite evenly.")
    if evenness < UNEVEN:
        return _("A few voices carry most of it.")
    return _("Some voices are heard more than others, as in most talk.")


EVEN, UNEVEN = 0.9, 0.7
"""Normalised entropy of the turns: 1 is all the same."""


_CLIMATES: dict[Climate, str] = {
    "quiet": N_(
        "It is quiet here: few and short turns, with long pauses between them. A silence can be work. If this one "
        "feels empty, you could offer a way in: a round in which everybody may pass, or “What did you come with today?”"
    ),
    "dominated": N_(
        "One or two members carry most of the talk. You could ask the whole group “Who knows this from their own "
        "life?” and leave a long pause for the answer."
    ),
    "scattered": N_(
        "Several threads run side by side, and many turns go on without an answer. You could name what you hear, and "
        "ask the group what it would like to stay with."
    ),
}


def of_climate(climate: Climate | None) -> str:
    """Describe the room to a facilitator, with one thing to try; empty where there is nothing to say."""
    if climate is None:
        return ""
    return _("-# For facilitators: {climate}").format(climate=_(_CLIMATES[climate]))


def alt_text(shape: Shape, *, marked: bool) -> str:
    own = (
        _("Your own dot is marked “you”.") if marked else _("You have not spoken lately, so no dot is yours.")
    )
    return _(
        "A drawing of the last {turns} turns: {people} unnamed dots in a circle, and {lines} lines between "
        "those who answered each other, thicker where they did so more. {own} {shape}"
    ).format(
        turns=shape.turns,
        people=len(shape.people),
        lines=len(shape.exchanges),
        own=own,
        shape=two_sentences(shape),
    )


def coverage(shape: Shape) -> str:
    if shape.spoke == shape.joined:
        return ""
    return _("-# I see only people who joined: {joined} of the {spoke} who spoke.").format(
        joined=shape.joined, spoke=shape.spoke
    )


def too_few(smallest: int) -> str:
    return _(
        "Too few people have spoken lately to show a shape without showing someone alone. "
        "I draw it when at least {smallest} people who joined have spoken in this meeting."
    ).format(smallest=smallest)
