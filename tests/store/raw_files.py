"""Looks into the bytes of a database for what must not be there, in every way that it could be written."""

import hashlib
import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

FILE, LOG = ".db", "-wal"


def raw(*folders: Path) -> bytes:
    """Give all bytes of all databases in some folders: the files, their logs and shared memory, the copies."""
    files = {
        file for folder in folders for file in folder.rglob("*") if file.is_file() and ".db" in file.name
    }
    assert files
    return b"\0".join(file.read_bytes() for file in sorted(files))


def found(content: bytes, *wanted: str | int | bytes) -> dict[str | int | bytes, list[str]]:
    """Give what of this is there, and written how; nothing for what is not."""
    seen = {each: [how for how, form in forms(each) if form in content] for each in wanted}
    return {each: hows for each, hows in seen.items() if hows}


def forms(what: str | int | bytes) -> Iterator[tuple[str, bytes]]:
    """Give the ways to write a text, a number or some bytes, each with its name."""
    if isinstance(what, str):
        assert len(what) >= 6, "too short to be told from chance"
        yield from _texts(what)
    elif isinstance(what, int):
        assert what >= 2**40, "too small to be told from chance"
        yield from _numbers(what)
    else:
        yield from _written(what, "bytes")


def person(number: int) -> bytes:
    """Give a person's number as SQLite stores it in a row or an index."""
    assert number >= 2**23, "drawn so small that it could be there by chance; once in 256 times: run it again"
    return number.to_bytes(4, "big")


def _texts(text: str) -> Iterator[tuple[str, bytes]]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield encoding, text.encode(encoding)
        yield f"{encoding} in base64", _base64(text.encode(encoding))
    yield "JSON", json.dumps(text)[1:-1].encode()
    yield "hex", text.encode().hex().encode()
    yield from _hashes(text.encode(), "text")


def _numbers(number: int) -> Iterator[tuple[str, bytes]]:
    yield from _texts(str(number))
    yield "hexadecimal", f"{number:x}".encode()
    yield "HEXADECIMAL", f"{number:X}".encode()
    yield "varint", _varint(number)
    for order in ("big", "little"):
        eight = number.to_bytes(8, order)
        yield from _written(eight, f"eight bytes, {order}")
        yield from _hashes(eight, f"eight bytes, {order}")


def _written(content: bytes, how: str) -> Iterator[tuple[str, bytes]]:
    yield how, content
    yield f"{how}, hex", content.hex().encode()
    yield f"{how}, HEX", content.hex().upper().encode()
    yield f"{how}, base64", _base64(content)
    yield f"{how}, base64url", urlsafe_b64encode(content).rstrip(b"=")[: len(content) * 8 // 6]


def _hashes(content: bytes, of: str) -> Iterator[tuple[str, bytes]]:
    """Hashes that anyone can make; the first 16 bytes are also in those that were not cut."""
    for name in ("md5", "sha1", "sha224", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
        digest = hashlib.new(name, content, usedforsecurity=False).digest()[:16]
        yield from _written(digest, f"{name} of the {of}")
    short = hashlib.blake2b(content, digest_size=16).digest()
    yield from _written(short, f"blake2b of the {of}, 16 bytes")


def _base64(content: bytes) -> bytes:
    """In base64, without the last letter, which depends on what follows."""
    return b64encode(content).rstrip(b"=")[: len(content) * 8 // 6]


def _varint(number: int) -> bytes:
    """Write a number as SQLite writes lengths and row ids: seven bits a byte, big end first, eight in a ninth."""
    if number >= 2**56:
        last, number, left = bytes([number & 0xFF]), number >> 8, 8
    else:
        last, left = bytes([number & 0x7F]), 0
        number >>= 7
    parts: list[int] = []
    while number or len(parts) < left:
        parts.append(0x80 | number & 0x7F)
        number >>= 7
    return bytes(reversed(parts)) + last
