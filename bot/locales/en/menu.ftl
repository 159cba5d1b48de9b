command-menu = The menu
open = ☰ Menu
title =
    Hello { $name }.
    What would you like to do?
