reason =
    { $why ->
        [again] Pas de réponse depuis deux séances.
        [lost] Le rappel n'a pas pu arriver.
        [unreminded] Pas de réponse, et pas de rappel.
       *[silent] Pas encore de réponse.
    }
    Séance « { $title } », { $at }.
button =
    { $reply ->
        [coming] ✅ Vient
        [unsure] ❓ Ne sait pas
       *[not_coming] ❌ Ne vient pas
    }
noted =
    { $reply ->
        [coming] ✅ C'est noté : { $name } vient.
        [unsure] ❓ C'est noté : { $name } ne sait pas.
       *[not_coming] ❌ C'est noté : { $name } ne vient pas.
    }
    Séance : { $at }
    Une erreur ? Touchez une autre réponse.
moved =
    Cette séance a changé de date.
    Nouvelle date : { $at }
    Que dit { $name } ?
