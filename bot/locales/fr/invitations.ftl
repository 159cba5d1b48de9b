refused =
    { $why ->
        [used]
            Ce lien a déjà servi.
            Demandez-en un autre au centre.
        [expired]
            Ce lien est trop ancien.
            Demandez-en un autre au centre.
        [later]
            Vous avez essayé beaucoup de liens.
            Attendez une heure, puis essayez encore.
       *[unknown]
            Ce lien ne marche pas, ou ne marche plus.
            Ce n'est pas grave.
    }
own =
    C'est le lien que vous avez préparé.
    Envoyez-le à la personne que vous invitez.
nothing-open = Aucun atelier n'est ouvert pour le moment.
call =
    { $centre } : appelez { $name } au { $phone }.
    C'est possible { $hours }.
several =
    Plusieurs ateliers sont ouverts.
    Lequel voulez-vous voir ?
choice = Voir { $title }, { $centre }
closed =
    Les inscriptions sont terminées.
    Vous pouvez appeler le centre.
