"""Nightly: what is no longer needed to keep the promises is forgotten."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.ui.router import Router
from storage import drafts, inbox, sealing

router = Router("housekeeping")

UPDATE_IDS = timedelta(hours=48)  # Telegram keeps updates for 24: the same one twice changes nothing
DRAFTS = timedelta(days=30)
DAILY_KEYS = timedelta(days=31)  # what was sealed by them, quarantine included, is unreadable from then on


@router.nightly("housekeeping")
def forget(db: Connection, now: datetime, night: date) -> None:
    """Update ids, drafts that nobody went on with, the bot's old daily keys."""
    inbox.forget(db, now - UPDATE_IDS)
    drafts.drop_old(db, now - DRAFTS)
    sealing.drop_days(db, night - DAILY_KEYS)
