open = ➕ Ajouter une personne
which = À quel atelier l'ajouter ?
to = Ajouter à « { $title } »
ask =
    <b>{ $title }</b>
    Vous ajoutez une personne sans Telegram.
    Écrivez son prénom, puis envoyez-le.
cancel = Annuler
sure = <b>{ $name }</b>, pour « { $title } ».
alike =
    ⚠️ { $name } est déjà dans cet atelier.
    Est-ce une autre personne ?
known =
    🗂️ Le centre connaît déjà { $name }.
    Si c'est la même personne, reprenez son dossier.
same = 🗂️ Reprendre le dossier { $number }
is-there =
    { $name } est déjà dans cet atelier.
    Rien n'a changé.
read-out = Lisez-lui ceci, et demandez son accord :
consent =
    « Nous notons votre prénom, vos réponses et vos présences.
    Cela sert à vous accueillir et à vous prévenir.
    Vous pouvez partir à tout moment. »
yes = ✅ { $name } est d'accord
done =
    { $place ->
        [1] { $name } a sa place.
       *[0] { $name } est sur la liste d'attente.
    }
by-phone = Ses rappels passent par votre liste d'appels.
another = ➕ Ajouter une autre personne
cancelled = Personne n'a été ajouté.
nothing-open =
    Aucun atelier n'est ouvert.
    Il n'y a pas de place à donner.
