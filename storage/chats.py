"""Which message of each chat is the newest screen: the one that a tap may turn into the next."""

from sqlalchemy import BigInteger, Connection, Dialect, bindparam, select
from sqlalchemy.sql.expression import Insert

from storage.engines import insert_new
from storage.prepared import Prepared
from storage.schema import Erasure, Privacy, column, table

chats = table(
    "chats",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("chat_id", BigInteger, primary_key=True, privacy=Privacy.PERSONAL),
    column("newest", BigInteger, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
    person=(),
)

_newest = Prepared(select(chats.c.newest).where(chats.c.bot == bindparam("bot"), chats.c.chat_id == bindparam("chat")))


def _put(dialect: Dialect) -> Insert:
    put = insert_new(dialect, chats)
    return put.on_conflict_do_update(index_elements=["bot", "chat_id"], set_={"newest": put.excluded.newest})


_mark = Prepared(_put)


def newest(db: Connection, bot: int, chat: int) -> int:
    """The message id of the newest screen; 0 when something else came after it."""
    return _newest.scalar(db, bot=bot, chat=chat) or 0


def mark(db: Connection, bot: int, chat: int, message: int) -> None:
    """A screen is the newest message of a chat; 0: something that is no screen."""
    _mark.run(db, bot=bot, chat_id=chat, newest=message)
