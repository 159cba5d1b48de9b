enrolled =
    { $name } has taken place { $place } of { $capacity }.
    It is for “{ $title }”.
wished =
    { $name } would like a place.
    “{ $title }”: the workshop is full.
see = 🙋 See the waiting list
