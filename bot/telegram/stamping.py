"""How letters go, kept; features that asked to hear of it are told in the same transaction."""

import logging
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.letters import State
from bot.ui.router import Router
from storage import outbox
from storage.outbox import Owed, Stamp
from storage.savepoints import savepoint

log = logging.getLogger(__name__)


def keep(db: Connection, routes: Router, owed: Owed, stamp: Stamp) -> None:
    """Keep how a letter goes: sent, held, ended or to be tried again."""
    outbox.stamp(db, [stamp])
    _tell(db, routes, owed.builder, owed.key, stamp.state)


def recover(db: Connection, bot: int, routes: Router, now: datetime, most: int) -> None:
    """At start: what was being sent goes again, or is unknown for good."""
    for builder, key in outbox.recover(db, bot, now, most):
        _tell(db, routes, builder, key, State.UNKNOWN)


def _tell(db: Connection, routes: Router, builder: str, key: str, state: State) -> None:
    """A listener that fails spoils no stamp: what was sent stays known as sent."""
    hear = routes.hearers.get(builder)
    if hear is None:
        return
    try:
        with savepoint(db):
            hear(db, key, state)
    except Exception:
        log.exception("stamp.unheard", extra={"builder": builder})
