menu = 📤 Voir ce qui va partir
title =
    <b>📤 Ce qui va partir</b>
    { $count ->
        [0] Rien n'est prévu dans les sept jours.
       *[other] Les sept jours à venir, si rien ne change :
    }
day =
    { "" }
    <b>{ $day }</b>
picture =
    { $feature ->
        [announcements] 📣
        [attendance] ✅
        [changes] 📅
        [checkins] ☀️
        [hosts] 🎓
        [outings] 🚶
        [reminders] 🔔
       *[other] ✉️
    }
what =
    { $feature ->
        [announcements] annonces
        [attendance] présences à noter
        [changes] nouvelles de séance
        [checkins] demandes de nouvelles
        [hosts] messages aux intervenants
        [outings] rappels de sortie
        [reasons] mots après une absence
        [reminders] rappels de séance
       *[other] autres messages
    }
line =
    { $held ->
        [1] ⏸️ { $hour }, { $what } : { $count }, ne part pas
       *[0] { $picture } { $hour }, { $what } : { $count }
    }
see = { $picture } Lire { $at }
group =
    <b>{ $at } : { $what }</b>
    { $count ->
        [one] Une personne le recevra.
       *[other] { $count } personnes le recevront.
    }
reads =
    { "" }
    { $name } lira :
depends =
    { "" }
    Le texte dépend de ce qui se passe d'ici là.
hold = ⏸️ Ne pas envoyer
sure =
    <b>Ne pas envoyer : { $what }, { $at } ?</b>
    { $count ->
        [one] Une personne ne le recevra pas.
       *[other] { $count } personnes ne le recevront pas.
    }
    Vous pouvez changer d'avis jusqu'à ce moment.
hold-yes = Oui, ne pas envoyer
hold-no = Envoyer comme prévu
held =
    C'est noté, rien ne part { $at }.
    { "" }
released =
    C'est noté, cela partira.
    { "" }
release = ▶️ Envoyer quand même
held-by = ⏸️ { $name } a choisi de ne pas l'envoyer.
is-held = ⏸️ L'équipe a choisi de ne pas l'envoyer.
back = 📤 Revenir à la liste
gone =
    Cet envoi n'est plus à venir.
    La liste vous montre la suite.
always =
    { "" }
    Une nouvelle de séance part toujours.
    Pour la corriger, changez encore la séance.
own-way =
    Une annonce se reprend ailleurs.
    C'est dans « Écrire une annonce ».
