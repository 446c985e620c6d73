"""Alembic's entry: runs on the connection, and in the transaction, that `bot.store.migrate` hands over."""

from alembic import context

from bot.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter columns in place
    transactional_ddl=False,  # the whole upgrade is one transaction, begun outside
)
context.run_migrations()
