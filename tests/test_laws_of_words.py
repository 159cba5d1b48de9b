"""The words: Telegram's parser takes every text, and participants read short, plain ones with a way on."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.ui.screen import Text
from bot.ui.texts import LANGUAGES, LOCALES, label, render
from simulator.entities import formatted
from simulator.messages import Message
from tests.world import World

ROOT = Path(__file__).parent.parent

AWKWARD = "<b>Zoé & \N{RIGHT-TO-LEFT OVERRIDE}Léa</i>"
NUMBERS = (0, 1, 2, 5)
PLURALS = {"zero", "one", "two", "few", "many", "other"}
MOST = 200  # combinations of a text: far above any there is
TEXT = 4096  # characters of a message, Bot API
REACHED = 30  # kinds of buttons that a participant meets, at the least: fewer, and the walk was no walk

TEAM = {
    "announcements",
    "annulling",
    "attendance",
    "calls",
    "centre_settings",
    "closings",
    "debriefs",
    "hosts",
    "inviting",
    "myday",
    "newcomers",
    "news",
    "posters",
    "roster",
    "silences",
    "team",
    "upcoming",
}

Values = dict[str, str | int]


def entries(language: str) -> Iterator[tuple[str, ftl.Message]]:
    """Every sentence of a language."""
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                yield f"{path.stem}.{entry.id.name}", entry


def choices(node: object, found: dict[str, set[str | int]]) -> dict[str, set[str | int]]:
    """The values of each variable that lead to different words."""
    if isinstance(node, ftl.SelectExpression) and isinstance(node.selector, ftl.VariableReference):
        keys = [variant.key for variant in node.variants]
        names = {key.name for key in keys if isinstance(key, ftl.Identifier)}
        counted = any(isinstance(key, ftl.NumberLiteral) for key in keys) or names <= PLURALS
        found.setdefault(node.selector.id.name, set()).update(NUMBERS if counted else names)
    if isinstance(node, ftl.VariableReference):
        found.setdefault(node.id.name, set())
    if isinstance(node, list):
        for item in node:
            choices(item, found)
    elif isinstance(node, ftl.BaseNode):
        for value in vars(node).values():
            choices(value, found)
    return found


def ways(entry: ftl.Message) -> Iterator[Values]:
    """Every way a sentence can be filled that leads to other words."""
    found = {name: sorted(values, key=str) or [AWKWARD] for name, values in choices(entry.value, {}).items()}
    for values in itertools.islice(itertools.product(*found.values()), MOST):
        yield dict(zip(found, values, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_reads_every_text(language: str) -> None:
    for key, entry in entries(language):
        for values in ways(entry):
            written = render(Text(key, values), language)
            read, entities = formatted(written, "HTML", None)
            assert read.strip(), key
            assert len(read) <= TEXT, key
            assert {entity["type"] for entity in entities} <= {"bold", "phone_number", "url", "email", "bot_command"}, (
                key
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_typed_arrives_as_typed(language: str) -> None:
    for key, entry in entries(language):
        for values in ways(entry):
            if AWKWARD in values.values():
                read, _ = formatted(render(Text(key, values), language), "HTML", None)
                plain = label(Text(key, values), language)
                for value in values.values():
                    assert value != AWKWARD or (str(value) in read) == (str(value) in plain), key


SHORT = 12  # words of a sentence: more is lost on the way by who reads with difficulty
LINES = 5  # lines of a message: what an old phone shows without scrolling
WIDE = 34  # characters of a label alone in its row, on a narrow phone
CAPITALS = {"CNIL"}  # an office has no other name
TYPICAL: Values = {  # what a sentence is filled with, so that its words can be counted: a name is two, a date four
    "address": "12 rue du Vieux Moulin",
    "at": "mardi 13 octobre, 14h",
    "bring": "Un objet aimé.",
    "centre": "Centre social",
    "contact": "donnees@estran.example",
    "controller": "Association L'Estran",
    "day": "mardi 13 octobre",
    "first": "mardi 13 octobre, 14h",
    "hour": "14h",
    "hours": "du lundi au vendredi",
    "last": "mardi 8 décembre",
    "name": "Marie Martin",
    "names": "Nadia Guérin",
    "on": "mardi 13 octobre",
    "phone": "0261910001",
    "place": "Salle des Dunes",
    "question": "Avez-vous confiance en vous ?",
    "role": "sophrologue",
    "text": "Bonjour.",
    "title": "Faire connaissance",
    "until": "mardi 13 octobre",
    "wave": "Un mois après",
    "when": "mardi 13 octobre, 14h",
    "word": "Plutôt bien",
    "workshop": "Estime de soi",
}
LISTS = {
    "enrolment.whole": "the whole of what the law asks to be said, read by who asks for it",
    "contact.contact": "a visiting card",
    "contact.free-lines": "numbers to call, each with what it is for",
    "contact.listener": "a visiting card",
    "joining.ask": "the team's consent, with the centre's name above",
    "outings.line": "an outing of a list",
    "proposals.whole": "an outing as it will be seen",
    "mynews.answer": "a question of the check-ins with its answer",
}
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«])")
LABELLED = re.compile(r"Button\(\s*say\(\s*\"([a-z_]+\.[a-z0-9-]+)\"")


def fillings(entry: ftl.Message) -> Iterator[Values]:
    """Every way a sentence reads, with typical names, dates and numbers."""
    found = choices(entry.value, {})
    filled = {name: sorted(values, key=str) or [TYPICAL.get(name, "12")] for name, values in found.items()}
    for values in itertools.islice(itertools.product(*filled.values()), MOST):
        yield dict(zip(filled, values, strict=True))


def participants_read(language: str) -> Iterator[tuple[str, str]]:
    """Everything that people outside the team may read, line by line as they read it, without markup."""
    for key, entry in entries(language):
        if key.partition(".")[0] not in TEAM:
            for values in fillings(entry):
                written, _ = formatted(render(Text(key, values), language), "HTML", None)
                yield key, written.strip()


def words(sentence: str) -> int:
    """Its words; pictures and signs are none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_short_and_alone_on_its_line(language: str) -> None:
    for key, written in participants_read(language):
        for line in written.splitlines():
            assert words(line) <= SHORT or key in LISTS, f"{key}: {words(line)} words in {line!r}"
            assert len(SENTENCE.split(line)) == 1 or key in LISTS, f"{key}: two sentences in {line!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_short(language: str) -> None:
    for key, written in participants_read(language):
        assert len(written.splitlines()) <= LINES or key in LISTS, f"{key}: {written!r}"


