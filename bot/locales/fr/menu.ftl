command-menu = Le menu
open = ☰ Menu
title =
    Bonjour { $name }.
    Que voulez-vous faire ?
