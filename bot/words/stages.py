"""The stages of a group and its firsts, in the language of practice: what is usual, and what helps.

After Garland, Jones & Kolodny, "A model for stages of development in social work groups" (1965); Northen & Kurland,
"Social Work with Groups"; Berman-Rossi on the worker's part as a group develops. In our own words.
"""

from collections.abc import Mapping
from typing import NamedTuple

from bot.practice.firsts import First
from bot.practice.stages import Stage
from bot.words import N_, _


class StageWords(NamedTuple):
    """name: for facilitators, as the field has it; says: how a member would say it; usual; part: the facilitator's."""

    name: str
    says: str
    usual: str
    part: str


_STAGES: Mapping[Stage, StageWords] = {
    "pre-affiliation": StageWords(
        N_("Pre-affiliation"),
        N_("We are finding out whether we belong"),
        N_("People come close and keep a door open. They look to whoever facilitates for a way in."),
        N_("Give a frame, name what you all came for, and point out what two people share."),
    ),
    "power-and-control": StageWords(
        N_("Power and control"),
        N_("We are working out who has a say"),
        N_("Rules are tested, and so is whoever facilitates. Some are heard more than others."),
        N_("Stay friendly under fire, hold room for every view, and hand over what the group can decide."),
    ),
    "intimacy": StageWords(
        N_("Intimacy"),
        N_("We are close to one another"),
        N_("People show more of themselves and hold together. To differ can feel like a danger to that."),
        N_("Leave the talk to them, and make it easy to see something differently and still belong."),
    ),
    "differentiation": StageWords(
        N_("Differentiation"),
        N_("We are different, and we carry each other"),
        N_("Each has a place of their own. The group helps itself, and differences are of use to it."),
        N_("Step back. Be there when you are asked, and give away one more thing that you still do."),
    ),
    "separation": StageWords(
        N_("Separation"),
        N_("We are parting"),
        N_("People come closer and stay away, look back, quarrel over small things. All of that is parting."),
        N_("Speak of the end early, help look back at what they did themselves, and leave room for sadness."),
    ),
}


def stage_words(stage: Stage) -> StageWords:
    """Give them in the language being spoken."""
    return StageWords(*map(_, _STAGES[stage]))


class FirstWords(NamedTuple):
    name: str
    helps: str


_FIRSTS: Mapping[First, FirstWords] = {
    "meeting": FirstWords(
        N_("The first meeting"),
        N_(
            "Say in one sentence what you are all here for, and what is not expected of anybody. Let each arrive in a "
            "few words, and point out what two of them share."
        ),
    ),
    "newcomer": FirstWords(
        N_("The first newcomer"),
        N_(
            "The group is a new one now, for those who were here, too. Ask them to tell how it was when they came, "
            "rather than explaining the group yourself."
        ),
    ),
    "conflict": FirstWords(
        N_("The first open conflict"),
        N_(
            "How this one goes tells everybody whether differing is safe here. Slow down, say that both views may "
            "stand, and ask each how they came to see it so. Nobody has to win."
        ),
    ),
    "silence": FirstWords(
        N_("The first silence after a story"),
        N_(
            "A silence after a story is often respect. Let it be a while; then say that it is one, and ask who knows "
            "something of this from their own life. Don't fill it with advice."
        ),
    ),
    "goodbye": FirstWords(
        N_("The first goodbye"),
        N_(
            "Somebody has left the group's list, which is theirs to do without a reason. If people speak of somebody "
            "who is missing, let them say what that stirs; there is nothing to find out."
        ),
    ),
    "loss": FirstWords(
        N_("The first loss"),
        N_(
            "Say plainly what happened, as far as it may be told. Let people be sad in their own ways, ask who would "
            "like company tonight, and keep the next meeting whatever else changes."
        ),
    ),
}


def first_words(first: First) -> FirstWords:
    """Give them in the language being spoken."""
    return FirstWords(*map(_, _FIRSTS[first]))
