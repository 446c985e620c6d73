"""What a check-in says to one person alone."""

from datetime import datetime

import discord

from bot.practice.arriving import Readers
from bot.practice.checkin import Arrival, CheckIn, Told
from bot.words import _
from cogs.checkins.words import near
from cogs.common.wording import plain


def arrived(checkin: CheckIn, arrival: Arrival, *, again: bool) -> str:
    head = _("Changed.") if again else _("You have arrived. Good that you are here.")
    until = discord.utils.format_dt(checkin.closes, near(checkin))
    tail = _("-# You can change it until {until}, and take it back at any time: `/checkin here`.").format(
        until=until
    )
    return f"{head} {_read_by(arrival, arrival.entry.readers)}\n{tail}"


def _read_by(arrival: Arrival, readers: Readers) -> str:
    if readers != "group" and arrival.post is not None:
        return _(
            "⚠️ But Discord does not let me take down what stood in <#{channel}> before. Please try again in a minute, "
            "or ask a moderator to delete it."
        ).format(channel=arrival.post.channel)
    if readers == "facilitators":
        return _("The facilitators can read it; nobody else does.")
    if readers == "me":
        return _("Nobody reads it but you.")
    if arrival.post is None:
        return _(
            "It is kept, but I could not put it up: this channel is closed to me just now. Tell a facilitator, please."
        )
    return _("The group reads it in <#{channel}>.").format(channel=arrival.post.channel)


def standing(checkin: CheckIn, arrival: Arrival) -> str:
    """What somebody reads who presses Check in again."""
    until = discord.utils.format_dt(checkin.closes, near(checkin))
    return _(
        "You have arrived already. {read} You can change it until {until}, and take it back at any time."
    ).format(read=_read_by(arrival, arrival.entry.readers), until=until)


def closed(following: datetime | None) -> str:
    text = _("This check-in has closed. You are welcome in the talk as you are.")
    if following is None:
        return text
    return text + " " + _("The next one opens {when}.").format(when=discord.utils.format_dt(following, "f"))


def too_late(words: str) -> str:
    """Nothing that was written is lost."""
    return _(
        "This check-in closed while you were writing. Nobody has read your words; here they are, if you would like "
        "to say them in the talk:\n{words}"
    ).format(words=words)


def not_kept(words: str) -> str:
    return _(
        "I could not keep this just now, and nobody has read it. Here are your words, so that they are not lost. "
        "Please press **Check in** again in a minute:\n{words}"
    ).format(words=words)


def join_first() -> str:
    return _(
        "A check-in is for people who joined the group: what you say needs a place that is yours, and goes when you "
        "go. Press **Join** if you would like to, then **Check in** again. You are as welcome to talk here without."
    )


def nowhere(why: str, words: str) -> str:
    """Nothing that was written is lost, whatever has become of the check-in or the group meanwhile."""
    return _("{why} Your words:\n{words}").format(why=why, words=words)


def left() -> str:
    return _("You are not in the group any more, so this went nowhere.")


def ask_contact(channel: int) -> str:
    return _(
        "Shall I tell the group that you would like some contact today? I put one line with your name into "
        "<#{channel}>. Anyone may answer, nobody has to, and you decide with whom you talk."
    ).format(channel=channel)


def contact_asked(channel: int) -> str:
    return _("It stands in <#{channel}>. When somebody answers, I call you there.").format(channel=channel)


def ask_offer(user: int, *, private: bool) -> str:
    if private:
        return _(
            "If <@{user}> says yes to you as well, I open a private thread for the two of you. Shall I tell them "
            "that you have a moment?"
        ).format(user=user)
    return _(
        "I may not open private threads here. If <@{user}> says yes to you as well, I call the two of you by name in "
        "this thread, and the others will see that. Is that all right for you?"
    ).format(user=user)


def offered(user: int) -> str:
    return _("Thank you. <@{user}> hears of it, and decides.").format(user=user)


def offered_before(user: int) -> str:
    return _("<@{user}> knows that you have a moment. You need do nothing more.").format(user=user)


def ask_accept(user: int, *, private: bool) -> str:
    if private:
        return _(
            "<@{user}> has a moment for you. If you say yes, I open a private thread for the two of you."
        ).format(user=user)
    return _(
        "<@{user}> has a moment for you. I may not open private threads here: if you say yes, I call the two of you by "
        "name in the check-in's thread, and the others will see that."
    ).format(user=user)


def kept_apart(user: int) -> str:
    """To the one who chose it; the other reads what everybody reads."""
    return _(
        "You keep apart from <@{user}>, so I bring the two of you together nowhere. `/block lift` ends that, "
        "if you would like to."
    ).format(user=user)


def ask_name(user: int) -> str:
    return _("You are with <@{user}> in this. May I tell them that it was you?").format(user=user)


def noted(user: int, told: Told) -> str:
    if told == "no":
        return _(
            "It is noted. <@{user}> would rather not be told who; your own words would reach them."
        ).format(user=user)
    return _("It is noted, without your name.")


def who_is_with(users: list[int], *, more: bool) -> str:
    """To the author alone. No count: it is company, no applause."""
    named = ", ".join(f"<@{user}>" for user in users)
    if users and more:
        return _("{named} and others who stay unnamed are with you in what you said.").format(named=named)
    if users:
        return _("With you in what you said: {named}.").format(named=named)
    if more:
        return _("Somebody is with you in what you said, without a name.")
    return _("Nobody has pressed it yet. Many read and are with you without pressing anything.")


def told_by_dm(group: str, user: int | None) -> str:
    if user is None:
        return _("Somebody in **{group}** is with you in what you said at the check-in.").format(
            group=plain(group)
        )
    return _("<@{user}> is with you in what you said at the check-in of **{group}**.").format(
        user=user, group=plain(group)
    )


def may_be_reminded() -> str:
    """Under the confirmation, for who arrives for the first time."""
    return "\n" + _("-# If you would like a private word when the next one opens: `/checkin remind me`.")


def reminder(group: str, due: datetime, link: str, *, opened: bool) -> str:
    when = discord.utils.format_dt(due, "R")
    if opened:
        return _(
            "🌿 **{group}** is checking in: {link}\n-# You asked for this. `/checkin remind stop` in the "
            "channel ends it."
        ).format(group=plain(group), link=link)
    return _(
        "🌿 **{group}** checks in {when}: {link}\n-# You asked for this. `/checkin remind stop` in the channel ends it."
    ).format(group=plain(group), when=when, link=link)
