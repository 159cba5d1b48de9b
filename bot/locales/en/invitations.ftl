refused =
    { $why ->
        [used]
            This link has been used already.
            Ask the centre for another one.
        [expired]
            This link is too old.
            Ask the centre for another one.
        [later]
            You have tried many links.
            Wait an hour, then try again.
       *[unknown]
            This link does not work, or no longer.
            It does not matter.
    }
own =
    This is the link that you prepared.
    Send it to the person you are inviting.
nothing-open = No workshop is open at the moment.
call =
    { $centre }: call { $name } on { $phone }.
    You can do so { $hours }.
several =
    Several workshops are open.
    Which one would you like to see?
choice = See { $title }, { $centre }
closed =
    Enrolment is over.
    You can call the centre.
