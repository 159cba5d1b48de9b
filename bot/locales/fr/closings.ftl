menu = 🔒 Voir les fermetures
leave-menu = 🌴 Partir en congé
title =
    <b>Les fermetures du centre</b>
    { $count ->
        [0] Aucune fermeture n'est prévue.
       *[other] Ces jours-là, personne ne lit les messages :
    }
line =
    { $days ->
        [0] 🔒 Le { $first }.
       *[1] 🔒 Du { $first } au { $last }.
    }
public =
    { "" }
    Les jours fériés sont déjà comptés :
    { $days }
day = le { $day }
close = 🔒 Prévoir une fermeture
which-first =
    À partir de quel jour le centre est-il fermé ?
    Choisissez ensuite le dernier jour.
from = Fermer dès le { $day }
which-last =
    Fermé à partir du { $day }.
    Quel est le dernier jour de fermeture ?
until = Fermer jusqu'au { $day }
sooner = ◀ Voir avant
later = Voir la suite ▶
month-later = Sauter un mois
noted =
    C'est noté.
    Les autres personnes qui coordonnent sont prévenues.
    { "" }
reopened =
    C'est noté, le centre est ouvert.
    { "" }
reopen = 🔓 Ouvrir dès le { $day }
back = 🔒 Revenir aux fermetures
past =
    Ce jour est déjà passé.
    Choisissez un autre jour, s'il vous plaît.
told = { $name } a noté une fermeture du centre.
leave-question =
    <b>Jusqu'à quand êtes-vous en congé ?</b>
    Les questions iront aux autres jusque-là.
    Elles vous attendent s'il n'y a personne d'autre.
leave-until = Partir jusqu'au { $day }
on-leave =
    <b>Vous êtes en congé jusqu'au { $day }.</b>
    Vous pouvez choisir un autre jour.
leave-noted =
    C'est noté, bon congé.
    { $others ->
        [0] Les questions vous attendront jusqu'au { $day }.
       *[other] Les questions iront aux autres jusqu'au { $day }.
    }
i-am-back = 👋 Dire que je suis de retour
welcome-back =
    Bon retour, { $name }.
    Les questions vous arrivent à nouveau.
is-away = 🌴 { $name } est en congé jusqu'au { $day }.
you-are-there = Les questions vous arrivent jusque-là.
