command-stop = Ne plus recevoir de messages
open = ✉️ Régler mes messages
everything =
    <b>Mes messages</b>
    Vous recevez les messages de l'atelier.
    Vous pouvez faire une pause, ou arrêter.
paused =
    <b>Mes messages</b>
    Vous êtes en pause.
    Les messages reprennent le { $day }.
    Votre absence est excusée jusque-là.
stopped =
    Vous ne recevez plus aucun message.
    Votre place reste à vous.
    Vous pouvez reprendre quand vous voulez.
pause = ⏸️ Faire une pause
stop = 🔕 Ne plus rien recevoir
resume = ▶️ Reprendre les messages
other-date = ⏸️ Changer la date
cancel = Annuler
until-when =
    Quand voulez-vous reprendre ?
    Vous ne recevrez rien avant ce jour.
    Votre absence sera excusée.
week = Reprendre dans une semaine
two-weeks = Reprendre dans deux semaines
month = Reprendre dans un mois
other-day = Choisir un autre jour
which-day = Quel jour voulez-vous reprendre ?
day = Reprendre le { $day }
later = Voir la suite ▶
sooner = ◀ Voir avant
past =
    Ce jour est déjà passé.
    Vous pouvez en choisir un autre dans « Mes messages ».
begun =
    C'est noté, bonne pause.
    Les messages reprennent le { $day }.
    Votre absence est excusée jusque-là.
    Votre place reste à vous.
stop-question =
    <b>Voulez-vous vraiment tout arrêter ?</b>
    Vous ne recevrez plus rien.
    Ce sera vrai même si une date change.
    Votre place reste à vous.
    L'équipe n'est pas prévenue.
stop-really = 🔕 Oui, tout arrêter
pause-instead = ⏸️ Faire plutôt une pause
resumed =
    C'est fait.
    Vous recevez à nouveau les messages.
