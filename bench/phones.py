"""How long a tap on a practice phone takes to show its answer in a real browser, and what the page weighs."""

import asyncio
import shutil
import sys
from pathlib import Path

import typer
from playwright.async_api import Page, async_playwright

import simulator.practice
from bench.figures import median, share, table
from simulator.practice.server import serving

PAGE = Path(simulator.practice.__file__).parent / "page"
NADIA = "Téléphone de Nadia"
TAP = """button => new Promise(drawn => {
    const started = performance.now();
    const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => drawn(performance.now() - started));
    });
    watch.observe(button.closest(".list"), {childList: true});
    button.click();
})"""


async def waits(chromium: str, taps: int) -> list[float]:
    """Seconds from each tap until what it changed stands on the phone."""
    async with serving() as (address, _), async_playwright() as player:
        browser = await player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = await browser.new_page(locale="fr-FR")
        await page.goto(address)
        found = [await _tapped(page, ("Voir le groupe", "Voir le menu")[number % 2]) for number in range(taps)]
        await browser.close()
    return found


async def _tapped(page: Page, label: str) -> float:
    """Tap the newest button of a label, in the page itself; until the browser has drawn what changed."""
    button = page.get_by_role("region", name=NADIA).get_by_role("button", name=label).last
    await button.wait_for()
    return float(await button.evaluate(TAP)) / 1000


def main(taps: int = 60) -> None:
    """Tap on Nadia's phone."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        typer.echo("\nThe practice phones were not measured: no chromium on this machine", file=sys.stderr)
        return
    found = asyncio.run(waits(chromium, taps))
    rows = {
        name: f"{seconds * 1000:6.0f} ms" for name, seconds in (("median", median(found)), ("95 %", share(found, 0.95)))
    }
    rows["weight of the page"] = f"{sum(file.stat().st_size for file in PAGE.iterdir()) / 1000:6.0f} kB"
    table(f"{taps} taps on a practice phone", rows)


if __name__ == "__main__":
    typer.run(main)
