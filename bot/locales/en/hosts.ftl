menu = 🎓 See my sessions
session =
    <b>Your session: { $title }</b>
    { $at }
brief = <b>Your session: { $at }</b>
place = 📍 { $place }, { $address }
bring = 🎒 To bring: { $bring }
coming =
    { $count ->
        [0] ✅ Nobody has said “I am coming” yet.
        [one] ✅ One person is coming.
       *[other] ✅ { $count } people are coming.
    }
unsure =
    { $named ->
        [1] { $count ->
            [one] ❓ { $names } is not sure yet.
           *[other] ❓ Not sure yet: { $names }.
        }
       *[0] { $count ->
            [one] ❓ One person is not sure yet.
           *[other] ❓ { $count } people are not sure yet.
        }
    }
silent =
    { $count ->
        [one] ⏳ One person has not answered.
       *[other] ⏳ { $count } people have not answered.
    }
late =
    { $count ->
        [one] ⏰ One person will be late.
       *[other] ⏰ { $count } people will be late.
    }
names =
    { "" }
    The first names, to greet them:
    { $names }
name = 👤 { $name }
more =
    { $count ->
        [one] And one other person.
       *[other] And { $count } other people.
    }
cancelled = 🚫 This session is cancelled.
see = See { $at }
see-who = See who is coming
none =
    You have no session to come.
    Thank you for your help.
not-yours =
    This session is not one of yours.
    The menu shows you yours.
lift = 🚗 { $name } is looking for a lift.
