command-programme = Voir le programme
menu = 📅 Le programme
none =
    Vous n'avez pas encore de place dans un atelier.
    Ensuite, le programme sera ici.
    Le menu vous dit qui appeler.
phase =
    <b>{ $title }</b>
    Atelier : { $workshop }
    Touchez une séance pour la voir.
legend = ✅ je viens, ❓ je ne sais pas, ❌ je ne viens pas
session =
    { $stands ->
        [cancelled] Annulée :{ " " }
        [over] Passée :{ " " }
       *[open] { $reply ->
            [coming] ✅{ " " }
            [late] ✅{ " " }
            [unsure] ❓{ " " }
            [not_coming] ❌{ " " }
           *[none] { "" }
        }
    }{ $day }, { $hour } — { $title }
other = Voir « { $title } »
title =
    <b>{ $title }</b>
    { $about }
when = 📅 { $day }, de { $hour } à { $until }
where = 📍 { $place }
bring = 🎒 À apporter : { $bring }
host = 👤 { $name }, { $role }
map = Voir sur la carte
find = { $how }
on-the-map = Voici le lieu sur la carte.
back-to-session = Revenir à la séance
back = Revenir au programme
