menu = 🪪 See the team
title = <b>The team</b>
colleague =
    { $role ->
        [host] 🎓 { $name } leads sessions.
       *[coordinator] 🪪 { $name } coordinates the workshops.
    }
remove =
    { $role ->
        [host] Take { $name } off the sessions
       *[coordinator] Take { $name } off the coordination
    }
sure =
    <b>Take { $name } off the team?</b>
    { $role ->
        [host] Their sessions stay on the programme.
       *[coordinator] They will no longer see the group or the calls.
    }
    They will get a message of thanks.
    The whole team will be told.
yes = Yes, take { $name } off
keep = Keep the team as it is
removed =
    Done.
    { $name } is no longer on the team.
    The whole team is told.
back = 🪪 Back to the team
leave =
    { $role ->
        [host] 👋 Stop leading sessions
       *[coordinator] 👋 Stop coordinating
    }
leave-sure =
    { $role ->
        [host] <b>Do you want to stop leading sessions?</b>
       *[coordinator] <b>Do you want to stop coordinating the workshops?</b>
    }
    You will no longer see what the team sees.
    The team will be told.
    To come back you will need another invitation.
leave-yes = Yes, I leave the team
stay = Stay on the team
left =
    { $role ->
        [host] Done, you no longer lead sessions.
       *[coordinator] Done, you no longer coordinate.
    }
    Thank you for all you have done.
last =
    Somebody has to coordinate.
    Please invite somebody else first.
not-in =
    This person is no longer on the team.
    The menu shows you how to go on.
has-come =
    { $role ->
        [host] { $name } joins the team to lead sessions.
       *[coordinator] { $name } joins the team to coordinate the workshops.
    }
invited-by = { $name } made the invitation.
has-left =
    { $role ->
        [host] { $name } no longer leads sessions.
       *[coordinator] { $name } no longer coordinates the workshops.
    }
    It is their choice.
has-gone =
    { $role ->
        [host] { $name } no longer leads sessions.
       *[coordinator] { $name } no longer coordinates the workshops.
    }
done-by = { $name } made this change.
thanks =
    Hello { $name }.
    { $role ->
        [host] You no longer lead sessions here.
       *[coordinator] You no longer coordinate the workshops here.
    }
    Thank you for all you have done.
    What you had begun here was not sent.
ask = With a question, call { $name }: { $phone }
