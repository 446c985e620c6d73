"""The ten norms of mutual aid in plain words, as a group finds them before it makes them its own.

After "Working With Groups: What's So Great About Mutual Aid?", Hunter College School of Social Work.
"""

from dataclasses import dataclass

from bot.words import N_, _


@dataclass(frozen=True, slots=True)
class Norm:
    number: int
    title: str
    words: str


_NORMS = (
    (N_("Common ground"), N_("We are here because we share a need. That is our starting point.")),
    (N_("Stories before advice"), N_("We tell what we lived. Advice can wait until someone asks for it.")),
    (N_("Feeling with each other"), N_("We listen to understand, and we look after each other.")),
    (N_("At the group's own pace"), N_("What we expect of each other grows with the group.")),
    (N_("Thinking together"), N_("A question belongs to all of us. Insight is something we find together.")),
    (N_("Talk that flows"), N_("Anyone may speak, anyone may stay quiet. Nobody hands out turns.")),
    (N_("Room for difference"), N_("Seeing it differently is welcome here, always, and to anyone.")),
    (N_("Shared leadership"), N_("Everyone may lead a little. The facilitator steps back as we step up.")),
    (N_("All of us are the experts"), N_("The wisdom here is everything that all of us have lived.")),
    (N_("Each to each"), N_("We talk to one another, not through one person.")),
)


def norms(own: dict[int, str]) -> list[Norm]:
    """Give all ten in order: the group's own words where it has written some, in the spoken language."""
    return [
        Norm(number, _(title), own.get(number) or _(words))
        for number, (title, words) in enumerate(_NORMS, start=1)
    ]
