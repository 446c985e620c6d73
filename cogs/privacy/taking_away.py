"""All that is held of somebody, as files to take away: a page to read, and the same for a program."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any, NamedTuple

from babel.dates import format_date, format_datetime

from bot.store.known import Place
from bot.words import _
from bot.words.known import Rows, column, sentences

MOST_EXACT = 2**53
"""Whole numbers beyond are rounded by programs that read JSON, so that ids are written as text."""

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:.5rem 0 1.5rem}"
    "td,th{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "@media(prefers-color-scheme:dark){body{background:#1e1f22;color:#ddd}}"
)


class Held(NamedTuple):
    """What is held of somebody in each group, by table, and in forms that somebody is filling in."""

    places: Sequence[Place]
    told: Sequence[Mapping[str, Rows]]
    drafts: Rows


def packed(held: Held, language: str, now: datetime) -> bytes:
    """Give a ZIP of both files, in the language being spoken."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("multilogue.html", as_page(held, language, now))
        archive.writestr("multilogue.json", as_json(held, now))
    return made.getvalue()


def as_json(held: Held, now: datetime) -> str:
    """Give it for a program: every row that the registry tells of, by group and table."""
    groups = [
        {"group": place.name, "closed": not place.open, "held": _exact(told)}
        for place, told in zip(held.places, held.told, strict=True)
    ]
    whole = {"made": now.isoformat(), "groups": groups, "unfinished forms": _exact(held.drafts)}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _exact(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _exact(each) for key, each in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list | tuple):
        return [_exact(each) for each in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > MOST_EXACT:
        return str(value)
    return value


def as_page(held: Held, language: str, now: datetime) -> str:
    """Give it to read, in the language being spoken. language: its BCP 47 tag, for days and times."""
    title = _("What Multilogue knows about you")
    at = _("As of {when}.").format(when=format_datetime(now, "long", locale=language))
    parts = [f"<p>{escape(at)}</p>"]
    for place, told in zip(held.places, held.told, strict=True):
        parts.append(f"<h2>{escape(place.name)}</h2>")
        parts += _group(place, told, language)
    if held.drafts:
        parts += _group(None, {"drafts": held.drafts}, language)
    if not (held.places or held.drafts):
        nothing = escape(_("Nothing."))
        parts.append(f"<p>{nothing}</p>")
    return (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1>{''.join(parts)}</html>"
    )


def _group(place: Place | None, told: Mapping[str, Rows], language: str) -> list[str]:
    parts: list[str] = []
    for name, rows in told.items():
        if rows:
            said = sentences({name: rows}, lambda at: format_date(at.date(), "long", locale=language))
            parts.append(f"<p>{escape(' '.join(said))}</p>{_table(place, rows, language)}")
    return parts


def _table(place: Place | None, rows: Rows, language: str) -> str:
    head = "".join(f"<th>{escape(column(name))}</th>" for name in rows[0])
    body = "".join(
        "<tr>"
        + "".join(f"<td>{_cell(place, name, each, language)}</td>" for name, each in row.items())
        + "</tr>"
        for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def _cell(place: Place | None, name: str, value: Any, language: str) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return escape(_("yes") if value else _("no"))
    if isinstance(value, datetime):
        return escape(format_datetime(value, "medium", locale=language)) + " UTC"
    if name == "place" and place is not None:
        address = "/".join(["https://discord.com/channels", str(place.guild), *map(str, value)])
        return f'<a href="{address}">{address}</a>'
    if isinstance(value, Mapping):
        lines = (f"{key}: {each}" for key, each in value.items() if each not in (None, "", []))  # pyright: ignore[reportUnknownVariableType]
        return "<br>".join(escape(each) for each in lines)
    return escape(str(value)).replace("\n", "<br>")