def test_every_exception_is_still_there() -> None:
    assert LISTS.keys() <= {key for key, _ in entries("fr")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shouted_at(language: str) -> None:
    for key, written in participants_read(language):
        shouted = {word for word in re.findall(r"[^\W\d_]{2,}", written) if word.isupper()} - CAPITALS
        assert not shouted, f"{key}: {shouted}"


def test_french_participants_read_no_double_forms() -> None:
    """They are hard to read and worse to hear; the team's own screens may have them."""
    for key, written in participants_read("fr"):
        assert not re.search(r"·|\w\(e\)|\w\(s\)", written), f"{key}: {written!r}"


def test_french_has_one_apostrophe() -> None:
    """The one of the keyboards, so that what is searched for is found."""
    for path in (*(LOCALES / "fr").glob("*.ftl"), *(ROOT / "programmes").glob("*.toml"), *(ROOT / "centres").glob("*")):
        assert "\N{RIGHT SINGLE QUOTATION MARK}" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_fits_a_narrow_phone(language: str) -> None:
    """As far as what people and places are called allows."""
    known = dict(entries(language))
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "handlers").rglob("*.py")]
    for key in sorted({key for source in sources for key in LABELLED.findall(source)}):
        for values in fillings(known[key]):
            if not {"title", "workshop", "centre", "place", "name"} & values.keys():
                written = label(Text(key, values), language)
                assert len(written) <= WIDE, f"{key}: {written!r}"


async def test_wherever_marie_taps_she_can_go_on(world: World) -> None:
    """Every button that she can reach leads to a screen with a way on, and a question has at least two answers."""
    marie = await world.enrols("Marie")
    await world.until("2026-10-12 18:00")
    await marie.says("/menu")
    ahead, seen = payloads(*marie.messages), {"le.y", "mi.y"}  # leaving, or being erased, would end the walk
    while ahead:
        data = ahead.pop()
        if (tag := data.partition(":")[0]) in seen:
            continue
        seen.add(tag)
        await marie.forges(data)
        if marie.last.kind in {"contact", "venue"}:  # they stand beside the screen, which stays
            continue
        labels = [label for row in marie.buttons for label in row]
        assert labels, f"{data}: {marie.last.read!r}"
        assert not marie.last.read.rstrip().endswith("?") or len(labels) > 1, f"{data}: {marie.last.read!r}"
        ahead += payloads(marie.last)
    assert len(seen) > REACHED


def payloads(*messages: Message) -> list[str]:
    """What the buttons under messages carry."""
    rows = [row for message in messages for row in (message.markup or {}).get("inline_keyboard", [])]
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
