"""Who facilitates: asking somebody to do it, too, handing the group over, and stepping back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.practice.group import Charter

Asked = Literal["beside", "over"]
"""To facilitate beside those who do; to take the group over from who asks."""

Why = Literal["too-late", "gone", "already", "many"]
"""Why a yes comes to nothing: the question is old; who asked facilitates no more; they do already; there are enough."""

MOST = 25
"""Facilitators by name."""

ASKED_FOR = timedelta(days=7)
"""How long a question waits for its answer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to somebody. user, by: Discord ids of who is asked and who asks; stays: the latter facilitates on."""

    id: int
    token: str
    group: int
    kind: Asked
    user: int
    by: int
    at: datetime
    stays: bool = True


def why_not(charter: Charter, ask: Ask, now: datetime, *, by_leads: bool) -> Why | None:
    """Tell why a yes cannot count any more; None if it can. by_leads: who asked facilitates still."""
    if now - ask.at >= ASKED_FOR:
        return "too-late"
    if not by_leads:
        return "gone"
    if ask.kind == "beside" and ask.user in charter.facilitators:
        return "already"
    others = [each for each in charter.facilitators if each != ask.by or ask.stays]
    return "many" if ask.user not in others and len(others) >= MOST else None


def said_yes(charter: Charter, ask: Ask) -> Charter:
    """Give the charter after a yes. Who was handed the group stands first among those who facilitate."""
    others = [each for each in charter.facilitators if each != ask.user]
    if ask.kind == "beside":
        return replace(charter, facilitators=(*others, ask.user))
    kept = [each for each in others if each != ask.by or ask.stays]
    return replace(charter, facilitators=(ask.user, *kept))


def may_step_back(charter: Charter, user: int) -> bool:
    """Tell whether somebody may: a group is left to itself by nobody.

    >>> alone = Charter("", "", (), (1,))
    >>> may_step_back(alone, 1), may_step_back(replace(alone, facilitators=(1, 2)), 1)
    (False, True)
    >>> may_step_back(replace(alone, facilitator_roles=(9,)), 1)
    True
    """
    others = [each for each in charter.facilitators if each != user]
    return user in charter.facilitators and bool(others or charter.facilitator_roles)


def stepped_back(charter: Charter, user: int) -> Charter:
    return replace(charter, facilitators=tuple(each for each in charter.facilitators if each != user))
