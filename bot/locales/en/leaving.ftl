command-quitter = Leave the workshop
open = 👋 Leave the workshop
which = Which workshop would you like to leave?
which-one = Leave “{ $workshop }”
question =
    <b>Do you really want to leave “{ $workshop }”?</b>
    Your place will be for somebody else.
    The team will be told, and will ask no reason.
data =
    Your information is kept for { $months } months, then erased.
    You can erase it before, under “My settings”.
yes = Yes, leave the workshop
no = No, stay
done =
    Done.
    Thank you for the time together.
    To come back, a call is enough.
    { $name }: { $phone }
not-in =
    You have no place in this workshop.
    The menu shows you the way on.
told =
    <b>👋 { $name } leaves the workshop</b>
    “{ $workshop }”: a place comes free.
    No reason was asked.
