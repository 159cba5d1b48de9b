command-menu = See the menu
open = ☰ See the menu
title =
    Hello { $name }.
    What would you like to do?
