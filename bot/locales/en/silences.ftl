reason =
    { $why ->
        [again] No answer for two sessions.
        [lost] The reminder could not be delivered.
        [unreminded] No answer, and no reminder.
       *[silent] No answer yet.
    }
    Session “{ $title }”, { $at }.
button =
    { $reply ->
        [coming] ✅ Comes
        [unsure] ❓ Does not know
       *[not_coming] ❌ Does not come
    }
noted =
    { $reply ->
        [coming] ✅ Noted: { $name } comes.
        [unsure] ❓ Noted: { $name } does not know.
       *[not_coming] ❌ Noted: { $name } does not come.
    }
    Session: { $at }
    A mistake? Tap another answer.
moved =
    This session has a new date.
    New date: { $at }
    What does { $name } say?
