"""The files that a change of the key leaves beside the key file, so that it can be gone on with after any crash.

FILE.new holds the key to come, from before anything is sealed with it; FILE.old the one from before, until the new one
stands in FILE. FILE itself is there at every instant: a start in between must not find it missing.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from bot.store.errors import KeyLost, StoreError
from bot.store.keys import VARIABLE, Keyring, key_in, make_key, read_key

NEW_VARIABLE = "MULTILOGUE_NEW_KEY"


def coming(file: Path) -> Path:
    return file.with_name(f"{file.name}.new")


def gone(file: Path) -> Path:
    return file.with_name(f"{file.name}.old")


def unfinished(file: Path) -> bool:
    """Tell whether a change of the key was interrupted."""
    return coming(file).exists() or gone(file).exists()


def current(file: Path, env: Mapping[str, str]) -> Keyring:
    """Give the key there is, and make none. Raises KeyLost, or StoreError for what is no key."""
    if given := env.get(VARIABLE, "").strip():
        return Keyring(key_in(given, VARIABLE))
    if not file.exists():
        raise KeyLost(
            f"There is no key at {file}, and this database needs one. Bring back the key file, "
            f"or set {VARIABLE}; nothing was changed."
        )
    return Keyring(read_key(file))


def chosen(env: Mapping[str, str], given: Path | None) -> bytes | None:
    """Give the secret that the host chose for the new key, None if one is to be made. Raises StoreError."""
    if given is not None:
        return read_key(given)
    told = env.get(NEW_VARIABLE, "").strip()
    return key_in(told, NEW_VARIABLE) if told else None


def prepare(file: Path, secret: bytes | None) -> Keyring:
    """Put a new key where the one to come stands, on the disk for certain; give it.

    Without a secret: the one that an interrupted change left there, or a fresh one.
    """
    waiting = coming(file)
    try:
        if secret is None and waiting.exists():
            return Keyring(read_key(waiting))
        part = file.with_name(f"{file.name}.part")
        part.unlink(missing_ok=True)
        made = make_key(part, secret)
        part.replace(waiting)
        _to_disk(file.parent)
    except OSError as error:
        raise StoreError(f"No key can be written beside {file}: {error.strerror}.") from error
    return Keyring(made)


def swap(file: Path) -> None:
    """Let the key to come be the key; the one from before stays as FILE.old. Doing it again changes nothing."""
    before = gone(file)
    try:
        if coming(file).exists():
            before.unlink(missing_ok=True)
            os.link(file, before)
            coming(file).replace(file)
            _to_disk(file.parent)
    except OSError as error:
        raise StoreError(
            f"The new key stands in {coming(file)}, but cannot be moved to {file}: {error.strerror}. "
            "Put that right and run this again; the database needs the new key now."
        ) from error


def drop_old(file: Path) -> None:
    gone(file).unlink(missing_ok=True)
    _to_disk(file.parent)


def _to_disk(folder: Path) -> None:
    """Make sure that names in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
