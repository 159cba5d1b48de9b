question =
    Voulez-vous prévenir { $name } ?
    Nous dirons votre prénom, et que vous avez une place.
    Nous ne dirons rien d'autre.
    Vous pouvez aussi laisser ce message.
tell = 🤝 Prévenir { $name }
done =
    C'est noté : { $name } saura que vous êtes là.
    Vous pouvez changer d'avis dans « Mes réglages ».
nobody = Personne ne peut lire ce message pour le moment.
stop = Ne plus prévenir le partenaire
no-more =
    C'est noté : nous ne dirons plus rien au partenaire.
    Ce qui a déjà été lu reste connu.
told =
    <b>🤝 { $name } a une place : { $workshop }</b>
    { $name } a voulu vous le dire.
    Merci de le garder pour vous.
