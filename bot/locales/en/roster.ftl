command-groupe = See the group
menu = 👥 See the group
session =
    <b>Session { $number }: { $title }</b>
    { $at }
cancelled = 🚫 This session is cancelled.
counts =
    { "" }
    ✅ Coming: { $coming }
    ❓ Not sure: { $unsure }
    ❌ Not coming: { $not_coming }
    ⏳ No answer yet: { $silent }
count-late = ⏰ Late: { $count }
count-unreachable = 📵 Not reached on Telegram: { $count }
count-paused = ⏸️ Paused: { $count }
people =
    { "" }
    { $last ->
        [1] The people:
       *[other] The people, page { $number } of { $last }:
    }
line =
    { $reply ->
        [coming] { $late ->
            [1] ⏰ { $name } is coming, late{ $by }.
           *[0] ✅ { $name } is coming{ $by }.
        }
        [unsure] ❓ { $name } is not sure{ $by }.
        [not_coming] ❌ { $name } is not coming{ $by }.
       *[silent] ⏳ { $name } has not answered.
    }
by = { ", " }entered by { $name }
line-reach =
    { $reach ->
        [blocked] 📵 { $name } no longer gets our messages.
       *[without] ☎️ { $name } does not use Telegram.
    }
line-paused = ⏸️ { $name } is on a break.
see = See { $name }
other-session = 📅 Choose another session
back = 👥 Go back to the group
choose = See { $at }
choose-session =
    <b>{ $workshop }</b>
    Which session would you like to see?
workshop = See the workshop { $title }, { $on }
see-wishes = 🙋 See the waiting list: { $count }
wishes =
    <b>The waiting list</b>
    { $count ->
        [0] Nobody is waiting for a place.
        [one] One person is waiting for a place.
       *[other] { $count } people are waiting for a place.
    }
wish = 🙋 { $name } has been waiting since { $since }.
person =
    <b>{ $name }</b>
    { $enrolled ->
        [1] Has had a place since { $since }.
       *[0] Has been waiting for a place since { $since }.
    }
number = 🗂️ File number: { $number }.
reach =
    { $reach ->
        [telegram] 📱 Gets our messages on Telegram.
        [blocked] 📵 No longer gets our messages on Telegram.
       *[without] ☎️ Does not use Telegram.
    }
stopped = 🔕 Wants no more messages.
paused = ⏸️ On a break until { $until }.
history-title =
    { "" }
    The answers:
history =
    { $reply ->
        [coming] { $late ->
            [1] ⏰ Session { $number }, { $on }: coming, late{ $by }.
           *[0] ✅ Session { $number }, { $on }: coming{ $by }.
        }
        [unsure] ❓ Session { $number }, { $on }: not sure{ $by }.
        [not_coming] ❌ Session { $number }, { $on }: not coming{ $by }.
        [cancelled] 🚫 Session { $number }, { $on }: cancelled.
       *[silent] ⏳ Session { $number }, { $on }: no answer.
    }
enter =
    { "" }
    What is the answer for { $at }?
    It will be marked as entered by you.
comes = ✅ Is coming
comes-not = ❌ Is not coming
unsure = ❓ Is not sure
for-another = 📅 Answer for another session
choose-for =
    <b>{ $name }</b>
    For which session would you like to enter an answer?
cancel = Cancel
noted = Noted.
no-session =
    There is no session yet.
    The programme comes with the workshop.
not-in = This person is no longer in this workshop.
only-wished =
    This person is still waiting for a place.
    They cannot answer for a session yet.
