command-appels = Voir les appels à faire
menu =
    { $count ->
        [0] 📞 Voir les appels
       *[other] 📞 Faire les appels : { $count }
    }
title =
    <b>Les appels</b>
    { $count ->
        [0] Personne à appeler. Tout va bien.
        [one] Une personne à appeler.
       *[other] { $count } appels à faire.
    }{ $last ->
        [1] { "" }
       *[other] { " " }Page { $number } sur { $last }.
    }
done-title =
    <b>Les appels faits</b>
    { $count ->
        [0] Aucun appel fait pour le moment.
        [one] Un appel fait.
       *[other] { $count } appels faits.
    }
line =
    { $urgent ->
        [1] 🔴 Urgent, { $name } : { $why }
       *[0] 📞 { $name } : { $why }
    }{ $tries ->
        [0] { "" }
       *[other] { " " }(essayé { $tries } fois)
    }
see = { $nth ->
        [1] Voir { $name }
       *[other] Voir { $name } ({ $nth })
    }
see-done = Voir les appels faits : { $count }
back = 📞 Revenir aux appels
call =
    { $urgent ->
        [1] <b>🔴 Urgent : appeler { $name }</b>
       *[0] <b>Appeler { $name }</b>
    }
since = Depuis le { $at }.
tried =
    Essayé { $count } fois.
    La dernière fois { $who }, { $at }.
was-done = Appel fait { $who }, { $at }.
by = par { $name }
by-somebody = par l'équipe
is-done = C'est fait
not-reached = Réessayer plus tard
reopen = Remettre dans la liste
noted-done =
    C'est noté pour { $name }.
    Toute l'équipe le voit.
    { "" }
noted-tried =
    C'est noté pour { $name }.
    L'appel reste dans la liste.
    { "" }
over =
    Cet appel n'est plus à faire.
    La personne a répondu entre-temps.
unreachable =
    Nos messages n'arrivent plus sur son Telegram.
    L'assistant est peut-être bloqué.
    Dès que la personne lui écrit, cet appel disparaît.
today =
    { $count ->
        [one] 📞 Un appel est à faire :
       *[other] 📞 { $count } appels sont à faire :
    }
today-see = 📞 Voir tous les appels
today-line =
    { $urgent ->
        [1] 🔴 Urgent, { $name } : { $why }
       *[0] • { $name } : { $why }
    }
today-done = ✅ { $who } a appelé { $name }.
