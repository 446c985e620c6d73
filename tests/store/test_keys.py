"""The key: made once, kept to oneself, and nothing opens without it."""

import stat
from base64 import urlsafe_b64encode
from pathlib import Path
from traceback import format_exception

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.errors import StoreError, WrongKey
from bot.store.keys import Keyring, load_key

ONE, OTHER = Keyring(bytes(32)), Keyring(bytes([1] * 32))


@given(st.binary(max_size=300), st.text(max_size=20))
def test_what_was_sealed_opens_again(plain: bytes, context: str) -> None:
    sealed = ONE.seal(plain, context)
    assert ONE.unseal(sealed, context) == plain
    assert len(plain) < 8 or plain not in sealed


@given(st.binary(max_size=40), st.data())
def test_what_was_changed_does_not_open(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(ONE.seal(plain, "here"))
    where = data.draw(st.integers(0, len(sealed) - 1))
    sealed[where] ^= data.draw(st.integers(1, 255))
    with pytest.raises(WrongKey):
        ONE.unseal(bytes(sealed), "here")


@given(st.binary(max_size=60))
def test_garbage_does_not_open(sealed: bytes) -> None:
    with pytest.raises(WrongKey):
        ONE.unseal(sealed, "here")


def test_another_key_or_place_does_not_open_it() -> None:
    sealed = ONE.seal(b"a word", "here")
    with pytest.raises(WrongKey):
        OTHER.unseal(sealed, "here")
    with pytest.raises(WrongKey):
        ONE.unseal(sealed, "there")


def test_the_same_word_is_never_sealed_alike() -> None:
    assert len({ONE.seal(b"yes", "here") for _ in range(50)}) == 50


def test_a_hash_tells_group_kind_and_key_apart() -> None:
    found = [
        *(key.person(group, 5) for key in (ONE, OTHER) for group in (1, 2)),
        ONE.message(1, 5),
        ONE.role(1, 5),
        ONE.guild(5),
        ONE.channel(5),
        ONE.person(1, 6),
    ]
    assert len(set(found)) == len(found)
    assert {len(each) for each in found} == {16}
    assert ONE.person(1, 5) == Keyring(bytes(32)).person(1, 5)


def test_it_is_made_at_the_first_start_and_found_again(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "bot.key"
    made = load_key(file, {})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_key(file, {}).fingerprint == made.fingerprint
    assert load_key(tmp_path / "other.key", {}).fingerprint != made.fingerprint


def test_the_environment_goes_first_and_makes_no_file(tmp_path: Path) -> None:
    given_key = urlsafe_b64encode(bytes(32)).decode()
    assert load_key(tmp_path / "bot.key", {"MULTILOGUE_KEY": given_key}).fingerprint == ONE.fingerprint
    assert not (tmp_path / "bot.key").exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_one_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "bot.key"
    load_key(file, {})
    file.chmod(mode)
    with pytest.raises(StoreError, match="chmod 600"):
        load_key(file, {})


@pytest.mark.parametrize(
    "text", [b"", b"short", b"\xff\xfe", b"x" * 43, urlsafe_b64encode(bytes(31)), b"\n\n"]
)
def test_what_is_no_key_is_said_to_be_none(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "bot.key"
    file.write_bytes(text)
    file.chmod(0o600)
    with pytest.raises(StoreError):
        load_key(file, {})


def test_what_is_no_key_in_the_environment_is_said_to_be_none(tmp_path: Path) -> None:
    for text in ("short", "ü" * 44, "!" * 44):
        with pytest.raises(StoreError, match="MULTILOGUE_KEY holds no key"):
            load_key(tmp_path / "bot.key", {"MULTILOGUE_KEY": text})


def test_what_is_wrong_with_a_key_is_told_without_it(tmp_path: Path) -> None:
    right = urlsafe_b64encode(bytes(range(200, 232))).decode()
    file = tmp_path / "bot.key"
    for broken in (
        f"{right}extra",
        right[:-5],
        f"{right[:20]} {right[20:]}",
        f"ü{right}",
        f"{right}\n{right}",
    ):
        file.write_bytes(broken.encode("utf-8"))
        file.chmod(0o600)
        for env in ({}, {"MULTILOGUE_KEY": broken}):
            with pytest.raises(StoreError) as raised:
                load_key(file, env)
            told = "".join(format_exception(raised.value)) + repr(raised.value)
            assert right[:8] not in told
            assert right[-9:-1] not in told
    keyring = Keyring(bytes(range(200, 232)))
    for key in (right[:12], bytes(range(200, 232)).hex()[:12], repr(bytes(range(200, 206)))[2:-1]):
        assert key not in f"{keyring!r} {keyring} {keyring.fingerprint} {keyring.hand_on(ONE)}"


def test_what_the_keys_before_hashed_is_found_through_them_and_only_through_them() -> None:
    first, second, third = (Keyring(bytes([each] * 32)) for each in (3, 4, 5))
    hashed = first.person(1, 5)
    second.take_over(first.hand_on(second))
    assert second.person(1, 5) == second.again(hashed)
    third.take_over(second.hand_on(third))
    assert third.person(1, 5) == third.again(second.again(hashed))
    assert Keyring(bytes([5] * 32)).person(1, 5) != third.person(1, 5)
    with pytest.raises(WrongKey):
        first.take_over(second.hand_on(third))
    with pytest.raises(WrongKey):  # what is handed on does not open what was sealed before
        third.unseal(first.seal(b"a word", "here"), "here")


def test_a_place_where_no_key_can_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        load_key(tmp_path / "file" / "bot.key", {})
    tmp_path.chmod(0o755)
    with pytest.raises(StoreError, match="cannot be read"):
        load_key(tmp_path, {})
