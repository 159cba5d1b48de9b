menu = 🔔 Set my reminders
question =
    Would you like a reminder before each session?
    It tells the date, the hour and the place.
    You can change this in “My settings”.
yes = Yes
no = No
noted =
    { $granted ->
        [1]
            Noted.
            You will have a reminder before each session.
       *[0]
            Noted.
            You will have no reminder.
            The dates stay in the programme.
    }
now =
    { $wanted ->
        [1] You receive a reminder before each session.
       *[0] You do not receive reminders.
    }
stop = Receive no more reminders
start = Receive reminders
