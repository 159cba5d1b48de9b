menu = 🪪 See the team
title = <b>The team</b>
colleague =
    { $role ->
        [host] 🎓 { $name } leads sessions.
        [partner] 🤝 { $name } is a partner of the centre.
       *[coordinator] 🪪 { $name } coordinates the workshops.
    }
remove =
    { $role ->
        [host] Take { $name } off the sessions
        [partner] Take { $name } off the partners
       *[coordinator] Take { $name } off the coordination
    }
sure =
    <b>Take { $name } off the team?</b>
    { $role ->
        [host] Their sessions stay on the programme.
        [partner] The partner's link and poster stay valid.
       *[coordinator] They will no longer see the group or the calls.
    }
    They will get a message of thanks.
    The team will be told.
yes = Yes, take { $name } off
keep = Keep the team as it is
removed =
    Done.
    { $name } is no longer on the team.
    The team is told.
back = 🪪 Back to the team
leave =
    { $role ->
        [host] 👋 Stop leading sessions
        [partner] 👋 Stop being a partner here
       *[coordinator] 👋 Stop coordinating
    }
leave-sure =
    { $role ->
        [host] <b>Do you want to stop leading sessions?</b>
        [partner] <b>Do you want to stop being a partner here?</b>
       *[coordinator] <b>Do you want to stop coordinating the workshops?</b>
    }
    { $role ->
        [partner] You will no longer see how many came through you.
       *[other] You will no longer see what the team sees.
    }
    The team will be told.
    To come back you will need another invitation.
leave-yes = Yes, I leave the team
stay = Stay on the team
left =
    { $role ->
        [host] Done, you no longer lead sessions.
        [partner] Done, you are no longer a partner here.
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
        [partner] { $name } joins us as a partner.
       *[coordinator] { $name } joins the team to coordinate the workshops.
    }
invited-by = { $name } made the invitation.
has-left =
    { $role ->
        [host] { $name } no longer leads sessions.
        [partner] { $name } is no longer our partner.
       *[coordinator] { $name } no longer coordinates the workshops.
    }
    It is their choice.
has-gone =
    { $role ->
        [host] { $name } no longer leads sessions.
        [partner] { $name } is no longer our partner.
       *[coordinator] { $name } no longer coordinates the workshops.
    }
done-by = { $name } made this change.
thanks =
    Hello { $name }.
    { $role ->
        [host] You no longer lead sessions here.
        [partner] You are no longer a partner here.
       *[coordinator] You no longer coordinate the workshops here.
    }
    Thank you for all you have done.
    { $role ->
        [partner] You can still call us.
       *[other] Only what you had confirmed still goes.
    }
ask = With a question, call { $name }: { $phone }
