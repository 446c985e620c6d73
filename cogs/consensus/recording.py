"""The record of a proposal that is over: how it ended, the numbers, and what some see differently, in their words."""

from collections.abc import Mapping, Sequence

import discord
from discord.utils import format_dt

from bot.practice.consensus.deciding import tally
from bot.practice.consensus.values import (
    COUNTED,
    MINORITY,
    POSITIONS,
    Decided,
    Outcome,
    Position,
    Proposal,
    Reply,
    Stance,
)
from bot.words import N_, _, several
from cogs.common.wording import plain, quoted
from cogs.consensus.words import label, title, way

VIEWS_SHOWN, PAGE = 2400, 1900
"""Signs of the views in the post, which has the wording, too; and in one private message."""

OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "passed": (N_("✅ Agreed"), N_("Every concern was answered.")),
    "differs": (
        N_("🍂 Not agreed, for now"),
        N_("You see this differently, and that is worth knowing. Somebody can put it in other words."),
    ),
    "lapsed": (
        N_("🍂 Lapsed"),
        N_("A concern had no reply, so nothing is decided over it. It can be asked anew."),
    ),
    "few": (
        N_("🍂 Not decided"),
        N_("Fewer took a position than have to, and silence is not counted as yes. It can be asked anew."),
    ),
    "sounded": (N_("🧭 Where you stand"), N_("Nothing is decided by this.")),
    "withdrawn": (N_("↩️ Withdrawn"), N_("Nothing is decided, and what was said to it is let go of.")),
    "ended": (N_("↩️ Ended with the group"), N_("Nothing is decided.")),
}
_ANSWERED = {
    "owner": N_("whoever raised it says that it is answered"),
    "reply": N_("somebody replied; whoever raised it has not said that this answers it"),
    "no": N_("without an answer"),
}

Names = Mapping[int, int]
"""Number to id on Discord, of who is still here."""


def _said(proposal: Proposal) -> tuple[str, str]:
    return OUTCOMES[proposal.outcome or "ended"]


def outcome(proposal: Proposal) -> str:
    return _(_said(proposal)[0])


def line(proposal: Proposal) -> str:
    """One proposal in a list of those that are over."""
    when = format_dt(proposal.closed, "d") if proposal.closed else ""
    begin = " ".join(proposal.wording.split())
    shown = begin if len(begin) <= 80 else f"{begin[:79]}…"  # noqa: PLR2004  (a line on a phone)
    return f"**{proposal.number}** · {when} · {outcome(proposal)} · {plain(shown)}"


def heading(proposal: Proposal) -> str:
    told = _(_said(proposal)[1])
    return f"## 🤝 {title(proposal)}: {outcome(proposal)}\n{told}"


def record(proposal: Proposal, kept: Sequence[Stance], names: Names) -> list[discord.Embed]:
    """What everybody reads at the end: as much of the minority's words as there is room for, each whole."""
    embeds = [discord.Embed(description=plain(proposal.wording))]
    if proposal.outcome not in COUNTED:
        return embeds
    embeds[0].add_field(name=_way(proposal.decided), value=numbers(kept), inline=False)
    if views := minority(kept, names):
        shown: list[str] = []
        for view in views:
            if sum(map(len, shown)) + len(view) > VIEWS_SHOWN:
                break
            shown.append(view)
        if rest := len(views) - len(shown):
            shown.append(several("-# And {n} more view.", "-# And {n} more views.", rest))
        embeds.append(
            discord.Embed(title=_("What some of you see differently"), description="\n\n".join(shown))
        )
    return embeds


def _way(decided: Decided) -> str:
    return _("Numbers ({way})").format(way=way(decided))


def numbers(kept: Sequence[Stance]) -> str:
    counts = tally(each.position for each in kept)
    return "\n".join(f"{label(each)}: {counts[each]}" for each in POSITIONS)


def minority(kept: Sequence[Stance], names: Names) -> list[str]:
    """Give the views of who did not go along, with words or without an answer, the strongest first."""
    return [
        _view(each, names)
        for position in MINORITY
        for each in kept
        if each.position == position and (each.words or each.answered == "no")
    ]


def _view(one: Stance, names: Names) -> str:
    who = names.get(one.person) if one.person is not None else None
    signed = f" — <@{who}>" if who is not None else ""
    said = quoted(one.words) if one.words else "> …"
    state = f"\n-# {_(_ANSWERED[one.answered])}" if one.answered else ""
    return f"**{label(one.position)}**{signed}\n{said}{state}"


def whole(proposal: Proposal, kept: Sequence[Stance], replied: Sequence[Reply], names: Names) -> list[str]:
    """Give all that is kept of it, in messages for one person; nothing is cut off."""
    parts = [f"{heading(proposal)}\n{quoted(proposal.wording)}"]
    if proposal.outcome in COUNTED:
        parts.append(f"**{_way(proposal.decided)}**\n{numbers(kept)}")
    order: Sequence[Position] = (*MINORITY, "live", "for")
    for position in order:
        for each in kept:
            if each.position == position and (each.words or each.answered):
                answers = [one for one in replied if one.concern == each.id]
                parts.append("\n".join([_view(each, names)]))
                parts += [_reply(one, names) for one in answers]
    return _pages(parts)


def _reply(one: Reply, names: Names) -> str:
    who = f"<@{names[one.person]}>" if one.person in names else _("somebody")
    return _("↪ {who} replied:").format(who=who) + f"\n{quoted(one.words)}"


def _pages(parts: Sequence[str]) -> list[str]:
    pages: list[str] = []
    for part in parts:
        for piece in _cut(part):
            if pages and len(pages[-1]) + len(piece) + 2 <= PAGE:
                pages[-1] += f"\n\n{piece}"
            else:
                pages.append(piece)
    return pages


def _cut(part: str) -> list[str]:
    """Cut what is longer than a message; a quotation goes on as one."""
    pieces: list[str] = []
    while len(part) > PAGE:
        at = max(part.rfind(" ", 0, PAGE), PAGE // 2)
        pieces.append(part[:at])
        part = "> " + part[at:].lstrip()
    return [*pieces, part]
