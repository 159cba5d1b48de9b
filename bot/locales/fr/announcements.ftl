command-annonce = Écrire une annonce
menu = 📣 Écrire une annonce
begun =
    <b>Une annonce est commencée</b>
    Elle n'est pas encore partie.
    Que voulez-vous faire ?
resume = Revoir l'annonce
drop = Jeter cette annonce
which-workshop =
    <b>Écrire une annonce</b>
    À quel atelier voulez-vous écrire ?
workshop = Écrire à { $title }, { $on }
all-workshops = Écrire à tous les ateliers
of-all = tous les ateliers
to-whom =
    <b>Écrire une annonce</b>
    À qui voulez-vous écrire ?
to-group = Écrire au groupe
to-group-and-hosts = Écrire aussi aux intervenants
see-past = Voir les annonces envoyées
no-workshop =
    Il n'y a pas encore d'atelier.
    Une annonce va au groupe d'un atelier.
nobody-yet = Il n'y a encore personne dans ce groupe.
ask =
    <b>Écrivez votre annonce</b>
    Envoyez-la ici, en un seul message.
    Vous la verrez avant qu'elle parte.
ask-again =
    <b>Écrivez le nouveau texte</b>
    Envoyez-le ici, en un seul message.
    L'ancien texte est gardé jusque-là.
cancel = Annuler
cancelled =
    { $dropped ->
        [1] C'est annulé. Cette annonce ne partira pas.
       *[0] Il n'y a plus rien à annuler.
    }
too-long =
    { $over ->
        [one] Ce texte a 1 caractère de trop.
       *[other] Ce texte a { $over } caractères de trop.
    }
    Une annonce a { $limit } caractères au plus.
    Votre texte reste ici, dans la conversation.
    Copiez-le, raccourcissez-le, envoyez-le de nouveau.
empty =
    Je ne vois pas de texte dans ce message.
    Écrivez votre annonce avec des mots, s'il vous plaît.
only-text =
    Pour l'instant, une annonce est faite de texte seulement.
    Écrivez-la ici, s'il vous plaît.
replace-asked =
    L'annonce n'est pas encore partie.
    Voulez-vous remplacer son texte par ce message ?
replace = Remplacer le texte
keep = Garder l'ancien texte
heading =
    { $form ->
        [centre] <b>Annonce du centre { $centre }</b>
       *[other] <b>Annonce de { $centre }</b>
    }
text =
    { "" }
    { $text }
    { "" }
signature = { $name }, pour l'équipe
outlook =
    <b>Avant l'envoi</b>
    { $count ->
        [0] Personne ne peut la recevoir sur Telegram.
        [one] Elle partira à 1 personne.
       *[other] Elle partira à { $count } personnes.
    }
    { $audience }
audience =
    { $hosts ->
        [1] Pour le groupe et les intervenants : { $workshop }.
       *[0] Pour le groupe : { $workshop }.
    }
goes-later =
    { $day ->
        [today] Elle partira aujourd'hui à { $at }.
       *[tomorrow] Elle partira demain à { $at }.
    }
not-reached =
    { "" }
    Ne la recevront pas sur Telegram :
capped =
    { "" }
    { $cap ->
        [one] La recevront plus tard, après 1 message en une semaine :
       *[other] La recevront plus tard, après { $cap } messages en une semaine :
    }
send =
    { $count ->
        [one] Envoyer à 1 personne
       *[other] Envoyer à { $count } personnes
    }
try = M'envoyer un essai
correct = Corriger le texte
trial-comes = Votre essai arrive.
changed =
    Le texte, le groupe ou l'heure a changé.
    Regardez encore une fois avant d'envoyer.
    { "" }
confirmed =
    { $count ->
        [one] C'est confirmé, pour 1 personne.
       *[other] C'est confirmé, pour { $count } personnes.
    }
report-comes = Je vous dis ici comment elle arrive.
sent-already =
    Cette annonce est déjà confirmée.
    Elle ne peut plus changer.
past =
    <b>Les annonces envoyées</b>
    { $count ->
        [0] Aucune annonce n'est partie pour l'instant.
       *[other] Choisissez une annonce pour voir son résultat.
    }
look = Voir { $at }
text-gone = Le texte de cette annonce est effacé.
sent-on = <b>Annonce du { $at }</b>
progress = Envoyée à { $sent } sur { $total }.
goes-on = L'envoi continue.
finished = L'envoi est terminé.
group =
    { $fate ->
        [blocked] 📵 A bloqué le bot : { $names }
        [unreachable] 📵 Plus joignable sur Telegram : { $names }
        [stopped] 🔕 A demandé de ne plus recevoir de messages : { $names }
        [paused] { $known ->
            [known] ⏸️ En pause jusqu'au { $until } : { $names }
           *[open] ⏸️ En pause : { $names }
        }
        [no-telegram] ☎️ Sans Telegram : { $names }
        [left] 👋 A quitté le groupe : { $names }
        [failed] ⚠️ L'envoi n'a pas marché : { $names }
        [unknown] ⚠️ On ne sait pas, Telegram n'a pas répondu : { $names }
        [waiting] { $known ->
            [known] ⏳ Attend jusqu'au { $until } : { $names }
           *[open] ⏳ En route : { $names }
        }
       *[sent] 📬 L'a reçue : { $names }
    }
names =
    { $more ->
        [0] { $names }
        [one] { $names } et 1 autre
       *[other] { $names } et { $more } autres
    }
unknown-stays =
    Je ne la renvoie pas de moi-même.
    Elle arriverait peut-être deux fois.
