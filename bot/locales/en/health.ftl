two-pollers =
    Another program uses the same bot.
    Each of them gets some of the messages.
    Stop the other one, or change the token.
two-pollers-over = The bot reads its messages alone again.
webhook =
    An address for webhooks is set for this bot.
    It gets no message any more.
    The command atelier check --remove-webhook removes it.
webhook-over = The bot gets its messages again.
token-over =
    Telegram refused the bot's token for a while.
    It accepts it again.
loop =
    A part of the bot had stopped ({ $part }).
    It was started again.
    Nothing is lost.
loop-over = The part started again runs without a stop ({ $part }).
tick =
    A regular task fails ({ $part }).
    It is tried again each minute.
    The bot's log says why.
tick-over = The regular task works again ({ $part }).
database-over =
    The database took nothing for a while.
    It works again.
disk =
    The disk is nearly full.
    Once it is full, the bot waits.
    Make room on the machine.
disk-over = The disk has room again.
