two-pollers =
    Un autre programme utilise le même bot.
    Chacun reçoit une partie des messages.
    Arrêtez l'autre, ou changez le jeton.
two-pollers-over = Le bot est de nouveau seul à lire ses messages.
webhook =
    Une adresse de réception est réglée pour ce bot.
    Il ne reçoit plus aucun message.
    La commande atelier check --remove-webhook l'enlève.
webhook-over = Le bot reçoit de nouveau ses messages.
token-over =
    Telegram a refusé le jeton du bot pendant un moment.
    Il l'accepte de nouveau.
loop =
    Une partie du bot s'était arrêtée ({ $part }).
    Elle a été relancée.
    Rien n'est perdu.
loop-over = La partie relancée tourne sans arrêt ({ $part }).
tick =
    Un travail régulier échoue ({ $part }).
    Il est repris chaque minute.
    Le journal du bot dit pourquoi.
tick-over = Le travail régulier a repris ({ $part }).
database-over =
    La base n'a rien accepté pendant un moment.
    Elle fonctionne de nouveau.
disk =
    Le disque est presque plein.
    S'il est plein, le bot attend.
    Libérez de la place sur la machine.
disk-over = Le disque a de nouveau de la place.
