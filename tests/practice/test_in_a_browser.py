"""What somebody does who has never seen the page: by mouse, by keys alone, in two windows, while things break."""

from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Dialog, Locator, Page, expect

from simulator.practice.practice import Practice

pytestmark = pytest.mark.again
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def phone(page: Page, name: str) -> Locator:
    """Somebody's phone."""
    return page.get_by_role("region", name=f"Téléphone de {name}", exact=True)


async def taps(page: Page, name: str, *labels: str) -> None:
    """Buttons on a phone, the newest of each label."""
    for label in labels:
        await phone(page, name).get_by_role("button", name=label).last.click()


async def reads(page: Page, name: str, text: str) -> None:
    """It stands on a phone."""
    await expect(phone(page, name).get_by_role("log")).to_contain_text(text)


async def enrols(page: Page, name: str) -> None:
    """By taps alone, as the guide says."""
    await taps(page, name, "Démarrer", "Je m'inscris", f"Je m'appelle {name}")
    await reads(page, name, "Vous avez votre place.")
    await taps(page, name, "Oui")
    await reads(page, name, "Vous aurez un rappel avant chaque séance.")


async def test_a_newcomer_sees_the_whole_way(page: Page) -> None:
    steps = page.locator("#steps li")
    await expect(steps.nth(0)).to_have_attribute("aria-current", "step")
    await enrols(page, "Marie")
    await expect(page.locator("#letters")).to_contain_text("Rappel : Faire connaissance")
    forward = page.locator("#next")
    await expect(forward).to_contain_text("Rappel : Faire connaissance, sam. 10 oct. à 18 h")
    await forward.click()
    await reads(page, "Marie", "Est-ce que vous venez ?")
    await expect(page.locator("#clock")).to_contain_text("samedi 10 octobre 2026")
    await taps(page, "Marie", "✅ Je viens")
    await reads(page, "Marie", "vous venez.")
    await taps(page, "Nadia", "Voir le groupe")
    await reads(page, "Nadia", "Marie vient.")
    await expect(page.locator("#steps li.done")).to_have_count(4)


async def test_two_windows_see_one_world(page: Page, browser: Browser, address: str) -> None:
    other = await browser.new_page(locale="en-GB")
    await other.goto(address)
    nadia = other.get_by_role("region", name="Nadia's phone")
    await expect(nadia.get_by_role("button", name="Voir le groupe")).to_be_visible()
    await taps(page, "Nadia", "🤝 Inviter", "Inviter quelqu'un")
    await phone(page, "Nadia").locator("button.link").last.click()
    await page.get_by_role("button", name="Sur un nouveau téléphone").click()
    await expect(other.get_by_role("region", name="Léa's phone")).to_have_count(0)  # four stand there already
    await other.get_by_role("button", name="Léa").click()
    lea = other.get_by_role("region", name="Léa's phone")
    await expect(lea.get_by_role("log")).to_contain_text("L'atelier commence le mardi 13 octobre")
    await other.get_by_role("button", name="Add a person").click()
    await expect(page.get_by_role("button", name="Ahmed")).to_be_visible()
    await expect(phone(page, "Sylvie").get_by_role("img")).to_be_visible()
    sylvie = other.get_by_role("region", name="Sylvie's phone")
    await sylvie.get_by_role("log").focus()
    await expect(phone(page, "Sylvie").get_by_role("img")).to_be_hidden()
    await sylvie.get_by_role("button", name="Voir le menu").first.click()
    await reads(page, "Sylvie", "Que voulez-vous faire ?")
    await expect(phone(page, "Sylvie").get_by_role("img")).to_be_hidden()


async def test_what_is_sent_to_a_dead_bot_waits_for_it(page: Page, practice: Practice) -> None:
    await page.get_by_text("Provoquer une panne").click()
    await page.get_by_role("button", name="Tuer l'assistant").click()
    await expect(page.locator("#bot")).to_contain_text("L'assistant est arrêté.")
    await taps(page, "Paul", "Démarrer")
    await page.get_by_role("button", name="Tuer l'assistant").click()
    await expect(page.get_by_role("alert")).to_have_text("L'assistant est déjà arrêté.")
    await page.get_by_role("button", name="Perdre la prochaine réponse").click()
    await page.get_by_role("button", name="Telegram est lent").click()
    await expect(page.get_by_role("button", name="Telegram est lent")).to_have_attribute("aria-pressed", "true")
    await page.get_by_role("button", name="Telegram est lent").click()
    await page.get_by_role("button", name="Le relancer").click()
    await reads(page, "Paul", "Nous notons votre prénom")
    await expect(page.locator("#bot")).to_have_text("L'assistant tourne.")
    await page.get_by_role("button", name="L'arrêter proprement").click()
    await expect(page.locator("#bot")).to_contain_text("L'assistant est arrêté.")
    assert not practice.stage.is_alive()


