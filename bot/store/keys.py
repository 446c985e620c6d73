"""The one key of a host, and what is derived from it: sealing, and lookup hashes that nobody else can make."""

import os
import secrets
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.store.errors import StoreError, WrongKey

VARIABLE = "MULTILOGUE_KEY"
SECRET_BYTES, NONCE_BYTES, LOOKUP_BYTES = 32, 12, 16
_FORM = b"\x01"
"""Begins everything sealed, so that a later form can be told from this one."""


_DOES_NOT_OPEN = (
    "Something stored does not open with this key, or was changed. "
    "Bring back the key that this database was made with."
)


class Keyring:
    """Seals with AES-256-GCM and hashes with keyed BLAKE2b; each use has a key of its own.

    >>> keyring = Keyring(bytes(32))
    >>> keyring.unseal(keyring.seal(b"a word", "norms.words"), "norms.words")
    b'a word'
    >>> keyring.person(1, 42) == keyring.person(2, 42)
    False
    """

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(_derive(secret, b"seal"))
        self._lookup = _derive(secret, b"lookup")

    def seal(self, plain: bytes, context: str) -> bytes:
        """Encrypt and authenticate; context (table.column) is bound in, so that nothing opens elsewhere."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return _FORM + nonce + self._cipher.encrypt(nonce, plain, context.encode())

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """Open what was sealed in the same context. Raises WrongKey."""
        form, nonce, rest = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        if form != _FORM:
            raise WrongKey(_DOES_NOT_OPEN)
        try:
            return self._cipher.decrypt(nonce, rest, context.encode())
        except (InvalidTag, ValueError) as wrong:
            raise WrongKey(_DOES_NOT_OPEN) from wrong

    def person(self, group: int, user: int) -> bytes:
        """Hash a Discord user for lookup within one group; 16 bytes."""
        return self._hash("person", group, user)

    def message(self, group: int, message: int) -> bytes:
        """Hash a message id, so that hearing it twice is known without keeping the id; 16 bytes."""
        return self._hash("message", group, message)

    def role(self, group: int, role: int) -> bytes:
        return self._hash("role", group, role)

    def guild(self, guild: int) -> bytes:
        return self._hash("guild", 0, guild)

    def channel(self, channel: int) -> bytes:
        return self._hash("channel", 0, channel)

    @property
    def fingerprint(self) -> str:
        """Tells one key from another and gives nothing away."""
        return self._hash("fingerprint", 0, 0).hex()

    def _hash(self, kind: str, group: int, number: int) -> bytes:
        data = group.to_bytes(8, "big") + number.to_bytes(8, "big")
        return blake2b(data, key=self._lookup, person=_KINDS[kind], digest_size=LOOKUP_BYTES).digest()


def load_key(path: Path, env: Mapping[str, str]) -> Keyring:
    """Take the key from the environment, else from its file, which is made at the first start (0600).

    Raises StoreError with what to do when it is no key or others could read it.
    """
    if given := env.get(VARIABLE, "").strip():
        return Keyring(_decode(given, VARIABLE))
    try:
        return Keyring(_make(path))
    except FileExistsError:
        pass
    except OSError as error:
        raise StoreError(
            f"The key file {path} cannot be made: {error.strerror}. Choose another key.file."
        ) from error
    try:
        if path.is_file() and path.stat().st_mode & 0o077:
            raise StoreError(f"Others on this machine can read the key file {path}. Run: chmod 600 {path}")
        return Keyring(_decode(path.read_text("ascii").strip(), str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"The key file {path} cannot be read. It should hold one line of text.") from error


def _make(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_bytes(SECRET_BYTES)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(urlsafe_b64encode(secret).decode() + "\n")
        file.flush()
        os.fsync(handle)
    return secret


def _decode(text: str, where: str) -> bytes:
    try:
        secret = b64decode(text.encode("ascii"), b"-_", validate=True)
    except (ValueError, UnicodeEncodeError):
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise StoreError(
            f"{where} holds no key. A key is 32 random bytes in base64url (44 letters). "
            "Bring back the one that this database was made with."
        )
    return secret


def _derive(secret: bytes, use: bytes) -> bytes:
    return blake2b(use, key=secret, person=b"multilogue", digest_size=32).digest()


_KINDS = {
    kind: kind.encode().ljust(16, b"\0")
    for kind in ("person", "message", "role", "guild", "channel", "fingerprint")
}
