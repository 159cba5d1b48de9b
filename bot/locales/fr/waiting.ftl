menu = 🙋 Voir ma demande de place
offer =
    Une place se libère, { $name }.
    <b>{ $title }</b>
begins = L'atelier commence le { $on }.
until =
    Répondez avant le { $until }.
    Ensuite, la place va à une autre personne.
take = ✅ Je prends la place
decline = ❌ Je ne la prends pas
taken =
    C'est fait, { $name }.
    Vous avez votre place.
declined =
    C'est noté, merci de votre réponse.
    La place va à une autre personne.
lapsed =
    La place est allée à une autre personne.
    Voulez-vous toujours une place ?
    Vous pouvez rester sur la liste.
stay = 🙋 Rester sur la liste
withdraw = 👋 Quitter la liste
withdrawn =
    C'est noté.
    Vous n'êtes plus sur la liste d'attente.
    Vous pouvez revenir quand vous voulez.
not-waiting =
    Vous n'attendez pas de place.
    Le menu vous montre la suite.
have-it =
    Vous avez votre place.
    Pour la rendre, ouvrez vos réglages dans le menu.
has-it = { $name } a déjà sa place.
over =
    Cette offre est terminée.
    La liste d'attente vous montre où elle en est.
not-on-the-list =
    Cette personne n'est pas sur la liste d'attente.
    Le menu vous montre la suite.
standing =
    <b>{ $title }</b>
    Vous attendez une place depuis le { $since }.
    Je vous écris dès qu'une place se libère.
no-offer =
    Cette place n'est plus proposée.
    Le menu vous montre la suite.
too-late =
    Cette place est allée à une autre personne.
    Vous pouvez rester sur la liste d'attente.
offered-already = Une place lui est déjà proposée.
none-free =
    { $offered ->
        [0] Aucune place n'est libre.
       *[other] Aucune place n'est libre : elles sont proposées à d'autres.
    }
free =
    Une place s'est libérée : « { $title } ».
    { $count ->
        [one] Une personne attend : { $name }.
       *[other] { $count } personnes attendent, { $name } depuis le plus longtemps.
    }
    L'atelier a commencé : c'est vous qui décidez.
free-places =
    { $count ->
        [one] 🪑 Une place est libre.
       *[other] 🪑 { $count } places sont libres.
    }
line =
    { $answer ->
        [open] 📨 { $name } : place proposée jusqu'au { $until }.
       *[lapsed] ⏳ { $name } n'a pas répondu à temps, le { $until }.
    }
offered = 📨 Place proposée jusqu'au { $until }.
propose = 🪑 Proposer la place libre
proposed =
    La place est proposée à { $name }.
    Elle lui est gardée jusqu'au { $until }.
strike = 👋 Retirer de la liste d'attente
struck =
    C'est noté.
    { $name } n'est plus sur la liste d'attente.
takes = ✅ Prend la place
takes-not = ❌ Ne prend pas la place
placed =
    C'est fait.
    { $name } a sa place.
call = Une place lui est proposée jusqu'au { $until } : « { $title } ».
call-lapsed = N'a pas répondu à la place proposée : « { $title } ».
today =
    🪑 { $title } : { $free ->
        [0] aucune place libre
        [one] une place libre
       *[other] { $free } places libres
    }, { $count ->
        [0] personne n'attend.
        [one] une personne attend.
       *[other] { $count } personnes attendent.
    }
today-see = 🙋 Voir la liste d'attente
