"""Run by Alembic: on the connection that `chat_server.migrate` hands over."""

from alembic import context

from chat_server.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
    render_as_batch=False,
)
context.run_migrations()
