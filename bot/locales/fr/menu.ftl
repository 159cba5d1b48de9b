command-menu = Voir le menu
open = ☰ Voir le menu
title =
    Bonjour { $name }.
    Que voulez-vous faire ?
