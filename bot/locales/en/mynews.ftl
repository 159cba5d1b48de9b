menu = ☀️ See my news
title = <b>My news</b>
next = Next questions: { $day }.
not-asked = You do not get these questions.
is-shared = You share your answers with { $names }.
is-kept = You keep your answers for yourself.
answer-now = Answer now
read-again = Read again: { $title }
looks = See who read my answers
receive = Get the questions
stop = Get no more questions
share = Yes, share them
keep = No, I keep them for myself
share-answers = Share my answers
keep-answers = Keep my answers for myself
sharing =
    <b>Would you like to share your answers with { $names }?</b>
    Nobody else reads them.
    Each reading is noted, and you can see it.
    You can change your mind under “My news”.
shared =
    Noted: you share your answers with { $names }.
    You can see who reads them under “My news”.
kept =
    Noted: nobody reads your answers.
    You can change your mind under “My news”.
receiving = Noted: we will ask how you are.
stopped = Noted: you will not get these questions any more.
wave = <b>{ $title }</b>
answer =
    { $question } { $kind ->
        [faces] { $picture } { $word }
        [yes_no] { $value ->
            [yes] Yes
           *[other] No
        }
       *[other] { $word }
    }
no-answers = You passed all the questions.
looks-title = <b>Who read my answers</b>
look =
    { $known ->
        [0] Somebody from the team
       *[other] { $name }
    }, { $at }.
no-looks = Nobody has read your answers.
