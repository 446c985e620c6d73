"""What is held of somebody, said to them in sentences: one for each table that holds people."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.words import N_, _, several

Rows = Sequence[Mapping[str, Any]]
When = Callable[[datetime], str]
"""Says a day."""

DIRECT_MESSAGES: Mapping[str, str] = {
    "nothing": N_("I may not write to you by direct message."),
    "asked": N_("I may write to you when you ask me to."),
    "nudges": N_("I may write to you when you ask me to, and with nudges for facilitators."),
}


def _person(rows: Rows, when: When) -> str:
    row = rows[0]
    told = [
        _("You joined on {when}.").format(when=when(row["joined"])),
        _(DIRECT_MESSAGES.get(row["dms"], DIRECT_MESSAGES["nothing"])),
    ]
    if row["unreached"]:
        told.append(_("On {when} a direct message did not reach you.").format(when=when(row["unreached"])))
    if row["paused_since"]:
        told.append(_("Your last pause began on {when}.").format(when=when(row["paused_since"])))
    return " ".join(told)


def _traces(rows: Rows, when: When) -> str:
    since = when(min(row["at"] for row in rows))
    one = N_("{n} message of yours since {since}:")
    many = N_("{n} messages of yours since {since}:")
    head = several(one, many, len(rows)).replace("{since}", since)
    return f"{head} " + _("when, about how long, in what tone, and to whom it was said. Never the words.")


def _counted(one: str, many: str) -> Callable[[Rows, When], str]:
    return lambda rows, _when: several(one, many, len(rows))


def _plainly(text: str) -> Callable[[Rows, When], str]:
    return lambda _rows, _when: _(text)


SENTENCES: Mapping[str, Callable[[Rows, When], str]] = {
    "people": _person,
    "facilitators": _plainly(N_("You are named as one of its facilitators.")),
    "drafts": _plainly(
        N_("You are named as a facilitator in a form that somebody is filling in; gone in a day.")
    ),
    "traces": _traces,
    "dissents": _counted(
        N_("{n} time you saw something differently, and how that was met."),
        N_("{n} times you saw something differently, and how that was met."),
    ),
    "arrivals": _counted(
        N_("What you said at {n} check-in, and who may read it."),
        N_("What you said at {n} check-ins, and who may read it."),
    ),
    "resonances": _counted(
        N_("That you were with somebody in what they said, {n} time."),
        N_("That you were with somebody in what they said, {n} times."),
    ),
    "wishes": _counted(N_("{n} wish of yours for contact."), N_("{n} wishes of yours for contact.")),
    "offers": _counted(
        N_("That you had a moment for somebody, {n} time."),
        N_("That you had a moment for somebody, {n} times."),
    ),
    "reminders": _plainly(N_("The reminder of check-ins that you set.")),
    "balance_wishes": _plainly(N_("What you wish to be told of the balance of the talk.")),
    "floor_hands": _counted(
        N_("Your hand, and your turns, on {n} floor."), N_("Your hand, and your turns, on {n} floors.")
    ),
    "hands": _counted(N_("Your hand in {n} round."), N_("Your hand in {n} rounds.")),
    "rounds": _counted(N_("{n} round that you began."), N_("{n} rounds that you began.")),
    "stories": _counted(
        N_("That you told in a round, {n} time: when, never what."),
        N_("That you told in a round, {n} times: when, never what."),
    ),
    "story_answers": _counted(N_("{n} answer of yours to a story."), N_("{n} answers of yours to stories.")),
    "keepsakes": _counted(N_("{n} story that you kept."), N_("{n} stories that you kept.")),
    "pairings": _counted(
        N_("That you would like to go on talking with somebody, {n} time."),
        N_("That you would like to go on talking with somebody, {n} times."),
    ),
    "post_people": _counted(
        N_("Where {n} message of mine stands with your name or words, to take it down when you go."),
        N_("Where {n} messages of mine stand with your name or words, to take them down when you go."),
    ),
}
"""By table, for rows that there are; a test holds that no table is left out."""


def sentences(told: Mapping[str, Rows], when: When) -> list[str]:
    """Say what is held in one group, most of it first; tables without a row are left out."""
    order = [name for name in SENTENCES if told.get(name)]
    return [SENTENCES[name](told[name], when) for name in order]


COLUMNS: Mapping[str, str] = {
    "who": N_("Your id on Discord"),
    "joined": N_("Joined"),
    "dms": N_("Direct messages"),
    "unreached": N_("Not reached"),
    "paused_since": N_("Pause from"),
    "paused_until": N_("Pause until"),
    "at": N_("When"),
    "how": N_("How I knew to whom"),
    "words": N_("Words"),
    "tone": N_("Tone"),
    "asks": N_("A question"),
    "target": N_("From what you differed"),
    "fate": N_("How it was met"),
    "entry": N_("What you said"),
    "readers": N_("Who may read it"),
    "told": N_("Where you hear who is with you"),
    "named": N_("With your name"),
    "accepted": N_("Accepted"),
    "raised": N_("Hand up since"),
    "had": N_("Turns"),
    "hand": N_("Hand"),
    "opened": N_("Begun"),
    "kind": N_("Kind"),
    "began": N_("From"),
    "ended": N_("Until"),
    "met": N_("Brought together"),
    "zone": N_("Time zone"),
    "paused": N_("Rests"),
    "away_until": N_("Away until"),
    "ask_me_in": N_("Ask me in"),
    "mirror": N_("Mirror"),
    "last_asked": N_("Last asked in"),
    "last_mirrored": N_("Last told"),
    "saved": N_("Saved"),
    "place": N_("Where"),
}
"""What the columns are called that people take away."""


def column(name: str) -> str:
    return _(COLUMNS[name]) if name in COLUMNS else name
