take = 📅 Ajouter à mon agenda
all =
    { $count ->
        [one] Une séance est dans ce fichier.
       *[other] { $count } séances sont dans ce fichier.
    }
    Touchez-le pour l'ajouter à votre agenda.
    Si une date change, je vous en envoie un nouveau.
again =
    { $off ->
        [1] La séance annulée sort de votre agenda avec ce fichier.
       *[0] La séance a changé : voici le nouveau fichier.
    }
    Touchez-le pour mettre votre agenda à jour.
nothing = Il n'y a pas de séance à ajouter.
bring = À apporter : { $bring }
host = { $name }, { $role }
