menu = 🔒 See the closing days
leave-menu = 🌴 Go on leave
title =
    <b>When the centre is closed</b>
    { $count ->
        [0] No closing is planned.
       *[other] On these days nobody reads messages:
    }
line =
    { $days ->
        [0] 🔒 On { $first }.
       *[1] 🔒 From { $first } to { $last }.
    }
public =
    { "" }
    Public holidays are counted already:
    { $days }
day = { $day }
close = 🔒 Plan a closing
which-first =
    From which day on is the centre closed?
    You choose the last day next.
from = Close from { $day }
which-last =
    Closed from { $day }.
    Which is the last day?
until = Close until { $day }
sooner = ◀ See earlier days
later = See later days ▶
month-later = Skip a month
noted =
    Noted.
    The other coordinators are told.
    { "" }
reopened =
    Noted, the centre is open.
    { "" }
reopen = 🔓 Open from { $day }
back = 🔒 Back to the closing days
past =
    This day is over.
    Please choose another one.
told = { $name } planned a closing of the centre.
leave-question =
    <b>Until when are you on leave?</b>
    Questions will go to the others until then.
    They wait for you where nobody else is there.
leave-until = Leave until { $day }
on-leave =
    <b>You are on leave until { $day }.</b>
    You may choose another day.
leave-noted =
    Noted, enjoy your leave.
    { $others ->
        [0] Questions wait for you until { $day }.
       *[other] Questions go to the others until { $day }.
    }
i-am-back = 👋 Say that I am back
welcome-back =
    Welcome back, { $name }.
    Questions come to you again.
is-away = 🌴 { $name } is on leave until { $day }.
you-are-there = Questions come to you until then.
