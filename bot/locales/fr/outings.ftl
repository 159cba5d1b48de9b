command-balades = Voir les balades et rencontres
menu = 🚶 Voir les sorties
title = <b>Les sorties : balades et rencontres</b>
none =
    <b>Les sorties : balades et rencontres</b>
    Aucune sortie n'est prévue.
    Vous pouvez en proposer une.
line =
    { "" }
    { $kind ->
        [walk] 🚶 Une balade
       *[meetup] ☕ Une rencontre
    }, { $at }
    { $place }
    { $count ->
        [0] Personne ne vient encore.
        [one] Une personne vient.
       *[other] { $count } personnes viennent.
    }{ $unsure ->
        [0] { "" }
        [one] { "" }
            Une personne n'a pas confirmé.
       *[other] { "" }
            { $unsure } personnes n'ont pas confirmé.
    }
    { $mine ->
        [coming] ✅ Vous venez.
        [not_coming] ❌ Vous ne venez pas.
        [confirm_day] ⏳ La date a changé.
        [confirm_hour] ⏳ L'horaire a changé.
       *[none] ⏳ Vous n'avez pas encore répondu.
    }
see = Voir { $at }
before = ◀ Voir avant
after = Voir la suite ▶
propose = ➕ Proposer une sortie
proposed-by-me =
    { $kind ->
        [walk] <b>Vous proposez une balade.</b>
       *[meetup] <b>Vous proposez une rencontre.</b>
    }
proposed =
    { $kind ->
        [walk] <b>{ $name } propose une balade.</b>
       *[meetup] <b>{ $name } propose une rencontre.</b>
    }
proposed-by-somebody =
    { $kind ->
        [walk] <b>Quelqu'un du groupe propose une balade.</b>
       *[meetup] <b>Quelqu'un du groupe propose une rencontre.</b>
    }
soon =
    { $kind ->
        [walk] <b>Rappel : votre balade approche.</b>
       *[meetup] <b>Rappel : votre rencontre approche.</b>
    }
changed =
    { $kind ->
        [walk] <b>La balade a changé.</b>
       *[meetup] <b>La rencontre a changé.</b>
    }
cancelled =
    { $kind ->
        [walk] <b>La balade est annulée.</b>
       *[meetup] <b>La rencontre est annulée.</b>
    }
    Elle était prévue { $at }.
sorry = Vous pouvez en proposer une autre.
when = 📅 { $at }
where = 📍 { $place }
address = { $name }, { $address }
place-unknown = Appelez le centre pour connaître le lieu.
who =
    { $count ->
        [0] 👥 Personne ne vient encore.
       *[other] 👥 Qui vient : { $names }
    }
confirmed =
    { $count ->
        [one] ✅ Vient : { $names }
       *[other] ✅ Viennent : { $names }
    }
unconfirmed =
    { $count ->
        [one] ❓ N'a pas confirmé : { $names }
       *[other] ❓ N'ont pas confirmé : { $names }
    }
mine =
    { $mine ->
        [coming] ✅ C'est noté : vous venez.
        [not_coming] ❌ C'est noté : vous ne venez pas.
        [confirm_day] Nouvelle date : est-ce que vous venez ?
        [confirm_hour] Nouvel horaire : est-ce que vous venez ?
       *[none] Est-ce que vous venez ?
    }
thanks = Merci de l'avoir dit.
begun = Cette sortie a déjà commencé.
past = Cette sortie est passée.
yes = ✅ Je viens
no = ❌ Je ne viens pas
no-more = ❌ Je ne viens plus
see-place = 📍 Voir le lieu
change = ✏️ Changer la sortie
call-off = 🚫 Annuler la sortie
asked =
    { $kind ->
        [walk] <b>Une balade est proposée.</b>
       *[meetup] <b>Une rencontre est proposée.</b>
    }
    📅 { $at }
asked-by =
    { $kind ->
        [walk] <b>{ $name } propose une balade.</b>
       *[meetup] <b>{ $name } propose une rencontre.</b>
    }
    📅 { $at }
receive-question = Voulez-vous recevoir les propositions de sorties ?
then = Avec « Oui », vous voyez celle-ci tout de suite.
others-question = Voulez-vous recevoir les propositions des autres ?
others-then = Avec « Oui », vous les recevez ici.
ask-yes = Oui
ask-no = Non
receives =
    C'est noté : vous recevez les propositions.
    Vous pouvez changer d'avis dans « Voir les sorties ».
receives-not =
    C'est noté : vous ne recevez pas les propositions.
    Vous pouvez changer d'avis dans « Voir les sorties ».
receive = Recevoir les propositions
receive-no-more = Ne plus recevoir les propositions
is-cancelled =
    Cette sortie est annulée.
    Le menu vous montre la suite.
has-begun =
    Cette sortie a déjà commencé.
    Vous pouvez appeler le centre.
not-proposer =
    Une autre personne propose cette sortie.
    Le centre peut vous aider à la changer.
other-group =
    Cette sortie est celle d'un autre groupe.
    Le menu vous montre la suite.
no-map =
    Ce lieu n'est pas sur la carte.
    Le centre peut vous l'expliquer.
call =
    { $cancelled ->
        [1] Prévenir : la sortie de { $at } est annulée.
       *[0] Prévenir : la sortie a changé, c'est maintenant { $at }.
    }
