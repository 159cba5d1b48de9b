command-mesdonnees = Mes informations
open = 📄 Voir mes informations
title =
    <b>Mes informations</b>
    Voici ce que nous savons de vous.
    Vous pouvez tout lire, corriger ou effacer.
paper = 📄 Lire mes informations
choices = ✅ Voir mes choix
looks = 👁️ Voir qui les a consultées
correct = ✏️ Corriger mon prénom
data = 💾 Recevoir le fichier complet
erase = 🗑️ Effacer mes informations
back = 📄 Revenir à mes informations
paper-sent =
    Voici ce que nous savons de vous.
    Ce document est pour vous seulement.
    Vous pouvez l'imprimer.
data-sent =
    Voici le fichier complet, pour un ordinateur.
    Il est pour vous seulement.
choices-title =
    <b>Mes choix</b>
    Vous pouvez changer d'avis à tout moment.
no-choices = Vous n'avez encore rien choisi.
purpose =
    { $purpose ->
        [enrolment] ma place à l'atelier
        [team] ma place dans l'équipe
        [reminders] les rappels
        [outings] les sorties proposées
        [news] les questions sur mes nouvelles
        [sharing] le partage de mes réponses
        [arrival] prévenir le partenaire
       *[other] un autre choix
    }
choice =
    { $granted ->
        [1] Oui : { $purpose }, { $day } { $year }.
       *[0] Non : { $purpose }, { $day } { $year }.
    }
looks-title =
    <b>Qui a consulté mes informations</b>
    Chaque consultation par l'équipe est notée.
no-looks =
    Personne n'a consulté vos informations.
    Chaque consultation par l'équipe est notée.
look = { $who }, { $day } { $year } à { $hour } : { $deed }
by-somebody = Quelqu'un de l'équipe
by-operator = La personne qui installe l'assistant
deed =
    { $deed ->
        [looked] fiche ouverte.
        [answered-for] réponse notée pour vous.
        [attended] présence notée.
        [read-news] réponses lues.
        [added] inscription à la main.
        [linked] lien donné pour votre téléphone.
        [merged] deux fiches réunies.
        [read-message] message lu.
        [called] appel noté.
        [offered] place proposée.
        [entrusted] rôle changé.
        [exported] copie de la fiche.
       *[other] fiche consultée.
    }
ask-name =
    Votre prénom ici : { $name }.
    Écrivez le bon prénom.
    Il remplacera l'ancien partout.
keep-name = Garder ce prénom
named =
    C'est corrigé.
    Votre prénom ici : { $name }.
erase-sure =
    <b>Voulez-vous tout effacer, pour toujours ?</b>
    Votre nom, vos réponses et vos messages seront effacés.
erase-place = Votre place sera pour une autre personne.
erase-left =
    Il restera des nombres, sans votre nom.
    Cette conversation, vous l'effacez vous-même dans Telegram.
erase-yes = 🗑️ Oui, tout effacer
erase-no = Non, garder mes informations
erasing =
    C'est demandé.
    Vos informations sont en train d'être effacées.
erased =
    <b>C'est fait.</b>
    { $centre } ne sait plus rien de vous.
    Les copies de secours disparaissent plus tard.
    Merci pour ces moments ensemble.
come-back =
    Pour revenir, il suffit d'appeler.
    { $name } : { $phone }
last =
    Personne d'autre ne coordonne ce centre.
    Invitez d'abord une autre personne de l'équipe.
file = mes-informations
head = Mes informations
made = Écrit le { $on }
on = { $day } { $year }
nothing = Rien.
about = Vous
name = Prénom : { $name }
language =
    { $language ->
        [en] Langue : anglais
       *[fr] Langue : français
    }
since = Nous nous connaissons depuis le { $on }.
contact = Dernier contact : { $on }.
stopped = Vous ne voulez plus recevoir de messages.
paused = Vous faites une pause jusqu'au { $on }.
telegram = Numéro de votre compte Telegram : { $number }
workshops = Vos ateliers
workshop =
    { $status ->
        [enrolled] { $title } : vous avez une place, depuis le { $on }.
        [wished] { $title } : vous attendez une place, depuis le { $on }.
       *[left] { $title } : vous avez rendu votre place le { $on }.
    }
answers = Vos réponses aux séances
session = { $title }, { $at } ({ $year })
answer =
    { $reply ->
        [coming] { $session } : je viens
        [unsure] { $session } : je ne sais pas
       *[not_coming] { $session } : je ne viens pas
    }
presence = Votre présence aux séances
was-there =
    { $mark ->
        [here] { $session } : présence notée
        [excused] { $session } : absence excusée
       *[absent] { $session } : absence notée
    }
helped = Vos raisons, et l'aide demandée
because =
    { $session }
    { $reason ->
        [lift] Vous avez dit : c'est le trajet.
        [child] Vous avez dit : c'est la garde d'enfant.
        [health] Vous avez dit : c'est la fatigue, la santé.
        [work] Vous avez dit : c'est le travail.
        [other] Vous avez dit : c'est autre chose.
       *[unsaid] Vous préférez ne pas dire pourquoi.
    }
help =
    { $session }
    { $help ->
        [lift] { $host ->
            [1]
                Vous avez demandé un trajet.
                La personne qui anime peut le savoir.
           *[0] Vous avez demandé un trajet.
        }
       *[call] Vous avez demandé un appel.
    }
news = Vos nouvelles
told =
    { $question }
    { $kind ->
        [yes_no] { $value ->
            [yes] Oui
           *[other] Non
        }
       *[other] { $word }
    }
typed = Ce que vous avez écrit, ou reçu de l'équipe
table =
    { $table ->
        [absence_reasons] Raisons que vous avez dites
        [announcement_left_out] Annonces retenues
        [announcements] Annonce
        [attendances] Présences notées
        [calendar_takes] Dates mises dans votre agenda
        [call_marks] Appels notés
        [call_wishes] Demande d'appel
        [cards] Messages mis à jour
        [chats] Conversation
        [days_off] Congés
        [debriefs] Mot sur une séance
        [guesses] Codes essayés
        [help_wishes] Aide demandée
        [hosts] Séances animées
        [invitations] Liens d'invitation
        [letters] Messages de l'assistant
        [offers] Places proposées
        [outing_replies] Réponses à des sorties
        [outings] Sortie
        [partner_people] Partenaire représenté
        [session_changes] Séances changées
        [session_guests] Invités que vous avez notés
        [staff] Rôles dans l'équipe
        [stray_answers] Réponse de l'équipe
        [stray_messages] Message à l'équipe
       *[other] Autres informations
    }
words = { $table } : { $words }
agreed = Vos choix
seen = Qui a consulté vos informations
also = Le reste, en nombre de lignes
rows = { $table } : { $count }
foot =
    Responsable : { $controller }.
    Questions et réclamations : { $contact }, ou la CNIL.
    Sans contact pendant { $months } mois, tout est effacé.
