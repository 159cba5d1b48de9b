open = ⚙️ Ouvrir mes réglages
title =
    <b>Mes réglages</b>
    Que voulez-vous changer ?
