"""The one key of a host, and what is derived from it: sealing, and lookup hashes that nobody else can make."""

import os
import secrets
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.store.errors import StoreError, WrongKey

VARIABLE = "MULTILOGUE_KEY"
SECRET_BYTES, NONCE_BYTES, LOOKUP_BYTES = 32, 12, 16
_HANDED_ON = "facts.keys_before"
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
        self._before: tuple[bytes, ...] = ()

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

    def harm(self, group: int, user: int) -> bytes:
        """Hash a Discord user for reports of harm: another hash than `person`, so that no number leads to a report."""
        return self._hash("harm", group, user)

    def message(self, group: int, message: int) -> bytes:
        """Hash a message id, so that hearing it twice is known without keeping the id; 16 bytes."""
        return self._hash("message", group, message)

    def kept(self, group: int, message: int) -> bytes:
        """Hash a message that is kept in the wisdom book: another hash than `message`, so that no trace leads there."""
        return self._hash("kept", group, message)

    def role(self, group: int, role: int) -> bytes:
        return self._hash("role", group, role)

    def guild(self, guild: int) -> bytes:
        return self._hash("guild", 0, guild)

    def channel(self, channel: int) -> bytes:
        return self._hash("channel", 0, channel)

    @property
    def fingerprint(self) -> str:
        """Tells one key from another and gives nothing away."""
        return _keyed(self._lookup, "fingerprint", bytes(16)).hex()

    # A change of the key. What was hashed cannot be hashed afresh, for the ids are not kept; so the new key hashes
    # the hashes, and whoever has only the old one can find nothing any more.

    def again(self, hashed: bytes) -> bytes:
        """Hash what the keys before hashed."""
        return _keyed(self._lookup, "again", hashed)

    def hand_on(self, successor: "Keyring") -> str:
        """Give what another key needs to find what this one hashed, sealed by that one. It opens nothing sealed."""
        known = b"".join((*self._before, self._lookup))
        return b64encode(successor.seal(known, _HANDED_ON)).decode()

    def take_over(self, handed_on: str | None) -> None:
        """Hash from now on as the keys before, and then again. None: there were none. Raises WrongKey."""
        known = self.unseal(b64decode(handed_on), _HANDED_ON) if handed_on else b""
        self._before = tuple(known[at : at + SECRET_BYTES] for at in range(0, len(known), SECRET_BYTES))

    def _hash(self, kind: str, group: int, number: int) -> bytes:
        data = group.to_bytes(8, "big") + number.to_bytes(8, "big")
        if not self._before:
            return _keyed(self._lookup, kind, data)
        hashed = _keyed(self._before[0], kind, data)
        for secret in (*self._before[1:], self._lookup):
            hashed = _keyed(secret, "again", hashed)
        return hashed


def load_key(path: Path, env: Mapping[str, str]) -> Keyring:
    """Take the key from the environment, else from its file, which is made at the first start (0600).

    Raises StoreError with what to do when it is no key or others could read it.
    """
    if given := env.get(VARIABLE, "").strip():
        return Keyring(key_in(given, VARIABLE))
    try:
        return Keyring(make_key(path))
    except FileExistsError:
        pass
    except OSError as error:
        raise StoreError(
            f"The key file {path} cannot be made: {error.strerror}. Choose another key.file."
        ) from error
    return Keyring(read_key(path))


def read_key(path: Path) -> bytes:
    """Read a key file. Raises StoreError, which never tells what stands there."""
    try:
        if path.is_file() and path.stat().st_mode & 0o077:
            raise StoreError(f"Others on this machine can read the key file {path}. Run: chmod 600 {path}")
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise StoreError(
            f"The key file {path} cannot be read. It should hold one line of text."
        ) from None  # the cause carries what was read
    return key_in(text, str(path))


def make_key(path: Path, secret: bytes | None = None) -> bytes:
    """Write a key, a fresh one if none is given, into a new file that is its owner's alone; give it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secret or secrets.token_bytes(SECRET_BYTES)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(urlsafe_b64encode(secret).decode() + "\n")
        file.flush()
        os.fsync(handle)
    return secret


def key_in(text: str, where: str) -> bytes:
    """Read a key. where: what to call the place in the sentence of the StoreError that this raises."""
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


def _keyed(secret: bytes, kind: str, data: bytes) -> bytes:
    return blake2b(data, key=secret, person=_KINDS[kind], digest_size=LOOKUP_BYTES).digest()


def _derive(secret: bytes, use: bytes) -> bytes:
    return blake2b(use, key=secret, person=b"multilogue", digest_size=32).digest()


_KINDS = {
    kind: kind.encode().ljust(16, b"\0")
    for kind in ("person", "harm", "message", "kept", "role", "guild", "channel", "fingerprint", "again")
}
