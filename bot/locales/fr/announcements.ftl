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
to-group =
    { $whom ->
        [enrolled] Écrire au groupe
        [with-hosts] Écrire aussi aux intervenants
        [hosts] Écrire aux seuls intervenants
        [waiting] Écrire à la liste d'attente
        [coming] Écrire à qui vient
        [came] Écrire à qui était là
       *[silent] Écrire à qui n'a pas répondu
    }
by-answer = Écrire selon une séance
which-session =
    { $count ->
        [0] Il n'y a pas de séance à choisir.
       *[other] À quelle séance pensez-vous ?
    }
session = Choisir { $title }, { $on }
which-answer =
    <b>{ $title }, { $on }</b>
    À qui voulez-vous écrire ?
other-group = Choisir un autre groupe
other-session = Choisir une autre séance

see-past = Voir les annonces envoyées
no-workshop =
    Il n'y a pas encore d'atelier.
    Une annonce va au groupe d'un atelier.
nobody-yet = Il n'y a encore personne dans ce groupe.
nobody-there =
    Il n'y a encore personne dans ce groupe.
    Votre annonce est gardée.
ask =
    <b>Écrivez votre annonce</b>
    { $audience }
    { $count ->
        [0] Personne ne peut la recevoir sur Telegram pour l'instant.
        [one] Elle ira à 1 personne.
       *[other] Elle ira à { $count } personnes.
    }
    Envoyez ici un texte, une photo, un vocal, un fichier ou un lieu.
    Vous la verrez avant qu'elle parte.
ask-again =
    <b>Écrivez la nouvelle annonce</b>
    Envoyez-la ici, en un seul message.
    L'ancienne est gardée jusque-là.
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
    { $file ->
        [1] Sous un fichier, il y a place pour { $limit } caractères.
       *[0] Une annonce a { $limit } caractères au plus.
    }
    Votre texte reste ici, dans la conversation.
    { $file ->
        [1] Le fichier est gardé : envoyez seulement un texte plus court.
       *[0] Copiez-le, raccourcissez-le, envoyez-le de nouveau.
    }
empty =
    Je ne vois pas de texte dans ce message.
    Écrivez votre annonce avec des mots, s'il vous plaît.
other-kind =
    Je ne peux pas envoyer cela dans une annonce.
    Envoyez un texte, une photo, une vidéo, un vocal, un fichier ou un lieu.
place-kept =
    Le lieu est gardé.
    Écrivez maintenant les mots qui vont avec.
replace-asked =
    L'annonce n'est pas encore partie.
    Voulez-vous la remplacer par ce message ?
