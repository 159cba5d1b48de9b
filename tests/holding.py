"""What a piece of work holds until its commit, where several write at once."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, text

from storage.engines import on_server
from tests.world import World

HELD = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()")


async def held(world: World, work: Callable[[Connection], Iterable[object]]) -> bool:
    """Whether it holds a centre once it is done; it is undone then. One file has one writer anyhow."""

    def does(db: Connection) -> bool:
        undone = db.begin_nested()
        list(work(db))
        found = not on_server(db) or db.scalar(HELD) > 0
        undone.rollback()
        return found

    return await world.reads(does)
