menu = ✅ Noter qui était là
title = <b>Qui était là ?</b>
session = { $title }, { $at }
counts =
    { "" }
    ✅ Présences : { $here }
    ✉️ Excuses : { $excused }
    ❌ Absences : { $absent }
open = ⏳ Encore à noter : { $count }
guests =
    { $named ->
        [1] ➕ Invités : { $count } ({ $names })
       *[0] ➕ Invités : { $count }
    }
by = Noté par { $names }.
ask =
    { "" }
    { $mark ->
        [here] Touchez chaque personne présente.
        [excused] Touchez chaque personne excusée.
       *[absent] Touchez chaque personne absente.
    }
others-excused = Qui avait prévenu, ou fait une pause, est excusé.
name =
    { $mark ->
        [here] ✅ { $to ->
            [here] { $name } est là
           *[other] Noter { $name }
        }
        [excused] ✉️ { $to ->
            [excused] { $name } a prévenu
           *[other] Noter { $name }
        }
        [absent] ❌ { $to ->
            [absent] { $name } n'est pas là
           *[other] Noter { $name }
        }
       *[open] Noter { $name }
    }
line =
    { $mark ->
        [here] ✅ { $name }
        [excused] ✉️ { $name }
        [absent] ❌ { $name }
       *[open] ⏳ { $name }
    }
choose-excused = ✉️ Noter les personnes excusées
choose-absent = ❌ Noter les personnes absentes
others = ❌ Les autres n'étaient pas là
add-guest = ➕ Ajouter un invité
remove-guest =
    { $named ->
        [1] ➖ Enlever { $name }
       *[0] ➖ Enlever un invité
    }
ask-guest =
    Écrivez le prénom de l'invité, puis envoyez-le.
    Il reste sur cette séance, et nulle part ailleurs.
    Le prénom est effacé après un mois.
guest-noted = ➕ C'est noté : { $name } était là.
back = Revenir à la séance
which = Quelle séance voulez-vous noter ?
choose = Voir { $at }
of-person =
    { $mark ->
        [here] ✅ Séance { $number } : présence notée.
        [excused] ✉️ Séance { $number } : absence excusée.
       *[absent] ❌ Séance { $number } : absence notée.
    }
nobody =
    ✅ Personne n'a noté qui était là.
    { $title }, { $at }
today = ✅ Séance { $number }, { $day } : présences à noter.
today-note = ✅ Noter { $day }
you-may = Vous pouvez le faire pour l'équipe.
nothing =
    Il n'y a pas de séance à noter.
    On note une séance pendant une semaine.
not-yet =
    Cette séance n'a pas encore commencé.
    On note les présences dès qu'elle commence.
closed =
    La semaine est passée : les présences ne changent plus.
    Une erreur ? Dites-le à la coordination.
many-guests =
    Cette séance a déjà vingt invités.
    C'est le plus que je peux noter.
