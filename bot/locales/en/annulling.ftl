annul = ↩️ Cancel the answer entered
done =
    Noted for { $name }, { $at }.
    The answer entered is cancelled.
own =
    { $reply ->
        [coming] ✅ Their own answer counts again: coming.
        [unsure] ❓ Their own answer counts again: does not know.
        [not_coming] ❌ Their own answer counts again: not coming.
       *[silent] ⏳ There is no answer any more.
    }
see = See the card of { $name } again
not-entered =
    This answer was not entered by the team.
    It stays as it is.
