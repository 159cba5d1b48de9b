unclear =
    I did not understand this date.
    Write it like this, for example: Saturday 17 October at 14:30.
no-such-day =
    This day is not in the calendar.
    Please write another date.
no-such-hour =
    This hour does not exist.
    Write 14:30, for example.
other-weekday =
    { $day } is not a { $typed }.
    Please write the date once more.
past =
    This date is already over.
    Please write a date to come.
far =
    This date is more than a year away.
    Please write a nearer date.
