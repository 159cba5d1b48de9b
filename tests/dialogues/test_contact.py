"""A human is one tap away, for everybody, at any hour."""

from bot.domain.common import Role
from storage import contact as wishes
from storage import people
from tests.world import World


async def test_marie_sees_who_to_call_and_gets_a_number_to_touch(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("Voir qui appeler")
    await marie.sees("Centre social L'Estran", "Nadia Guérin : 02 61 91 00 01", "Horaires : du lundi au vendredi")
    assert [message.kind for message in marie.messages][-1] == "text"
    await marie.taps("Appeler Nadia Guérin")
    assert marie.last.kind == "contact"
    assert marie.last.content["contact"]["phone_number"] == "02 61 91 00 01"


async def test_a_stranger_reads_whom_each_centre_with_an_open_workshop_names(world: World) -> None:
    await world.brings_centre("autre")
    stranger = world.telegram.person("Inès")
    await stranger.says("/aide")
    await stranger.sees("Centre social L'Estran", "Centre social autre", "02 61 91 00 01")
    await stranger.taps("J'ai besoin de parler")
    await stranger.sees("Hélène Rabaud vous écoute", "3114", "La nuit, personne ne lit ici.")
    await stranger.does_not_see("Voulez-vous qu'on vous appelle ?")
    await stranger.forges("co.call")
    await stranger.sees("Nous ne nous connaissons pas encore.")


async def test_a_stranger_who_reads_english_is_answered_in_english(world: World) -> None:
    stranger = world.telegram.person("Ann", language="en")
    await stranger.says("/help")
    await stranger.sees("Who to call", "Hours: Monday to Friday")


async def test_marie_asks_to_be_called_and_the_team_knows_at_once(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    lea = await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie <b>&")
    await marie.says("/menu")
    assert marie.buttons[-1] == ["💬 J'ai besoin de parler"]
    await marie.taps("J'ai besoin de parler")
    await marie.sees("Hélène Rabaud vous écoute : 02 61 91 00 02", "3114", "15", "112", "Voulez-vous qu'on vous")
    await marie.taps("Oui, appelez-moi")
    await marie.sees("C'est noté, l'équipe est prévenue.", "du lundi au jeudi, de 10 h à 18 h", "le 15 ou le 112")
    await marie.sees("Le centre n'a pas votre numéro ?")
    await nadia.sees("Marie <b>& demande un appel", "jeudi 1er octobre à 10 h")
    await marie.says("06 12 34 56 78")
    await marie.sees("On vous appelle au 06 12 34 56 78.")
    await nadia.sees("Numéro : 06 12 34 56 78")
    await nadia.taps("C'est fait")
    await nadia.sees("Appel fait par Nadia.")
    await world.passes(seconds=10)
    await lea.sees("Appel fait par Nadia.")
    assert "C'est fait" not in str(lea.buttons)


async def test_at_night_the_team_hears_no_sound_and_marie_reads_the_truth(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await world.until("2026-10-03 23:30")
    await nadia.says("/stop")
    await nadia.taps("Oui, tout arrêter")
    await nadia.looks_away()
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.sees("l'équipe le verra à ses horaires", "Le 3114 répond jour et nuit.")
    await nadia.sees("Marie demande un appel")
    sent = [call for call in world.telegram.calls if call.params.get("chat_id") == str(nadia.id)][-1]
    assert sent.params["disable_notification"] == "true"


async def test_pressing_twice_is_one_request(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    for _ in range(2):
        await marie.says("/menu")
        await marie.taps("J'ai besoin de parler")
        await marie.taps("Oui, appelez-moi")
    await marie.sees("C'est déjà noté, l'équipe ne vous oublie pas.")
    assert len(nadia.messages) == 1
    await world.restarts()
    await marie.says("0612345678")
    await marie.sees("On vous appelle au 0612345678.")


async def test_asking_again_the_next_day_tells_the_team_again(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await world.until("2026-10-02 10:00")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.sees("C'est noté, l'équipe est prévenue.")
    assert len([message for message in nadia.messages if "demande un appel" in message.read]) == 2
    assert len(await world.reads(lambda db: wishes.open_wishes(db, world.centre.id))) == 1


async def test_without_a_team_marie_is_told_to_call(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.sees("personne n'est prévenu", "02 61 91 00 02")


async def test_the_call_list_begins_with_who_asked_until_it_is_done(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await nadia.says("/appels")
    await nadia.sees("Demande qu'on l'appelle.")
    await nadia.taps("C'est fait", on="Marie demande un appel")
    await nadia.says("/appels")
    assert "Demande qu'on l'appelle." not in nadia.last.read
    assert await world.reads(lambda db: wishes.open_wishes(db, world.centre.id)) == []


async def test_words_where_a_number_was_expected_are_answered_as_words(world: World) -> None:
    await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.says("je préfère écrire")
    await marie.sees("Merci de votre message.", "L'équipe le lira, si vous voulez.")


async def test_two_centres_do_not_hear_of_each_other(world: World) -> None:
    other = await world.brings_centre("autre")
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    zoe = await world.knows("Zoé", Role.COORDINATOR, centre=other)
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await nadia.sees("Marie demande un appel")
    assert zoe.messages == []
    await zoe.says("/menu")
    wish = (await world.reads(lambda db: wishes.open_wishes(db, world.centre.id)))[0]
    await zoe.forges(f"co.done:{wish.id}", zoe.last)
    await zoe.sees("Ceci n'existe plus.")
    await zoe.says("/menu")
    await zoe.forges(f"co.card:{world.centre.id}:contact", zoe.last)
    await zoe.sees("Ceci n'existe plus.")
    await marie.forges(f"co.done:{wish.id}")
    await marie.sees("Ce bouton est pour une autre personne.")


async def test_asking_again_when_somebody_is_back_tells_them(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.blocks()
    for _ in range(2):
        await marie.says("/menu")
        await marie.taps("J'ai besoin de parler")
        await marie.taps("Oui, appelez-moi")
        await marie.sees("personne n'est prévenu", "02 61 91 00 02")
        await marie.does_not_see("ne vous oublie pas")
    await nadia.unblocks()
    await nadia.says("/menu")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.sees("l'équipe ne vous oublie pas")
    await nadia.sees("Marie demande un appel")
    assert len(await world.reads(lambda db: wishes.open_wishes(db, world.centre.id))) == 1


async def test_a_coordinator_who_blocked_the_bot_still_finds_the_call_on_the_list(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.blocks()
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.sees("C'est noté.", "personne n'est prévenu", "02 61 91 00 02")
    await marie.does_not_see("l'équipe est prévenue")
    await marie.does_not_see("quelqu'un de l'équipe, vous appelle")
    await nadia.unblocks()
    await nadia.says("/appels")
    await nadia.sees("Demande qu'on l'appelle.")


async def test_nobody_finds_a_written_number_on_the_disk(world: World) -> None:
    await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("/menu")
    await marie.taps("J'ai besoin de parler")
    await marie.taps("Oui, appelez-moi")
    await marie.says("06 98 76 54 32")
    assert all(b"06 98 76 54 32" not in file.read_bytes() for file in world.folder.glob("atelier.db*"))
    person = await world.number(marie)
    wish = await world.reads(lambda db: wishes.last_wish(db, person))
    assert wish is not None
    assert wish.phone == "06 98 76 54 32"
    assert await world.reads(lambda db: people.find(db, world.centre.id, person).name) == "Marie"
