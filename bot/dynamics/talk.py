"""What of a message is talk: no links, no code, no mentions, no custom emoji."""

import re

FROM = 8_000
"""Characters read; Discord sends 4,000 at most."""

_NO_TALK = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`|https?://\S+|<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]*:)[^>\s]*>", re.DOTALL
)


def talk_of(text: str) -> str:
    """Leave out what nobody says.

    >>> talk_of("see <@123> `x = 1` https://example.org now")
    'see       now'
    """
    talk = text[:FROM]
    if "`" in talk or "<" in talk or "://" in talk:
        talk = _NO_TALK.sub(" ", talk)
    return talk
