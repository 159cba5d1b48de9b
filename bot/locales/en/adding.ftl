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
by-phone =
    Their reminders go by your call list.
    A personal link is on their card, if needed.
another = ➕ Add another person
cancelled = Nobody was added.
nothing-open =
    No workshop is open.
    There is no place to give.
