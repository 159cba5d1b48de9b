open = ⚙️ Open my settings
title =
    <b>My settings</b>
    What would you like to change?
