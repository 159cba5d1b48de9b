command-stop = Receive no more messages
open = ✉️ Set my messages
everything =
    <b>My messages</b>
    You receive the messages of the workshop.
    You can take a break, or stop.
paused =
    <b>My messages</b>
    You are taking a break.
    Messages begin again on { $day }.
    You are excused until then.
stopped =
    You receive no messages any more.
    Your place stays yours.
    You can begin again whenever you like.
pause = ⏸️ Take a break
stop = 🔕 Receive nothing any more
resume = ▶️ Receive messages again
other-date = ⏸️ Change the date
cancel = Cancel
until-when =
    When would you like to begin again?
    You will receive nothing before that day.
    You will be excused.
week = Begin again in one week
two-weeks = Begin again in two weeks
month = Begin again in one month
other-day = Choose another day
which-day = On which day would you like to begin again?
day = Begin again on { $day }
later = See more ▶
sooner = ◀ See before
past =
    This day is over.
    You can choose another one in “My messages”.
begun =
    It is noted, have a good break.
    Messages begin again on { $day }.
    You are excused until then.
    Your place stays yours.
stop-question =
    <b>Do you really want to stop everything?</b>
    You will receive nothing any more.
    That is so even if a date changes.
    Your place stays yours.
    The team is not told.
stop-really = 🔕 Yes, stop everything
pause-instead = ⏸️ Take a break instead
resumed =
    Done.
    You receive messages again.
