welcome =
    <b>{ $title }</b>
    Proposé par : { $centre }.
dates =
    L'atelier commence le { $first }.
    { $count ->
        [one] Il reste une séance.
       *[other] Il a { $count } séances et finit le { $last }.
    }
where = C'est ici : { $place }, { $address }.
is-full =
    Toutes les places sont prises.
    Nous pouvons noter votre demande.
consent =
    Nous notons votre prénom, vos réponses et vos présences.
    Cela sert à vous accueillir et à vous prévenir.
    Vous pouvez partir à tout moment.
human = Pour une question, appelez { $name } au { $phone }.
whole =
    <b>Vos informations</b>
    Qui en est responsable : { $controller }.
    Ce que nous gardons : votre prénom, vos réponses, vos présences.
    Nous gardons aussi votre numéro de compte Telegram.
    C'est votre accord qui nous le permet.
    Cela sert à organiser l'atelier et à vous prévenir.
    L'équipe du centre les voit.
    Vos nouvelles restent à vous, sauf si vous les partagez.
    Les intervenants voient qui vient.
    Les partenaires voient seulement des nombres.
    Nous les gardons { $months } mois après votre dernier message.
    Ensuite, tout est effacé.
    Vous pouvez partir, tout voir, tout corriger ou tout effacer.
    C'est dans « Mes réglages », sans rien demander.
    Vous pouvez aussi écrire à { $contact }.
    La CNIL répond à vos questions : cnil.fr.
agree = Je m'inscris
wish = Je demande une place
read = Lire le texte entier
not-now = Plus tard
tap-please = Touchez un bouton, s'il vous plaît.
ask-name =
    Merci.
    Quel est votre prénom ?
    C'est la dernière question.
name = Je m'appelle { $name }
other-name = Écrire un autre prénom
type-name =
    Écrivez votre prénom ici.
    Puis envoyez-le.
done =
    C'est fait, { $name }.
    Vous avez votre place.
first =
    Première séance : { $when }.
    C'est ici : { $place }.
full =
    Toutes les places sont prises, { $name }.
    Votre demande est notée.
    Je vous écris dès qu'une place est libre.
already =
    Vous avez déjà votre place, { $name }.
    On vous attend.
later =
    D'accord, prenez votre temps.
    Vous pouvez reprendre quand vous voulez.
go-on = Reprendre
enrol =
    { $more ->
        [1] 📝 M'inscrire à un autre atelier
       *[0] 📝 M'inscrire à l'atelier
    }
which = Quel atelier voulez-vous voir ?
choice = Voir « { $title } »
closed =
    Les inscriptions sont terminées.
    Vous pouvez appeler le centre.
