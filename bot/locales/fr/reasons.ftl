why =
    Voulez-vous nous dire pourquoi ?
    Ce n'est pas obligé.
who-reads = Seule la coordination du centre le lit.
because =
    { $reason ->
        [lift] 🚗 C'est le trajet
        [child] 👶 C'est la garde d'enfant
        [health] 🤒 C'est la fatigue, la santé
        [work] 💼 C'est le travail
        [other] 🌧️ C'est autre chose
       *[unsaid] Je préfère ne pas dire
    }
missed =
    Bonjour { $name }.
    Vous nous avez manqué { $day }.
    Cela arrive à tout le monde.
missed-call =
    N'était pas là { $day }.
    Prenez des nouvelles, sans reproche.
if-you-wish =
    Si vous voulez, dites-nous pourquoi.
    Seule la coordination du centre le lit.
thanks =
    { $said ->
        [1] Merci de nous l'avoir dit.
       *[0] C'est noté, merci.
    }
awaited =
    On vous attend à la prochaine séance :
    { $at }.
help = Pouvons-nous vous aider ?
ask-lift = 🚗 Demander un trajet
ask-call = 📞 Demander un appel
no-help = Non merci
asked =
    { $help ->
        [lift] 🚗 C'est noté : vous cherchez un trajet.
       *[call] 📞 C'est noté : vous demandez un appel.
    }
    Pour la séance du { $at }.
calls-you =
    { $name }, ou quelqu'un de l'équipe, vous appelle.
    Horaires : { $hours }.
may-host-know = La personne qui anime peut-elle le savoir ?
host-may = Oui, la prévenir
host-may-not = Non, ne pas la prévenir
host-knows =
    { $may ->
        [1]
            C'est noté.
            La personne qui anime peut le savoir.
       *[0]
            C'est noté.
            Seule la coordination le sait.
    }
unask =
    { $help ->
        [lift] Ne plus chercher de trajet
       *[call] Ne plus demander d'appel
    }
unasked =
    C'est noté.
    Vous pouvez redemander quand vous voulez.
sought =
    🚗 { $name } cherche un trajet.
    Pour la séance du { $at }.
    C'est aussi dans vos appels.
see = Voir { $name }
over =
    Cette question n'est plus ouverte.
    Merci de votre réponse.
not-asked =
    Vous ne cherchez pas de trajet pour cette séance.
    Le menu vous montre la suite.
of-person =
    { $reason ->
        [lift] 🚗 Séance { $number } : c'est le trajet.
        [child] 👶 Séance { $number } : c'est la garde d'enfant.
        [health] 🤒 Séance { $number } : c'est la fatigue, la santé.
        [work] 💼 Séance { $number } : c'est le travail.
        [other] 🌧️ Séance { $number } : c'est autre chose.
       *[unsaid] Séance { $number } : préfère ne pas dire pourquoi.
    }
asks =
    { $help ->
        [lift] 🚗 Cherche un trajet, { $at }.
       *[call] Demande un appel, séance du { $at }.
    }
    { $reason ->
        [lift] A dit : c'est le trajet.
        [child] A dit : c'est la garde d'enfant.
        [health] A dit : c'est la fatigue, la santé.
        [work] A dit : c'est le travail.
        [other] A dit : c'est autre chose.
       *[none] { "" }
    }
