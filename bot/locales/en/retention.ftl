notice =
    { $final ->
        [1]
            <b>Shall we keep your information?</b>
            We have not heard from you for a long time.
            It will be erased on { $day } { $year }.
            This is our last message about it.
       *[0]
            <b>Shall we keep your information?</b>
            We have not heard from you for a long time.
            It will be erased on { $day } { $year }.
            To keep it, touch the button.
    }
stay = 👋 Keep my information
stays =
    Noted, thank you.
    We keep your information for { $months } more months.
    It is under “My settings”.
call =
    Their card will be erased on { $day } { $year }.
    Not heard from for long, and no message reaches them.
    A call that is noted here keeps it.
