"""What facilitators are told of the house's own business, each in a sentence that says what to do."""

from collections.abc import Mapping

from bot.practice.firsts import First, first_named
from bot.words import N_, _
from bot.words.stages import first_words

_SENTENCES = {
    "checkin-missed": N_(
        "⏳ The check-in of <t:{due}:f> in <#{channel}> was skipped: I was away for more than an hour. "
        "The next one comes as planned; `/checkin now` opens one at once."
    ),
    "checkin-unpostable": N_(
        "⚠️ I could not post the check-in in <#{channel}>: the channel is gone, or closed to me. Give me my permissions "
        "there, or choose another channel with `/checkin schedule`. Its schedule is kept."
    ),
    "checkin-shared": N_(
        "🌿 Somebody at the check-in in <#{channel}> shared something with the facilitators. `/checkin read` shows it "
        "to you alone."
    ),
    "digest-missed": N_(
        "⏳ The digest of <t:{due}:f> was skipped: I was away for more than a day. "
        "`/digest now` tells the week at once."
    ),
    "digest-unpostable": N_(
        "⚠️ I could not post the digest in <#{channel}>: the channel is gone, none of the group's any more, or closed "
        "to me. Put that right, or choose another with `/digest schedule`; `/digest now` tells the week then."
    ),
    "digest-led-unpostable": N_(
        "⚠️ I could not post the facilitators' digest in <#{channel}>. Give me my permissions there, or choose another "
        "channel with `/digest schedule`; `/digest preview` shows it until then."
    ),
    "digest-led-open": N_(
        "⚠️ I kept the facilitators' digest to myself: <#{channel}> is read by others, too. Choose a channel that only "
        "you can read with `/digest schedule`; `/digest preview` shows it until then."
    ),
    "report-waits": N_(
        "🛟 Somebody has reported something to the facilitators. `/report read` shows it to you alone; "
        "`/report settings` "
        "says where reports are to go from now on."
    ),
    "roles-unpostable": N_(
        "⚠️ I could not ask in <#{channel}> who would like to carry a part of the meeting: the channel is "
        "gone, or closed to "
        "me. Give me my permissions there; `/lead ask` asks then."
    ),
    "posts-standing": N_(
        "🧹 Somebody left and took their words along, but Discord does not let me delete these messages of mine. "
        "Please delete them, or give me *View Channel* there again: {links}"
    ),
    "stage-anew": N_(
        "🌱 Somebody has arrived since the group last said where it is on its way. Each arrival may begin something "
        "anew: ask in the next meeting what seems new among you, and let everybody answer with `/group stage`."
    ),
    "ending-set": N_(
        "🍂 The group's last day is set: {day}. Endings want time: speak of this one in each meeting from now on, help "
        "look back at what they did for each other, and leave room for anger and sadness. I say something two weeks "
        "and one week before, and offer a last round on the day."
    ),
    "ending-over": N_(
        "🍂 The day on which the group was to end is over. I close nothing by myself: `/group close` does, when you "
        "all are done; until then `/group keepsake` gives everybody who joined what is to be kept."
    ),
    "ending-unpostable": N_(
        "⚠️ I could not post about the group's ending in <#{channel}>: the channel is gone, or closed to me. Give me "
        "my permissions there, and tell the group yourself what is next: `/group ending` shows it."
    ),
    "round-unpostable": N_(
        "⚠️ A round rests because I may not write in <#{channel}> any more. Give me my permissions there, then "
        "`/round resume`, or end it with `/round close`."
    ),
    "brainstorm-unpostable": N_(
        "⚠️ A brainstorm could not go on in <#{channel}>: I may not write there any more. Give me my permissions there; "
        "`/brainstorm list` shows where it stands."
    ),
    "floor-unpostable": N_(
        "⚠️ I let the floor in <#{channel}> go before its time: I may not write there any more. Give me my permissions "
        "there, then `/floor open` begins one anew."
    ),
}


FIRST = "first-"
"""How the kinds of notes begin that tell of a first."""


def sentence(kind: str, facts: Mapping[str, int | str]) -> str:
    """Say it in the language being spoken; nothing for a kind that this version does not know."""
    first = first_named(kind.removeprefix(FIRST)) if kind.startswith(FIRST) else None
    if first is not None:
        return _of_first(first)
    known = _SENTENCES.get(kind)
    return _(known).format(**facts) if known else ""


def _of_first(first: First) -> str:
    """A short note: what was noticed, what usually helps, and how it is taken back."""
    name, helps = first_words(first)
    text = _(
        "🌱 It seems that this is new to the group: **{name}**. {helps}\n-# At a first more of a lead from you is "
        "right, and I keep to myself for a while that the talk runs through you. If it was none, take it back with "
        "`/group first`."
    )
    return text.format(name=name, helps=helps)
