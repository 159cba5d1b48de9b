reminder = Un petit rappel, sans obligation.
ask =
    <b>Voulez-vous donner de vos nouvelles ?</b>
    { $count ->
        [one] Une question, une minute.
       *[other] { $count } questions, { $minutes } { $minutes ->
            [one] minute
           *[other] minutes
        }.
    }
    C'est vous qui choisissez qui lit vos réponses.
    Ces questions reviendront parfois, pendant un an.
wave =
    <b>{ $wave }</b>
    Comment allez-vous ?
    { $count ->
        [one] Il reste une question, une minute.
       *[other] { $count } questions, { $minutes } { $minutes ->
            [one] minute
           *[other] minutes
        }.
    }
now = Voulez-vous répondre maintenant ?
yes = Oui, je réponds
no = Ne pas recevoir ces questions
later = Plus tard
skip = Passer cette fois
answer = Répondre maintenant
resume = Reprendre les questions
after-all = Finalement, je réponds
waiting = C'est noté : les questions vous attendent dans « Mes nouvelles ».
skipped = C'est noté, pas cette fois.
refused =
    C'est noté : vous ne recevrez plus ces questions.
    Vous pouvez changer d'avis dans « Mes nouvelles ».
progress = Question { $number } sur { $total }
question = { $question }
choice =
    { $kind ->
        [faces] { $picture } { $word }
        [yes_no] { $value ->
            [yes] Oui
           *[other] Non
        }
       *[other] { $word }
    }
pass = Passer la question
back = Revenir
left =
    C'est noté, vos réponses sont gardées.
    La suite vous attend dans « Mes nouvelles ».
tap =
    Touchez une réponse, s'il vous plaît.
    Pour parler à quelqu'un, touchez « Voir le menu ».
thanks = Merci, vos réponses sont bien gardées.
call = Quelqu'un de l'équipe vous appellera.
next = On vous redemandera de vos nouvelles { $day }.
talk = Pour parler à quelqu'un, touchez « Voir le menu ».
answered = Merci, vous avez déjà répondu à ces questions.
closed =
    Ces questions ne sont pas ouvertes en ce moment.
    Vos nouvelles restent les bienvenues au centre.
over = Merci, ces questions sont terminées.