replace = Remplacer l'annonce
keep = Garder l'annonce
heading =
    { $corrects ->
        [1] { $form ->
            [centre] <b>Correction d'une annonce du centre { $centre }</b>
           *[other] <b>Correction d'une annonce de { $centre }</b>
        }
       *[0] { $form ->
            [centre] <b>Annonce du centre { $centre }</b>
           *[other] <b>Annonce de { $centre }</b>
        }
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
    { $whom ->
        [with-hosts] Pour le groupe et les intervenants : { $workshop }.
        [hosts] Pour les intervenants : { $workshop }.
        [waiting] Pour la liste d'attente : { $workshop }.
       *[enrolled] Pour le groupe : { $workshop }.
    }
audience-of-session =
    { $whom ->
        [coming] Pour qui vient : { $title }, { $on }.
        [came] Pour qui était là : { $title }, { $on }.
       *[silent] Pour qui n'a pas répondu : { $title }, { $on }.
    }
goes-later =
    { $day ->
        [today] Elle partira aujourd'hui à { $hour }.
        [tomorrow] Elle partira demain à { $hour }.
       *[later] Elle partira { $at }.
    }
follows =
    C'est avant la séance { $title }.
    Si la séance est déplacée, l'annonce suit.
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
correct = Modifier l'annonce
trial-comes = Votre essai arrive.
changed =
    Quelque chose a changé : l'annonce, le groupe ou l'heure.
    Regardez encore une fois avant d'envoyer.
    { "" }
schedule = Choisir l'heure d'envoi
redirect = Changer de groupe
when =
    <b>Quand doit-elle partir ?</b>
    La nuit, une annonce attend le matin.
at-once = Envoyer dès que je confirme
type-hour = Écrire une date et une heure
which-hour =
    <b>Quel jour et à quelle heure ?</b>
    Écrivez par exemple : samedi 17 octobre à 14 h 30.
before = Envoyer avant { $title }, { $on }
how-long-before =
    <b>Avant la séance { $title }, { $on }</b>
    Quand doit-elle partir ?
lead =
    { $lead ->
        [eve] Envoyer la veille à { $hour }
       *[shortly] Envoyer le jour même à { $hour }
    }
other-hour = Choisir une autre heure
lead-over =
    Ce moment est passé, ou la séance est annulée.
    Choisissez une autre heure d'envoi.
    { "" }
confirmed =
    { $count ->
        [one] C'est confirmé, pour 1 personne.
       *[other] C'est confirmé, pour { $count } personnes.
    }
goes-soon = Elle part dans 30 secondes.
undo = Annuler l'envoi
undone =
    L'envoi est annulé.
    Personne n'a reçu cette annonce.
    { "" }
undo-late =
    Cette annonce est déjà en route.
    Vous pouvez encore la reprendre.
twin =
    { $known ->
        [1] { $name } vient d'envoyer la même annonce.
       *[0] La même annonce vient d'être envoyée.
    }
    L'envoyer aussi ?
send-too = L'envoyer aussi
see-theirs = Voir l'autre annonce
see-it = Voir cette annonce
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
take-back =
    { "" }
    Pour la reprendre, ouvrez l'annonce.
text-gone = Le texte de cette annonce est effacé.
sent-on =
    { $corrects ->
        [1] <b>Correction du { $at }</b>
       *[0] <b>Annonce du { $at }</b>
    }
progress = Envoyée à { $sent } sur { $total }.
goes-on = L'envoi continue.
waits-for-it = Elle attend son heure.
finished = L'envoi est terminé.
is-retracted =
    { $count ->
        [0] Elle a été reprise avant que quelqu'un la reçoive.
        [one] Elle a été reprise : elle était chez 1 personne.
       *[other] Elle a été reprise : elle était chez { $count } personnes.
    }
amend = Corriger l'annonce
amend-asked =
    <b>Écrivez l'annonce corrigée</b>
    Envoyez-la ici, en un seul message.
    Vous la verrez avant que quelque chose change.
amend-outlook =
    <b>Avant la correction</b>
    { $edit ->
        [1] { $count ->
            [0] Personne n'a encore reçu cette annonce.
            [one] Le texte change chez la personne qui l'a reçue.
           *[other] Le texte change chez les { $count } personnes qui l'ont reçue.
        }
       *[0] { $count ->
            [one] La correction part comme un nouveau message, à 1 personne.
           *[other] La correction part comme un nouveau message, à { $count } personnes.
        }
    }
amend-waiting =
    { $count ->
        [one] 1 personne l'attend encore, et recevra l'annonce corrigée.
       *[other] { $count } personnes l'attendent encore, et recevront l'annonce corrigée.
    }
amend-now = Confirmer la correction
amended =
    { $count ->
        [0] C'est corrigé : l'annonce partira ainsi.
        [one] La correction est en route pour 1 personne.
       *[other] La correction est en route pour { $count } personnes.
    }
stands-no-more = Cette annonce ne peut plus être corrigée.
retract = Reprendre l'annonce
retract-asked =
    <b>Reprendre cette annonce ?</b>
    { $reached ->
        [0] { $had ->
            [none] Personne ne l'a encore reçue.
           *[some] Je ne peux plus la retirer chez ceux qui l'ont.
        }
        [one] Je la retire chez 1 personne.
       *[other] Je la retire chez { $reached } personnes.
    }
    { $waiting ->
        [0] Personne ne l'attend plus.
        [one] 1 personne l'attend encore, et ne la recevra pas.
       *[other] { $waiting } personnes l'attendent encore, et ne la recevront pas.
    }
    Après deux jours, Telegram ne l'efface plus : son texte disparaît.
retract-now = Oui, reprendre l'annonce
retracting =
    { $reached ->
        [0] Aucun message n'est à retirer.
        [one] Elle est retirée chez 1 personne.
       *[other] Elle est retirée chez { $reached } personnes.
    }
    { $waiting ->
        [0] Personne ne l'attendait plus.
        [one] 1 personne ne la recevra pas.
       *[other] { $waiting } personnes ne la recevront pas.
    }
retracted-by =
    { $known ->
        [1] { $name } a repris votre annonce du { $at }.
       *[0] Votre annonce du { $at } a été reprise.
    }
was-retracted = Cette annonce a été retirée.
group =
    { $fate ->
        [blocked] 📵 A bloqué l'assistant : { $names }
        [unreachable] 📵 Plus joignable sur Telegram : { $names }
        [stopped] 🔕 A demandé de ne plus recevoir de messages : { $names }
        [paused] { $known ->
            [known] ⏸️ En pause jusqu'au { $until } : { $names }
           *[open] ⏸️ En pause : { $names }
        }
        [no-telegram] ☎️ Sans Telegram : { $names }
        [left] 👋 N'est plus dans ce groupe : { $names }
        [called-off] 🚫 La séance est annulée, rien n'est parti : { $names }
        [retracted] ↩️ Ne l'a pas reçue, elle a été reprise : { $names }
        [replaced] ✏️ Reçoit la correction à la place : { $names }
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
