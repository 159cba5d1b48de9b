menu = ☀️ Voir mes nouvelles
title = <b>Mes nouvelles</b>
next = Prochaines questions : { $day }.
not-asked = Vous ne recevez pas ces questions.
is-shared = Vous partagez vos réponses avec { $names }.
is-kept = Vous gardez vos réponses pour vous.
answer-now = Répondre maintenant
read-again = Relire : { $title }
looks = Voir qui a lu mes réponses
receive = Recevoir les questions
stop = Ne plus recevoir les questions
share = Oui, les partager
keep = Non, je les garde pour moi
share-answers = Partager mes réponses
keep-answers = Garder mes réponses pour moi
sharing =
    <b>Voulez-vous partager vos réponses avec { $names } ?</b>
    Personne d'autre ne les lit.
    Chaque lecture est notée, et vous pouvez la voir.
    Vous pouvez changer d'avis dans « Mes nouvelles ».
shared =
    C'est noté : vous partagez vos réponses avec { $names }.
    Vous pouvez voir qui les lit, dans « Mes nouvelles ».
kept =
    C'est noté : personne ne lit vos réponses.
    Vous pouvez changer d'avis dans « Mes nouvelles ».
receiving = C'est noté : on vous demandera de vos nouvelles.
stopped = C'est noté : vous ne recevrez plus ces questions.
wave = <b>{ $title }</b>
answer =
    { $question } { $kind ->
        [faces] { $picture } { $word }
        [yes_no] { $value ->
            [yes] Oui
           *[other] Non
        }
       *[other] { $word }
    }
no-answers = Vous avez passé toutes les questions.
looks-title = <b>Qui a lu mes réponses</b>
look =
    { $known ->
        [0] Quelqu'un de l'équipe
       *[other] { $name }
    }, { $at }.
no-looks = Personne n'a lu vos réponses.
