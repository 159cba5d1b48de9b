title = <b>Reminder: { $title }</b>
when = 📅 { $at }
where = 📍 { $place }
bring = 🎒 To bring: { $bring }
nudge = Your answer helps us to prepare.
unsure = ❓ You did not know yet.
keep = Keep my answer
call =
    You can call { $name }.
    📞 { $phone }
