menu = 📤 See what is about to go
title =
    <b>📤 What is about to go</b>
    { $count ->
        [0] Nothing is planned in the next seven days.
       *[other] The next seven days, if nothing changes:
    }
day =
    { "" }
    <b>{ $day }</b>
picture =
    { $feature ->
        [announcements] 📣
        [attendance] ✅
        [changes] 📅
        [checkins] ☀️
        [hosts] 🎓
        [outings] 🚶
        [reminders] 🔔
       *[other] ✉️
    }
what =
    { $feature ->
        [announcements] announcements
        [attendance] attendance to note
        [changes] news of a session
        [checkins] questions for news
        [hosts] messages to hosts
        [outings] outing reminders
        [reasons] words after an absence
        [reminders] session reminders
       *[other] other messages
    }
line =
    { $held ->
        [1] ⏸️ { $hour }, { $what }: { $count }, not to be sent
       *[0] { $picture } { $hour }, { $what }: { $count }
    }
see = { $picture } Read { $at }
group =
    <b>{ $at }: { $what }</b>
    { $count ->
        [one] One person will get it.
       *[other] { $count } people will get it.
    }
reads =
    { "" }
    { $name } will read:
depends =
    { "" }
    The text depends on what happens until then.
hold = ⏸️ Do not send
sure =
    <b>Not send: { $what }, { $at }?</b>
    { $count ->
        [one] One person will not get it.
       *[other] { $count } people will not get it.
    }
    You can change your mind until then.
hold-yes = Yes, do not send
hold-no = Send as planned
held =
    Noted, nothing goes { $at }.
    { "" }
released =
    Noted, it will go.
    { "" }
release = ▶️ Send after all
held-by = ⏸️ { $name } chose not to send it.
is-held = ⏸️ The team chose not to send it.
back = 📤 Back to the list
gone =
    This is no longer about to go.
    The list shows you how it stands.
always =
    { "" }
    News of a session always goes.
    To correct it, change the session once more.
own-way =
    An announcement is taken back elsewhere.
    It is under “Write an announcement”.
