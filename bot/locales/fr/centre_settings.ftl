menu = 🏠 Régler le centre
title =
    <b>Les réglages du centre</b>
    Ils comptent pour toutes les personnes du centre.
line = <b>{ $name } : { $value }.</b> { $why }
name =
    { $setting ->
        [first-reminder-days] Premier rappel, avant la séance
        [first-reminder-at] Heure du premier rappel
        [second-reminder-days] Second rappel, avant la séance
        [second-reminder-at] Heure du second rappel
        [last-reminder-hours] Rappel du jour, avant la séance
        [nudge-after-hours] Relance, après le premier rappel
        [check-in-reminder-days] Relance, après la demande de nouvelles
        [quiet-from] Silence le soir
        [quiet-until] Silence le matin
        [weekly-cap] Messages par semaine
       *[open-week] Jours d'ouverture
    }
why =
    { $setting ->
        [first-reminder-days] Deux rappels évitent plus d'absences qu'un seul.
        [first-reminder-at] Le soir, on regarde son téléphone.
        [second-reminder-days] La veille, on s'organise.
        [second-reminder-at] Le soir, on prépare le lendemain.
        [last-reminder-hours] Aucune étude ne montre son utilité.
        [nudge-after-hours] Pour qui n'a pas répondu. Ensuite, quelqu'un appelle.
        [check-in-reminder-days] Une seule relance, puis un appel.
        [quiet-from] Un message la nuit dérange, et on bloque l'assistant.
        [quiet-until] Ce qui attend part à cette heure.
        [weekly-cap] Au plus, pour ce que la personne n'a pas demandé.
       *[open-week] « Ma journée » arrive ces jours-là.
    }
value =
    { $kind ->
        [days] { $count ->
            [0] jamais
            [one] un jour
           *[other] { $count } jours
        }
        [hours] { $count ->
            [0] jamais
            [one] une heure
           *[other] { $count } heures
        }
        [clock] { $count } h
        [messages] { $count ->
            [one] un message
           *[other] { $count } messages
        }
       *[week] { $count ->
            [15] du lundi au vendredi
            [16] du lundi au samedi
            [26] du mardi au samedi
           *[other] tous les jours
        }
    }
see-one =
    { $setting ->
        [first-reminder-days] Changer le premier rappel
        [first-reminder-at] Changer l'heure du premier rappel
        [second-reminder-days] Changer le second rappel
        [second-reminder-at] Changer l'heure du second rappel
        [last-reminder-hours] Changer le rappel du jour
        [nudge-after-hours] Changer la relance
        [check-in-reminder-days] Changer la relance des nouvelles
        [quiet-from] Changer le silence du soir
        [quiet-until] Changer le silence du matin
        [weekly-cap] Changer les messages par semaine
       *[open-week] Changer les jours d'ouverture
    }
now =
    { $line }
    { "" }
    Que voulez-vous choisir ?
    Les autres personnes qui coordonnent seront prévenues.
choose = Choisir { $value }
return = Revenir au réglage de départ
back = 🏠 Revenir aux réglages
noted =
    C'est noté.
    { $line }
    { "" }
see = 🏠 Voir les réglages
told = { $name } a changé un réglage du centre.
change = { $what } : { $before } jusqu'ici, { $after } maintenant.
reminders-meet =
    Le premier rappel doit venir avant le second.
    Choisissez un autre jour, s'il vous plaît.
