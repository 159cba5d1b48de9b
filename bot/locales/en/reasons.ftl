why =
    Would you like to tell us why?
    You do not have to.
who-reads = Only the centre's coordinators read it.
because =
    { $reason ->
        [lift] 🚗 It is the way there
        [child] 👶 It is childcare
        [health] 🤒 It is tiredness, or health
        [work] 💼 It is work
        [other] 🌧️ It is something else
       *[unsaid] I would rather not say
    }
missed =
    Hello { $name }.
    We missed you on { $day }.
    It happens to everybody.
missed-call =
    Was not there on { $day }.
    Ask how they are, without blame.
if-you-wish =
    If you like, tell us why.
    Only the centre's coordinators read it.
thanks =
    { $said ->
        [1] Thank you for telling us.
       *[0] Noted, thank you.
    }
awaited =
    See you at the next session:
    { $at }.
help = Can we help you?
ask-lift = 🚗 Ask for a lift
ask-call = 📞 Ask for a call
no-help = No, thank you
asked =
    { $help ->
        [lift] 🚗 Noted: you are looking for a lift.
       *[call] 📞 Noted: you ask for a call.
    }
    For the session on { $at }.
calls-you =
    { $name }, or somebody of the team, calls you.
    Hours: { $hours }.
may-host-know = May the person who leads it know?
host-may = Yes, tell them
host-may-not = No, do not tell them
host-knows =
    { $may ->
        [1]
            Noted.
            The person who leads it may know.
       *[0]
            Noted.
            Only the coordinators know.
    }
unask =
    { $help ->
        [lift] Stop looking for a lift
       *[call] Stop asking for a call
    }
unasked =
    Noted.
    You can ask again whenever you like.
sought =
    🚗 { $name } is looking for a lift.
    For the session on { $at }.
    It is in your calls too.
see = See { $name }
over =
    This question is not open any more.
    Thank you for your answer.
not-asked =
    You are not looking for a lift to this session.
    The menu shows you what you can do.
of-person =
    { $reason ->
        [lift] 🚗 Session { $number }: it is the way there.
        [child] 👶 Session { $number }: it is childcare.
        [health] 🤒 Session { $number }: it is tiredness, or health.
        [work] 💼 Session { $number }: it is work.
        [other] 🌧️ Session { $number }: it is something else.
       *[unsaid] Session { $number }: would rather not say why.
    }
asks =
    { $help ->
        [lift] 🚗 Looks for a lift, { $at }.
       *[call] Asks for a call, session on { $at }.
    }
    { $reason ->
        [lift] Said: it is the way there.
        [child] Said: it is childcare.
        [health] Said: it is tiredness, or health.
        [work] Said: it is work.
        [other] Said: it is something else.
       *[none] { "" }
    }
