"""The coordinator has a poster made; whoever reads it types its code."""

import json
import re
from datetime import datetime

from bot import papers
from bot.domain.common import Role
from bot.domain.invitations import code_in
from bot.ui.turn import Reader
from handlers import posters
from simulator import Person
from storage import enrolments, invitations, people
from tests.dialogues.test_inviting import came
from tests.links import link_in, partner_link
from tests.world import World

CONSENT = "Vous pouvez partir à tout moment."


async def reaches_the_partner(nadia: Person, name: str = "Département de la Vendée") -> str:
    """What Nadia sees of a partner; the code that she reads there."""
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter par un partenaire")
    await nadia.taps(f"Voir le lien : {name}")
    shown = await nadia.sees("Sans lien, on écrit ce code ici")
    return shown.read.partition("on écrit ce code ici : ")[2].split("\n")[0]


async def test_a_poster_is_made_by_taps(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await reaches_the_partner(nadia)
    await nadia.taps("🖨️ Faire une affiche")
    await nadia.sees("Affiche pour Département de la Vendée", "A4 s'accroche au mur")
    for label, name in (("A4 en français", "a4-fr"), ("A5 en anglais", "a5-en")):
        await nadia.taps(label)
        assert nadia.last.kind == "document"
        await nadia.sees("Voici l'affiche pour Département de la Vendée.")
        sent = nadia.last.content["document"]
        assert sent["file_name"].endswith(f"-{name}.pdf")
        assert world.telegram.files.content_of(sent).startswith(b"%PDF")
        await nadia.taps("Faire une autre affiche")


async def test_what_stands_on_it_says_nothing_of_anybody(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    partner, link = await partner_link(world)
    here, me, now = world.centre, await world.number(nadia), world.clock.now()

    async def written(language: str, at: datetime = now) -> str:
        def read(db: object) -> str:
            reader = Reader(db, at, people.find(db, here.id, me), here, world.app.routes)  # type: ignore[arg-type]
            return json.dumps(posters.written(reader, partner, language, "atelier_bot"), ensure_ascii=False)

        return await world.reads(read)

    before = await written("fr")
    for words in ("Estime de soi", "mardi 13 octobre", "14\N{NO-BREAK SPACE}h", "02 61 91 00 01", "L'Estran", "Vendée"):
        assert words in before
    assert "Salle des Dunes" not in before, "not all of them are there"
    assert "12 rue du Vieux Moulin" in before
    assert "Tuesday 13 October" in await written("en")
    over = await written("fr", now.replace(month=12, day=20))
    assert "Les prochaines dates\N{NO-BREAK SPACE}? Appelez-nous." in over
    assert "Estime de soi" not in over
    for many in (1, 3, 7):
        await came(world, partner, many)
        assert await written("fr") == before
    token = link.partition("_")[2]
    code = await world.reads(lambda db: invitations.code_of(db, token))
    assert code_in(json.loads(before)["code"]) == code


def test_words_that_are_too_long_or_no_words_stay_on_one_page() -> None:
    names = ["when", "scan", "type", "partner", "hours", "centre", "title", "code", "phone"]
    awkward = "=cmd|'/C calc'!A1 \N{RIGHT-TO-LEFT OVERRIDE}#strong[x] $x$ \N{GRINNING FACE}" * 4
    values = dict.fromkeys(names, awkward) | {"language": "fr", "qr": papers.code_to_scan("https://t.me/x")}
    lists = {"summary": [awkward] * 3, "call": [awkward], "place": [awkward] * 3, "dates": [[awkward, awkward]] * 10}
    for size in posters.SIZES:
        made = papers.made("poster", values | lists | {"size": size})
        assert re.findall(rb"/Count (\d+)", made) == [b"1"]
        assert papers.made("poster", values | lists | {"size": size}) == made


async def test_a_code_is_typed_as_it_stands_there(world: World) -> None:
    nadia, marie, paul = await world.knows("Nadia", Role.COORDINATOR), *map(world.telegram.person, ("Marie", "Paul"))
    code = await reaches_the_partner(nadia)
    await marie.says("/start")
    await marie.sees(CONSENT)
    await marie.says(code.lower())  # while the question is open
    await marie.sees("Estime de soi", CONSENT)
    await marie.taps("Je m'inscris")
    await marie.taps("Je m'appelle Marie")
    await reaches_the_partner(nadia)
    await nadia.sees("Une personne est venue par ce lien.")
    await paul.says(f"/start {code}")
    await paul.sees("Estime de soi", CONSENT)
    await nadia.taps("Annuler ce lien")
    await nadia.taps("Oui, annuler ce lien")
    for guess in range(5):
        await paul.says(code if guess % 2 else f"/start {code}")
        await paul.sees("Ce code ne marche pas, ou ne marche plus.", CONSENT)
    new = await reaches_the_partner(nadia)
    assert new != code
    await paul.says(new)
    await paul.sees("Vous avez essayé beaucoup de codes.")
    await world.passes(hours=1)
    await paul.says(new.replace(" ", "-"))
    assert not [one for one in paul.messages[-2:] if "Ce code" in one.read]
    await marie.says("Bonsoirs")  # eight letters that are a word
    await marie.sees("L'équipe le lira, si vous voulez.")


async def test_a_personal_code_works_once(world: World) -> None:
    nadia, marie, paul = await world.knows("Nadia", Role.COORDINATOR), *map(world.telegram.person, ("Marie", "Paul"))
    await nadia.says("/menu")
    await nadia.taps("🤝 Inviter")
    await nadia.taps("Inviter quelqu'un")
    told = (await nadia.sees("Sans lien, on écrit ce code ici")).read
    code = told.partition("ce code ici : ")[2].split("\n")[0]
    await marie.says(code)
    await marie.sees(CONSENT)
    await paul.says(code)
    await paul.sees("Ce code a déjà servi.")
    link = link_in(next(one.read for one in reversed(nadia.messages) if "?start=i_" in one.read))
    await marie.opens(link)
    await marie.sees(CONSENT)
    workshop = await world.workshop()
    assert await world.reads(lambda db: enrolments.member_ids(db, workshop)) == []


async def test_nobody_makes_posters_of_another_centre(world: World) -> None:
    there = await world.knows("Autre", Role.COORDINATOR, centre=await world.brings_centre("autre"))
    partner, _ = await partner_link(world)
    await there.says("/start")
    for payload in (f"po:{partner}", f"po.m:{partner}:a4:fr"):
        await there.forges(payload)
        assert "Ceci n'existe plus." in there.last.read
