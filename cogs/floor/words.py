"""What a floor says: its post, its calls, its end, and its answers to one person."""

from collections.abc import Iterable, Mapping

import discord

from bot.practice.floor import Floor
from bot.practice.line import Line, find
from bot.store.floors import Changed
from bot.words import _

NAMED_AT_MOST = 10
"""Of those who wait, so that the post stays short."""

Users = Mapping[int, int]
"""People's number to their Discord id."""


def post_text(floor: Floor, users: Users) -> str:
    """The post while the floor is open: who speaks, and who is next."""
    text = _(
        "## ✋ One at a time, for a while\n"
        "Raise a hand if you would like to speak. Who has not spoken yet goes first, then who has waited longest.\n"
        "{now}\n"
        "-# Until {until}; it ends by itself."
    )
    lines = [_speaks(floor, users), *_waits(floor, users)]
    return text.format(now="\n".join(lines), until=time_of(floor))


def _speaks(floor: Floor, users: Users) -> str:
    user = users.get(floor.speaker or 0)
    if user is None:
        return _("🗣️ The floor is free.")
    return _("🗣️ <@{user}> has the floor.").format(user=user)


def _waits(floor: Floor, users: Users) -> Iterable[str]:
    if ready := _mentions(floor.ready, users):
        yield _("Next: {who}").format(who=ready)


def _mentions(line: Line, users: Users) -> str:
    named = [f"<@{users[hand.person]}>" for hand in line if hand.person in users]
    return ", ".join(named[:NAMED_AT_MOST]) + (" …" if len(named) > NAMED_AT_MOST else "")


def time_of(floor: Floor) -> str:
    return discord.utils.format_dt(floor.until, "t")


def call_text(floor: Floor, user: int) -> str:
    """Call somebody to their turn. Whoever spoke before is thanked and not named."""
    if floor.thanked is None:
        return _("<@{user}>, go ahead: the floor is yours. Press **Done** when you have finished.").format(
            user=user
        )
    return _(
        "Thank you so far. <@{user}>, the floor is yours now. Press **Done** when you have finished."
    ).format(user=user)


def closed_text(floor: Floor, users: Users) -> str:
    """The post at the end. Only who was ready is named: to name who held back would be calling on them."""
    text = _("## ✋ The floor is open again: just talk.")
    if waiting := _mentions(floor.ready, users):
        text += "\n" + _("Still had a hand up: {who}. It would be good to hear them.").format(who=waiting)
    return text


# To one person alone


def over() -> str:
    return _("The floor is open again: just talk.")


def join_first() -> str:
    return _(
        "Hands are raised by people who joined the group. Join below if you would like to, then press "
        "**Raise a hand** again. You are welcome to talk without one, too."
    )


def raised(changed: Changed, me: int) -> str:
    before, after = changed
    if before.speaker == me:
        return _("You have the floor already: go ahead.")
    if after.speaker == me:
        return _("The floor is yours: go ahead.")
    if any(hand.person == me for hand in before.ready):
        return _("Your hand is up already, and keeps its place.")
    if find(before.line, me):
        return _("You are ready again, at your old place. I call you when it is your turn.")
    return _("Your hand is up. I call you when it is your turn.")


def passed(changed: Changed, me: int) -> str:
    if not _takes_part(changed.before, me):
        return _no_hand()
    if not find(changed.after.line, me):
        return _thanks()
    return _(
        "Others go first, and your place is kept: you are in line again after somebody else's turn. "
        "**Raise a hand** makes you ready sooner."
    )


def lowered(changed: Changed, me: int) -> str:
    if changed.before.speaker == me:
        return _thanks()
    return _("Your hand is down.") if _takes_part(changed.before, me) else _no_hand()


def done(changed: Changed, me: int, turn: int) -> str:
    before = changed.before
    if before.speaker == me and before.turns == turn:
        return _thanks()
    return _("This is not your turn, or it is over already. Nothing was changed.")


def _takes_part(floor: Floor, me: int) -> bool:
    return floor.speaker == me or find(floor.line, me) is not None


def _no_hand() -> str:
    return _("Your hand is not up. Press **Raise a hand** if you would like to speak.")


def _thanks() -> str:
    return _("Thank you. The floor goes on.")


# To who opens one


def opened(floor: Floor) -> str:
    return _("It is open until {until}. `/floor let-go` ends it at once.").format(until=time_of(floor))


def open_already(changed: Changed) -> str:
    before, after = changed
    if after.until > before.until:
        return _("One is open here already. It goes on until {until} now.").format(until=time_of(after))
    return _("One is open here already, until {until}.").format(until=time_of(after))


def cannot_write(*, passing: bool) -> str:
    if passing:
        return _("Discord did not take it just now. Please try again in a minute.")
    return _(
        "I may not write here. Give me *View Channel* and *Send Messages* (in a thread: *Send Messages in Threads*) "
        "in this place, then type it again."
    )
