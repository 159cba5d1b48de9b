title = <b>Rappel : { $title }</b>
when = 📅 { $at }
where = 📍 { $place }
bring = 🎒 À apporter : { $bring }
nudge = Votre réponse nous aide à tout préparer.
unsure = ❓ Vous ne saviez pas encore.
keep = Garder ma réponse
call =
    Vous pouvez appeler { $name }.
    📞 { $phone }
