enrolled = { $name } a pris la place { $place } sur { $capacity }.
wished = { $name } aimerait une place. L'atelier est complet.
