open = 🔀 Is the same person as…
who =
    <b>{ $name }</b>, file { $number }.
    { $count ->
        [0] There is nobody else.
       *[other] Who is the same person?
    }
see = See { $name }, file { $number }
preview =
    <b>One file for { $name }</b>
    Here is what each of them holds.
about =
    { "" }
    { $gone ->
        [1] File { $number }, which goes: { $name }.
       *[0] File { $number }, which stays: { $name }.
    }
    { $telegram ->
        [1] 📱 Uses Telegram.
       *[0] ☎️ Does not use Telegram.
    }
    { $places }
    💬 Answers to sessions: { $answers }.
place = 🪑 Has a place: “{ $title }”.
no-place = 🪑 Has no place.
sure =
    { "" }
    Everything goes into file { $stays }.
    Where both have the same, file { $stays } counts.
    File { $gone } goes, for good.
yes = ✅ Yes, it is the same person
no = No, change nothing
today = 🔀 { $name } may have two files.
compare = 🔀 Compare the two files
done =
    It is done.
    { $name } has one file now.
not-these =
    These two files do not belong together.
    People of the team keep their own file.
