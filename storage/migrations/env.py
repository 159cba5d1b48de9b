"""What Alembic runs: the steps that are missing, on the connection that it is given."""

from alembic import context

from storage.schema import metadata

attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    target_metadata=metadata,  # for the names of constraints
    transactional_ddl=True,
    on_version_apply=attributes["told"],
)
with context.begin_transaction():
    context.run_migrations()
