"""Whatever nobody asked for gets a kind answer, and goes no further unless its writer says so."""

from bot.domain.common import Role
from simulator.messages import Message
from storage import privacy, strays
from tests.world import World


async def test_marie_writes_and_lets_the_team_read_it(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    lea = await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("Est-ce que je peux venir avec <b>ma fille</b> & son chien ?")
    await marie.sees("Merci de votre message.", "Ici, personne ne lit tout de suite.", "de 14 h à 17 h 30")
    assert marie.buttons == [["💬 J'ai besoin de parler"], ["✉️ Transmettre à l'équipe"], ["Non merci"]]
    assert nadia.messages == []
    await marie.taps("Transmettre à l'équipe")
    await marie.sees("C'est transmis à l'équipe.")
    await nadia.sees("Message de Marie", "ma fille</b> & son chien ?")
    await nadia.taps("C'est lu")
    await nadia.sees("Vu par Nadia.")
    await world.passes(seconds=10)
    await lea.sees("Vu par Nadia.")


async def test_marie_prefers_that_nobody_reads_it(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("rien de grave")
    await marie.taps("Non merci")
    await marie.sees("Votre message n'est pas gardé.")
    person = await world.number(marie)
    assert await world.reads(lambda db: strays.undecided(db, person)) is None
    assert nadia.messages == []


async def test_several_short_messages_are_passed_on_as_one(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("Bonjour")
    await marie.says("Je serai là mardi")
    await marie.taps("Transmettre à l'équipe")
    await nadia.sees("Bonjour\nJe serai là mardi")
    await marie.taps("Transmettre à l'équipe")  # on the first answer, above
    assert len(nadia.messages) == 1
    await marie.says("Encore une chose")
    await marie.sees("Merci de votre message.")
    await marie.taps("Transmettre à l'équipe")
    await nadia.sees("Encore une chose")
    assert len(nadia.messages) == 2


async def test_an_undecided_message_is_gone_after_a_day(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("Un secret")
    await world.restarts()
    await world.until("2026-10-02 10:30")
    await marie.taps("Transmettre à l'équipe")
    await marie.sees("Ce message n'est plus gardé.")
    await world.until("2026-10-03 10:00")
    person = await world.number(marie)
    assert await world.reads(lambda db: strays.undecided(db, person)) is None
    assert nadia.messages == []


async def test_words_of_distress_put_the_lines_first(world: World) -> None:
    marie = await world.enrols("Marie")
    await world.until("2026-10-04 02:00")
    await marie.says("J'en peux plus, plus ENVIE de vivre")
    shown = await marie.sees("3114", "Merci de votre message.")
    assert shown.read.startswith("Ces numéros sont gratuits, jour et nuit.")
    await marie.taps("J'ai besoin de parler")
    await marie.sees("Hélène Rabaud vous écoute")


async def test_a_voice_message_becomes_a_call(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says_voice()
    await marie.sees("Merci de votre message vocal.", "Ici, personne ne peut l'écouter.")
    await marie.taps("Demander un appel")
    await marie.sees("C'est noté, l'équipe est prévenue.")
    await nadia.sees("C'est un message vocal.", "Appelez cette personne")
    await nadia.says("/appels")
    await nadia.sees("A envoyé un message vocal")
    await nadia.taps("C'est fait")
    await nadia.says("/appels")
    assert "vocal" not in nadia.last.read


async def test_a_photo_in_the_night_is_answered_and_the_team_sleeps(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await world.until("2026-10-03 23:00")
    await marie.sends_photo("regardez")
    await marie.sees("Merci de votre image.")
    await marie.taps("Demander un appel")
    assert nadia.messages == []
    await world.until("2026-10-04 09:00")
    await nadia.sees("C'est une image.")


async def test_what_nobody_reads_for_a_day_is_on_the_call_list(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("Bonjour l'équipe")
    await marie.taps("Transmettre à l'équipe")
    await nadia.says("/appels")
    assert "A écrit à l'équipe" not in nadia.last.read
    await world.until("2026-10-02 10:00")
    await nadia.says("/appels")
    await nadia.sees("A écrit à l'équipe")
    await nadia.taps("Voir Marie")
    await nadia.taps("Lire le message")
    await nadia.sees("Bonjour l'équipe")


async def test_a_long_message_is_read_page_by_page(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("😀" * 1900 + "fin")
    await marie.taps("Transmettre à l'équipe")
    await nadia.sees("😀")
    await nadia.does_not_see("fin")
    await nadia.taps("Lire la suite")
    await nadia.sees("fin")


async def test_somebody_without_a_team_is_told_whom_to_call(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("Il y a quelqu'un ?")
    await marie.taps("Transmettre à l'équipe")
    await marie.sees("personne ne peut lire ici pour le moment.", "02 61 91 00 01")


async def test_a_call_asked_for_while_no_coordinator_is_reached_waits_on_the_call_list(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    lea = await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.blocks()
    await lea.says("/stop")
    await lea.taps("Oui, tout arrêter")
    await marie.says_voice()
    await marie.taps("Demander un appel")
    await marie.sees("C'est noté.", "personne ne peut lire ici", "Appelez Nadia Guérin : 02 61 91 00 01", "3114")
    await marie.does_not_see("l'équipe est prévenue")
    await nadia.unblocks()
    await nadia.says("/appels")
    await nadia.sees("A envoyé un message vocal")


async def test_one_coordinator_who_is_reached_is_enough(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    lea = await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await nadia.says("/menu")
    await nadia.blocks()
    await marie.says("Bonjour l'équipe")
    await marie.taps("Transmettre à l'équipe")
    await marie.sees("C'est transmis à l'équipe.")
    await lea.sees("Message de Marie", "Bonjour l'équipe")


async def test_a_host_may_let_the_team_read_too(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    karim = await world.knows("Karim", Role.HOST)
    await karim.says("je veux mourir")
    shown = await karim.sees("3114", "L'équipe le lira, si vous voulez.")
    assert shown.read.startswith("Ces numéros sont gratuits, jour et nuit.")
    await karim.taps("Transmettre à l'équipe")
    await karim.sees("C'est transmis à l'équipe.")
    await nadia.sees("Message de Karim", "je veux mourir")


async def test_the_team_and_strangers_are_answered_kindly(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await nadia.says("bonjour")
    await nadia.sees("Le menu vous montre tout.")
    assert nadia.buttons[-1] == ["☰ Voir le menu"]
    stranger = world.telegram.person("Inès")
    await stranger.says("bonjour")
    await stranger.sees("Touchez « Voir le menu » pour voir l'atelier.")
    await stranger.says("I want to die")
    await stranger.sees("3114")


async def test_an_unknown_command_is_not_passed_on(world: World) -> None:
    marie = await world.enrols("Marie")
    await marie.says("/balade_demain")
    await marie.sees("Je ne connais pas ce mot.")
    assert "✉️ Transmettre à l'équipe" not in str(marie.buttons)


async def test_nobody_passes_on_or_reads_what_is_not_theirs(world: World) -> None:
    other = await world.brings_centre("autre")
    zoe = await world.knows("Zoé", Role.COORDINATOR, centre=other)
    await world.knows("Nadia", Role.COORDINATOR)
    marie, karim = await world.enrols("Marie"), await world.enrols("Karim")
    await marie.says("un canari")
    writer = await world.number(marie)
    message = await world.reads(lambda db: strays.undecided(db, writer))
    assert message is not None
    for action in ("p", "n"):
        await karim.says("/menu")
        await karim.forges(f"st.{action}:{message.id}")
        await karim.sees("Ce message n'est plus gardé.")
    await marie.taps("Transmettre à l'équipe")
    await marie.forges(f"st.n:{message.id}")
    await marie.sees("Ce message est déjà transmis.")
    for action in (f"st.r:{message.id}", f"st.o:{message.id}:0"):
        await zoe.says("/menu")
        await zoe.forges(action)
        await zoe.sees("Ceci n'existe plus.")
    await karim.does_not_see("canari")
    await zoe.does_not_see("canari")
    assert all(b"un canari" not in file.read_bytes() for file in world.folder.glob("atelier.db*"))


async def test_words_of_distress_are_heard_whatever_question_is_open(world: World) -> None:
    zoe = world.telegram.person("Zoé")
    await zoe.says("/start")
    await zoe.taps("Je m'inscris")
    await zoe.taps("Écrire un autre prénom")
    await zoe.says("je veux mourir")
    await zoe.sees("3114", "15", "112")
    await zoe.says("Zoé")
    await zoe.sees("C'est fait, Zoé.")
    lea = await world.enrols("Léa")
    await lea.says("/balades")
    await lea.taps("Proposer une sortie")
    await lea.says("plus envie de vivre")
    await lea.sees("3114")


async def test_a_coordinator_may_announce_a_talk_on_prevention(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    await world.enrols("Marie")
    await nadia.says("/annonce")
    await nadia.taps("Écrire au groupe")
    await nadia.says("Jeudi, on parle de la prévention du suicide.")
    await nadia.sees("Jeudi, on parle de la prévention du suicide.")


async def test_nadia_answers_and_marie_writes_back(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("Puis-je venir avec ma fille ?")
    await marie.taps("Transmettre à l'équipe")
    await nadia.taps("Répondre à Marie")
    await nadia.sees("Écrivez ici votre réponse à Marie.")
    await nadia.says("x" * 1801)
    await nadia.sees("1800 signes au plus.")
    await nadia.says("Oui, <b>bien sûr</b>.")
    first = await nadia.sees("Marie lira ceci :", "Oui, <b>bien sûr</b>.", "C'est signé : Nadia.")
    old = _payload(first, "Envoyer")
    await marie.does_not_see("bien sûr")
    await nadia.taps("Écrire autrement")
    await nadia.says("Oui, avec plaisir & joie.")
    shown = await nadia.sees("Oui, avec plaisir & joie.")
    await nadia.forges(old, first)
    await nadia.sees("Ce texte n'est plus là, rien n'est parti.")
    await marie.does_not_see("avec plaisir")
    again = _payload(shown, "Envoyer")
    await nadia.taps("Envoyer à Marie", on="avec plaisir")
    await nadia.sees("C'est envoyé à Marie.")
    await marie.sees("Nadia vous répond :", "Oui, avec plaisir & joie.")
    await nadia.forges(again)
    await nadia.sees("Nadia a répondu, jeudi 1er octobre à 10 h", "Oui, avec plaisir & joie.")
    assert sum("avec plaisir" in one.read for one in marie.messages) == 1
    await world.passes(seconds=10)
    await lea.sees("Nadia a répondu, jeudi 1er octobre à 10 h", "Oui, avec plaisir & joie.")
    assert "Répondre à Marie" not in str(lea.buttons)
    await marie.taps("Écrire à nouveau")
    await marie.says("Merci beaucoup !")
    await marie.taps("Transmettre à l'équipe")
    await lea.sees("Merci beaucoup !", "Après cette réponse de Nadia :", "« Oui, avec plaisir & joie. »")
    await nadia.says("/appels")
    assert "A écrit" not in nadia.last.read


async def test_two_coordinators_answer_the_same_question_at_once(world: World) -> None:
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie = await world.enrols("Marie")
    await marie.says("À quelle heure ?")
    await marie.taps("Transmettre à l'équipe")
    for colleague, words in ((nadia, "À 14 h."), (lea, "À deux heures.")):
        await colleague.taps("Répondre à Marie")
        await colleague.says(words)
    await nadia.taps("Envoyer à Marie")
    await lea.taps("Envoyer à Marie")
    await lea.sees("Une réponse est déjà partie.", "« À deux heures. »", "Nadia a répondu", "À 14 h.")
    await marie.sees("À 14 h.")
    await marie.does_not_see("À deux heures.")


async def test_the_answer_to_somebody_who_cannot_be_reached_or_is_erased_goes_nowhere(world: World) -> None:
    nadia = await world.knows("Nadia", Role.COORDINATOR)
    marie, paul = await world.enrols("Marie"), await world.enrols("Paul")
    for writer in (marie, paul):
        await writer.says("Une question")
        await writer.taps("Transmettre à l'équipe")
    await marie.blocks()
    await nadia.taps("Répondre à Marie")
    await nadia.sees("Nos messages n'arrivent pas chez Marie.", "Un appel est plus sûr.")
    await nadia.taps("Répondre à Paul")
    await nadia.says("Une réponse")
    number = await world.number(paul)
    await world.reads(lambda db: privacy.erase(db, number))
    await nadia.taps("Envoyer à Paul")
    await nadia.sees("Ceci n'existe plus.")
    await paul.does_not_see("Une réponse")


async def test_nobody_else_answers_or_writes_back(world: World) -> None:
    other = await world.brings_centre("autre")
    zoe = await world.knows("Zoé", Role.COORDINATOR, centre=other)
    nadia, lea = await world.knows("Nadia", Role.COORDINATOR), await world.knows("Léa", Role.COORDINATOR)
    marie, karim = await world.enrols("Marie"), await world.enrols("Karim")
    await marie.says("un canari")
    await marie.taps("Transmettre à l'équipe")
    for stranger in (zoe, karim):
        await stranger.says("/menu")
        for payload in ("st.a:1", "st.s:1:0", "st.b:1"):
            await stranger.forges(payload)
            await stranger.does_not_see("canari")
    await lea.taps("Répondre à Marie")
    await lea.says("Ma réponse")
    await nadia.says("/menu")
    await nadia.forges(f"te.a:{await world.number(lea)}:coordinator")
    await nadia.taps("Oui, retirer Léa")
    await lea.taps("Envoyer à Marie")
    await lea.sees("Ce bouton est pour une autre personne.")
    await marie.does_not_see("Ma réponse")


def _payload(message: Message, label: str) -> str:
    rows = (message.markup or {}).get("inline_keyboard", [])
    return next(str(button["callback_data"]) for row in rows for button in row if label in button["text"])
