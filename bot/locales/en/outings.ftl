command-balades = See walks and meetups
menu = 🚶 See the outings
title = <b>The outings: walks and meetups</b>
none =
    <b>The outings: walks and meetups</b>
    No outing is planned.
    You can propose one.
line =
    { "" }
    { $kind ->
        [walk] 🚶 A walk
       *[meetup] ☕ A meetup
    }, { $at }
    { $place }
    { $count ->
        [0] Nobody is coming yet.
        [one] One person is coming.
       *[other] { $count } people are coming.
    }{ $unsure ->
        [0] { "" }
        [one] { "" }
            One person has not confirmed.
       *[other] { "" }
            { $unsure } people have not confirmed.
    }
    { $mine ->
        [coming] ✅ You are coming.
        [not_coming] ❌ You are not coming.
        [confirm_day] ⏳ The date has changed.
        [confirm_hour] ⏳ The time has changed.
       *[none] ⏳ You have not answered yet.
    }
see = See { $at }
before = ◀ See before
after = See more ▶
propose = ➕ Propose an outing
proposed-by-me =
    { $kind ->
        [walk] <b>You propose a walk.</b>
       *[meetup] <b>You propose a meetup.</b>
    }
proposed =
    { $kind ->
        [walk] <b>{ $name } proposes a walk.</b>
       *[meetup] <b>{ $name } proposes a meetup.</b>
    }
proposed-by-somebody =
    { $kind ->
        [walk] <b>Somebody in the group proposes a walk.</b>
       *[meetup] <b>Somebody in the group proposes a meetup.</b>
    }
soon =
    { $kind ->
        [walk] <b>Reminder: your walk is coming up.</b>
       *[meetup] <b>Reminder: your meetup is coming up.</b>
    }
changed =
    { $kind ->
        [walk] <b>The walk has changed.</b>
       *[meetup] <b>The meetup has changed.</b>
    }
cancelled =
    { $kind ->
        [walk] <b>The walk is cancelled.</b>
       *[meetup] <b>The meetup is cancelled.</b>
    }
    It was planned for { $at }.
sorry = You can propose another one.
when = 📅 { $at }
where = 📍 { $place }
address = { $name }, { $address }
place-unknown = Call the centre to know the place.
who =
    { $count ->
        [0] 👥 Nobody is coming yet.
       *[other] 👥 Who is coming: { $names }
    }
confirmed =
    { $count ->
        [one] ✅ Is coming: { $names }
       *[other] ✅ Are coming: { $names }
    }
unconfirmed =
    { $count ->
        [one] ❓ Has not confirmed: { $names }
       *[other] ❓ Have not confirmed: { $names }
    }
mine =
    { $mine ->
        [coming] ✅ Noted: you are coming.
        [not_coming] ❌ Noted: you are not coming.
        [confirm_day] New date: are you coming?
        [confirm_hour] New time: are you coming?
       *[none] Are you coming?
    }
thanks = Thank you for saying so.
begun = This outing has already begun.
past = This outing is over.
yes = ✅ I am coming
no = ❌ I am not coming
no-more = ❌ I am no longer coming
see-place = 📍 See the place
change = ✏️ Change the outing
call-off = 🚫 Cancel the outing
asked =
    { $kind ->
        [walk] <b>A walk is proposed.</b>
       *[meetup] <b>A meetup is proposed.</b>
    }
    📅 { $at }
asked-by =
    { $kind ->
        [walk] <b>{ $name } proposes a walk.</b>
       *[meetup] <b>{ $name } proposes a meetup.</b>
    }
    📅 { $at }
receive-question = Would you like to receive proposals of outings?
then = With “Yes”, you see this one at once.
others-question = Would you like to receive the proposals of others?
others-then = With “Yes”, you receive them here.
ask-yes = Yes
ask-no = No
receives =
    Noted: you receive the proposals.
    You can change your mind in “See the outings”.
receives-not =
    Noted: you do not receive the proposals.
    You can change your mind in “See the outings”.
receive = Receive the proposals
receive-no-more = Stop receiving the proposals
is-cancelled =
    This outing is cancelled.
    The menu shows you the way on.
has-begun =
    This outing has already begun.
    You can call the centre.
not-proposer =
    Somebody else proposes this outing.
    The centre can help you to change it.
other-group =
    This outing belongs to another group.
    The menu shows you the way on.
no-map =
    This place is not on the map.
    The centre can explain it to you.
call =
    { $cancelled ->
        [1] Tell them: the outing of { $at } is cancelled.
       *[0] Tell them: the outing has changed to { $at }.
    }
