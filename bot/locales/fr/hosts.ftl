menu = 🎓 Voir mes séances
session =
    <b>Votre séance : { $title }</b>
    { $at }
brief = <b>Votre séance : { $at }</b>
place = 📍 { $place }, { $address }
bring = 🎒 À apporter : { $bring }
coming =
    { $count ->
        [0] ✅ Personne n'a encore dit « Je viens ».
        [one] ✅ Une personne vient.
       *[other] ✅ { $count } personnes viennent.
    }
unsure =
    { $named ->
        [1] { $count ->
            [one] ❓ { $names } ne sait pas encore.
           *[other] ❓ Ne savent pas encore : { $names }.
        }
       *[0] { $count ->
            [one] ❓ Une personne ne sait pas encore.
           *[other] ❓ { $count } personnes ne savent pas encore.
        }
    }
silent =
    { $count ->
        [one] ⏳ Une personne n'a pas répondu.
       *[other] ⏳ { $count } personnes n'ont pas répondu.
    }
late =
    { $count ->
        [one] ⏰ Une personne arrivera en retard.
       *[other] ⏰ { $count } personnes arriveront en retard.
    }
names =
    { "" }
    Les prénoms, pour les accueillir :
    { $names }
name = 👤 { $name }
more =
    { $count ->
        [one] Et une autre personne.
       *[other] Et { $count } autres personnes.
    }
cancelled = 🚫 Cette séance est annulée.
see = Voir { $at }
see-who = Voir qui vient
none =
    Vous n'avez pas de séance à venir.
    Merci pour votre aide.
not-yours =
    Cette séance n'est pas dans vos séances.
    Le menu vous montre les vôtres.
lift = 🚗 { $name } cherche un trajet.
