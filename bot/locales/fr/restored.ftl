menu = ⏸️ Décider des messages : { $count }
back =
    <b>L'assistant a été restauré</b>
    Il est revenu à son état du { $at }.
    Ce qui a été noté depuis est perdu.
waiting =
    { $count ->
        [one] Un message attend votre décision.
       *[other] { $count } messages attendent votre décision.
    }
decide = ⏸️ Décider des messages
title =
    <b>Les messages en attente</b>
    { $count ->
        [0] Tout est décidé.
       *[other] L'assistant a été restauré.
    }
    { $count ->
        [0] Plus aucun message n'attend.
       *[other] Ces messages sont peut-être déjà partis.
    }
look = Voir { $what }, { $on }
what =
    { $feature ->
        [announcements] annonces
        [checkins] nouvelles
        [outings] sorties
        [reminders] rappels
       *[other] autres
    }
group =
    <b>Messages en attente : { $what }</b>
    Prévus le { $on }.
whom =
    { $more ->
        [0] Pour { $names }.
        [one] Pour { $names } et 1 autre.
       *[other] Pour { $names } et { $more } autres.
    }
ask = Ils sont peut-être déjà arrivés.
send = Envoyer
decline = Ne pas envoyer
back-to-list = Revenir aux messages en attente
sent =
    C'est noté, ils partent.
    Ceux qui ne servent plus ne partent pas.
    { "" }
declined =
    C'est noté, ils ne partent pas.
    { "" }
decided =
    C'est déjà décidé.
    Vous n'avez plus rien à faire.
