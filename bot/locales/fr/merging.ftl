open = 🔀 C'est la même personne que…
who =
    <b>{ $name }</b>, dossier { $number }.
    { $count ->
        [0] Il n'y a personne d'autre.
       *[other] Qui est la même personne ?
    }
see = Voir { $name }, dossier { $number }
preview =
    <b>Un seul dossier pour { $name }</b>
    Voici ce que chacun contient.
about =
    { "" }
    { $gone ->
        [1] Dossier { $number }, qui disparaît : { $name }.
       *[0] Dossier { $number }, qui reste : { $name }.
    }
    { $telegram ->
        [1] 📱 Utilise Telegram.
       *[0] ☎️ N'utilise pas Telegram.
    }
    { $places }
    💬 Réponses aux séances : { $answers }.
place = 🪑 A sa place : « { $title } ».
no-place = 🪑 N'a pas de place.
sure =
    { "" }
    Tout passe dans le dossier { $stays }.
    En cas de double, le dossier { $stays } compte.
    Le dossier { $gone } disparaît, sans retour.
yes = ✅ Oui, c'est la même personne
no = Non, ne rien changer
today = 🔀 { $name } a peut-être deux dossiers.
compare = 🔀 Comparer les deux dossiers
done =
    C'est fait.
    { $name } a maintenant un seul dossier.
not-these =
    Ces deux dossiers ne vont pas ensemble.
    Les personnes de l'équipe gardent leur dossier.
