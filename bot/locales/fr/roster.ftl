command-groupe = Voir le groupe
menu = 👥 Voir le groupe
session =
    <b>Séance { $number } : { $title }</b>
    { $at }
cancelled = 🚫 Cette séance est annulée.
counts =
    { "" }
    ✅ Viennent : { $coming }
    ❓ Ne savent pas : { $unsure }
    ❌ Ne viennent pas : { $not_coming }
    ⏳ Sans réponse : { $silent }
count-late = ⏰ En retard : { $count }
count-unreachable = 📵 Injoignables sur Telegram : { $count }
count-paused = ⏸️ En pause : { $count }
people =
    { "" }
    { $last ->
        [1] Les personnes :
       *[other] Les personnes, page { $number } sur { $last } :
    }
line =
    { $reply ->
        [coming] { $late ->
            [1] ⏰ { $name } vient, en retard{ $by }.
           *[0] ✅ { $name } vient{ $by }.
        }
        [unsure] ❓ { $name } ne sait pas{ $by }.
        [not_coming] ❌ { $name } ne vient pas{ $by }.
       *[silent] ⏳ { $name } n'a pas répondu.
    }
by = { ", " }saisi par { $name }
line-reach =
    { $reach ->
        [blocked] 📵 { $name } ne reçoit plus nos messages.
       *[without] ☎️ { $name } n'utilise pas Telegram.
    }
line-paused = ⏸️ { $name } est en pause.
see = Voir { $name }
other-session = 📅 Choisir une autre séance
back = 👥 Revenir au groupe
choose = Voir { $at }
choose-session =
    <b>{ $workshop }</b>
    Quelle séance voulez-vous voir ?
workshop = Voir l'atelier { $title }, { $on }
see-wishes = 🙋 Voir la liste d'attente : { $count }
wishes =
    <b>La liste d'attente</b>
    { $count ->
        [0] Personne n'attend une place.
        [one] Une personne attend une place.
       *[other] { $count } personnes attendent une place.
    }
wish = 🙋 { $name } attend depuis le { $since }.
person =
    <b>{ $name }</b>
    { $enrolled ->
        [1] A sa place depuis le { $since }.
       *[0] Attend une place depuis le { $since }.
    }
number = 🗂️ Numéro de dossier : { $number }.
reach =
    { $reach ->
        [telegram] 📱 Reçoit nos messages sur Telegram.
        [blocked] 📵 Ne reçoit plus nos messages sur Telegram.
       *[without] ☎️ N'utilise pas Telegram.
    }
stopped = 🔕 Ne veut plus de messages.
paused = ⏸️ En pause jusqu'au { $until }.
history-title =
    { "" }
    Ses réponses :
history =
    { $reply ->
        [coming] { $late ->
            [1] ⏰ Séance { $number }, { $on } : vient, en retard{ $by }.
           *[0] ✅ Séance { $number }, { $on } : vient{ $by }.
        }
        [unsure] ❓ Séance { $number }, { $on } : ne sait pas{ $by }.
        [not_coming] ❌ Séance { $number }, { $on } : ne vient pas{ $by }.
        [cancelled] 🚫 Séance { $number }, { $on } : annulée.
       *[silent] ⏳ Séance { $number }, { $on } : pas de réponse.
    }
enter =
    { "" }
    Sa réponse pour { $at } ?
    Elle sera marquée comme saisie par vous.
comes = ✅ Vient
comes-not = ❌ Ne vient pas
unsure = ❓ Ne sait pas
for-another = 📅 Répondre pour une autre séance
choose-for =
    <b>{ $name }</b>
    Pour quelle séance voulez-vous saisir une réponse ?
cancel = Annuler
noted = C'est noté.
no-session =
    Il n'y a pas encore de séance.
    Le programme arrive avec l'atelier.
not-in = Cette personne n'est plus dans cet atelier.
only-wished =
    Cette personne attend encore une place.
    Elle ne peut pas répondre pour une séance.
