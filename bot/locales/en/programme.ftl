command-programme = See the programme
menu = 📅 See the programme
none =
    You have no place in a workshop yet.
    The programme will be here after that.
    The menu tells you whom to call.
phase =
    <b>{ $title }</b>
    Workshop: { $workshop }
    Tap a session to see it.
legend = ✅ I am coming, ❓ I do not know, ❌ I am not coming
line =
    { $stands ->
        [cancelled] Cancelled:{ " " }
        [over] Past:{ " " }
       *[open] { "" }
    }{ $at }: { $title }
session =
    { $stands ->
        [cancelled] 🚫{ " " }
        [over] { "" }
       *[open] { $reply ->
            [coming] ✅{ " " }
            [late] ✅{ " " }
            [unsure] ❓{ " " }
            [not_coming] ❌{ " " }
           *[none] { "" }
        }
    }See { $day }
other = See “{ $title }”
title =
    <b>{ $title }</b>
    { $about }
when = 📅 { $day }, { $hour } to { $until }
where = 📍 { $place }
bring = 🎒 To bring: { $bring }
host = 👤 { $name }, { $role }
prepare = 🎒 Prepare to come
prepare-title = <b>Coming to: { $title }</b>
map = 📍 See the place
find = { $how }
on-the-map = Here is the place on the map.
back-to-session = Back to the session
back = Back to the programme
come-to-all = ✅ I am coming to all
comes-to-all =
    { $count ->
        [0]
            Every session to come has your answer.
            Nothing has changed.
        [one] ✅ Noted: you are coming to this session.
       *[other] ✅ Noted: you are coming to these { $count } sessions.
    }
change-one = To change an answer, tap the session.
entered-by = Noted by { $name } for you.
