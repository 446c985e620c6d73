"""Insert, or change what is there: the one statement that both databases write alike but name apart."""

from typing import Any

from sqlalchemy import Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite


def new(dialect: Dialect, table: Table) -> Any:
    """Give the insert of this database, which knows ON CONFLICT."""
    return sqlite.insert(table) if dialect.name == "sqlite" else postgresql.insert(table)


def upsert(dialect: Dialect, table: Table, change: list[str], statement: Any = None) -> Any:
    """Insert a row; where its primary key is there already, take the new values of the columns to change."""
    statement = new(dialect, table) if statement is None else statement
    values = {name: statement.excluded[name] for name in change}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=values)
