take = 📅 Add to my calendar
all =
    { $count ->
        [one] One session is in this file.
       *[other] { $count } sessions are in this file.
    }
    Touch it to add it to your calendar.
    If a date changes, I send you a new one.
again =
    { $off ->
        [1] This file takes the cancelled session off your calendar.
       *[0] The session has changed: here is the new file.
    }
    Touch it to bring your calendar up to date.
nothing = There is no session to add.
bring = To bring: { $bring }
host = { $name }, { $role }
