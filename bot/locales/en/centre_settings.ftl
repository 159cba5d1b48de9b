menu = 🏠 Set up the centre
title =
    <b>The settings of the centre</b>
    They count for everybody of the centre.
line = <b>{ $name }: { $value }.</b> { $why }
name =
    { $setting ->
        [first-reminder-days] First reminder, before the session
        [first-reminder-at] Hour of the first reminder
        [second-reminder-days] Second reminder, before the session
        [second-reminder-at] Hour of the second reminder
        [last-reminder-hours] Reminder on the day, before the session
        [nudge-after-hours] Nudge, after the first reminder
        [check-in-reminder-days] Reminder, after the question for news
        [quiet-from] Quiet in the evening
        [quiet-until] Quiet in the morning
        [weekly-cap] Messages a week
       *[open-week] Opening days
    }
why =
    { $setting ->
        [first-reminder-days] Two reminders spare more absences than one.
        [first-reminder-at] People look at their phone in the evening.
        [second-reminder-days] People plan the day before.
        [second-reminder-at] In the evening people prepare the next day.
        [last-reminder-hours] No study shows that it helps.
        [nudge-after-hours] For who has not answered. Then somebody calls.
        [check-in-reminder-days] One reminder only, then a call.
        [quiet-from] A message at night disturbs, and people block the assistant.
        [quiet-until] What waits goes at this hour.
        [weekly-cap] At most, of what the person did not ask for.
       *[open-week] "My day" comes on these days.
    }
value =
    { $kind ->
        [days] { $count ->
            [0] never
            [one] one day
           *[other] { $count } days
        }
        [hours] { $count ->
            [0] never
            [one] one hour
           *[other] { $count } hours
        }
        [clock] { $count }:00
        [messages] { $count ->
            [one] one message
           *[other] { $count } messages
        }
       *[week] { $count ->
            [15] Monday to Friday
            [16] Monday to Saturday
            [26] Tuesday to Saturday
           *[other] every day
        }
    }
see-one =
    { $setting ->
        [first-reminder-days] Change the first reminder
        [first-reminder-at] Change the first reminder's hour
        [second-reminder-days] Change the second reminder
        [second-reminder-at] Change the second one's hour
        [last-reminder-hours] Change the reminder on the day
        [nudge-after-hours] Change the nudge
        [check-in-reminder-days] Change the nudge for news
        [quiet-from] Change the quiet evening
        [quiet-until] Change the quiet morning
        [weekly-cap] Change the messages a week
       *[open-week] Change the opening days
    }
now =
    { $line }
    { "" }
    What would you like?
    The other coordinators will be told.
choose = Choose { $value }
return = Back to the setting at first
back = 🏠 Back to the settings
noted =
    Noted.
    { $line }
    { "" }
see = 🏠 See the settings
told = { $name } changed a setting of the centre.
change = { $what }: { $before } until now, then { $after }.
reminders-meet =
    The first reminder has to come before the second.
    Please choose another day.