async def test_a_name_that_is_a_script_and_a_chat_that_is_long(page: Page, practice: Practice) -> None:
    async def scared(dialog: Dialog) -> None:
        raise AssertionError(dialog.message)

    page.on("dialog", scared)
    person = practice.add(SCRIPT, "fr")
    await page.get_by_role("button", name="<img").click()
    await practice.say(person, SCRIPT)
    await expect(page.get_by_role("log", name=SCRIPT).locator(".text").first).to_have_text(SCRIPT)
    assert await page.locator("#phones img").count() == 0
    await _five_hundred_messages(page, practice)


async def _five_hundred_messages(page: Page, practice: Practice) -> None:
    """They come at once, and are gone through."""
    nadia = next(person for person in practice.people if person.name == "Nadia")
    for number in range(500):
        practice.stage.telegram.new_message(nadia.chat, nadia.chat.user, "text", f"message {number}")
    practice.tell()
    await reads(page, "Nadia", "message 499")
    assert await phone(page, "Nadia").locator(".message").count() <= 80
    for _ in range(2):
        await phone(page, "Nadia").get_by_role("button", name="Voir les messages d'avant").click()
    await reads(page, "Nadia", "message 380")


async def test_everything_by_keys_alone(page: Page) -> None:
    begin = phone(page, "Marie").get_by_role("button", name="Démarrer")
    await page.keyboard.press("Tab")
    for _ in range(40):
        if await begin.evaluate("one => one === document.activeElement"):
            break
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await reads(page, "Marie", "Nous notons votre prénom")
    writing = phone(page, "Marie").get_by_role("textbox")
    await writing.focus()
    await page.keyboard.type("bonjour")
    await page.keyboard.press("Enter")
    await reads(page, "Marie", "Touchez un bouton, s'il vous plaît.")


async def test_the_story_is_watched_and_taken_over(page: Page, practice: Practice) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    await page.get_by_text("Rejouer", exact=True).click()
    await page.get_by_role("button", name="Regarder l'histoire d'une année").click()
    await expect(page.locator("#narrator")).to_contain_text("Nadia", timeout=15_000)
    await page.locator("#breath").fill("0")
    await expect(page.locator("#narrator")).to_contain_text("Chaque lien sert une fois")
    await page.get_by_role("button", name="Mettre en pause").click()
    await expect(page.get_by_role("button", name="Continuer l'histoire")).to_be_visible()
    await page.get_by_role("button", name="Continuer l'histoire").click()
    await page.get_by_role("button", name="Prendre la main").click()
    await expect(page.get_by_role("button", name="Mettre en pause")).to_be_disabled()
    assert practice.telling is None
    await practice.hand.acquire()  # nobody is in the middle of anything
    practice.hand.release()


async def test_it_can_be_used_by_everybody(page: Page) -> None:
    await enrols(page, "Marie")
    for summary in await page.locator(".below summary").all():
        if "Ce qui attend" not in await summary.inner_text():
            await summary.click()
    await taps(page, "Nadia", "🤝 Inviter", "Inviter quelqu'un")
    for opened in (None, phone(page, "Nadia").locator("button.link").last):
        if opened is not None:
            await opened.click()
        await _axe_finds_nothing(page)
    await page.emulate_media(color_scheme="dark")
    await _axe_finds_nothing(page)
    await page.get_by_role("button", name="Fermer").click()
    await _axe_finds_nothing(page)
    await page.emulate_media(color_scheme="light")
    for width in (320, 700):
        await page.set_viewport_size({"width": width, "height": 800})
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("The practice phones")


async def _axe_finds_nothing(page: Page) -> None:
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_page_is_light() -> None:
    folder = Path(__file__).parents[2] / "simulator" / "practice" / "page"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 200_000
