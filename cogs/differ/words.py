"""What a different view says: to all, to whoever writes it, and to whom it troubles."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

import discord

from bot.live import Live
from bot.practice.differing import KEY_LIVES, Denied, State, Told, View
from bot.words import N_, _
from cogs.common.wording import quoted, shortened

WORDS_FIT, MESSAGE_FITS = 1_700, 1_990


# To all, in the group's language


def post(told: Told, user: int | None) -> str:
    """Give it as it stands there. user: whose name is over it."""
    return "\n".join([f"**{_head(told, user)}**", shortened(quoted(told.words), WORDS_FIT), *_foot(user)])


def _head(told: Told, user: int | None) -> str:
    if user is not None and told.message is not None:
        return _("<@{user}> sees it differently:").format(user=user)
    if user is not None:
        return _("<@{user}> sees something differently:").format(user=user)
    if told.message is not None:
        return _("Somebody sees it differently:")
    return _("Somebody sees something differently:")


def _foot(user: int | None) -> list[str]:
    if user is not None:
        return []
    return [
        "-# "
        + _("By somebody of this group, without a name. Answer the view; please don't guess whose it is.")
    ]


def taken_down(reason: str) -> str:
    return "\n".join(
        [
            _(
                "A view without a name stood here. It was taken down by the facilitators, who give this reason:"
            ),
            shortened(quoted(reason), WORDS_FIT),
        ]
    )


def deleted() -> str:
    return "-# " + _(
        "A view without a name stood here. Somebody who may delete messages in this server deleted it; no "
        "reason was given."
    )


# To whoever writes it


def preview(live: Live, told: Told, why_not: str) -> str:
    """Say what it means before anything is placed. why_not: it cannot be placed, empty where it can."""
    where = f"<#{told.place}>"
    if told.message is not None:
        where = f"https://discord.com/channels/{live.group.guild}/{told.place}/{told.message}"
    lines = [_("Nothing has been placed yet. Below is how it will stand, here: {where}").format(where=where)]
    if why_not:
        return "\n".join([f"⚠️ {why_not}", _("Your words are kept here until you decide.")])
    lines += [_with_name()] if told.signed is not None else _without_name()
    if told.message is not None:
        lines.append(
            "-# " + _("If that message is deleted before, yours is not placed; `/differ mine` tells you.")
        )
    return shortened("\n".join(lines), MESSAGE_FITS)


def _with_name() -> str:
    return _(
        "Your name stands over it, and it counts as said by you. You can as well write it there yourself, as "
        "an answer: that is all it takes to see something differently here."
    )


def _without_name() -> list[str]:
    return [
        "**" + _("Without your name") + "**",
        "- "
        + _(
            "Nobody in the group sees who wrote it: no member, no facilitator, no manager of the server. I "
            "place it one to eight minutes after you press, so that the moment does not tell it either."
        ),
        "- "
        + _(
            "For fourteen days I can tell whether two such views come from one hand: so somebody can keep "
            "apart from you and the facilitators can close the way for you, without learning who you are. As "
            "long, whoever runs me and holds my key could find out."
        ),
        "- "
        + _(
            "Then what leads to you is destroyed. After that nobody can find it as yours, I cannot either, so "
            "it can no longer be taken back or erased for you. Until then `/differ mine` takes it back."
        ),
        "- "
        + _(
            "Your way of putting things may tell who you are. What harms others can be reported and taken down."
        ),
    ]


def denied(why: Denied, live: Live) -> str:
    """Say why a view cannot be placed; what could tell of somebody else says what everybody can come to read."""
    sentences: Mapping[Denied, str] = {
        "closed": _("Your group places no views without a name. With your name you can say it any time."),
        "few": _(
            "In a group of fewer than {smallest} who joined, a view without a name would soon have one. With "
            "your name you can say it any time."
        ).format(smallest=live.group.charter.smallest),
        "private": _(
            "Only some of you read in a private thread, so a view without a name would soon have one here. With "
            "your name you can say it any time; in the group's channel it can be without."
        ),
        "writer": _(
            "The facilitators have closed this way for whoever wrote something that you wrote. They don't "
            "know who that is. It ends by itself, fourteen days after that day; with your name you can say it "
            "any time."
        ),
        "apart": _(
            "I cannot place this under that message. I never say why: there may be enough under it already, "
            "or somebody may wish for quiet. You can say it to the talk as such with `/differ write`, or "
            "write it yourself."
        ),
        "hour": _(
            "You had one placed without your name within the last hour. Please wait a while; with your name "
            "you can say it any time."
        ),
        "week": _(
            "You had three placed without your name within a week, which is the most. With your name you can "
            "say it any time."
        ),
        "group": _(
            "Ten views were placed here without a name today, which is the most. Please come back tomorrow, "
            "or say it with your name."
        ),
    }
    return sentences[why]


def name_only(why: Denied | None) -> str:
    """Say in the form why it can only be with a name; a hint has room for a hundred signs."""
    if why == "closed":
        return _("With your name: your group places none without. You see it before it is placed.")
    if why == "few":
        return _("With your name: there are too few here to be without one.")
    if why == "private":
        return _("With your name: in a private thread too few read to be without one.")
    return ""


def on_its_way(told: Told) -> str:
    if told.signed is not None:
        return _("I place it there now. `/differ mine` takes it back.")
    return _(
        "It is on its way, and stands there in one to eight minutes. Within fourteen days `/differ mine` "
        "takes it back."
    )


def dropped() -> str:
    return _("All right. Nothing was placed, and nothing of it is kept.")


def no_words() -> str:
    return _("Please say in a few words how you see it; nothing was placed.")


def gone() -> str:
    return _(
        "This view was placed already, taken back, or is too old. `/differ mine` shows what there is of yours."
    )


def cannot_answer() -> str:
    return _("I cannot place anything under that message. `/differ write` says it to the talk as such.")


def your_own() -> str:
    return _("That message is yours. If you see it otherwise by now, you can just say so.")


def for_two() -> str:
    return _("What two people say to each other here is theirs, so I place nothing in it.")


_STATES: Mapping[State, str] = {
    "waiting": N_("to be placed in a moment"),
    "placing": N_("to be placed in a moment"),
    "lost": N_("not placed: the message, the place or the way to it was gone by then"),
    "down": N_("taken down by the facilitators"),
}


def mine(live: Live, able: Sequence[View], others: Sequence[View]) -> str:
    """able: those that can be taken back, with their numbers; others: what became of the rest."""
    if not able and not others:
        return _(
            "There is no view here that I know to be yours. Those without a name are found for fourteen days."
        )
    lines = [_("Your different views, as far as I know them to be yours; only you see this.")]
    for number, view in enumerate(able, 1):
        lines.append(f"{number}. {_day(view.day)} · {_name(view)} · {_where(live, view)}")
    lines += [f"- {_day(view.day)} · {_name(view)} · {_(_STATES[view.state])}" for view in others]
    lines.append(
        "-# "
        + _(
            "Those without a name are found until {days} days after. To be safe, take back what should not "
            "stay."
        ).format(days=KEY_LIVES.days)
    )
    return shortened("\n".join(lines), MESSAGE_FITS)


def _where(live: Live, view: View) -> str:
    if view.post is None:
        return _(_STATES[view.state])
    return f"https://discord.com/channels/{live.group.guild}/{view.post[0]}/{view.post[1]}"


def _name(view: View) -> str:
    return _("with your name") if view.told.signed is not None else _("without your name")


def _day(day: date) -> str:
    return discord.utils.format_dt(datetime.combine(day, time(12), UTC), "D")


def taken_back() -> str:
    return _("It is taken back, and stands there no more in a moment.")


# To whom it troubles


def helping(view: View, *, leads: bool) -> str:
    if view.told.signed is not None:
        return _(
            "Somebody says with their name how they see it. You can answer, or leave it. `/block person` "
            "keeps the two of you apart in what I do; **Report to the facilitators** in the menu of the "
            "message tells of harm."
        )
    lines = [
        _(
            "This is by somebody of the group, and I tell nobody who. You can answer it like any other "
            "message. If it harms: **Report to the facilitators**, in the menu of the message."
        ),
        _(
            "**Keep apart from this writer**: for fourteen days from when it was written I place nothing more "
            "of theirs without a name under what you write. They are not told."
        ),
    ]
    if leads:
        lines.append(
            _(
                "**For facilitators**: it can be taken down only with a reason, which stands in its place. "
                "The way can be closed for its writer for those fourteen days; they read that, and you don't "
                "learn who it is. `/differ settings` closes it for the group."
            )
        )
    lines.append("-# " + _("Is it yours? `/differ mine` takes it back."))
    return "\n".join(lines)


def too_old() -> str:
    return _(
        "Nothing is known of this any more: whose hand it is from cannot be told after fourteen days. "
        "Somebody who may delete messages here can still delete it, and it can be reported."
    )


def kept_apart() -> str:
    return _("Done. I place nothing more of theirs without a name under what you write. They are not told.")


def not_apart() -> str:
    return _("Done. You don't keep apart from this writer any more.")


def shut() -> str:
    return _(
        "The way is closed for this writer until fourteen days after the day on which it was written. Who it "
        "is I tell nobody; they read that it is closed when they next try."
    )


def opened() -> str:
    return _("The way is open for this writer again.")


def down() -> str:
    return _("It is taken down, and your reason stands in its place.")


def not_down() -> str:
    return _(
        "Discord does not let me change that message just now, so it still stands. Please try again in a "
        "minute."
    )


def settled(live: Live, *, closed: bool) -> str:
    if closed:
        return _(
            "No views without a name are placed in this group. With their name, people can say it any time."
        )
    few = live.joined < live.group.charter.smallest
    lines = [
        _(
            "Members can have a different view placed without their name: three of one person in a week, ten "
            "of the group in a day. Nobody here can see who wrote one."
        )
    ]
    if few:
        lines.append(
            _("For now fewer than {smallest} have joined, so none is placed yet.").format(
                smallest=live.group.charter.smallest
            )
        )
    return "\n".join(lines)
