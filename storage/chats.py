"""Which message of each chat is the newest screen: the one that a tap may turn into the next."""

from sqlalchemy import BigInteger, Connection, select

from storage.engines import insert_new
from storage.schema import Erasure, Privacy, column, table

chats = table(
    "chats",
    column("bot", BigInteger, primary_key=True, privacy=Privacy.NONE),
    column("chat_id", BigInteger, primary_key=True, privacy=Privacy.PERSONAL),
    column("newest", BigInteger, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
    person=(),
)


def newest(db: Connection, bot: int, chat: int) -> int:
    """The message id of the newest screen; 0 when something else came after it."""
    return db.scalar(select(chats.c.newest).where(chats.c.bot == bot, chats.c.chat_id == chat)) or 0


def mark(db: Connection, bot: int, chat: int, message: int) -> None:
    """A screen is the newest message of a chat; 0: something that is no screen."""
    put = insert_new(db, chats).values(bot=bot, chat_id=chat, newest=message)
    db.execute(put.on_conflict_do_update(index_elements=["bot", "chat_id"], set_={"newest": message}))
