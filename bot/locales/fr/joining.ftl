ask =
    <b>{ $centre }</b>
    { $role ->
        [host] On vous invite à animer des séances.
        [partner] On vous invite comme partenaire.
       *[coordinator] On vous invite à coordonner les ateliers.
    }
    Nous notons votre nom et votre rôle.
    L'équipe et les participants les voient.
    Vous pouvez partir à tout moment.
ask-name = Quel est votre nom ?
name = Je m'appelle { $name }
other-name = Écrire un autre nom
not-now = Plus tard
type-name =
    Écrivez votre nom ici.
    Puis envoyez-le.
later =
    D'accord.
    Touchez de nouveau le lien quand vous voulez.
waiting =
    Merci.
    { $name } doit encore confirmer.
    Vous recevrez alors un message.
opened =
    { $name } a ouvert votre lien.
    { $role ->
        [host] C'était un lien pour animer des séances.
        [partner] C'était un lien pour un partenaire.
       *[coordinator] C'était un lien pour coordonner les ateliers.
    }
right-person = C'est bien cette personne ?
yes = Oui, confirmer
no = Non, refuser
confirmed = C'est confirmé.
refused =
    C'est refusé.
    Cette personne n'entre pas dans l'équipe.
welcome =
    Bienvenue dans l'équipe, { $name }.
    { $role ->
        [host] Le menu montre vos séances.
        [partner] Le menu montre combien sont venus par vous.
       *[coordinator] Le menu montre ce que vous pouvez faire.
    }
declined =
    Votre demande n'a pas été confirmée.
    Pour une question, appelez { $name } au { $phone }.
operator =
    C'est fait.
    Vous recevrez ici les messages de panne.
    Vous ne verrez aucune réponse des participants.
own =
    C'est le lien que vous avez préparé.
    Envoyez-le à la personne que vous invitez.
over =
    Ce lien ne marche plus.
    Demandez-en un autre au centre.
not-yours = La personne qui a envoyé le lien répond elle-même.
settled =
    Vous avez déjà répondu.
    Rien ne change.
tap-please = Touchez un bouton, s'il vous plaît.
today = 🤝 { $name } attend votre confirmation.
answer = Répondre pour { $name }
