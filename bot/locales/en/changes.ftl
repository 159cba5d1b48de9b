menu = 📅 Change a session
this = 📅 Change this session
which =
    <b>Change a session</b>
    { $count ->
        [0] There is no session to come.
       *[other] Which session would you like to change?
    }
session =
    { $off ->
        [1] 🚫 See { $at }
       *[0] See { $at }
    }
session-of = { $session }: { $title }
title =
    <b>Session { $number }: { $title }</b>
    { $off ->
        [1] 🚫 This session is cancelled.
       *[0] What would you like to change?
    }
about =
    📅 { $at }, until { $until }
    📍 { $place }
led-by = 👤 { $name }
change-date = 📅 Change the day or the hour
change-place = 📍 Change the place
change-hosts = 👤 Change who leads it
change-minutes = ⏱️ Change how long it lasts
cancel = 🚫 Cancel the session
restore = ✅ Hold the session after all
another = Choose another session
ask-date =
    The session is on { $at }.
    Tap a day, or write the new date.
    For example: Saturday 17 October at 14:30.
day = { $on }
sooner = ◀ See before
later = See more ▶
ask-hour =
    <b>{ $on }</b>
    Tap an hour, or write it.
hour = { $at }
other-day = Choose another day
ask-place =
    The session is here: { $place }.
    Choose the new place.
place = 📍 { $place }
ask-hosts = Who leads this session?
host =
    { $leads ->
        [1] ➖ Take off { $name }
       *[0] ➕ Add { $name }
    }
ask-minutes =
    The session lasts { $length }.
    Choose how long it lasts.
lasts = ⏱️ { $length }
length =
    { $minutes ->
        [0] { $hours } h
       *[other] { $hours ->
            [0] { $minutes } minutes
           *[other] { $hours } h { $minutes }
        }
    }
keep = Change nothing
preview =
    This is the message that everybody will read.
    { $told ->
        [0] Nobody of the group can receive it here.
        [one] One person of the group receives it here.
       *[other] { $told } people of the group receive it here.
    }
hosts-told = 👤 As they lead it, it also goes to: { $names }.
to-tell = ☎️ Without the assistant, to be told by you: { $names }.
urgent = 🔴 The session is close: the messages leave by night too.
held = 🌙 The messages wait for the morning: { $at }.
more-hosts = 👤 Add or take off somebody
to-call =
    { $count ->
        [one] ☎️ One person is to be called: { $names }.
       *[other] ☎️ { $count } people are to be called: { $names }.
    }
asked-anew = 🔁 Answers that were given will be asked for again.
minute = ⏳ After your yes you have one minute to take it back.
confirm = ✅ Yes, change it and let them know
noted = Noted.
leave = The messages leave at { $at }.
until = Until { $at } you can still take it back.
undo = ↩️ Take this change back
undone =
    Nothing has changed.
    Nobody was told.
see-session = See the session again
looked-different =
    The session or the group has changed meanwhile.
    Please look once more.
over = This session is over: it does not change any more.
pending =
    This session is being changed.
    Wait a minute, then try again.
is-off =
    This session is cancelled.
    Hold it after all, or choose another date.
same = It is so already: nothing changes.
too-late =
    The minute is over: the change is done.
    You can change the session once more.
for-hosts =
    { $part ->
        [newly] 👤 You now lead this session:
        [no_more] 👤 You no longer lead this session:
       *[leads] 👤 For the session that you lead:
    }
news =
    { $what ->
        [date] 📅 <b>New date</b>
        [place] 📍 <b>New place</b>
        [hosts] 👤 <b>News of the session</b>
        [minutes] ⏱️ <b>New length</b>
        [cancelled] 🚫 <b>Session cancelled</b>
        [several] 📅 <b>The session changes</b>
       *[restored] ✅ <b>The session takes place</b>
    }
    { $title }
about-it = 📅 <b>{ $title }</b>
was-on = It is no longer on { $at }.
is-on = It is now on { $at }.
on = { $at }
is-at =
    It is now here: { $place }, { $address }.
    It is no longer here: { $was }.
is-long = It now lasts { $length }.
is-led =
    { $count ->
        [0] Who leads it will be told later.
       *[other] It is led by { $names }.
    }
not-held =
    It does not take place on { $at }.
    The other sessions do not change.
is-on-again =
    It takes place on { $at }.
    It is here: { $place }.
call =
    { $what ->
        [cancelled] Has not heard that the session is cancelled.
        [date] Has not heard of the new date.
        [restored] Has not heard that the session takes place.
       *[other] Has not heard that the session changes.
    }
    { $title }, { $at }
today-done =
    { $what ->
        [cancelled] ✅ { $who } cancelled the session “{ $title }”.
        [restored] ✅ { $who } holds the session “{ $title }” after all.
       *[other] ✅ { $who } changed the session “{ $title }”.
    }
tap-please =
    Please tap a button.
    Nothing has changed yet.
