command-stop = Ne plus recevoir de messages
open = 🔔 Mes messages
everything =
    <b>Mes messages</b>
    Vous recevez les messages de l'atelier.
    Vous pouvez faire une pause, ou arrêter.
paused =
    <b>Mes messages</b>
    Vous êtes en pause.
    Les messages reprennent le { $day }.
    On ne vous attend pas jusque-là.
stopped =
    Vous ne recevez plus aucun message.
    Votre place reste à vous.
    Vous pouvez reprendre quand vous voulez.
pause = ⏸️ Faire une pause
stop = 🔕 Ne plus rien recevoir
resume = 🔔 Reprendre les messages
other-date = ⏸️ Changer la date
cancel = Annuler
until-when =
    Jusqu'à quand, la pause ?
    Vous ne recevrez rien avant ce jour.
    Et on ne vous attend pas jusque-là.
week = Une semaine, jusqu'au { $day }
two-weeks = Deux semaines, jusqu'au { $day }
month = Un mois, jusqu'au { $day }
other-day = Choisir un autre jour
which-day = Quel jour voulez-vous reprendre ?
day = Reprendre le { $day }
later = Voir les jours suivants
sooner = Voir les jours d'avant
past =
    Ce jour est déjà passé.
    Vous pouvez en choisir un autre dans « Mes messages ».
begun =
    C'est noté, bonne pause.
    Les messages reprennent le { $day }.
    Votre absence est excusée jusque-là.
    Votre place reste à vous.
stop-question =
    <b>Vraiment tout arrêter ?</b>
    Vous ne recevrez plus rien.
    Ni rappel, ni changement de date.
    Votre place reste à vous.
    L'équipe n'est pas prévenue.
stop-really = 🔕 Oui, tout arrêter
pause-instead = ⏸️ Faire plutôt une pause
resumed =
    C'est fait.
    Vous recevez à nouveau les messages.
