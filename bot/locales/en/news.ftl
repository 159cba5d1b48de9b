menu = ☀️ See the news
title = <b>The news</b>
workshop = See { $title }
of-workshop = <b>The news: { $title }</b>
next = Next time: { $title }, { $day }.
see = See: { $title }
back = Go back
see-wave = See the news
wave = <b>{ $title }</b>, { $day }
group =
    { $stand ->
        [answered] Answered
        [told] Gave their news by voice
        [waiting] Not answered yet
        [declined] Would rather not answer
       *[unreached] Not reached yet
    } ({ $count }): { $names }
read = Read { $name }
private = { $name } does not share any answers.
of-person = <b>{ $name }</b>, { $title }
line =
    { $question } { $kind ->
        [faces] { $picture } { $word }
        [yes_no] { $value ->
            [yes] Yes
           *[other] No
        }
       *[other] { $word }
    }
all-passed = Every question was passed.
noted = Your reading is noted.
middle = <b>The middle of the group</b>, from the answers that are shared
masked = { $question } fewer than 5 answers
too-few = The middle of the group: fewer than 5 shared answers.
told = Noted: { $name } gave their news ({ $title }).
silent = Gave no news: { $title }.
wishes-call = Would like a call.
gave = Gave their news
