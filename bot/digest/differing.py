"""For facilitators: when somebody saw it differently, and what came after nudges. By number and word, of nobody."""

from bot.digest.compared import in_ten
from bot.digest.dates import Dates
from bot.digest.text import ITEM
from bot.digest.values import Digest, NudgeTotals
from bot.dynamics.dissent.values import Fate
from bot.practice.arriving import Share
from bot.week.values import DissentTotals
from bot.words import N_, _, nudges, several

MOST_NUDGES = 3

_FATES: dict[Fate, str] = {
    "engaged": N_("taken up: {n}"),
    "supported": N_("found company: {n}"),
    "ignored": N_("passed over: {n}"),
    "shut-down": N_("brushed aside: {n}"),
    "piled-on": N_("answered from one side only: {n}"),
    "withdrawn": N_("taken back: {n}"),
    "removed": N_("taken out of the talk: {n}"),
    "open": N_("still open: {n}"),
}
_MET: dict[Share, str] = {
    "all": N_("All of it was taken up or found company."),
    "most": N_("Most of it was taken up or found company."),
    "many": N_("Much of it was taken up or found company."),
    "some": N_("Some of it was taken up or found company."),
    "none": N_("As far as I can tell, none of it was taken up."),
}
_BECAME: dict[Fate, str] = {
    "engaged": N_("the different view was taken up"),
    "supported": N_("the different view found company"),
    "ignored": N_("the different view was passed over"),
    "shut-down": N_("the different view was brushed aside"),
    "piled-on": N_("the different view was answered from one side only"),
    "withdrawn": N_("the different view was taken back"),
    "removed": N_("the different view was taken out of the talk"),
    "open": N_("it is still open what becomes of the different view"),
}


def differed(dissent: DissentTotals | None) -> list[str]:
    """Say how often somebody saw it differently and what became of it; a word where they were too few for a number."""
    if dissent is None:
        return []
    if dissent.cases == 0:
        return [_("I noticed nobody who saw it differently; the quiet ways of it I miss.")]
    if dissent.cases is None:
        told = _("Somebody saw it differently; it came from too few people for me to say how often.")
    else:
        told = several(
            "Somebody saw it differently once.", "Somebody saw it differently {n} times.", dissent.cases
        )
    return [told, _(_MET[dissent.met]), *_fates(dissent)]


def _fates(dissent: DissentTotals) -> list[str]:
    told = [_(_FATES[fate]).format(n=count) for fate, count in dissent.fates.items() if count]
    return [_("What became of it: {fates}.").format(fates="; ".join(told))] if told else []


def nudged(digest: Digest, dates: Dates) -> list[str]:
    """Say the nudges, the last three in lines of their own, and what came after each, without claiming a cause."""
    given = sorted(digest.nudges, key=lambda nudge: nudge.at)
    count = max(len(given), digest.week.nudges or 0)
    if not count:
        return [_("I had no nudge to give.")] if digest.week.nudges == 0 else []
    shown = given[-MOST_NUDGES:]
    sentences = [several("I gave you one nudge.", "I gave you {n} nudges.", count)]
    if len(shown) < count and shown:
        sentences.append(_("The latest of them:"))
    sentences += [_nudge(nudge, dates) for nudge in shown]
    if any(_known(nudge) for nudge in shown):
        sentences.append(_("Whether that was the nudge's doing, nobody can say."))
    return sentences


def _known(nudge: NudgeTotals) -> bool:
    return bool(nudge.became) or (nudge.before is not None and nudge.after is not None)


def _nudge(nudge: NudgeTotals, dates: Dates) -> str:
    return ITEM + _("{day}, {title}: {after}.").format(
        day=dates.day(nudge.at), title=nudges.title(nudge.kind), after=_after(nudge)
    )


def _after(nudge: NudgeTotals) -> str:
    if nudge.became:
        return _(_BECAME[nudge.became])
    if nudge.before is None or nudge.after is None:
        return _("what came after I can't tell")
    before, after = in_ten(nudge.before), in_ten(nudge.after)
    if before == after:
        return _("of the exchanges, {share} were between members, before and after").format(share=after)
    return _("of the exchanges, {before} were between members before, {after} after").format(
        before=before, after=after
    )
