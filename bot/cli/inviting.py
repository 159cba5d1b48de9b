"""`invite`: the link that makes somebody a coordinator or an operator, once, within the hour."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.terminal import EPILOG, Exit, Refusal, app, command

if TYPE_CHECKING:
    from bot.config import Config
    from bot.domain.common import Role

invite = typer.Typer(no_args_is_help=True, help="Print a link that works once, within one hour.", epilog=EPILOG)
app.add_typer(invite, name="invite")


@command("coordinator", invite)
def coordinator(
    context: typer.Context,
    centre: Annotated[str, typer.Option(metavar="SLUG", help="The centre; the only one, when there is one.")] = "",
) -> None:
    """Invite a coordinator of a centre."""
    from bot.domain.common import Role

    _invite(context, Role.COORDINATOR, centre)


@command("operator", invite)
def operator(context: typer.Context) -> None:
    """Invite an operator: told when something fails, shown nobody's answers."""
    from bot.domain.common import Role

    _invite(context, Role.OPERATOR, None)


def _invite(context: typer.Context, role: "Role", slug: str | None) -> None:
    """Ask Telegram first: a link that cannot be printed is not given out."""
    import asyncio
    import sys

    import segno

    from bot.cli import opening
    from bot.cli.importing import the_centre
    from bot.clock import SystemClock
    from bot.domain.invitations import VALID, Kind
    from storage import invitations

    config = opening.settings(context)
    username = asyncio.run(_username(config, opening.token(config)))
    with opening.database(config) as engine, engine.begin() as db:
        centre = None if slug is None else the_centre(db, slug).id
        valid = VALID[Kind.TERMINAL]
        now = SystemClock().now()
        token = invitations.issue(db, Kind.TERMINAL, now, centre=centre, role=role, valid=valid)
    link = f"https://t.me/{username}?start={Kind.TERMINAL.value}_{token}"
    segno.make(link, error="m").terminal(sys.stdout, compact=True)
    typer.echo(link)
    typer.echo("It works once, within one hour, for whoever opens it first.")


async def _username(config: "Config", token: str) -> str:
    from bot.telegram.asking import ask

    said = await ask(config.telegram.api_url, token, "getMe")
    if said.result is None:
        raise Refusal(Exit.TELEGRAM, "Telegram does not accept the token. Is it the one that BotFather gave, whole?")
    return str(said.result["username"])
