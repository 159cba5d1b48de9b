"""What went wrong: a kind sentence for the person, an incident number for the operator, an end for a letter."""

from dataclasses import dataclass
from enum import StrEnum

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.domain.common import Refused
from bot.telegram.http import NotSentError
from bot.ui.screen import HOME, Screen, reason, say, screen


def refusal(refused: Refused) -> Screen:
    """The domain's no, as a person reads it, with a way on."""
    return screen(reason(refused), HOME)


def apology(incident: int) -> Screen:
    """Something failed on our side: what the person reads."""
    return screen(say("common.incident", number=incident), HOME)


class Verdict(StrEnum):
    """What an error of a call proves about its message."""

    DONE = "done"  # it stands as wanted
    DEAD = "dead"  # refused for good
    GONE = "gone"  # refused because the chat cannot be reached
    LOST_MESSAGE = "lost_message"  # what was to be edited is not there: send it instead
    WAIT = "wait"  # not sent; Telegram says how long to wait
    MOVED = "moved"  # not sent; the chat has another id
    LOCKED_OUT = "locked_out"  # not sent; the token is not accepted at the moment
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"  # it may have been sent


@dataclass(frozen=True, slots=True)
class Proof:
    """A verdict with what it carries: seconds to wait, or the new id of a chat."""

    verdict: Verdict
    reason: str = ""
    seconds: float = 0.0
    chat: int = 0


def proof(error: TelegramError) -> Proof:
    """What an error proves. Every 4xx proves that nothing was sent; a 5xx, a reset or a time-out proves nothing."""
    match error:
        case RetryAfter():
            return Proof(Verdict.WAIT, "flood", seconds=_seconds(error))
        case ChatMigrated():
            return Proof(Verdict.MOVED, "migrated", chat=error.new_chat_id)
        case InvalidToken():
            return Proof(Verdict.LOCKED_OUT, "token")
        case Forbidden():
            return Proof(Verdict.GONE, "blocked")
        case BadRequest():
            return _bad_request(str(error).lower())
        case NotSentError():
            return Proof(Verdict.NOT_SENT, "no_connection")
        case _:
            return Proof(Verdict.UNKNOWN, "no_answer")


def _bad_request(text: str) -> Proof:
    if "message is not modified" in text:
        return Proof(Verdict.DONE)
    if "chat not found" in text or "user is deactivated" in text or "peer_id_invalid" in text:
        return Proof(Verdict.GONE, "no_chat")
    if "message to edit not found" in text or "message can't be edited" in text or "message_id_invalid" in text:
        return Proof(Verdict.LOST_MESSAGE, "not_editable")
    return Proof(Verdict.DEAD, "refused")


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
