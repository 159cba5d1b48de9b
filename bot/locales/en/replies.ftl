button =
    { $reply ->
        [coming] ✅ I am coming
        [unsure] ❓ I do not know
       *[not_coming] ❌ I am not coming
    }
ask = Are you coming?
noted =
    { $reply ->
        [coming] ✅ Noted: you are coming.
        [late]
            ✅ Noted: you are coming, a little later.
            We will wait for you.
        [unsure] ❓ Noted: you do not know yet.
       *[not_coming]
            ❌ Noted: you are not coming.
            Thank you for telling us.
            See you at the next one.
    }
closed =
    { $stands ->
        [cancelled] This session is cancelled.
        [over] This session is over.
       *[begun] This session has already begun.
    }
change = ✏️ Change my answer
be-late = ⏰ I will be late
moved = This session has a new date.
no-place =
    You have no place in this workshop.
    You can call the centre.
    The menu gives you the number.
