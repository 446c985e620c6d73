"""What one person alone reads about proposals."""

from datetime import datetime

from discord.utils import format_dt

from bot.practice.consensus.rules import Why
from bot.practice.consensus.values import ANSWERED_AFTER, HELD, Ballot, Proposal
from bot.words import N_, _
from cogs.common.wording import plain, quoted
from cogs.consensus.words import label, title

_CANNOT: dict[Why, str] = {
    "closed": N_("This proposal is closed. Nothing was changed."),
    "late": N_(
        "The time for this proposal was up when you joined; it is only open still for a concern. You take part in the "
        "next one."
    ),
    "own": N_(
        "This is your own concern; the button is for the others. If you think it is answered, say so under "
        "`/consensus mine`."
    ),
    "gone": N_("This concern was taken back. Nothing was changed."),
    "stays": N_(
        "The time for this proposal is up, and it is open only until every concern has had its time. Where you stand "
        "can be changed now, not taken back: **I stand aside**, for example, lets go of your concern. Nothing was "
        "changed."
    ),
    "unanswered": N_(
        "A concern has no answer yet, and nobody can close a proposal over one. A reply from one of you, in the "
        "thread's **Reply to it**, begins the answer."
    ),
    "missing": N_(
        "Before its time a proposal can be closed only when everybody in the group has taken a position. Until then it "
        "stays open."
    ),
    "often": N_("This proposal was worded anew often enough. Please withdraw it, and put a new one."),
    "enough": N_(
        "You have replied to this ten times, which is as many as I keep. Please say more in the talk itself."
    ),
    "soon": N_("There has to be an hour at least for everybody to look at it again."),
    "hurry": N_(
        "A concern has no answer yet. So a new wording stands for two days at least: whoever raised it shall have time "
        "to look again."
    ),
}


def cannot(why: Why) -> str:
    return _(_CANNOT[why])


def asked_anew() -> str:
    return _(
        "This wording is not asked any more: it was changed, or the proposal is closed. Nothing was changed."
    )


def raised_often() -> str:
    return _(
        "You have taken a concern back and raised it anew several times today. Your next one can stand tomorrow; or "
        "say it in the thread."
    )


def not_kept() -> str:
    return _("I could not keep this just now, and nobody has read it. Please try again in a minute.")


def not_taken(text: str, words: str) -> str:
    """Give somebody back what they wrote."""
    if not words:
        return text
    return text + "\n" + _("What you wrote, to copy:") + "\n" + quoted(words)[:1500]


def taken(proposal: Proposal, ballot: Ballot) -> str:
    """What somebody reads who has just taken a position."""
    told = [
        _("Noted for {proposal}: **{position}**.").format(
            proposal=title(proposal), position=label(ballot.position)
        )
    ]
    if ballot.position in HELD:
        told.append(_("It stands in the thread with your name.") if ballot.signed else _unsigned())
        told.append(_("The group answers it before anything is decided; when it is answered, say so here."))
    else:
        told.append(_("Nobody sees it before the end, and then only as a number."))
        if ballot.words:
            told.append(
                _("Your reason is read at the end, with your name.")
                if ballot.signed
                else _("Your reason is read at the end, without your name.")
            )
    told.append(_("You can change it until {when}.").format(when=format_dt(proposal.until, "F")))
    return "\n".join(told)


def _unsigned() -> str:
    return _(
        "It stands in the thread without your name. Words can tell who wrote them, in a small group above all."
    )


def standing(proposal: Proposal, ballot: Ballot | None, now: datetime, *, reminds: bool) -> str:
    """Where somebody stands to one that is open."""
    begin = " ".join(proposal.wording.split())[:150]
    told = [f"**{title(proposal)}** · {format_dt(proposal.until, 'R')}\n> {plain(begin)}"]
    if ballot is None:
        told.append(_("You have not taken a position."))
    else:
        told.append(_("You said: **{position}**.").format(position=label(ballot.position)))
        if ballot.words:
            told.append(quoted(ballot.words))
    concern = proposal.concern(ballot.concern) if ballot else None
    if concern is not None and concern.standing:
        if concern.settled:
            told.append(_("You said that it is answered."))
        elif concern.answered(now):
            told.append(_("It counts as answered; your words stay in the record."))
        elif concern.replied is not None:
            told.append(
                _(
                    "Somebody replied in the thread. If that answers it for you, say so; else it counts as answered "
                    "{when}, and your words stay in the record."
                ).format(when=format_dt(concern.replied + ANSWERED_AFTER, "F"))
            )
        else:
            told.append(_("Nobody has replied yet."))
    if reminds:
        told.append(_("-# I write to you about this one."))
    return "\n".join(told)


def nothing_open() -> str:
    return _("No proposal is open. `/consensus propose` puts one to the group.")


def backup_truth() -> str:
    """What is true of a position while a proposal is open, and after."""
    return _(
        "-# While a proposal is open, I keep your position sealed, with you, so that you can change it. When it "
        "closes, that is let go of in one stroke: that you took part stays, how you stood does not, unless you "
        "sign. Copies that whoever runs me made meanwhile go with their age."
    )


def reminder(group: str, proposal: Proposal, link: str) -> str:
    return _(
        "{proposal} in **{group}** closes {when}, and you have not taken a position. If you would like to: {link}\n"
        "-# You asked me to remind you. Not to take one is fine, too; it is not counted as yes."
    ).format(proposal=title(proposal), group=plain(group), when=format_dt(proposal.until, "R"), link=link)


def worded_anew(group: str, proposal: Proposal, link: str) -> str:
    return _(
        "The wording of {proposal} in **{group}** was changed, so the position that you took is let go of. If you "
        "would like to look again: {link}"
    ).format(proposal=title(proposal), group=plain(group), link=link)


def replied_to(group: str, proposal: Proposal, link: str) -> str:
    return _(
        "Somebody replied to your concern about {proposal} in **{group}**: {link}\nIf it is answered for you, you "
        "can say so under `/consensus mine`."
    ).format(proposal=title(proposal), group=plain(group), link=link)
