"""A digest as one message of Discord."""

import re
from collections.abc import Sequence

from bot.digest.values import Said

MARK = "## 🪞"
"""What every digest begins with, so that it is known in an export of the channel."""

LONGEST_TITLE = 150
"""Letters; what of a long name goes beyond is cut, since everything else would have to make room for it."""
ITEM = "• "
"""A sentence that begins so is a line of a list."""

_MARKUP = re.compile(r"<t:-?\d+:D>|[\\*_~`|<>\[\]]")


def as_message(said: Said, most: int = 2000) -> str:
    """Give Discord markdown of at most so many letters; nothing is ever cut within a sentence.

    Where it would be longer, the least important sections, which are the last ones, are left out whole, then numbers
    from the last one on; the title, the first section and the invitation stay, even if they alone were longer.
    """
    kept, numbers = list(said.sections[:1]), list(said.numbers)
    for section in said.sections[1:]:
        if len(_laid_out(said, [*kept, section], numbers)) <= most:
            kept.append(section)
    while numbers and len(_laid_out(said, kept, numbers)) > most:
        numbers.pop()
    return _laid_out(said, kept, numbers)


def escaped(words: str) -> str:
    r"""Take the meaning for Discord out of signs; stamps of days stay.

    >>> print(escaped("**us** on <t:1772737200:D>, <@1>"))
    \*\*us\*\* on <t:1772737200:D>, \<@1\>
    """
    shown = _MARKUP.sub(lambda found: found[0] if found[0].startswith("<t:") else f"\\{found[0]}", words)
    return shown.replace("@everyone", "@\u200beveryone").replace("@here", "@\u200bhere")


def _laid_out(said: Said, sections: Sequence[tuple[str, Sequence[str]]], numbers: Sequence[str]) -> str:
    title = escaped(said.title if len(said.title) <= LONGEST_TITLE else f"{said.title[: LONGEST_TITLE - 1]}…")
    blocks = [f"{MARK} {title}", *(_section(heading, sentences) for heading, sentences in sections)]
    if said.invitation:
        blocks.append(f"> 🌱 {escaped(said.invitation)}")
    if numbers:
        blocks.append("\n".join(f"-# {escaped(line)}" for line in numbers))
    return "\n\n".join(blocks)


def _section(heading: str, sentences: Sequence[str]) -> str:
    text = f"**{escaped(heading)}**\n" if heading else ""
    for number, sentence in enumerate(sentences):
        between = "\n" if sentence.startswith(ITEM) or sentences[number - 1].startswith(ITEM) else " "
        text += (between if number else "") + escaped(sentence)
    return text
