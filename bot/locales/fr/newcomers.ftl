enrolled =
    { $name } a pris la place { $place } sur { $capacity }.
    C'est pour « { $title } ».
wished =
    { $name } aimerait une place.
    « { $title } » : l'atelier est complet.
see = 🙋 Voir la liste d'attente
