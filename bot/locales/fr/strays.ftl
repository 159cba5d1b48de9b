no-thanks = Non merci
thanks =
    Merci de votre message.
    Ici, personne ne lit tout de suite.
    L'équipe le lira, si vous voulez.
unheard =
    { $kind ->
        [voice] Merci de votre message vocal.
        [photo] Merci de votre image.
       *[other] Merci de votre message.
    }
    { $kind ->
        [voice] Ici, personne ne peut l'écouter.
        [photo] Ici, personne ne peut la voir.
       *[other] Ici, personne ne peut l'ouvrir.
    }
    L'équipe peut vous appeler.
hours =
    Elle est là à ces horaires :
    { $hours }.
pass-on = ✉️ Transmettre à l'équipe
ask-call = 📞 Demander un appel
of-team =
    Merci de votre message.
    Ici, personne ne lit.
    Le menu vous montre tout.
of-stranger =
    Bonjour.
    Je suis un assistant, je ne lis pas les messages.
    Touchez « Voir le menu » pour voir l'atelier.
    Vous pouvez aussi appeler quelqu'un.
no-command =
    Je ne connais pas ce mot.
    Le menu vous montre tout.
passed =
    { $kind ->
        [text] C'est transmis à l'équipe.
       *[other] C'est noté, l'équipe est prévenue.
    }
passed-already =
    Ce message est déjà transmis.
    L'équipe le lira.
not-kept =
    D'accord.
    Votre message n'est pas gardé.
dropped =
    Ce message n'est plus gardé.
    Vous pouvez l'écrire à nouveau.
nobody =
    C'est noté.
    Mais personne ne peut lire ici pour le moment.
    Appelez { $name } : { $phone }
message =
    <b>✉️ Message de { $name }</b>
    Transmis { $at }.
quoted =
    {""}
    { $text }
unheard-by-team =
    { $kind ->
        [voice] C'est un message vocal.
        [photo] C'est une image.
       *[other] C'est un message que je ne sais pas lire.
    }
    Je ne peux pas le transmettre.
    Appelez cette personne, s'il vous plaît.
more = Lire la suite
read =
    { $kind ->
        [text] C'est lu
       *[other] C'est fait
    }
read-by = Vu par { $name }.
sent =
    { $kind ->
        [text] A écrit à l'équipe, personne n'a encore lu.
        [voice] A envoyé un message vocal, appelez cette personne.
        [photo] A envoyé une image, appelez cette personne.
       *[other] A envoyé un message, appelez cette personne.
    }
open = ✉️ Lire le message
reply = ✍️ Répondre à { $name }
the-team = L'équipe
before =
    {""}
    Après cette réponse de { $name } :
    « { $text } »
answered =
    {""}
    ✅ { $name } a répondu, { $at } :
write-answer =
    Écrivez ici votre réponse à { $name }.
    Vous la relirez avant l'envoi.
preview = { $name } lira ceci :
signed =
    {""}
    C'est signé : { $name }.
send = Envoyer à { $name }
rewrite = Écrire autrement
cancel = Annuler
sent-off =
    C'est envoyé à { $name }.
    Toute l'équipe voit que vous avez répondu.
answered-already =
    Une réponse est déjà partie.
    La vôtre n'est pas partie.
answered-by-you =
    Vous avez déjà répondu.
    Rien ne part deux fois.
yours =
    Votre texte :
    « { $text } »
    {""}
nothing-to-send =
    Ce texte n'est plus là, rien n'est parti.
    Vous pouvez l'écrire à nouveau.
too-long =
    C'est un peu long : { $most } signes au plus.
    Écrivez plus court, s'il vous plaît.
cannot-reach =
    Nos messages n'arrivent pas chez { $name }.
    Un appel est plus sûr.
answer-from = <b>✉️ { $name } vous répond :</b>
answer-from-team = <b>✉️ L'équipe vous répond :</b>
write-back = ✍️ Écrire à nouveau
write-here =
    Écrivez votre message ici.
    Puis envoyez-le.
later = Plus tard
away =
    L'équipe est absente en ce moment.
    Elle vous lira le { $day }.
closed =
    Le centre est fermé en ce moment.
    L'équipe vous lira le { $day }.
call-instead = Pour une urgence, appelez { $name } : { $phone }
today = ✉️ { $name } attend une réponse.
see = Lire { $name }
today-done = ✅ { $who } a traité le message de { $name }.
