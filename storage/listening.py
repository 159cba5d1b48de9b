"""Hearing of letters that another process owes: PostgreSQL's LISTEN, on a connection of its own."""

from collections.abc import AsyncIterator

from sqlalchemy import Engine

from storage.engines import SERVER


async def calls(engine: Engine, channel: str) -> AsyncIterator[None]:
    """One item each time that somebody calls; the first at once, for what was called before.

    Raises psycopg.OperationalError when the connection ends.
    """
    from psycopg import AsyncConnection, sql

    address = engine.url.set(drivername=SERVER).render_as_string(hide_password=False)
    async with await AsyncConnection.connect(address, autocommit=True, connect_timeout=10) as connection:
        await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        yield
        async for _ in connection.notifies():
            yield
