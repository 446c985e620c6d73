"""The JSON that DiscordChatExporter writes, as far as the room needs it.

Format: https://github.com/Tyrrrz/DiscordChatExporter (read from its JsonMessageWriter, 2026-03). Older files lack
some keys, and only what is needed here is asked for.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, TextIO, cast

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from bot.dynamics.dissent.values import is_dislike
from bot.dynamics.priors import Form
from bot.practice.checkin import MARK, OPEN_FOR
from bot.practice.rounds.values import MARK as ROUND_MARK
from bot.replay.errors import AGAIN, BrokenMessage, ReplayError, place
from bot.replay.stream import CutOff, Malformed, Stream

REPLIES = frozenset({"Reply", "19"})
TALK = REPLIES | {"Default", "0"}
"""Messages that people write, by name or by Discord's number; joins, pins and calls are not talk."""

_A_MESSAGE = re.compile(r'\{\s*"id"\s*:\s*"[^"\\]*"\s*,\s*"type"\s*:')
"""How the exporter begins a message and nothing else."""

NO_EXPORT = (
    "{path} is no export of DiscordChatExporter in JSON: {why}. "
    "Export the channel with the format “JSON” and give that file."
)

_Id = Annotated[int, Field(ge=0, lt=2**63)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Author(_Part):
    """Who wrote or was mentioned. A deleted user has an id and a name, too."""

    id: _Id
    name: str = ""
    nickname: str | None = None
    is_bot: bool = Field(default=False, alias="isBot")

    @property
    def shown(self) -> str:
        """The name that others see."""
        return self.nickname or self.name or str(self.id)


class Reference(_Part):
    message: _Id | None = Field(default=None, alias="messageId")


class Emoji(_Part):
    name: str = ""


class Reaction(_Part):
    emoji: Emoji
    count: int = 0


FORMS: dict[str, tuple[Form, timedelta]] = {
    MARK: ("check-in", OPEN_FOR),
    ROUND_MARK: ("round", timedelta(hours=1)),
}
"""By how a post of ours begins: what it opens, and for how long where the export does not say when it ended."""


class Exported(_Part):
    """One message of an export."""

    id: _Id
    type: str = "Default"
    at: AwareDatetime = Field(alias="timestamp")
    content: str | None = None
    author: Author
    mentions: tuple[Author, ...] | None = None
    reference: Reference | None = None
    reactions: tuple[Reaction, ...] | None = None
    edited: Any = Field(default=None, alias="timestampEdited")

    @property
    def form(self) -> tuple[datetime, datetime, Form] | None:
        """From when to when a check-in or a round was open, if this is the first post of one.

        Its end is the last time it was edited, for that is when it said that it was over.
        """
        if not self.author.is_bot:
            return None
        for mark, (form, length) in FORMS.items():
            if (self.content or "").startswith(mark):
                return self.at, self._edited() or self.at + length, form
        return None

    def _edited(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.edited).astimezone(UTC)
        except (TypeError, ValueError):
            return None

    @property
    def dislikes(self) -> int:
        """How many people put a thumb down."""
        return sum(each.count for each in self.reactions or () if is_dislike(each.emoji.name))

    @property
    def is_talk(self) -> bool:
        return self.type in TALK and not self.author.is_bot

    @property
    def answers(self) -> int | None:
        """The message that a reply answers; forwarded and pinned messages refer to one, too, and answer nothing."""
        return self.reference.message if self.reference and self.type in REPLIES else None


Broken = Callable[[BrokenMessage], None]
"""Told of each message that cannot be read; raises to stop there, returns to go on without it."""


def messages(
    path: Path, broken: Broken, on_read: Callable[[int], None] = lambda _: None
) -> Iterator[Exported]:
    """Read the messages of a file in their order, in constant memory.

    on_read is told how many bytes were read, each time some were. Raises ReplayError, as one sentence, where
    the file cannot be read or is no export.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as text:
            yield from _messages(path, text, broken, on_read)
    except OSError as error:
        raise ReplayError(f"{path} cannot be read: {error.strerror}.") from error


def first_id(path: Path) -> int:
    """Give the id of the first message that can be read, 0 without one. Raises ReplayError like `messages`."""
    return next((message.id for message in messages(path, lambda _: None)), 0)


def channel_name(path: Path) -> str:
    """Give the name of the channel, empty where the file does not say it. Raises ReplayError like `messages`."""
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as text:
            channel = _to_messages(path, Stream(text, lambda: None))
    except OSError as error:
        raise ReplayError(f"{path} cannot be read: {error.strerror}.") from error
    name = channel.get("name")
    return name if isinstance(name, str) else ""


def _messages(path: Path, text: TextIO, broken: Broken, on_read: Callable[[int], None]) -> Iterator[Exported]:
    stream = Stream(text, lambda: on_read(text.buffer.tell()))
    _to_messages(path, stream)
    number = 0
    while stream.peek() != "]":
        number += 1
        line = stream.line
        try:
            yield _message(stream.value())
        except CutOff:
            broken(BrokenMessage(f"{place(path, line)}: the file is cut off in message {number}. {AGAIN}"))
            return
        except Malformed as fault:
            broken(BrokenMessage(f"{place(path, line)}: message {number} is broken: {fault}. {AGAIN}"))
            if not stream.skip_to(_A_MESSAGE):
                return
            continue
        except _Unfit as fault:
            broken(BrokenMessage(f"{place(path, line)}: message {number} is broken: {fault}. {AGAIN}"))
        if not stream.take(",") and stream.peek() != "]":
            why = "the file is cut off" if not stream.peek() else "a comma or the end of the list is missing"
            broken(BrokenMessage(f"{place(path, stream.line)}: {why} after message {number}. {AGAIN}"))
            if not stream.skip_to(_A_MESSAGE):
                return


def _to_messages(path: Path, stream: Stream) -> dict[str, Any]:
    """Go past what stands before the messages; give what is said there of the channel."""
    channel: dict[str, Any] = {}
    if not stream.peek():
        raise ReplayError(NO_EXPORT.format(path=path, why="it is empty"))
    if not stream.take("{"):
        raise ReplayError(NO_EXPORT.format(path=path, why="it does not begin with {"))
    try:
        while not stream.take("}"):
            key = stream.value()
            if not isinstance(key, str) or not stream.take(":"):
                raise ReplayError(NO_EXPORT.format(path=path, why=f"line {stream.line} is no JSON"))
            if key == "messages" and stream.take("["):
                return channel
            value = stream.value()
            if key == "channel" and isinstance(value, dict):
                channel = cast("dict[str, Any]", value)
            stream.take(",")
    except Malformed as fault:
        why = f"line {stream.line} is no JSON ({fault})"
        raise ReplayError(NO_EXPORT.format(path=path, why=why)) from fault
    except CutOff as fault:
        where = place(path, stream.line)
        raise ReplayError(f"{where}: the file is cut off before its messages. {AGAIN}") from fault
    raise ReplayError(NO_EXPORT.format(path=path, why="it has no list of messages"))


class _Unfit(Exception):
    """A value that is no message; says in which part and why."""


def _message(value: Any) -> Exported:
    try:
        return Exported.model_validate(value)
    except ValidationError as error:
        (first, *_) = error.errors(include_input=False, include_url=False, include_context=False)
        part = ".".join(str(each) for each in first["loc"])
        raise _Unfit(f"{part}: {first['msg']}" if part else first["msg"]) from None
