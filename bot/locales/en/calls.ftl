command-appels = See the calls to make
menu =
    { $count ->
        [0] 📞 See the calls
       *[other] 📞 Make the calls: { $count }
    }
title =
    <b>The calls</b>
    { $count ->
        [0] Nobody to call. All is well.
        [one] One person to call.
       *[other] { $count } calls to make.
    }{ $last ->
        [1] { "" }
       *[other] { " " }Page { $number } of { $last }.
    }
done-title =
    <b>The calls made</b>
    { $count ->
        [0] No call made for now.
        [one] One call made.
       *[other] { $count } calls made.
    }
line =
    { $urgent ->
        [1] 🔴 Urgent, { $name }: { $why }
       *[0] 📞 { $name }: { $why }
    }{ $tries ->
        [0] { "" }
        [one] { " " }(tried once)
       *[other] { " " }(tried { $tries } times)
    }
see = { $nth ->
        [1] See { $name }
       *[other] See { $name } ({ $nth })
    }
see-done = See the calls made: { $count }
back = 📞 Go back to the calls
call =
    { $urgent ->
        [1] <b>🔴 Urgent: call { $name }</b>
       *[0] <b>Call { $name }</b>
    }
since = Since { $at }.
tried =
    { $count ->
        [one] Tried once.
       *[other] Tried { $count } times.
    }
    The last time { $who }, { $at }.
was-done = Call made { $who }, { $at }.
by = by { $name }
by-somebody = by the team
is-done = It is done
not-reached = Try again later
reopen = Put back on the list
noted-done =
    Noted for { $name }.
    The whole team sees it.
    { "" }
noted-tried =
    Noted for { $name }.
    The call stays on the list.
    { "" }
over =
    This call is no longer needed.
    The person has answered meanwhile.
unreachable =
    Our messages no longer reach them on Telegram.
    The assistant may be blocked.
    Once they write to it, this call goes away.
today =
    { $count ->
        [one] 📞 One call to make:
       *[other] 📞 { $count } calls to make:
    }
today-see = 📞 See all calls
today-line =
    { $urgent ->
        [1] 🔴 Urgent, { $name }: { $why }
       *[0] • { $name }: { $why }
    }
today-done = ✅ { $who } called { $name }.
