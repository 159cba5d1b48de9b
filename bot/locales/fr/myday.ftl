command-journee = Voir ma journée
menu = 📋 Voir ma journée
title =
    <b>📋 Ma journée, { $day }</b>
    { "" }
nothing = Rien ne presse aujourd'hui.
done =
    { "" }
    Déjà fait aujourd'hui :
lost =
    { $count ->
        [one] ⚠️ Un message n'est peut-être pas arrivé.
       *[other] ⚠️ { $count } messages { $unsure ->
            [0] ne sont pas arrivés.
           *[other] ne sont peut-être pas arrivés.
        }
    }
see-lost = ⚠️ Voir ces messages
lost-title =
    { $count ->
        [one] <b>Un message à vérifier</b>
       *[other] <b>{ $count } messages à vérifier</b>
    }
    Un appel est plus sûr.
lost-line =
    { $state ->
        [unknown] ❔ { $name }, { $at } : { $feature ->
            [announcements] annonce
            [attendance] présences à noter
            [changes] nouvelle d'une séance
            [checkins] demande de nouvelles
            [hosts] message à qui anime
            [outings] sortie
            [reasons] mot après une absence
            [reminders] rappel de séance
            [strays] réponse de l'équipe
            [waiting] place proposée
           *[other] message
        }, peut-être arrivé.
       *[dead] ✖️ { $name }, { $at } : { $feature ->
            [announcements] annonce
            [attendance] présences à noter
            [changes] nouvelle d'une séance
            [checkins] demande de nouvelles
            [hosts] message à qui anime
            [outings] sortie
            [reasons] mot après une absence
            [reminders] rappel de séance
            [strays] réponse de l'équipe
            [waiting] place proposée
           *[other] message
        }, pas arrivé.
    }
more =
    { $count ->
        [one] Et un autre.
       *[other] Et { $count } autres.
    }
seen = Noter que c'est vu
