what =
    <b>Proposer une sortie</b>
    Que voulez-vous proposer ?
    Rien ne part avant votre accord.
walk = 🚶 Proposer une balade
meetup = ☕ Proposer une rencontre
leave = Annuler
day = <b>Quel jour ?</b>
on = { $on }
later = Voir la suite ▶
sooner = ◀ Voir avant
which-hour =
    <b>À quelle heure ?</b>
    📅 { $on }
hour = { $at }
half-hours = Voir les demi-heures
full-hours = Voir les heures pleines
where =
    <b>Où est le rendez-vous ?</b>
    Touchez un lieu, ou écrivez-en un autre.
place = 📍 { $name }
other-place = ✏️ Écrire un autre lieu
write-place =
    <b>Écrivez le lieu.</b>
    Quelques mots suffisent.
    Par exemple : devant la mairie.
places = Choisir dans la liste
typed = { $place }
whole =
    { $change ->
        [1] <b>Voici la sortie changée.</b>
       *[0] <b>Voici votre proposition.</b>
    }
    { $kind ->
        [walk] 🚶 Une balade
       *[meetup] ☕ Une rencontre
    }
    📅 { $at }
    📍 { $place }
    { $change ->
        [1] Les personnes qui viennent seront prévenues.
       *[0] Votre groupe la verra, avec votre prénom.
    }
confirm =
    { $change ->
        [1] Confirmer
       *[0] Proposer la sortie
    }
modify = ✏️ Changer
which-part =
    <b>Que voulez-vous changer ?</b>
    { $kind ->
        [walk] 🚶 Une balade
       *[meetup] ☕ Une rencontre
    }
    📅 { $at }
    📍 { $place }
redo-what = Changer de sortie
redo-day = Changer le jour
redo-hour = Changer l'heure
redo-where = Changer le lieu
back = Revenir
stay = Ne rien changer
gone =
    Ce moment est passé.
    Choisissez-en un autre.
tap = Touchez un bouton, s'il vous plaît.
no-place =
    Je n'ai pas pu lire ce lieu.
    Écrivez-le avec des lettres, s'il vous plaît.
long-place =
    C'est un peu long.
    Écrivez le lieu en { $most } lettres au plus.
no-group =
    Il n'y a pas encore de groupe.
    Vous pourrez proposer une sortie plus tard.
left =
    C'est noté.
    Rien n'est envoyé.
closed =
    C'est déjà noté.
    Vos sorties sont dans la liste.
proposed =
    <b>C'est proposé.</b>
    Votre groupe reçoit votre proposition.
    Vous verrez ici qui vient.
call-off =
    { $kind ->
        [walk] <b>Voulez-vous annuler la balade ?</b>
       *[meetup] <b>Voulez-vous annuler la rencontre ?</b>
    }
    📅 { $at }
    Les personnes qui viennent seront prévenues.
really = 🚫 Oui, annuler la sortie
keep = Non, la garder
called-off =
    { $kind ->
        [walk] <b>La balade est annulée.</b>
       *[meetup] <b>La rencontre est annulée.</b>
    }
    Elle était prévue { $at }.
    Les personnes qui venaient sont prévenues.
changed =
    { $kind ->
        [walk] <b>La balade est changée.</b>
       *[meetup] <b>La rencontre est changée.</b>
    }
    Les personnes qui viennent sont prévenues.
same =
    C'est noté.
    La sortie reste comme elle était.
