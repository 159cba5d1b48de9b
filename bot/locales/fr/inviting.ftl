open = 🤝 Inviter
whom =
    Qui voulez-vous inviter ?
    Vous recevrez un message à transférer.
somebody = Inviter quelqu'un
partners = Inviter par un partenaire
hosts = Inviter un·e intervenant·e
colleague = Inviter à coordonner
back = Inviter quelqu'un d'autre
which-partner = Quel partenaire ?
which-host = Qui voulez-vous inviter à animer ?
which-workshop = Pour quel atelier ?
choice = Inviter { $name }
for-partner = Voir le lien : { $name }
workshop = Inviter à { $title }
forward =
    Bonjour.
    Voici une invitation à l'atelier « { $title } ».
    Proposé par : { $centre }.
    Touchez ce lien, puis « Démarrer » :
    { $link }
forward-centre =
    Bonjour.
    Voici une invitation à nos ateliers.
    Proposés par : { $centre }.
    Touchez ce lien, puis « Démarrer » :
    { $link }
forward-team =
    Bonjour.
    { $name } vous invite dans l'équipe : { $centre }.
    Le lien marche une fois, jusqu'au { $until }.
    Touchez ce lien, puis « Démarrer » :
    { $link }
send-on =
    Transférez le message du dessus.
    { $kind ->
        [i] Ce lien marche une seule fois, pendant 7 jours.
        [s] Quand la personne l'ouvre, vous confirmez ici.
       *[p] Le partenaire lit des nombres arrondis, jamais un nom.
    }
partner =
    <b>{ $name }</b>
    Transférez le message du dessus à ce partenaire.
    Le lien marche pour tout le monde, sans limite.
    { $count ->
        [0] Personne n'est encore venu par ce lien.
        [one] Une personne est venue par ce lien.
       *[other] { $count } personnes sont venues par ce lien.
    }
code =
    Sans lien, on écrit ce code ici : <b>{ $code }</b>
    Il se dicte au téléphone.
entrust = Inviter ce partenaire ici
thank = Écrire au partenaire
thanks =
    Bonjour.
    Merci de parler de nos ateliers.
    { $count ->
        [0] Moins de 5 personnes sont venues par vous.
       *[other] Au moins { $count } personnes sont venues par vous.
    }
    Votre lien : { $link }
    { $centre }
revoke = Annuler ce lien
revoke-sure =
    Annuler le lien de { $name } ?
    Les affiches et messages déjà donnés ne marcheront plus.
    Un nouveau lien sera prêt.
revoke-yes = Oui, annuler ce lien
keep = Garder ce lien
revoked = Le lien de { $name } est annulé.
new-link = Voir le nouveau lien
nothing-open =
    Aucun atelier n'est ouvert.
    On ne peut inviter personne pour le moment.
all-here = Tous les intervenants sont déjà là.
