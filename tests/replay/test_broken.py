"""Files that are no export, cut off or damaged: one sentence, or what can be read of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli import main
from tests.replay.exports import LED, export, message, messages, save
from tests.replay.test_replay import refused, told
from tests.soaking import tries

WHOLE = export(messages(LED[:6]))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty"),
        ("<!DOCTYPE html><html>", "does not begin with {"),
        ("[1, 2]", "does not begin with {"),
        ('{"guild": {"id": "1"}}', "no list of messages"),
        ('{"messages": {"id": "1"}}', "no list of messages"),
        ('{"guild": nonsense}', "line 1 is no JSON"),
        ("{guild}", "line 1 is no JSON"),
        ('{"guild": {"id": "1"', "cut off before its messages"),
    ],
)
def test_what_is_no_export_says_so(
    text: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.json"
    path.write_text(text)
    for more in ([], ["--skip-broken"]):
        sentence = refused(capsys, str(path), *more)
        assert str(path) in sentence
        assert why in sentence
        assert "Export the channel" in sentence


def test_what_cannot_be_opened_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No such file" in refused(capsys, str(tmp_path / "gone.json"))
    assert "Is a directory" in refused(capsys, str(tmp_path))
    led = save(tmp_path / "led.json", messages(LED))
    assert "cannot be written" in refused(capsys, led, "--picture", str(tmp_path / "no" / "way.png"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"timestamp": "yesterday"}, "timestamp: "),
        ({"timestamp": "2026-03-03T18:00:00"}, "timezone"),
        ({"id": "abc"}, "id: "),
        ({"id": str(2**64)}, "id: "),
        ({"author": None}, "author: "),
        ({"author": {"name": "nobody"}}, "author.id: "),
        ({"content": ["a"]}, "content: "),
        ({"mentions": [{"id": "x"}]}, "mentions.0.id: "),
    ],
)
def test_a_broken_message_is_named_or_left_out(
    change: dict[str, object], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = messages(LED[:6])
    written[2] |= change
    path = save(tmp_path / "broken.json", written)
    sentence = refused(capsys, path)
    lines = Path(path).read_text().splitlines()
    third = [number for number, line in enumerate(lines, 1) if line == "    {"][2]
    assert f"line {third}: message 3 is broken: " in sentence
    assert why in sentence
    found = told(capsys, path, "--skip-broken")
    assert (found["messages"], found["skipped"]) == (5, 1)


def test_damage_in_the_middle_costs_no_more_than_what_is_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "damaged.json"
    path.write_text(WHOLE.replace('"id": "1003"', '"id": "1003'))
    assert "message 3 is broken" in refused(capsys, str(path))
    found = told(capsys, str(path), "--skip-broken")
    assert (found["messages"], found["skipped"]) == (5, 1)
    assert main(["replay", str(path), "--skip-broken"]) == 0
    assert "Left out because it could not be read: 1" in capsys.readouterr().out


def test_a_file_that_is_cut_off_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cut.json"
    cut = WHOLE[: WHOLE.index('"id": "1005"') + 30]
    path.write_text(cut)
    sentence = refused(capsys, str(path))
    begins = cut[: cut.rindex("    {\n")].count("\n") + 1
    assert f"line {begins}: the file is cut off in message 5" in sentence
    found = told(capsys, str(path), "--skip-broken")
    assert (found["messages"], found["skipped"]) == (4, 1)


@settings(max_examples=tries(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_brings_a_traceback(
    data: st.DataObject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = WHOLE.encode()
    at = data.draw(st.integers(0, len(raw)))
    upto = data.draw(st.integers(at, min(len(raw), at + 400)))
    raw = raw[:at] + data.draw(st.binary(max_size=8)) + raw[upto:]
    path = tmp_path / "damaged.json"
    path.write_bytes(raw)
    for more in ([], ["--skip-broken"]):
        code = main(["replay", str(path), "--json", *more])
        out, error = capsys.readouterr()
        if code:
            assert (code, out, error.count("\n")) == (2, "", 1)
        else:
            assert json.loads(out)["messages"] <= 7


def test_a_number_or_a_nest_too_big_for_anyone_is_a_broken_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for odd in ("9" * 5_000, "[" * 100_000 + "]" * 100_000):
        path = tmp_path / "odd.json"
        path.write_text(WHOLE.replace('"attachments": []', f'"attachments": {odd}', 1))
        assert "message 1 is broken: it is too big or too deep" in refused(capsys, str(path))
        assert told(capsys, str(path), "--skip-broken")["messages"] == 5


def test_whoever_reads_only_the_beginning_sees_no_traceback(tmp_path: Path) -> None:
    path = save(tmp_path / "long.json", [message(n, "ABC"[n % 3], "word") for n in range(2_000)])
    command = [sys.executable, "-m", "bot", "replay", path, "--json"]
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": root}
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        running.wait(30)
