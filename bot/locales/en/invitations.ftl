refused =
    { $code ->
        [1]
            { $why ->
                [used] This code has been used already.
                [expired] This code is too old.
                [later] You have tried many codes.
               *[unknown] This code does not work, or no longer.
            }
       *[0]
            { $why ->
                [used] This link has been used already.
                [expired] This link is too old.
                [later] You have tried many links.
               *[unknown] This link does not work, or no longer.
            }
    }
    { $why ->
        [used] Ask the centre for another one.
        [expired] Ask the centre for another one.
        [later] Wait an hour, then try again.
       *[unknown] It does not matter.
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
