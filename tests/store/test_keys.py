"""The key: what it seals, what it hashes, and how a host keeps it."""

import stat
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.errors import StoreError, WrongKey
from bot.store.keys import VARIABLE, Keyring, load_key

OURS, OTHER = Keyring(bytes(32)), Keyring(bytes(31) + b"\x01")
TEXT = urlsafe_b64encode(bytes(32)).decode()
LETTERS = "ABCDEFGHabcdefgh0123456789-_="
ids = st.integers(1, 2**64 - 1)


def key_file(folder: Path, text: bytes, mode: int = 0o600) -> Path:
    path = folder / "multilogue.key"
    path.write_bytes(text)
    path.chmod(mode)
    return path


@given(st.binary(max_size=500), st.text(max_size=40))
def test_what_is_sealed_opens_again(plain: bytes, context: str) -> None:
    assert OURS.unseal(OURS.seal(plain, context), context) == plain


@given(st.binary(max_size=100))
def test_another_key_does_not_open_it(plain: bytes) -> None:
    with pytest.raises(WrongKey):
        OTHER.unseal(OURS.seal(plain, "groups.name"), "groups.name")


@given(st.binary(max_size=100))
def test_it_opens_in_no_other_column(plain: bytes) -> None:
    with pytest.raises(WrongKey):
        OURS.unseal(OURS.seal(plain, "groups.name"), "groups.purpose")


@given(st.binary(max_size=60), st.data())
def test_one_changed_byte_anywhere_is_refused(plain: bytes, data: st.DataObject) -> None:
    sealed = bytearray(OURS.seal(plain, "groups.name"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(WrongKey):
        OURS.unseal(bytes(sealed), "groups.name")


@given(st.binary(max_size=60), st.data())
def test_a_part_of_it_is_refused(plain: bytes, data: st.DataObject) -> None:
    sealed = OURS.seal(plain, "groups.name")
    with pytest.raises(WrongKey):
        OURS.unseal(sealed[: data.draw(st.integers(0, len(sealed) - 1))], "groups.name")


@given(st.binary(max_size=100))
def test_anything_else_is_refused(garbage: bytes) -> None:
    with pytest.raises(WrongKey):
        OURS.unseal(garbage, "groups.name")


def test_the_same_sealed_twice_looks_different() -> None:
    assert len({OURS.seal(b"a word", "norms.words") for _ in range(50)}) == 50


@given(ids, ids)
def test_each_kind_of_id_has_a_hash_of_its_own(group: int, number: int) -> None:
    hashes = {
        OURS.person(group, number),
        OURS.message(group, number),
        OURS.role(group, number),
        OURS.guild(number),
        OURS.channel(number),
    }
    assert len(hashes) == 5
    assert {len(each) for each in hashes} == {16}


@pytest.mark.parametrize("kind", [Keyring.person, Keyring.message, Keyring.role])
@given(groups=st.sets(ids, min_size=2, max_size=2), number=ids)
def test_a_hash_means_nothing_in_another_group(
    kind: Callable[[Keyring, int, int], bytes], groups: set[int], number: int
) -> None:
    assert len({kind(OURS, group, number) for group in groups}) == 2


@given(ids, ids)
def test_a_hash_is_the_same_each_time_and_another_with_another_key(group: int, user: int) -> None:
    assert OURS.person(group, user) == Keyring(bytes(32)).person(group, user) != OTHER.person(group, user)


def test_the_fingerprint_tells_keys_apart() -> None:
    assert OURS.fingerprint == Keyring(bytes(32)).fingerprint != OTHER.fingerprint


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "multilogue.key"
    load_key(path, {})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text("ascii")) == 45


def test_the_next_start_finds_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "multilogue.key"
    assert load_key(path, {}).fingerprint == load_key(path, {}).fingerprint


def test_each_host_gets_another_key(tmp_path: Path) -> None:
    assert load_key(tmp_path / "one", {}).fingerprint != load_key(tmp_path / "two", {}).fingerprint


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "multilogue.key"
    load_key(path, {})
    assert load_key(path, {VARIABLE: f" {TEXT}\n"}).fingerprint == OURS.fingerprint


def test_a_key_in_the_environment_makes_no_file(tmp_path: Path) -> None:
    load_key(tmp_path / "multilogue.key", {VARIABLE: TEXT})
    assert list(tmp_path.iterdir()) == []


def test_an_empty_variable_counts_as_none(tmp_path: Path) -> None:
    assert load_key(key_file(tmp_path, TEXT.encode()), {VARIABLE: " "}).fingerprint == OURS.fingerprint


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o601])
def test_a_key_that_others_can_reach_is_refused(tmp_path: Path, mode: int) -> None:
    path = key_file(tmp_path, TEXT.encode(), mode)
    with pytest.raises(StoreError, match=f"chmod 600 {path}"):
        load_key(path, {})


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n",
        b"not a key",
        TEXT[:-1].encode(),
        TEXT[:-4].encode(),
        b"A" + TEXT.encode(),
        TEXT.encode() * 2,
        f"{TEXT}\n{TEXT}\n".encode(),
        f"{TEXT[:20]} {TEXT[20:]}".encode(),
        f"key: {TEXT}".encode(),
        b"\xff\xfe\x00",
        bytes(1000),
    ],
)
def test_a_file_without_a_key_is_refused_by_name(tmp_path: Path, text: bytes) -> None:
    path = key_file(tmp_path, text)
    with pytest.raises(StoreError, match=str(path)):
        load_key(path, {})
    assert path.read_bytes() == text


@given(st.one_of(st.text(), st.text(LETTERS, max_size=60), st.text(st.characters())).filter(str.strip))
def test_a_variable_without_a_key_is_refused_by_name(text: str) -> None:
    with pytest.raises(StoreError, match=VARIABLE):
        load_key(Path("/nowhere"), {VARIABLE: text})


def test_stray_signs_in_the_variable_are_not_overlooked() -> None:
    with pytest.raises(StoreError, match=VARIABLE):
        load_key(Path("/nowhere"), {VARIABLE: f"{TEXT[:10]}!?{TEXT[10:]}"})


@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_folder_is_no_key_file(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    path.chmod(mode)
    with pytest.raises(StoreError, match="cannot be read"):
        load_key(path, {})


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=str(tmp_path / "file" / "multilogue.key")):
        load_key(tmp_path / "file" / "multilogue.key", {})
