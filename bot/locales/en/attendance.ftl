menu = ✅ Note who was there
title = <b>Who was there?</b>
session = { $title }, { $at }
counts =
    { "" }
    ✅ Present: { $here }
    ✉️ Excused: { $excused }
    ❌ Absent: { $absent }
open = ⏳ Still to note: { $count }
guests =
    { $named ->
        [1] ➕ Guests: { $count } ({ $names })
       *[0] ➕ Guests: { $count }
    }
by = Noted by { $names }.
ask =
    { "" }
    { $mark ->
        [here] Tap each person who was there.
        [excused] Tap each person who is excused.
       *[absent] Tap each person who was absent.
    }
others-excused = Whoever had told you, or has paused, is excused.
name =
    { $mark ->
        [here] ✅ { $to ->
            [here] { $name } is there
           *[other] Note { $name }
        }
        [excused] ✉️ { $to ->
            [excused] { $name } let us know
           *[other] Note { $name }
        }
        [absent] ❌ { $to ->
            [absent] { $name } is not there
           *[other] Note { $name }
        }
       *[open] Note { $name }
    }
line =
    { $mark ->
        [here] ✅ { $name }
        [excused] ✉️ { $name }
        [absent] ❌ { $name }
       *[open] ⏳ { $name }
    }
choose-excused = ✉️ Note who is excused
choose-absent = ❌ Note who was absent
others = ❌ The others were not there
add-guest = ➕ Add a guest
remove-guest =
    { $named ->
        [1] ➖ Remove { $name }
       *[0] ➖ Remove a guest
    }
ask-guest =
    Type the first name of the guest, then send it.
    It stays with this session, and nowhere else.
    The name is erased after a month.
guest-noted = ➕ Noted: { $name } was there.
back = Back to the session
which = Which session do you want to note?
choose = See { $at }
of-person =
    { $mark ->
        [here] ✅ Session { $number }: noted as present.
        [excused] ✉️ Session { $number }: noted as excused.
       *[absent] ❌ Session { $number }: noted as absent.
    }
nobody =
    ✅ Nobody has noted who was there.
    { $title }, { $at }
today = ✅ Session { $number }, { $day }: attendance to note.
today-note = ✅ Note { $day }
you-may = You can do it for the team.
nothing =
    There is no session to note.
    A session can be noted for a week.
not-yet =
    This session has not begun yet.
    Attendance is noted from its start.
closed =
    The week is over: attendance does not change any more.
    A mistake? Tell the coordinators.
many-guests =
    This session has twenty guests already.
    That is the most I can note.
