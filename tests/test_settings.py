"""config.toml: what it can say, and what is said about a wrong one."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.settings import ConfigError, Settings, load, token_from

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "config.example.toml"


def sections() -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    for name, field in Settings.model_fields.items():
        assert isinstance(field.annotation, type)
        found[name] = field.annotation
    return found


def written(path: Path, text: str) -> Path:
    file = path / "config.toml"
    file.write_text(text, "utf-8")
    return file


def problems(file: Path) -> list[str]:
    with pytest.raises(ConfigError) as wrong:
        load(file)
    return wrong.value.problems


def test_the_example_is_the_defaults() -> None:
    assert Settings.model_validate(tomllib.loads(EXAMPLE.read_text("utf-8"))) == Settings()


def test_the_example_and_the_docs_name_every_setting_with_its_default() -> None:
    example, docs = EXAMPLE.read_text("utf-8"), (ROOT / "docs" / "settings.md").read_text("utf-8")
    for section, model in sections().items():
        part = example.split(f"[{section}]")[1].split("\n[")[0]
        for name, field in model.model_fields.items():
            assert re.search(rf"^(# )?{name} = ", part, re.MULTILINE), (
                f"{section}.{name} is not in the example"
            )
            assert f"| `{section}.{name}` |" in docs, f"{section}.{name} is not in docs/settings.md"
            assert field.description, f"{section}.{name} has no description"
            assert field.description in docs, f"docs/settings.md tells {section}.{name} otherwise"


def test_the_docs_name_no_setting_that_is_not_there() -> None:
    docs = (ROOT / "docs" / "settings.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(\w+\.\w+)` \|", docs, re.MULTILINE))
    assert named == {
        f"{section}.{name}" for section, model in sections().items() for name in model.model_fields
    }


def test_an_empty_config_will_do(tmp_path: Path) -> None:
    settings = load(written(tmp_path, ""))
    assert settings.monitor == Settings().monitor


def test_paths_are_as_seen_from_the_config(tmp_path: Path) -> None:
    text = (
        '[database]\nurl = "sqlite:///data/a.db"\n[key]\nfile = "/etc/key"\n[discord]\ntoken_file = "token"\n'
    )
    settings = load(written(tmp_path, text))
    assert settings.database.url == f"sqlite:///{tmp_path / 'data/a.db'}"
    assert settings.database.backups == tmp_path / "backups"
    assert settings.key.file == Path("/etc/key")
    assert settings.discord.token_file == tmp_path / "token"


def test_a_postgresql_address_stays_as_it_is(tmp_path: Path) -> None:
    url = "postgresql://bot:secret@db/multilogue"
    settings = load(written(tmp_path, f'[database]\nurl = "{url}"\n'))
    assert settings.database.url == url
    assert "secret" not in repr(settings)


def test_all_mistakes_are_told_at_once_with_what_would_be_right(tmp_path: Path) -> None:
    text = """
retention = 3
surprise = 1
[discord]
message_content = "yes"
shards = 0
[monitor]
meeting_gap_minutes = 4
catch_up_hours = 25
[nudges]
per_day = 1.5
quiet_from = "25:00"
per_week = 3
[logging]
level = "LOUD"
"""
    assert sorted(problems(written(tmp_path, text))) == [
        "discord.message_content: should be true or false.",
        "discord.shards: should be at least 1.",
        "logging.level: should be one of 'DEBUG', 'INFO', 'WARNING' or 'ERROR'.",
        "monitor.catch_up_hours: should be at most 24.",
        "monitor.meeting_gap_minutes: should be at least 5.",
        "nudges.per_day: should be a whole number.",
        "nudges.per_week: there is no such setting. What there is: per_day, quiet_from, quiet_until.",
        'nudges.quiet_from: should be a time of day in quotes, such as "22:00".',
        "retention: should be a section, written [retention].",
        f"surprise: there is no such setting. What there is: {', '.join(sections())}.",
    ]


def test_a_toml_time_is_a_time_of_day(tmp_path: Path) -> None:
    assert load(written(tmp_path, "[nudges]\nquiet_from = 21:30:00\n")).nudges.quiet_from == "21:30"


def test_no_config_says_where_to_get_one(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "config.toml")
    assert "Copy config.example.toml" in problem


@pytest.mark.parametrize(("text", "words"), [("a = = 1", "not valid TOML"), ("\x00", "not valid TOML")])
def test_a_broken_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    (problem,) = problems(written(tmp_path, text))
    assert words in problem


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert "text file" in problems(file)[0]
    assert "cannot be read" in problems(tmp_path)[0]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from(
    [*sections(), *(name for model in sections().values() for name in model.model_fields)]
)


@given(
    st.dictionaries(
        names | st.text(), st.dictionaries(names | st.text(), values, max_size=4) | values, max_size=4
    )
)
def test_whatever_is_written_gets_sentences(entries: dict[str, Any]) -> None:
    told: list[str] = []
    try:
        Settings.read(entries)
    except ConfigError as wrong:
        told = wrong.problems
    assert all(problem.endswith(".") and "\n" not in problem for problem in told)


def test_the_token_comes_from_the_environment_first() -> None:
    assert token_from(Settings(), {"DISCORD_TOKEN": " abc.def "}) == "abc.def"


def with_token_file(folder: Path, text: bytes, mode: int = 0o600) -> Settings:
    file = folder / "token"
    file.write_bytes(text)
    file.chmod(mode)
    return load(written(folder, '[discord]\ntoken_file = "token"\n'))


def test_the_token_comes_from_its_file(tmp_path: Path) -> None:
    assert token_from(with_token_file(tmp_path, b"abc.def\n"), {}) == "abc.def"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_token_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(ConfigError, match="chmod 600"):
        token_from(with_token_file(tmp_path, b"abc.def\n", mode), {})


@pytest.mark.parametrize("text", [b"", b"\n", b"abc def", b"one\ntwo\n", b"\xff\xfe"])
def test_a_token_file_without_a_token_is_refused(tmp_path: Path, text: bytes) -> None:
    with pytest.raises(ConfigError, match="should hold the token on one line"):
        token_from(with_token_file(tmp_path, text), {})


def test_no_token_says_where_to_put_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Set DISCORD_TOKEN"):
        token_from(Settings(), {})
    with pytest.raises(ConfigError, match="cannot be read"):
        token_from(load(written(tmp_path, '[discord]\ntoken_file = "gone"\n')), {})
