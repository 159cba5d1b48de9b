"""A bare echo bot of aiogram, as its documentation shows one.

It runs in `.venv-bench`: `python -m bench.echo_aiogram URL TOKEN`.
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Say the same."""
    await message.send_copy(chat_id=message.chat.id)


async def main(url: str, token: str) -> None:
    """Run until a signal."""
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    await dispatcher.start_polling(Bot(token, session=session))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
