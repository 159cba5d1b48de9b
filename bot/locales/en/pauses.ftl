command-stop = Receive no more messages
open = 🔔 My messages
everything =
    <b>My messages</b>
    You receive the messages of the workshop.
    You can take a break, or stop.
paused =
    <b>My messages</b>
    You are taking a break.
    Messages begin again on { $day }.
    We do not expect you until then.
stopped =
    You receive no messages any more.
    Your place stays yours.
    You can begin again whenever you like.
pause = ⏸️ Take a break
stop = 🔕 Receive nothing any more
resume = 🔔 Receive messages again
other-date = ⏸️ Change the date
cancel = Cancel
until-when =
    A break until when?
    You will receive nothing before that day.
    And we do not expect you until then.
week = One week, until { $day }
two-weeks = Two weeks, until { $day }
month = One month, until { $day }
other-day = Choose another day
which-day = On which day would you like to begin again?
day = Begin again on { $day }
later = See the days after
sooner = See the days before
past =
    This day is over.
    You can choose another one in “My messages”.
begun =
    It is noted, have a good break.
    Messages begin again on { $day }.
    You are excused until then.
    Your place stays yours.
stop-question =
    <b>Really stop everything?</b>
    You will receive nothing any more.
    No reminder, no change of a date.
    Your place stays yours.
    The team is not told.
stop-really = 🔕 Yes, stop everything
pause-instead = ⏸️ Take a break instead
resumed =
    Done.
    You receive messages again.
