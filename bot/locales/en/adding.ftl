open = ➕ Add a person
which = To which workshop?
to = Add to “{ $title }”
ask =
    <b>{ $title }</b>
    You are adding a person without Telegram.
    Write their first name and send it.
cancel = Cancel
sure = <b>{ $name }</b>, for “{ $title }”.
alike =
    ⚠️ { $name } is in this workshop already.
    Is this another person?
known =
    🗂️ The centre knows { $name } already.
    If it is the same person, use their file.
same = 🗂️ Use file { $number }
is-there =
    { $name } is in this workshop already.
    Nothing has changed.
read-out = Read this to them, and ask whether they agree:
consent =
    “We note your first name, your answers and when you come.
    It serves to welcome you and to let you know.
    You can leave at any time.”
yes = ✅ { $name } agrees
done =
    { $place ->
        [1] { $name } has a place.
       *[0] { $name } is on the waiting list.
    }
by-phone = Their reminders go by your call list.
another = ➕ Add another person
cancelled = Nobody was added.
nothing-open =
    No workshop is open.
    There is no place to give.
