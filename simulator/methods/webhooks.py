"""The webhook setting. A local server delivers to this machine; else a webhook only keeps getUpdates away."""

import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from simulator.answers import refusal, unsupported

if TYPE_CHECKING:
    from simulator.world import Telegram

PORTS = frozenset({80, 88, 443, 8443})


def set_webhook(telegram: "Telegram", params: dict[str, Any]) -> bool:
    if "certificate" in params:
        raise unsupported("certificates of webhooks")
    url = urlsplit(params["url"])
    if telegram.local:
        if url.scheme != "http" or not _is_here(url.hostname):
            raise unsupported("webhooks beyond this machine")
    elif url.scheme != "https":
        raise refusal("webhook_https")
    elif (url.port or 443) not in PORTS:
        raise refusal("webhook_port")
    telegram.updates.set_webhook(params)
    telegram.hook(params)
    return True


def delete_webhook(telegram: "Telegram", params: dict[str, Any]) -> bool:
    telegram.updates.delete_webhook(params)
    telegram.unhook()
    return True


def get_webhook_info(telegram: "Telegram", _params: dict[str, Any]) -> dict[str, Any]:
    known = {"url": "", "has_custom_certificate": False, "pending_update_count": telegram.updates.pending}
    return known | telegram.updates.webhook


def _is_here(host: str | None) -> bool:
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"
