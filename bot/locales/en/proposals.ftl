what =
    <b>Propose an outing</b>
    What would you like to propose?
    Nothing is sent before you agree.
walk = 🚶 Propose a walk
meetup = ☕ Propose a meetup
leave = Cancel
day = <b>Which day?</b>
on = { $on }
later = See more ▶
sooner = ◀ See before
which-hour =
    <b>At what time?</b>
    📅 { $on }
hour = { $at }
half-hours = See the half hours
full-hours = See the full hours
where =
    <b>Where do you meet?</b>
    Tap a place, or write another one.
place = 📍 { $name }
other-place = ✏️ Write another place
write-place =
    <b>Write the place.</b>
    A few words are enough.
    For example: in front of the town hall.
places = Choose from the list
typed = { $place }
whole =
    { $change ->
        [1] <b>Here is the changed outing.</b>
       *[0] <b>Here is your proposal.</b>
    }
    { $kind ->
        [walk] 🚶 A walk
       *[meetup] ☕ A meetup
    }
    📅 { $at }
    📍 { $place }
    { $change ->
        [1] Those who are coming will be told.
       *[0] Your group will see it, with your first name.
    }
confirm =
    { $change ->
        [1] Confirm
       *[0] Propose the outing
    }
modify = ✏️ Change
which-part =
    <b>What would you like to change?</b>
    { $kind ->
        [walk] 🚶 A walk
       *[meetup] ☕ A meetup
    }
    📅 { $at }
    📍 { $place }
redo-what = Change the outing
redo-day = Change the day
redo-hour = Change the hour
redo-where = Change the place
back = Go back
stay = Change nothing
gone =
    This moment has gone by.
    Please choose another one.
tap = Please tap a button.
no-place =
    I could not read this place.
    Please write it with letters.
long-place =
    This is a little long.
    Please write the place in { $most } letters at most.
no-group =
    There is no group yet.
    You can propose an outing later.
left =
    Noted.
    Nothing is sent.
closed =
    This is noted already.
    Your outings are in the list.
proposed =
    <b>It is proposed.</b>
    Your group receives your proposal.
    You will see here who is coming.
call-off =
    { $kind ->
        [walk] <b>Do you want to cancel the walk?</b>
       *[meetup] <b>Do you want to cancel the meetup?</b>
    }
    📅 { $at }
    Those who are coming will be told.
really = 🚫 Yes, cancel the outing
keep = No, keep it
called-off =
    { $kind ->
        [walk] <b>The walk is cancelled.</b>
       *[meetup] <b>The meetup is cancelled.</b>
    }
    It was planned for { $at }.
    Those who were coming are told.
changed =
    { $kind ->
        [walk] <b>The walk is changed.</b>
       *[meetup] <b>The meetup is changed.</b>
    }
    Those who are coming are told.
same =
    Noted.
    The outing stays as it was.
