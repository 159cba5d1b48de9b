menu = 🔔 Régler mes rappels
question =
    Voulez-vous un rappel avant chaque séance ?
    Il dit la date, l'heure et le lieu.
    Vous pourrez changer dans « Mes réglages ».
yes = Oui
no = Non
noted =
    { $granted ->
        [1]
            C'est noté.
            Vous aurez un rappel avant chaque séance.
       *[0]
            C'est noté.
            Vous n'aurez pas de rappel.
            Les dates restent dans le programme.
    }
now =
    { $wanted ->
        [1] Vous recevez un rappel avant chaque séance.
       *[0] Vous ne recevez pas de rappel.
    }
stop = Ne plus recevoir de rappel
start = Recevoir des rappels
