"""config.toml as frozen values. Every mistake is told at once, each with its key and what would be right."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

TOKEN = "DISCORD_TOKEN"  # noqa: S105  (the name of the variable, not a token)


class ConfigError(Exception):
    """What a host has to put right; one sentence each in `problems`."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


def _time_of_day(value: object) -> object:
    """Take "22:00", or a TOML time, to "22:00"."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, str):
        try:
            return time.fromisoformat(value).strftime("%H:%M")
        except ValueError:
            pass
    raise ValueError('should be a time of day in quotes, such as "22:00"')


TimeOfDay = Annotated[str, BeforeValidator(_time_of_day)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Discord(_Part):
    """How the bot appears on Discord."""

    token_file: Path | None = Field(
        default=None, strict=False, description="A file with the bot's token, readable by its owner only."
    )
    message_content: bool = Field(
        default=True,
        description="Read words for cues. Needs the privileged intent; without it structure still works.",
    )
    members: bool = Field(
        default=False,
        description="Hear of people who leave the server, to forget them. A privileged intent, too.",
    )
    shards: int | None = Field(
        default=None, ge=1, description="How many shards. Unset: as many as Discord advises."
    )


class Database(_Part):
    """Where things are kept."""

    url: str = Field(
        default="sqlite:///multilogue.db",
        repr=False,  # it may hold a password
        description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.",
    )
    backups: Path = Field(
        default=Path("backups"), strict=False, description="The folder for copies made before a migration."
    )
    backups_days: int = Field(
        default=30,
        ge=1,
        le=365,
        description="Days that such a copy is kept. What was erased since is still in it, sealed.",
    )


class Key(_Part):
    """The key that seals names, ids and words."""

    file: Path = Field(
        default=Path("multilogue.key"),
        strict=False,
        description="Made at the first start, unless MULTILOGUE_KEY is set. Keep a copy apart from the database.",
    )


class Monitor(_Part):
    """How the bot listens."""

    meeting_gap_minutes: int = Field(
        default=45, ge=5, le=720, description="Minutes of silence after which a new meeting begins."
    )
    catch_up_hours: int = Field(
        default=24, ge=0, le=24, description="Hours of history read at most after the bot was away."
    )


class Nudges(_Part):
    """When the bot speaks up. A group can change its own quiet hours."""

    per_day: int = Field(default=2, ge=0, le=5, description="Nudges for a group in a day at most.")
    quiet_from: TimeOfDay = Field(
        default="22:00", description="Local time from which new groups get no nudges."
    )
    quiet_until: TimeOfDay = Field(
        default="08:00", description="Local time until which new groups get no nudges."
    )


class Retention(_Part):
    """How long things are kept."""

    traces_days: int = Field(
        default=30,
        ge=1,
        le=90,
        description="Days that a trace lives (who spoke when to whom, never words), and what people said at check-ins.",
    )
    totals_days: int = Field(
        default=365, ge=7, le=1095, description="Days that weekly totals of a group live."
    )


class Logging(_Part):
    """What is written to the log. No word, name or id ever is."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR."
    )


class Settings(_Part):
    discord: Discord = Discord()
    database: Database = Database()
    key: Key = Key()
    monitor: Monitor = Monitor()
    nudges: Nudges = Nudges()
    retention: Retention = Retention()
    logging: Logging = Logging()

    @classmethod
    def read(cls, entries: Mapping[str, Any]) -> Self:
        """Take parsed TOML in. Raises ConfigError with all mistakes."""
        try:
            return cls.model_validate(entries)
        except ValidationError as error:
            raise ConfigError(_sentence(mistake) for mistake in error.errors(include_url=False)) from error

    def without_privileged_intents(self) -> Self:
        """Give the same settings for a Discord that has not switched the privileged intents on."""
        plain = self.discord.model_copy(update={"message_content": False, "members": False})
        return self.model_copy(update={"discord": plain})


def load(path: Path) -> Settings:
    """Read a config file; relative paths in it are beside it. Raises ConfigError with all mistakes."""
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(
            [f"There is no {path}. Copy config.example.toml there, or name another with --config."]
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{path} is not valid TOML: {error}."]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            [f"{path} cannot be read. It should be a text file (UTF-8) that you may read."]
        ) from error
    return _beside(Settings.read(entries), path.resolve().parent)


def token_from(settings: Settings, env: Mapping[str, str]) -> str:
    """Give the bot's token, from the environment or the file named in the config. Raises ConfigError."""
    if token := env.get(TOKEN, "").strip():
        return token
    file = settings.discord.token_file
    if file is None:
        raise ConfigError([f"There is no token. Set {TOKEN}, or name a file with it as discord.token_file."])
    try:
        if file.stat().st_mode & 0o077:
            raise ConfigError([f"discord.token_file: others can read {file}. Run: chmod 600 {file}"])
        token = file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            [f"discord.token_file: {file} cannot be read. It should hold the token on one line."]
        ) from error
    if not token or len(token.split()) != 1:
        raise ConfigError(
            [f"discord.token_file: {file} should hold the token on one line, and nothing else."]
        )
    return token


def _beside(settings: Settings, folder: Path) -> Settings:
    """Take relative paths as seen from the folder of the config file."""
    database, key, discord = settings.database, settings.key, settings.discord
    url = database.url
    scheme, slashes, name = url.partition(":///")
    if slashes and scheme.startswith("sqlite") and name:
        url = f"{scheme}:///{folder / name}"
    token_file = folder / discord.token_file if discord.token_file else None
    return settings.model_copy(
        update={
            "database": database.model_copy(update={"url": url, "backups": folder / database.backups}),
            "key": key.model_copy(update={"file": folder / key.file}),
            "discord": discord.model_copy(update={"token_file": token_file}),
        }
    )


_WANTED = {
    "bool_type": "should be true or false",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "string_type": "should be text in quotes",
    "path_type": "should be a path in quotes",
    "model_type": "should be a section, written [{key}]",
    "model_attributes_type": "should be a section, written [{key}]",
}


def _sentence(mistake: Any) -> str:
    """Say where a mistake is and what would be right, without repeating what was written there."""
    key = ".".join(part if part and part.isprintable() else repr(part) for part in map(str, mistake["loc"]))
    kind, context = mistake["type"], mistake.get("ctx", {})
    if kind == "extra_forbidden":
        return f"{key}: there is no such setting. {_near(mistake['loc'])}"
    if kind == "greater_than_equal":
        return f"{key}: should be at least {context['ge']}."
    if kind == "less_than_equal":
        return f"{key}: should be at most {context['le']}."
    if kind == "literal_error":
        return f"{key}: should be one of {context['expected']}."
    if kind == "value_error":
        return f"{key}: {context['error']}."
    wanted = _WANTED.get(kind, str(mistake["msg"])).format(key=key)
    return f"{key}: {wanted}."


def _near(where: tuple[int | str, ...]) -> str:
    section: type[BaseModel] = Settings
    for part in where[:-1]:
        found = section.model_fields[str(part)].annotation
        if isinstance(found, type) and issubclass(found, BaseModel):
            section = found
    known = ", ".join(section.model_fields)
    return f"What there is: {known}."
