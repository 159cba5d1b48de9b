command-programme = Voir le programme
menu = 📅 Voir le programme
none =
    Vous n'avez pas encore de place dans un atelier.
    Ensuite, le programme sera ici.
    Le menu vous dit qui appeler.
phase =
    <b>{ $title }</b>
    Atelier : { $workshop }
    Touchez une séance pour la voir.
legend = ✅ je viens, ❓ je ne sais pas, ❌ je ne viens pas
line =
    { $stands ->
        [cancelled] Annulée :{ " " }
        [over] Passée :{ " " }
       *[open] { "" }
    }{ $at } : { $title }
session =
    { $stands ->
        [cancelled] 🚫{ " " }
        [over] { "" }
       *[open] { $reply ->
            [coming] ✅{ " " }
            [late] ✅{ " " }
            [unsure] ❓{ " " }
            [not_coming] ❌{ " " }
           *[none] { "" }
        }
    }Voir { $day }
other = Voir « { $title } »
title =
    <b>{ $title }</b>
    { $about }
when = 📅 { $day }, de { $hour } à { $until }
where = 📍 { $place }
bring = 🎒 À apporter : { $bring }
host = 👤 { $name }, { $role }
prepare = 🎒 Préparer ma venue
prepare-title = <b>Ma venue : { $title }</b>
map = 📍 Voir le lieu
find = { $how }
on-the-map = Voici le lieu sur la carte.
back-to-session = Revenir à la séance
back = Revenir au programme
come-to-all = ✅ Je viens à toutes les séances
comes-to-all =
    { $count ->
        [0]
            Toutes les séances à venir ont votre réponse.
            Rien n'a changé.
        [one] ✅ C'est noté : vous venez à cette séance.
       *[other] ✅ C'est noté : vous venez à ces { $count } séances.
    }
change-one = Pour changer une réponse, touchez la séance.
entered-by = Noté par { $name } pour vous.
