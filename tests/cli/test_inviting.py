"""`atelier invite`: a link that works once, as text and as a picture to scan."""

from sqlalchemy import Engine

from bot.clock import SystemClock
from bot.domain.common import Role
from bot.domain.invitations import Invitation, Kind, Standing
from simulator import Fault, Telegram, faults
from storage import invitations
from tests.cli.conftest import ROOT, Atelier, Beside

CENTRE = str(ROOT / "centres" / "exemple.toml")
START = "https://t.me/atelier_demo_bot?start="


def invited(engine: Engine, link: str) -> Invitation:
    """What a link opens."""
    kind, _, token = link.removeprefix(START).partition("_")
    with engine.connect() as db:
        standing, found = invitations.look_up(db, Kind(kind), token, SystemClock().now(), 7)
    assert standing is Standing.VALID
    assert found is not None
    return found


async def test_a_coordinator(beside: Beside, engine: Engine) -> None:
    await _imported(beside)
    command = await beside("invite", "coordinator", "--centre", "exemple")
    assert await command.ends() == 0
    (link,) = [line for line in command.said if line.startswith("https:")]
    found = invited(engine, link)
    assert (found.kind, found.role, found.centre) == (Kind.TERMINAL, Role.COORDINATOR, 1)
    assert found.expires is not None
    assert 3590 < (found.expires - SystemClock().now()).total_seconds() <= 3600
    assert len([line for line in command.said if "█" in line or "▄" in line]) > 10, "a code to scan"


async def test_an_operator(beside: Beside, engine: Engine) -> None:
    await _imported(beside)
    command = await beside("invite", "operator")
    assert await command.ends() == 0
    (link,) = [line for line in command.said if line.startswith("https:")]
    found = invited(engine, link)
    assert (found.role, found.centre) == (Role.OPERATOR, None)


async def test_without_a_centre_nobody_is_invited(beside: Beside) -> None:
    command = await beside("invite", "operator")
    assert await command.ends() == 4
    assert await (await beside("migrate")).ends() == 0
    command = await beside("invite", "coordinator")
    assert await command.ends() == 1
    assert command.said == ["There is no centre yet. Import its file first: atelier import centres/exemple.toml"]


async def test_telegram_is_asked_first(beside: Beside, telegram: Telegram) -> None:
    telegram.faults.add(Fault(faults.Kind.UNAUTHORIZED, count=None))
    command = await beside("invite", "operator")
    assert await command.ends() == 5
    assert command.said == ["Telegram does not accept the token. Is it the one that BotFather gave, whole?"]


def test_a_token_is_needed(atelier: Atelier) -> None:
    assert atelier("invite", "operator").exit_code == 2


async def _imported(beside: Beside) -> None:
    assert await (await beside("import", CENTRE)).ends() == 0
