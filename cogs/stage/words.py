"""What people read of stages and firsts."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import discord

from bot.practice.firsts import FIRSTS, Happened
from bot.practice.stages import STAGES, InForce, Said, Stage
from bot.words import N_, _
from bot.words.stages import first_words, stage_words


class Noticed(NamedTuple):
    """What the bot noticed of a whole group.

    created: since when it knows it; arrived: how many joined of late, None where they are too few to be told of;
    between: the share of exchanges between members, in words; differed: sentences about differences.
    """

    created: datetime
    arrived: int | None
    between: str | None
    differed: Sequence[str]


def stage_page(noticed: Noticed, now_in: str, mine: Stage | None, *, joined: bool) -> str:
    """Ask somebody where the group is, with what was noticed; what each stage is like stands below (`stages_embed`)."""
    lines = ["## 🌱 " + _("What seems new among us?"), *_noticed(noticed), "", now_in]
    if mine is not None:
        lines.append(_("Your answer: **{says}**").format(says=stage_words(mine).says))
    ask = (
        _("Press what fits best. Only you see your answer, and you can change it whenever you like.")
        if joined
        else _("People who joined the group answer this; you can read it along.")
    )
    return "\n".join([*lines, "", ask])


def stages_embed() -> discord.Embed:
    """What each stage usually looks like, and what whoever facilitates can do then."""
    embed = discord.Embed()
    for stage in STAGES:
        told = stage_words(stage)
        part = _("Whoever facilitates: {part}").format(part=told.part)
        embed.add_field(name=told.says, value=f"{told.usual}\n-# {part}", inline=False)
    return embed


def _noticed(noticed: Noticed) -> list[str]:
    since = discord.utils.format_dt(noticed.created, "R")
    lines = [_("The group was set up here {since}.").format(since=since)]
    if noticed.arrived is None:
        lines.append(_("Few people or none have joined in the last four weeks."))
    else:
        lines.append(_("About {n} people have joined in the last four weeks.").format(n=noticed.arrived))
    if noticed.between:
        lines.append(
            _("Of what was answered last week, {share} went from member to member.").format(
                share=noticed.between
            )
        )
    return [f"- {line}" for line in [*lines, *noticed.differed]]


def now_in(stage: InForce | None, said: Said, *, arrived: bool) -> str:
    """Say where the group sees itself. arrived: somebody has come since it said so."""
    if stage is None and said.enough:
        return _("At the moment you see it differently from one another, and that says something, too.")
    if stage is None:
        return _(
            "Nobody has said yet, or too few have for me to tell. I don't put a name to a group by myself, and expect "
            "nothing of it until you say."
        )
    told = stage_words(stage.stage)
    by = {
        "group": _("Most of those who answered of late say: **{says}**"),
        "facilitators": _("Too few have answered; this is how the facilitators read it: **{says}**"),
        "ending": _("A day is set on which the group ends: **{says}**"),
    }
    text = by[stage.by].format(says=told.says)
    if arrived and stage.by != "ending":
        text += "\n" + _(
            "Somebody has arrived since. That may begin something anew: what would you say today?"
        )
    return text


def for_facilitators(stage: Stage | None) -> str:
    """What the one reads who facilitates: how a stage moves when a nudge comes, and whose word counts."""
    text = _(
        "You facilitate: the menu says how you read it. That counts only while fewer people have answered than a "
        "number is told of; the group's own answer outranks it."
    )
    moves = {
        "pre-affiliation": _("Nudges that the talk runs through you come later: people look for a way in."),
        "power-and-control": _("Nudges that the talk runs through you come a little later."),
        "intimacy": _("Nudges come as ever."),
        "differentiation": _("Nudges that the talk runs through you come sooner: the group can do without."),
        "separation": _("Nudges that the talk runs through you come a little later: endings want a hand."),
    }
    return f"{text} {moves[stage]}" if stage else text


def answered(stage: Stage) -> str:
    says = stage_words(stage).says
    return _(
        "Thank you: **{says}**. What most of those say who answered in the last eight weeks is what I go by."
    ).format(says=says)


def taken_out() -> str:
    return _("Your answer is gone. You can give another one whenever you like.")


def read_as(stage: Stage | None) -> str:
    if stage is None:
        return _("All right, there is no reading of yours any more.")
    return _("You read it as: **{says}**. It counts while too few of the group have answered.").format(
        says=stage_words(stage).says
    )


# Firsts


def firsts_page(happened: Sequence[Happened], now: datetime) -> str:
    """List the firsts that there were, and those still to come."""
    there = {each.kind: each for each in happened if each.at <= now}
    lines = ["## 🌱 " + _("Firsts of this group")]
    for kind in FIRSTS:
        name, known = first_words(kind).name, there.get(kind)
        if known is None:
            lines.append(f"▫️ {name}")
        elif known.back is not None:
            lines.append(f"▫️ {name} · " + _("was taken back; I don't notice it again, you can mark it"))
        else:
            how = _("noticed") if known.noticed else _("marked by you")
            lines.append(f"✅ {name} · {discord.utils.format_dt(known.at, 'd')} · {how}")
    hint = _(
        "`/group first` with *which* marks one, with *back* takes it back. At a first I wait for six hours with nudges "
        "that the talk runs through you."
    )
    return "\n".join([*lines, f"-# {hint}"])


_MARKED = N_("Marked: **{name}**. {helps}")


def marked(happened: Happened) -> str:
    return _(_MARKED).format(**first_words(happened.kind)._asdict())


def was_already(happened: Happened) -> str:
    return _("The group had that on {day}: **{name}**. {helps}").format(
        day=discord.utils.format_dt(happened.at, "d"), **first_words(happened.kind)._asdict()
    )


def back(name: str) -> str:
    return _(
        "Taken back: **{name}**. I don't notice it again by myself; you can mark it when it comes."
    ).format(name=name)


def none_to_take_back(name: str) -> str:
    return _("The group has not had that yet: **{name}**. Nothing was changed.").format(name=name)
