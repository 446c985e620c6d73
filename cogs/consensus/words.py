"""What the group reads of a proposal while it is open."""

from datetime import datetime

import discord
from discord.utils import format_dt

from bot.practice.consensus.changes import marked
from bot.practice.consensus.values import (
    ANSWERED_AFTER,
    POSITIONS,
    WAYS,
    Concern,
    Decided,
    Position,
    Proposal,
)
from bot.words import N_, _, several
from cogs.common.wording import plain, quoted

WORDING_SHOWN = 3800
"""Signs of a wording with its changes; Discord takes 4096 in a description, and 6000 with all that is beside it."""

BEGIN_SHOWN = 50
"""Signs of a wording in the list of what is open, which is one message for eight of them, with their links."""

LABELS: dict[Position, str] = {
    "for": N_("I'm for it"),
    "live": N_("I can live with it"),
    "concern": N_("I have a concern"),
    "aside": N_("I stand aside"),
    "not": N_("I can't accept it"),
}
MEANINGS: dict[Position, str] = {
    "for": N_("I would like us to do this."),
    "live": N_("Not what I would choose, and good enough for me."),
    "concern": N_("Something about it worries me; please answer that first."),
    "aside": N_("I take no part in it, and do not stand in your way."),
    "not": N_("This would harm us, or me in this group; please hear why first."),
}
_WAYS: dict[Decided, tuple[str, str]] = {
    "consent": (
        N_("Consent: good enough for now, safe enough to try"),
        N_(
            "Every concern has to be answered first. Then it is agreed if more of you are for it, or can live with "
            "it, than can't accept it, and no two still can't. One person alone does not stop it, and what they say "
            "stays in the record."
        ),
    ),
    "consensus": (
        N_("Consensus: most are for it, nearly all can live with it"),
        N_(
            "Every concern has to be answered first. Then it is agreed if more than half of those who take a "
            "position are for it, three in four are for it or can live with it, and no two still can't accept it."
        ),
    ),
    "sounding": (
        N_("A sounding: where do we stand?"),
        N_("Nothing is decided. At the end everybody sees where the group stands, and can go on from there."),
    ),
}


def label(position: Position) -> str:
    return _(LABELS[position])


def way(decided: Decided) -> str:
    return _(_WAYS[decided][0])


def how(decided: Decided) -> str:
    return _(_WAYS[decided][1])


def ways() -> list[tuple[Decided, str]]:
    return [(each, way(each)) for each in WAYS]


def title(proposal: Proposal) -> str:
    return _("Proposal {number}").format(number=proposal.number)


def begin(proposal: Proposal) -> str:
    """How it begins, for a list."""
    said = " ".join(proposal.wording.split())
    return plain(said if len(said) <= BEGIN_SHOWN else f"{said[: BEGIN_SHOWN - 1]}…")


def heading(proposal: Proposal, author: int | None) -> str:
    """author: their id on Discord; None where the proposal is the group's own."""
    begin = f"## 🤝 {title(proposal)}\n"
    if proposal.closed is not None:
        return begin + _("This one is closed. Thank you for having looked.")
    if author is None:
        return begin + _("Is this what we want?")
    return begin + _("{who} asks: is this what we want?").format(who=f"<@{author}>")


def wording(proposal: Proposal) -> str:
    """Give the wording; in one that was changed, with what went and what is new."""
    if proposal.before and proposal.closed is None:
        shown = marked(proposal.before, proposal.wording, plain)
        if len(shown) <= WORDING_SHOWN:
            return shown
    return plain(proposal.wording)


def face(proposal: Proposal, now: datetime, thread: str = "") -> discord.Embed:
    """What stands under the heading. thread: where concerns are read."""
    shown = discord.Embed(description=wording(proposal))
    shown.add_field(name=way(proposal.decided), value=how(proposal.decided), inline=False)
    if proposal.closed is not None:
        return shown
    if proposal.asked > 1:
        shown.add_field(
            name=_("The wording was changed"),
            value=_("So positions are asked anew; whoever had taken one, please look again."),
            inline=False,
        )
    shown.add_field(name=_("Until when"), value=_until(proposal), inline=False)
    if proposal.standing:
        shown.add_field(name=_("Concerns"), value=_concerns(proposal, now, thread), inline=False)
    shown.add_field(name=_("What the positions mean"), value=_meanings(), inline=False)
    shown.add_field(name=_("What counts"), value=_what_counts(), inline=False)
    return shown


