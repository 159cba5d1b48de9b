title = <b>Reminder: { $title }</b>
when = 📅 { $at }
where = 📍 { $place }
bring = 🎒 To bring: { $bring }
nudge = Your answer helps us to prepare.
keep = Keep my answer
call =
    You can call { $name }.
    📞 { $phone }
