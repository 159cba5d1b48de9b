menu = 📅 Changer une séance
this = 📅 Changer cette séance
which =
    <b>Changer une séance</b>
    { $count ->
        [0] Il n'y a pas de séance à venir.
       *[other] Quelle séance voulez-vous changer ?
    }
session =
    { $off ->
        [1] 🚫 Voir { $at }
       *[0] Voir { $at }
    }
session-of = { $session } : { $title }
title =
    <b>Séance { $number } : { $title }</b>
    { $off ->
        [1] 🚫 Cette séance est annulée.
       *[0] Que voulez-vous changer ?
    }
about =
    📅 { $at }, jusqu'à { $until }
    📍 { $place }
led-by = 👤 { $name }
change-date = 📅 Changer le jour ou l'heure
change-place = 📍 Changer le lieu
change-hosts = 👤 Changer qui l'anime
change-minutes = ⏱️ Changer la durée
cancel = 🚫 Annuler la séance
restore = ✅ Rétablir la séance
another = Choisir une autre séance
ask-date =
    La séance est le { $at }.
    Touchez un jour, ou écrivez la nouvelle date.
    Par exemple : samedi 17 octobre à 14 h 30.
day = { $on }
sooner = ◀ Voir avant
later = Voir la suite ▶
ask-hour =
    <b>{ $on }</b>
    Touchez une heure, ou écrivez-la.
hour = { $at }
other-day = Choisir un autre jour
ask-place =
    La séance est ici : { $place }.
    Choisissez le nouveau lieu.
place = 📍 { $place }
ask-hosts = Qui anime cette séance ?
host =
    { $leads ->
        [1] ➖ Enlever { $name }
       *[0] ➕ Ajouter { $name }
    }
ask-minutes =
    La séance dure { $length }.
    Choisissez la nouvelle durée.
lasts = ⏱️ { $length }
length =
    { $minutes ->
        [0] { $hours } h
       *[other] { $hours ->
            [0] { $minutes } minutes
           *[other] { $hours } h { $minutes }
        }
    }
keep = Ne rien changer
preview =
    Voici le message que tout le monde va lire.
    { $told ->
        [0] Personne du groupe ne peut le recevoir ici.
        [one] Une personne du groupe le reçoit ici.
       *[other] { $told } personnes du groupe le reçoivent ici.
    }
hosts-told = 👤 Pour l'animation, il va aussi à : { $names }.
to-tell = ☎️ Sans l'assistant, à prévenir par vous : { $names }.
urgent = 🔴 La séance est proche : les messages partent aussi la nuit.
held = 🌙 Les messages attendent la fin de la nuit : { $at }.
more-hosts = 👤 Ajouter ou enlever quelqu'un
to-call =
    { $count ->
        [one] ☎️ Une personne est à appeler : { $names }.
       *[other] ☎️ { $count } personnes sont à appeler : { $names }.
    }
asked-anew = 🔁 Les réponses déjà données seront redemandées.
minute = ⏳ Après votre accord, vous avez une minute pour annuler.
confirm = ✅ Oui, changer et prévenir
noted = C'est noté.
leave = Les messages partent à { $at }.
until = Jusqu'à { $at }, vous pouvez encore annuler.
undo = ↩️ Annuler ce changement
undone =
    Rien n'a changé.
    Personne n'a été prévenu.
see-session = Revoir la séance
looked-different =
    La séance ou le groupe a changé entre-temps.
    Regardez encore une fois, s'il vous plaît.
over = Cette séance est terminée : elle ne change plus.
pending =
    Cette séance est en train de changer.
    Attendez une minute, puis réessayez.
is-off =
    Cette séance est annulée.
    Rétablissez-la, ou choisissez une autre date.
same = C'est déjà le cas : rien ne change.
too-late =
    La minute est passée : le changement est fait.
    Vous pouvez changer la séance encore une fois.
for-hosts =
    { $part ->
        [newly] 👤 Vous animez maintenant cette séance :
        [no_more] 👤 Vous n'animez plus cette séance :
       *[leads] 👤 Pour la séance que vous animez :
    }
news =
    { $what ->
        [date] 📅 <b>Nouvelle date</b>
        [place] 📍 <b>Nouveau lieu</b>
        [hosts] 👤 <b>Du nouveau pour la séance</b>
        [minutes] ⏱️ <b>Nouvelle durée</b>
        [cancelled] 🚫 <b>Séance annulée</b>
        [several] 📅 <b>La séance change</b>
       *[restored] ✅ <b>La séance a bien lieu</b>
    }
    { $title }
about-it = 📅 <b>{ $title }</b>
was-on = Elle n'est plus le { $at }.
is-on = Elle est maintenant le { $at }.
on = { $at }
is-at =
    C'est maintenant ici : { $place }, { $address }.
    Ce n'est plus ici : { $was }.
is-long = Elle dure maintenant { $length }.
is-led =
    { $count ->
        [0] Qui l'anime sera dit plus tard.
       *[other] Elle est animée par { $names }.
    }
not-held =
    Elle n'a pas lieu le { $at }.
    Les autres séances ne changent pas.
is-on-again =
    Elle a lieu le { $at }.
    C'est ici : { $place }.
call =
    { $what ->
        [cancelled] N'a pas su que la séance est annulée.
        [date] N'a pas su la nouvelle date.
        [restored] N'a pas su que la séance a bien lieu.
       *[other] N'a pas su que la séance change.
    }
    { $title }, { $at }
today-done =
    { $what ->
        [cancelled] ✅ { $who } a annulé la séance « { $title } ».
        [restored] ✅ { $who } a rétabli la séance « { $title } ».
       *[other] ✅ { $who } a changé la séance « { $title } ».
    }
tap-please =
    Touchez un bouton, s'il vous plaît.
    Rien n'est encore changé.
