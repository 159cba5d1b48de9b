menu = 🪪 Voir l'équipe
title = <b>L'équipe</b>
colleague =
    { $role ->
        [host] 🎓 { $name } anime des séances.
       *[coordinator] 🪪 { $name } coordonne les ateliers.
    }
remove =
    { $role ->
        [host] Retirer { $name } des séances
       *[coordinator] Retirer { $name } de la coordination
    }
sure =
    <b>Retirer { $name } de l'équipe ?</b>
    { $role ->
        [host] Ses séances restent au programme.
       *[coordinator] Cette personne ne verra plus le groupe ni les appels.
    }
    Elle recevra un message de remerciement.
    Toute l'équipe sera prévenue.
yes = Oui, retirer { $name }
keep = Garder l'équipe ainsi
removed =
    C'est fait.
    { $name } ne fait plus partie de l'équipe.
    Toute l'équipe est prévenue.
back = 🪪 Revenir à l'équipe
leave =
    { $role ->
        [host] 👋 Ne plus animer de séances
       *[coordinator] 👋 Ne plus coordonner
    }
leave-sure =
    { $role ->
        [host] <b>Voulez-vous ne plus animer de séances ?</b>
       *[coordinator] <b>Voulez-vous ne plus coordonner les ateliers ?</b>
    }
    Vous ne verrez plus ce que voit l'équipe.
    L'équipe sera prévenue.
    Pour revenir, il faudra une nouvelle invitation.
leave-yes = Oui, je quitte l'équipe
stay = Rester dans l'équipe
left =
    { $role ->
        [host] C'est fait, vous n'animez plus de séances.
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
       *[coordinator] { $name } rejoint l'équipe pour coordonner les ateliers.
    }
invited-by = { $name } a fait l'invitation.
has-left =
    { $role ->
        [host] { $name } n'anime plus de séances.
       *[coordinator] { $name } ne coordonne plus les ateliers.
    }
    C'est son choix.
has-gone =
    { $role ->
        [host] { $name } n'anime plus de séances.
       *[coordinator] { $name } ne coordonne plus les ateliers.
    }
done-by = { $name } a fait ce changement.
thanks =
    Bonjour { $name }.
    { $role ->
        [host] Vous n'animez plus de séances ici.
       *[coordinator] Vous ne coordonnez plus les ateliers ici.
    }
    Merci pour tout ce que vous avez fait.
    Ce que vous aviez commencé ici n'est pas parti.
ask = Pour une question, appelez { $name } : { $phone }
