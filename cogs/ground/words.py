"""What the common-ground board says."""

from collections.abc import Mapping, Sequence

from bot.practice.ground.values import (
    ALL_AT_MOST,
    KINDS,
    LINE_AT_MOST,
    MINE_AT_MOST,
    Entry,
    Kind,
    Line,
)
from bot.store.ground import Refused
from bot.words import _, several
from cogs.common.wording import plain, quoted

SIGNS: Mapping[Kind, str] = {"need": "🌱", "wish": "✨", "concern": "🌧️", "strength": "💪"}


def kinds() -> dict[Kind, tuple[str, str]]:
    """Give for each kind its name and how such a line may begin."""
    return {
        "need": (_("A need"), _("I need …")),
        "wish": (_("A wish"), _("I wish for …")),
        "concern": (_("A concern"), _("I worry about …")),
        "strength": (_("A strength"), _("I am good at …, I have come through …")),
    }


def or_more(people: int) -> str:
    return _("{n} or more of us").format(n=people)


def heading() -> str:
    named = {"need": _("need"), "wish": _("wish"), "concern": _("concern"), "strength": _("strength")}
    legend = " · ".join(f"{SIGNS[kind]} {named[kind]}" for kind in KINDS)
    return _("## 🪢 What we share") + f"\n-# {legend}\n"


def nothing_yet() -> str:
    return _("Nothing stands here yet. What brings you here: a need, a wish, a concern, a strength?")


def goes_on() -> str:
    return _("-# There is more: **Read it** shows all of it.")


def place(page: int, of: int) -> str:
    return "-# " + _("Page {page} of {of}").format(page=page, of=of) if of > 1 else ""


def for_newcomers() -> str:
    return _(
        "-# If something here is yours, too, say so in the menu: nobody sees who said it. Nothing has to be."
    )


def how_to_say_me_too() -> str:
    return _("-# “Me too” counts people, and shows no names. `/ground mine` takes it back.")


def join_first() -> str:
    return _(
        "The board is for people who joined the group: a line is kept until its writer takes it back. Press **Join** "
        "if you would like to, then this again."
    )


# One's own lines


def added(line: Line, *, stands: bool) -> str:
    parts = [_("It is on the board:"), quoted(line.said.words)]
    parts.append(
        _("With your name.") if line.said.signed else _("Without your name; no member sees whose it is.")
    )
    parts.append(
        _("The message is renewed in a moment.") if stands else _("`/ground board` shows all of it.")
    )
    parts.append(_("-# `/ground mine` changes it or takes it back."))
    return "\n".join(parts)


def shared_already(line: Line) -> str:
    return _("Somebody has said just that, so I noted that you share it:\n{words}").format(
        words=quoted(line.said.words)
    )


def refused(why: Refused) -> str:
    return {
        "mine": _("You have that line on the board already, so nothing was changed."),
        "too many": _(
            "You have {most} lines on the board, which is as many as one person can have. Take one back with "
            "`/ground mine`, or say “me too” to what others put there."
        ).format(most=MINE_AT_MOST),
        "full": _(
            "The board holds {most} lines, and it is full. Perhaps one of them says it, and you can say “me too”."
        ).format(most=ALL_AT_MOST),
        "left": _("You have left the group, so nothing was kept."),
    }[why]


def empty_line() -> str:
    return _("There were no words, so nothing was changed. A line has up to {most} signs.").format(
        most=LINE_AT_MOST
    )


def not_there() -> str:
    return _(
        "That line is not on the board any more, so nothing was changed. `/ground board` shows it as it is."
    )


def mine(own: Sequence[Line], shared: Sequence[Entry], lines: Sequence[str]) -> str:
    """lines: own lines, shortened."""
    if not own and not shared:
        return _(
            "You have nothing on the board, and share nothing on it yet. `/ground add` puts a line there."
        )
    parts: list[str] = []
    if own:
        parts.append(_("**Your lines** (pick one to change it or take it back):"))
        parts += [
            f"{'⏸️' if line.held else SIGNS[line.said.kind]} {plain(text)}"
            for line, text in zip(own, lines, strict=True)
        ]
    if shared:
        parts.append(several("You share {n} line of others.", "You share {n} lines of others.", len(shared)))
    return "\n".join([*parts, _("-# Only you see this. All of it goes when you leave the group.")])


