menu = 🪪 Voir l'équipe
title = <b>L'équipe</b>
colleague =
    { $role ->
        [host] 🎓 { $name } anime des séances.
        [partner] 🤝 { $name } est partenaire du centre.
       *[coordinator] 🪪 { $name } coordonne les ateliers.
    }
remove =
    { $role ->
        [host] Retirer { $name } des séances
        [partner] Retirer { $name } des partenaires
       *[coordinator] Retirer { $name } de la coordination
    }
sure =
    <b>Retirer { $name } de l'équipe ?</b>
    { $role ->
        [host] Ses séances restent au programme.
        [partner] Le lien et l'affiche du partenaire restent valables.
       *[coordinator] Cette personne ne verra plus le groupe ni les appels.
    }
    Elle recevra un message de remerciement.
    L'équipe sera prévenue.
yes = Oui, retirer { $name }
keep = Garder l'équipe ainsi
removed =
    C'est fait.
    { $name } ne fait plus partie de l'équipe.
    L'équipe est prévenue.
back = 🪪 Revenir à l'équipe
leave =
    { $role ->
        [host] 👋 Ne plus animer de séances
        [partner] 👋 Ne plus être partenaire ici
       *[coordinator] 👋 Ne plus coordonner
    }
leave-sure =
    { $role ->
        [host] <b>Voulez-vous ne plus animer de séances ?</b>
        [partner] <b>Voulez-vous ne plus être partenaire ici ?</b>
       *[coordinator] <b>Voulez-vous ne plus coordonner les ateliers ?</b>
    }
    { $role ->
        [partner] Vous ne verrez plus combien sont venus par vous.
       *[other] Vous ne verrez plus ce que voit l'équipe.
    }
    L'équipe sera prévenue.
    Pour revenir, il faudra une nouvelle invitation.
leave-yes = Oui, je quitte l'équipe
stay = Rester dans l'équipe
left =
    { $role ->
        [host] C'est fait, vous n'animez plus de séances.
        [partner] C'est fait, vous n'êtes plus partenaire ici.
       *[coordinator] C'est fait, vous ne coordonnez plus.
    }
    Merci pour tout ce que vous avez fait.
last =
    Il faut au moins une personne pour coordonner.
    Invitez d'abord quelqu'un d'autre.
not-in =
    Cette personne n'est plus dans l'équipe.
    Le menu vous montre la suite.
has-come =
    { $role ->
        [host] { $name } rejoint l'équipe pour animer des séances.
        [partner] { $name } nous rejoint comme partenaire.
       *[coordinator] { $name } rejoint l'équipe pour coordonner les ateliers.
    }
invited-by = { $name } a fait l'invitation.
has-left =
    { $role ->
        [host] { $name } n'anime plus de séances.
        [partner] { $name } n'est plus notre partenaire.
       *[coordinator] { $name } ne coordonne plus les ateliers.
    }
    C'est son choix.
has-gone =
    { $role ->
        [host] { $name } n'anime plus de séances.
        [partner] { $name } n'est plus notre partenaire.
       *[coordinator] { $name } ne coordonne plus les ateliers.
    }
done-by = { $name } a fait ce changement.
thanks =
    Bonjour { $name }.
    { $role ->
        [host] Vous n'animez plus de séances ici.
        [partner] Vous n'êtes plus partenaire ici.
       *[coordinator] Vous ne coordonnez plus les ateliers ici.
    }
    Merci pour tout ce que vous avez fait.
    { $role ->
        [partner] Vous pouvez toujours nous appeler.
       *[other] Seul ce que vous aviez confirmé part encore.
    }
ask = Pour une question, appelez { $name } : { $phone }
