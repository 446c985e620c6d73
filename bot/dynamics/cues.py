"""Reading a text for the little that is kept of it. The text goes no further than this."""

import re
from collections.abc import Mapping
from unicodedata import category

from bot.dynamics.talk import talk_of
from bot.dynamics.tone import tone
from bot.dynamics.values import Cues

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_QUESTION = re.compile(r"[?？؟⁇]")
_TO_ALL = re.compile(
    r"@(?:everyone|here)\b|\b(?:all of you|you all|y['’]all|everyone|everybody|anyone|anybody|you guys)\b",
    re.IGNORECASE,
)


def read(text: str, *, language: str = "en") -> Cues:
    """Read a text: how many words, whether it asks, its tone (English only), whether it calls on all.

    Links, code, mentions and emoji are no words. An empty text (a picture only) has none and asks nothing.

    >>> read("How was your week? https://example.org")
    Cues(words=4, tone=0.0, asks=True, to_all=False)
    >>> read("").tone is None
    True
    """
    talk = talk_of(text)
    english = language[:2].casefold() == "en"
    return Cues(
        words=_count(talk),
        tone=tone(talk) if english and talk.strip() else None,
        asks=_QUESTION.search(talk) is not None,
        to_all=english and _calls_on_all(talk),
    )


def _calls_on_all(talk: str) -> bool:
    lower = talk.lower()
    return any(part in lower for part in _PARTS_OF_ALL) and _TO_ALL.search(talk) is not None


_PARTS_OF_ALL = ("all", "every", "any", "here", "guys")
"""One of these is in all that _TO_ALL finds; looking for them takes a tenth of the time."""


def named_at_start(text: str, names: Mapping[str, int]) -> int | None:
    """Give the person whose name a text begins with; names are casefolded.

    "Dana, how was it?" and "hi Dana" call Dana; "Dana was kind to me" speaks about her, so that a name that
    runs on into a sentence needs a sign after it.

    >>> names = {"dana": 4, "dana marie": 5}
    >>> named_at_start("Dana, how was it?", names), named_at_start("hey dana marie!", names)
    (4, 5)
    >>> named_at_start("Dana was kind to me", names) is None
    True
    """
    called = text[:_NAME_WITHIN].lstrip(" @*_").casefold() if names else ""
    while called:
        for sign in _CALLED.finditer(called):
            found = names.get(called[: sign.start()].rstrip())
            if found is not None:
                return found
        greeting = _GREETING.match(called)  # at the start only: "Bruno, " ends in "no, "
        called = called[greeting.end() :] if greeting else ""
    return None


_NAME_WITHIN = 80
"""Characters in which a name at the start must end; display names have 32 at most."""

_GREETING = re.compile(
    r"(?:hi|hey|hello|dear|yes|no|so|and|thanks|thank you|good (?:morning|evening)|"
    r"hallo|liebe[rs]?|danke|ja|nein|und)[ ,]+"
)
_CALLED = re.compile(r"[,:;!?…–—\n]|[.\-](?!\w)|\Z")  # "Dana-Lena" is somebody else


def _count(talk: str) -> int:
    """Count words; in scripts that set no spaces between them, every second sign is taken for one."""
    unspaced = 0 if talk.isascii() else len(_UNSPACED.findall(talk))
    if not unspaced:
        return _spaced(talk)
    return _spaced(_UNSPACED.sub(" ", talk)) + (unspaced + 1) // 2


def _spaced(talk: str) -> int:
    """Count words between spaces. Accents, vowel signs and joiners would tear them apart, so they are left out."""
    if not talk.isascii():
        talk = "".join(sign for sign in talk if category(sign) not in _WITHIN_WORDS)
    return len(_WORD.findall(talk))


_WITHIN_WORDS = ("Mn", "Mc", "Me", "Cf")
