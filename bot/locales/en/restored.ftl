menu = ⏸️ Decide about messages: { $count }
back =
    <b>The assistant was restored</b>
    It is back as it was on { $at }.
    What was noted since then is lost.
waiting =
    { $count ->
        [one] One message waits for your decision.
       *[other] { $count } messages wait for your decision.
    }
decide = ⏸️ Decide about messages
title =
    <b>The waiting messages</b>
    { $count ->
        [0] Everything is decided.
       *[other] The assistant was restored.
    }
    { $count ->
        [0] No message waits any more.
       *[other] These messages may have gone already.
    }
look = See { $what }, { $on }
what =
    { $feature ->
        [announcements] announcements
        [checkins] check-ins
        [outings] outings
        [reminders] reminders
       *[other] others
    }
group =
    <b>Waiting messages: { $what }</b>
    Meant for { $on }.
whom =
    { $more ->
        [0] For { $names }.
        [one] For { $names } and 1 other.
       *[other] For { $names } and { $more } others.
    }
ask = They may have arrived already.
send = Send
decline = Do not send
back-to-list = Back to the waiting messages
sent =
    Noted, they go.
    Those that are of no use any more do not go.
    { "" }
declined =
    Noted, they do not go.
    { "" }
decided =
    It is decided already.
    There is nothing more to do.
