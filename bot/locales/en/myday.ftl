command-journee = See my day
menu = 📋 See my day
title =
    <b>📋 My day, { $day }</b>
    { "" }
nothing = Nothing presses today.
done =
    { "" }
    Done already today:
lost =
    { $count ->
        [one] ⚠️ One message may not have arrived.
       *[other] ⚠️ { $count } messages { $unsure ->
            [0] did not arrive.
           *[other] may not have arrived.
        }
    }
see-lost = ⚠️ See these messages
lost-title =
    { $count ->
        [one] <b>One message to check</b>
       *[other] <b>{ $count } messages to check</b>
    }
    A call is surer.
lost-line =
    { $state ->
        [unknown] ❔ { $name }, { $at }: { $feature ->
            [announcements] announcement
            [attendance] attendance to note
            [changes] news of a session
            [checkins] question for news
            [hosts] message to a host
            [outings] outing
            [reasons] word after an absence
            [reminders] session reminder
            [strays] answer of the team
            [waiting] place offered
           *[other] message
        }, may have arrived.
       *[dead] ✖️ { $name }, { $at }: { $feature ->
            [announcements] announcement
            [attendance] attendance to note
            [changes] news of a session
            [checkins] question for news
            [hosts] message to a host
            [outings] outing
            [reasons] word after an absence
            [reminders] session reminder
            [strays] answer of the team
            [waiting] place offered
           *[other] message
        }, did not arrive.
    }
more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
seen = Note that it is seen