def _until(proposal: Proposal) -> str:
    when = f"{format_dt(proposal.until, 'F')} ({format_dt(proposal.until, 'R')})"
    least = several(
        "At least {n} person has to take a position, else nothing is decided.",
        "At least {n} people have to take a position, else nothing is decided.",
        proposal.turnout,
    )
    reached = _("That many have.") if proposal.enough else _("That many have not yet.")
    told = [when, f"{least} {reached}"]
    if proposal.extended and any(each.replied is None and not each.settled for each in proposal.standing):
        told.insert(1, _("It stays open this much longer, once, for a concern that nobody has replied to."))
    elif proposal.until > proposal.due:
        told.insert(1, _("It stays open until every concern has had its time."))
    return "\n".join(told)


def _concerns(proposal: Proposal, now: datetime, thread: str) -> str:
    waiting = len(proposal.unanswered(now))
    told = several("{n} concern stands.", "{n} concerns stand.", len(proposal.standing))
    if waiting:
        told += " " + several("{n} has no answer yet.", "{n} have no answer yet.", waiting)
    else:
        told += " " + _("All of them are answered.")
    return f"{told} {thread}".strip()


def _meanings() -> str:
    return "\n".join(f"**{label(each)}**: {_(MEANINGS[each])}" for each in POSITIONS)


def _what_counts() -> str:
    return _(
        "Everybody who has joined the group decides. You can change your position until it closes; silence is never "
        "counted as yes. How many stand where is told only at the end. A concern is shown in the thread at once, "
        "without a name unless you sign it, so that the group can answer it."
    )


# In the thread


def concern(one: Concern, proposal: Proposal, now: datetime, owner: int | None = None) -> str:
    """What a concern's message says. owner: their id on Discord, where they signed it."""
    if not one.standing:
        return gone()
    said = quoted(one.words) if one.words else _("-# It was raised without words. You can ask about it here.")
    return f"{_whose(one, owner)}\n{said}\n{_state(one, proposal, now)}"


def gone() -> str:
    return _("-# A concern stood here, and was taken back.")


def past(said: str, *, closed: bool) -> str:
    """Give what a concern's message said with another last line, when its proposal is over or worded anew."""
    now = _("-# This proposal is closed.") if closed else _("-# This was said to an earlier wording.")
    kept, _line, state = said.rpartition("\n")
    return f"{kept}\n{now}" if state.startswith("-# ") and kept else said


def _whose(one: Concern, owner: int | None) -> str:
    if owner is None:
        return (
            _("**Somebody can't accept this proposal**")
            if one.position == "not"
            else _("**Somebody has a concern about this proposal**")
        )
    told = (
        _("**{who} can't accept this proposal**")
        if one.position == "not"
        else _("**{who} has a concern about this proposal**")
    )
    return told.format(who=f"<@{owner}>")


def _state(one: Concern, proposal: Proposal, now: datetime) -> str:
    if one.settled:
        return _("-# Answered: whoever raised it says so.")
    if one.answered(now):
        return _("-# There was a reply, and 48 hours have passed: it counts as answered.")
    if one.replied is not None:
        when = format_dt(one.replied + ANSWERED_AFTER, "F")
        return _(
            "-# There is a reply. It counts as answered {when}, or as soon as whoever raised it says so."
        ).format(when=when)
    if proposal.decided == "sounding":
        return _("-# No reply yet.")
    return _(
        "-# No reply yet; without one nothing is decided. **Reply to it** counts as one; talk alone I do not count."
    )


def reply(who: int, link: str, words: str) -> str:
    return _("{who} replies to a concern, {link}:").format(who=f"<@{who}>", link=link) + f"\n{quoted(words)}"


def longer(proposal: Proposal) -> str:
    return _(
        "⏳ The time for {proposal} is up, and a concern has no reply yet. So it stays open until {when}, this once. "
        "If nobody replies until then, it lapses. **Reply to it**, under the concern, is what counts; a reply need not "
        "agree: it shows that the concern was heard."
    ).format(proposal=title(proposal), when=format_dt(proposal.until, "F"))


def anew(proposal: Proposal, link: str) -> str:
    return _(
        "✏️ The wording of {proposal} was changed. Whatever was said to the earlier one is let go of, and everybody "
        "is asked anew: {link}"
    ).format(proposal=title(proposal), link=link)
