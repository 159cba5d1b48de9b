"""The practice phones: their world without a browser, and in a real one where there is one."""

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, async_playwright

from simulator.practice.practice import Practice
from simulator.practice.server import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REFUSED = "409"  # what cannot be done is answered so, and said on the page
AWAY = "no chromium on this machine: the tests of the practice phones in a browser are left out"


@pytest.fixture
async def opened() -> AsyncIterator[tuple[str, Practice]]:
    """The page's address and its world."""
    async with serving() as both:
        yield both


@pytest.fixture
def address(opened: tuple[str, Practice]) -> str:
    return opened[0]


@pytest.fixture
def practice(opened: tuple[str, Practice]) -> Practice:
    return opened[1]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Chromium, as the machine has it."""
    if CHROMIUM is None:
        pytest.skip(AWAY)
    async with async_playwright() as player:
        browser = await player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """The page in a window, in French; whatever its console complains of fails the test."""
    page = await browser.new_page(locale="fr-FR", viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" and REFUSED not in said.text else None,
    )
    await page.goto(address)
    yield page
    assert complaints == []