def own_line(line: Line, entry: Entry | None) -> str:
    """entry: what it is read as, None where it is held back."""
    parts = [f"{SIGNS[line.said.kind]}\n{quoted(line.said.words)}"]
    parts.append(
        _("With your name.") if line.said.signed else _("Without your name; no member sees whose it is.")
    )
    if line.held:
        parts.append(held_because(line.held))
    if entry is not None and entry.first != line:
        parts.append(
            _("It stands as one with another line: {words}").format(words=plain(entry.first.said.words))
        )
    return "\n".join(parts)


def changed(*, afresh: bool) -> str:
    if afresh:
        return _("Changed. “Me too” was said to the words before, so it begins anew.")
    return _("Changed.")


def taken_back() -> str:
    return _("Taken back; I keep nothing of it.")


def me_too(count: int) -> str:
    return several("Noted: you share it.", "Noted: you share {n} of these.", count)


def not_me_too(count: int) -> str:
    return several(
        "Taken back: it is one less that you share.", "Taken back: {n} less that you share.", count
    )


# Putting lines together


def which_line() -> str:
    return _(
        "What overlaps lies together by its words, which goes wrong at times. Pick a line to put it elsewhere, let it "
        "stand as one with another, or name its heap. Everything can be undone, and nobody sees who did it."
    )


def nothing_to_tidy() -> str:
    return _("There is nothing to put together yet: the board has fewer than two lines.")


def about_line(entry: Entry, title: str, together: Sequence[Entry]) -> str:
    parts = [quoted(entry.first.said.words)]
    if len(entry.lines) > 1:
        parts.append(_("It stands for {n} lines.").format(n=len(entry.lines)))
    if title:
        parts.append(_("It lies under **{title}**.").format(title=plain(title)))
    elif not together:
        parts.append(_("It lies on its own."))
    return "\n".join(parts)


def arranged() -> str:
    return _("Done. The others see how it lies, not who put it there.")


def not_arranged() -> str:
    return _("It lies like that already, so nothing was changed.")


def many_changes() -> str:
    return _(
        "You have put a great deal right within this hour. Leave some to the others, or go on in a while; nothing was "
        "changed."
    )


def undone() -> str:
    return _("Undone.")


def nothing_to_undo() -> str:
    return _("There is nothing to undo: others have changed it since, or it was undone already.")


# Holding a line back


def held_because(reason: str) -> str:
    return _(
        "⏸️ The facilitators hold it back, so that only you read it. Their reason:\n{reason}\nIn other words it stands "
        "again. They don't know that it is yours unless it has your name."
    ).format(reason=quoted(reason))


def held() -> str:
    return _(
        "Held back: nobody reads it on the board any more. Whoever wrote it finds your reason under `/ground mine`; "
        "who that is, I tell nobody."
    )


def stands_again() -> str:
    return _("It stands on the board again.")


def needs_reason() -> str:
    return _("A line is held back only with a reason, which whoever wrote it reads. Nothing was changed.")


# The standing message


def put_up(channel: int) -> str:
    return _(
        "The board stands in <#{channel}> and is renewed with every change. `/ground board stands:nowhere` takes it "
        "down; if somebody only deletes it, I put it up again at the next change."
    ).format(channel=channel)


def taken_down() -> str:
    return _("The board stands nowhere now. What is on it stays: `/ground board` shows it to members.")


def stood_nowhere() -> str:
    return _("The board stood nowhere, so nothing was changed.")


def cannot_post() -> str:
    return _(
        "I cannot post in this channel just now, so the board does not stand here. Please see that I may write here, "
        "then try again."
    )
