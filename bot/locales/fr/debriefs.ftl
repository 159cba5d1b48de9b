tell = 📝 Laisser un mot à l'équipe
ask =
    <b>Un mot pour l'équipe</b>
    { $title }, { $at }
    Comment cela s'est-il passé ?
    Écrivez-le, ou envoyez un message vocal.
limits =
    { "" }
    ⚠️ Pas de noms, pas de santé.
    La coordination du centre peut le lire.
text-or-voice =
    Envoyez un texte ou un message vocal, s'il vous plaît.
    Je ne garde rien d'autre ici.
kept =
    Merci, c'est gardé pour l'équipe.
    La coordination le trouve avec la séance.
more = 📝 Ajouter un mot
take-back = ↩️ Retirer ce mot
taken-back =
    Votre mot est retiré.
    Personne ne peut plus le lire.
not-now = Plus tard
read = 📝 Lire les mots de la séance : { $count }
by =
    <b>Un mot de { $name }</b>
    { $title }
    Reçu { $at }.
    { $last ->
        [1] { "" }
       *[other] Page { $number } sur { $last }.
    }
text =
    { "" }
    { $text }
voice = 🎤 Le message vocal est ci-dessous.
none = Il n'y a pas de mot pour cette séance.
gone =
    Ce mot n'est plus gardé.
    Vous pouvez en laisser un autre.
closed =
    La semaine est passée.
    Vous pouvez parler à la coordination.
