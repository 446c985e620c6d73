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
    told = _(
        "Since {since}, when you wrote, about how long it was, in what tone, and to whom it was said; never the words:"
    ).format(since=since)
    return f"{told} " + several("{n} message.", "{n} messages.", len(rows))


def _counted(say: Callable[[int], str]) -> Callable[[Rows, When], str]:
    return lambda rows, _when: say(len(rows))


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
        lambda n: several(
            "{n} time you saw something differently, and how that was met.",
            "{n} times you saw something differently, and how that was met.",
            n,
        )
    ),
    "arrivals": _counted(
        lambda n: several(
            "What you said at {n} check-in, and who may read it.",
            "What you said at {n} check-ins, and who may read it.",
            n,
        )
    ),
    "resonances": _counted(
        lambda n: several(
            "That you were with somebody in what they said, {n} time.",
            "That you were with somebody in what they said, {n} times.",
            n,
        )
    ),
    "wishes": _counted(
        lambda n: several("{n} wish of yours for contact.", "{n} wishes of yours for contact.", n)
    ),
    "offers": _counted(
        lambda n: several(
            "That you had a moment for somebody, {n} time.",
            "That you had a moment for somebody, {n} times.",
            n,
        )
    ),
    "reminders": _plainly(N_("The reminder of check-ins that you set.")),
    "balance_wishes": _plainly(N_("What you wish to be told of the balance of the talk.")),
    "floor_hands": _counted(
        lambda n: several(
            "Your hand, and your turns, on {n} floor.", "Your hand, and your turns, on {n} floors.", n
        )
    ),
    "hands": _counted(lambda n: several("Your hand in {n} round.", "Your hand in {n} rounds.", n)),
    "rounds": _counted(lambda n: several("{n} round that you began.", "{n} rounds that you began.", n)),
    "stories": _counted(
        lambda n: several(
            "That you told in a round, {n} time: when, never what.",
            "That you told in a round, {n} times: when, never what.",
            n,
        )
    ),
    "story_answers": _counted(
        lambda n: several("{n} answer of yours to a story.", "{n} answers of yours to stories.", n)
    ),
    "keepsakes": _counted(lambda n: several("{n} story that you kept.", "{n} stories that you kept.", n)),
    "pairings": _counted(
        lambda n: several(
            "That you would like to go on talking with somebody, {n} time.",
            "That you would like to go on talking with somebody, {n} times.",
            n,
        )
    ),
    "cares": _plainly(N_("What you chose about places to turn, and the day they were last shown to you.")),
    "blocks": _counted(
        lambda n: several("{n} person from whom you keep apart.", "{n} people from whom you keep apart.", n)
    ),
    "reports": _counted(
        lambda n: several("{n} report of harm that you wrote.", "{n} reports of harm that you wrote.", n)
    ),
    "report_hands": _counted(
        lambda n: several(
            "That you see to a report, or have, {n} time.", "That you see to reports, or have, {n} times.", n
        )
    ),
    "safety_people": _plainly(N_("That reports of harm may come to you.")),
    "post_people": _counted(
        lambda n: several(
            "Where {n} message of mine stands with your name or words, to take it down when you go.",
            "Where {n} messages of mine stand with your name or words, to take them down when you go.",
            n,
        )
    ),
    "proposals": _counted(
        lambda n: several(
            "{n} proposal that you put to the group.", "{n} proposals that you put to the group.", n
        )
    ),
    "ballots": _counted(
        lambda n: several(
            "Where you stand to {n} open proposal, and why; gone when it closes.",
            "Where you stand to {n} open proposals, and why; gone when they close.",
            n,
        )
    ),
    "stances": _counted(
        lambda n: several(
            "What you signed in {n} decision. When you leave, your words and your name go; a decision's numbers "
            "remain.",
            "What you signed in {n} decisions. When you leave, your words and your name go; a decision's numbers "
            "remain.",
            n,
        )
    ),
    "voters": _counted(
        lambda n: several(
            "That you took part in {n} decision; not how. I cannot tell any more, and a decision's numbers remain.",
            "That you took part in {n} decisions; not how. I cannot tell any more, and a decision's numbers remain.",
            n,
        )
    ),
    "replies": _counted(
        lambda n: several(
            "{n} reply of yours to a concern about a proposal.",
            "{n} replies of yours to concerns about proposals.",
            n,
        )
    ),
    "proposal_wishes": _counted(
        lambda n: several(
            "That you wish to be reminded of {n} proposal.",
            "That you wish to be reminded of {n} proposals.",
            n,
        )
    ),
    "role_offers": _plainly(N_("Which parts of the leading you would like to take on.")),
    "role_takes": _counted(
        lambda n: several(
            "That you took on a part of the leading at {n} meeting.",
            "That you took on parts of the leading, {n} times.",
            n,
        )
    ),
    "lead_asks": _plainly(
        N_("That you were asked to facilitate, or asked somebody; gone when it is answered, or in a week.")
    ),
    "ground_lines": _counted(
        lambda n: several(
            "{n} line that you put on the common-ground board.",
            "{n} lines that you put on the common-ground board.",
            n,
        )
    ),
    "ground_shares": _counted(
        lambda n: several(
            "That you share what another put there, {n} time.",
            "That you share what others put there, {n} times.",
            n,
        )
    ),
    "ground_heaps": _counted(
        lambda n: several("{n} heap there that you named.", "{n} heaps there that you named.", n)
    ),
    "brainstorms": _counted(
        lambda n: several(
            "{n} brainstorm that you began, or wrote down what came of it.",
            "{n} brainstorms that you began, or wrote down what came of them.",
            n,
        )
    ),
    "brainstorm_ideas": _counted(
        lambda n: several("{n} idea that is known to be yours.", "{n} ideas that are known to be yours.", n)
    ),
    "brainstorm_marks": _counted(
        lambda n: several(
            "What you would try first, in {n} brainstorm.", "What you would try first, in {n} brainstorms.", n
        )
    ),
    "brainstorm_helpers": _counted(
        lambda n: several(
            "That you would like to help with what the group tries, {n} time.",
            "That you would like to help with what the group tries, {n} times.",
            n,
        )
    ),
    "stage_answers": _plainly(N_("Where you see the group on its way.")),
    "take_alongs": _counted(
        lambda n: several("What you take along from {n} ending.", "What you take along from {n} endings.", n)
    ),
    "views": _counted(
        lambda n: several(
            "{n} different view of yours that I placed, with your name or, in the last 14 days, without; "
            "older ones without it cannot be found any more.",
            "{n} different views of yours that I placed, with your name or, in the last 14 days, without; "
            "older ones without it cannot be found any more.",
            n,
        )
    ),
    "unsigned_wards": _counted(
        lambda n: several(
            "{n} writer without a name from whom you keep apart.",
            "{n} writers without a name from whom you keep apart.",
            n,
        )
    ),
    "wisdom": _counted(
        lambda n: several(
            "{n} entry of yours in the wisdom book.", "{n} entries of yours in the wisdom book.", n
        )
    ),
    "wisdom_asks": _counted(
        lambda n: several(
            "That you asked whether somebody's words may be kept, {n} time.",
            "That you asked whether somebody's words may be kept, {n} times.",
            n,
        )
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
    "kept": N_("What you chose"),
    "other": N_("From whom"),
    "what": N_("What you did"),
    "state": N_("How it stands"),
    "sent": N_("Sent"),
    "agreed": N_("Agreed"),
    "position": N_("Where you stand"),
    "proposal_id": N_("Proposal"),
    "roles": N_("What you would like to take on"),
    "until": N_("Until"),
    "role": N_("What you took on"),
    "begins": N_("Meeting of"),
    "said": N_("What you said"),
    "held": N_("Why it is held back"),
    "name": N_("Name"),
    "question": N_("Question"),
    "outcome": N_("What you wrote of the outcome"),
    "signed": N_("With your name"),
    "numbers": N_("Ideas you marked"),
    "stage": N_("Stage"),
    "day": N_("Day"),
    "shown": N_("May be shown in the channel"),
}
"""What the columns are called that people take away."""


def column(name: str) -> str:
    return _(COLUMNS[name]) if name in COLUMNS else name
