refused =
    { $code ->
        [1]
            { $why ->
                [used] Ce code a déjà servi.
                [expired] Ce code est trop ancien.
                [later] Vous avez essayé beaucoup de codes.
               *[unknown] Ce code ne marche pas, ou ne marche plus.
            }
       *[0]
            { $why ->
                [used] Ce lien a déjà servi.
                [expired] Ce lien est trop ancien.
                [later] Vous avez essayé beaucoup de liens.
               *[unknown] Ce lien ne marche pas, ou ne marche plus.
            }
    }
    { $why ->
        [used] Demandez-en un autre au centre.
        [expired] Demandez-en un autre au centre.
        [later] Attendez une heure, puis essayez encore.
       *[unknown] Ce n'est pas grave.
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
