reminder = A small reminder; answering is up to you.
ask =
    <b>Would you like to tell us how you are?</b>
    { $count ->
        [one] One question, one minute.
       *[other] { $count } questions, { $minutes } { $minutes ->
            [one] minute
           *[other] minutes
        }.
    }
    You choose who reads your answers.
    These questions will come back sometimes, for one year.
wave =
    <b>{ $wave }</b>
    How are you?
    { $count ->
        [one] One question left, one minute.
       *[other] { $count } questions, { $minutes } { $minutes ->
            [one] minute
           *[other] minutes
        }.
    }
now = Would you like to answer now?
yes = Yes, I answer
no = Do not get these questions
later = Later
skip = Skip this time
answer = Answer now
resume = Go on with the questions
after-all = I answer after all
waiting = Noted: the questions wait under “My news”.
skipped = Noted, not this time.
refused =
    Noted: you will not get these questions any more.
    You can change your mind under “My news”.
progress = Question { $number } of { $total }
question = { $question }
choice =
    { $kind ->
        [faces] { $picture } { $word }
        [yes_no] { $value ->
            [yes] Yes
           *[other] No
        }
       *[other] { $word }
    }
pass = Pass this question
back = Go back
left =
    Noted, your answers are kept.
    The rest waits under “My news”.
tap =
    Please tap an answer.
    To talk to somebody, tap “See the menu”.
thanks = Thank you, your answers are kept safe.
call = Somebody from the team will call you.
next = We will ask how you are again on { $day }.
talk = To talk to somebody, tap “See the menu”.
answered = Thank you, you have answered these questions already.
closed =
    These questions are not open at the moment.
    Your news is always welcome at the centre.
over = Thank you, these questions are over.
