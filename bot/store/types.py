"""Column types: instants, and values that are sealed on their way in."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import BigInteger, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from bot.store.keys import LOOKUP_BYTES, Keyring

TAG_BYTES = 16
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_keyrings: WeakKeyDictionary[Dialect, Keyring] = WeakKeyDictionary()


def use_keyring(dialect: Dialect, keyring: Keyring) -> None:
    """Let the sealed columns of an engine use this key."""
    _keyrings[dialect] = keyring


def to_micro(instant: datetime) -> int:
    """Give an aware instant as microseconds since 1970, which both databases compare alike."""
    return (instant - EPOCH) // _MICROSECOND


def from_micro(micro: int) -> datetime:
    return EPOCH + micro * _MICROSECOND


class Instant(TypeDecorator[datetime]):
    """An aware instant, read back in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else to_micro(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else from_micro(value)


class Hashed(LargeBinary):
    """A keyed hash, by which something is found without being told; 16 bytes. A new key hashes it once more."""

    def __init__(self) -> None:
        super().__init__(LOOKUP_BYTES)


class Tag(LargeBinary):
    """Tells what is of one hand, by a key of its own in another row; 16 bytes. A new key of the host leaves it."""

    def __init__(self) -> None:
        super().__init__(TAG_BYTES)


class Sealed(TypeDecorator[Any]):
    """Anything that JSON can carry, sealed. context: table.column; what was sealed for one opens in no other."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, context: str) -> None:
        super().__init__()
        self.context = context

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return _keyrings[dialect].seal(plain, self.context)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:
        return None if value is None else json.loads(_keyrings[dialect].unseal(value, self.context))
