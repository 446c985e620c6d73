"""What a brainstorm says to one person alone."""

from collections.abc import Sequence

import discord

from bot.practice.brainstorm.rules import Why
from bot.practice.brainstorm.values import EACH_AT_MOST, Brainstorm, Idea
from bot.words import _
from cogs.common.wording import plain, quoted, shortened

PAGE, IN_A_LIST = 1900, 150


def cannot(why: Why) -> str:
    """Why something could not be done, and what to do instead."""
    sentences: dict[Why, str] = {
        "over": _("This brainstorm has come to its end. `/brainstorm start` begins another."),
        "too late": _("That time of the brainstorm is over; say it in the talk, where it is as welcome."),
        "too early": _("That comes later; for now ideas are being gathered."),
        "full": _(
            "There are so many ideas here that no more fit. Say it in the talk, where it is as welcome."
        ),
        "enough of one": _(
            "You have {n} ideas here, which is as many as fit. You can change one with **My ideas**."
        ).format(n=EACH_AT_MOST),
        "gone": _("There is no such idea to be read here any more. **Read all** shows those that are."),
        "not yours": _("This idea is somebody else's. Nothing was changed."),
        "itself": _("Those two stand together already. Choose two that do not."),
        "none": _("There is no idea yet to choose from."),
    }
    return sentences[why]


def taken(storm: Brainstorm, *, signed: bool) -> str:
    """An idea was taken in."""
    if storm.hidden:
        until = discord.utils.format_dt(storm.until, "R")
        return _(
            "It is kept, and nobody reads it yet. All ideas appear together {until}, without names. Another one? Just "
            "press again; **My ideas** lets you change or take back."
        ).format(until=until)
    if signed:
        return _("It stands there, with your name. **My ideas** lets you change it or take it back.")
    return _(
        "It stands there, without your name. **My ideas** lets you change it or take it back until the brainstorm "
        "ends or you leave; from then on I do not know whose it was."
    )


def mine(storm: Brainstorm, ideas: Sequence[Idea]) -> str:
    """Somebody's own ideas, with why one is held back."""
    if not ideas:
        if storm.closed is not None:
            return _(
                "No idea here is known to be yours any more: I have forgotten whose the ones without a name were."
            )
        return _("You have not written an idea here yet.")
    said: list[str] = []
    for each in sorted(ideas, key=lambda each: not each.held):
        said.append(f"**{each.number}** {plain(' '.join(each.words.split()))}")
        if each.held:
            said.append(held(each))
    return "\n".join(said)[:PAGE]


def held(idea: Idea) -> str:
    return _("↳ It is held back for now, for this reason: {reason}").format(
        reason=plain(" ".join(idea.held.split()))
    )


def told_held(ideas: Sequence[Idea]) -> str:
    """To the author who is here, or by direct message: what is held back, and what they can do."""
    said: list[str] = [_("⏸️ In the brainstorm a facilitator holds back what you wrote. You alone read why.")]
    for each in ideas:
        said += [quoted(each.words), held(each)]
    said.append(
        _(
            "It is yours still: **My ideas** under the brainstorm lets you say it anew, and then it is read again."
        )
    )
    return "\n".join(said)[:PAGE]


def past(storms: Sequence[tuple[Brainstorm, str]], open_ones: Sequence[tuple[Brainstorm, str]]) -> list[str]:
    """Brainstorms of the group, each with a link to where it stands, on as many pages as they need."""
    if not storms and not open_ones:
        return [_("There has been no brainstorm yet. `/brainstorm start` begins one.")]
    said: list[str] = []
    for storm, where in open_ones:
        said.append(
            _("💡 Open now: {question} · {where}").format(question=_short(storm.question), where=where)
        )
    for storm, where in storms:
        day = discord.utils.format_dt(storm.closed or storm.opened, "d")
        what = (
            f"🌱 {_short(storm.outcome)}"
            if storm.outcome
            else _("thought up, and left open what comes of it")
        )
        said.append(f"{day} · **{_short(storm.question)}** · {where}\n↳ {what}")
    pages = [""]
    for each in said:
        if len(pages[-1]) + len(each) + 1 > PAGE:
            pages.append("")
        pages[-1] = f"{pages[-1]}\n{each}".strip()
    return pages


def _short(words: str) -> str:
    return plain(shortened(" ".join(words.split()), IN_A_LIST))
