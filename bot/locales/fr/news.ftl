menu = ☀️ Voir les nouvelles
title = <b>Les nouvelles</b>
workshop = Voir { $title }
of-workshop = <b>Les nouvelles : { $title }</b>
next = Prochaine fois : { $title }, { $day }.
see = Voir : { $title }
back = Revenir
see-wave = Voir les nouvelles
wave = <b>{ $title }</b>, { $day }
group =
    { $stand ->
        [answered] Ont répondu
        [told] Ont donné des nouvelles de vive voix
        [waiting] Pas encore répondu
        [declined] Ne souhaitent pas répondre
       *[unreached] Pas encore joints
    } ({ $count }) : { $names }
read = Lire { $name }
private = { $name } ne partage pas ses réponses.
of-person = <b>{ $name }</b>, { $title }
line =
    { $question } { $kind ->
        [faces] { $picture } { $word }
        [yes_no] { $value ->
            [yes] Oui
           *[other] Non
        }
       *[other] { $word }
    }
all-passed = Toutes les questions ont été passées.
noted = Votre lecture est notée.
middle = <b>Le milieu du groupe</b>, d'après les réponses partagées
masked = { $question } moins de 5 réponses
too-few = Le milieu du groupe : moins de 5 réponses partagées.
told = C'est noté : { $name } a donné des nouvelles ({ $title }).
silent = N'a pas donné de nouvelles : { $title }.
wishes-call = Voudrait qu'on l'appelle.
gave = A donné des nouvelles
