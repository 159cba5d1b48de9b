command-mesdonnees = My information
open = 📄 See my information
title =
    <b>My information</b>
    This is what we know about you.
    You can read, correct or erase all of it.
paper = 📄 Read my information
choices = ✅ See my choices
looks = 👁️ See who looked at it
correct = ✏️ Correct my first name
data = 💾 Get the complete file
erase = 🗑️ Erase my information
back = 📄 Back to my information
paper-sent =
    This is what we know about you.
    This document is for you only.
    You can print it.
data-sent =
    This is the whole file, for a computer.
    It is for you only.
choices-title =
    <b>My choices</b>
    You can change your mind at any time.
no-choices = You have not chosen anything yet.
purpose =
    { $purpose ->
        [enrolment] my place in the workshop
        [team] my place in the team
        [reminders] reminders
        [outings] outings that are proposed
        [news] questions about how I am
        [sharing] sharing my answers
        [arrival] telling the partner
       *[other] another choice
    }
choice =
    { $granted ->
        [1] Yes: { $purpose }, { $day } { $year }.
       *[0] No: { $purpose }, { $day } { $year }.
    }
looks-title =
    <b>Who looked at my information</b>
    Each look by the team is noted.
no-looks =
    Nobody looked at your information.
    Each look by the team is noted.
look = { $who }, { $day } { $year } at { $hour }: { $deed }
by-somebody = Somebody of the team
by-operator = Whoever installs the assistant
deed =
    { $deed ->
        [looked] card opened.
        [answered-for] answer noted for you.
        [attended] attendance noted.
        [read-news] answers read.
        [added] entered by hand.
        [linked] link given for your phone.
        [merged] two cards made one.
        [read-message] message read.
        [called] call noted.
        [offered] place offered.
        [entrusted] role changed.
        [exported] copy of the card.
       *[other] card looked at.
    }
ask-name =
    Your first name here: { $name }.
    Write the right first name.
    It will replace the old one everywhere.
keep-name = Keep this first name
named =
    It is corrected.
    Your first name here: { $name }.
erase-sure =
    <b>Do you want to erase everything, for ever?</b>
    Your name, your answers and your messages will be erased.
erase-place = Your place will be for somebody else.
erase-left =
    Numbers will stay, without your name.
    This conversation you delete yourself, in Telegram.
erase-yes = 🗑️ Yes, erase everything
erase-no = No, keep my information
erasing =
    It is asked for.
    Your information is being erased.
erased =
    <b>It is done.</b>
    { $centre } knows nothing about you any more.
    The safety copies disappear later.
    Thank you for these moments together.
come-back =
    To come back, just call.
    { $name }: { $phone }
last =
    Nobody else coordinates this centre.
    Invite somebody else to the team first.
file = my-information
head = My information
made = Written on { $on }
on = { $day } { $year }
nothing = Nothing.
about = You
name = First name: { $name }
language =
    { $language ->
        [en] Language: English
       *[fr] Language: French
    }
since = We have known each other since { $on }.
contact = Last contact: { $on }.
stopped = You want no more messages.
paused = You pause until { $on }.
telegram = Number of your Telegram account: { $number }
workshops = Your workshops
workshop =
    { $status ->
        [enrolled] { $title }: you have a place, since { $on }.
        [wished] { $title }: you wait for a place, since { $on }.
       *[left] { $title }: you gave your place back on { $on }.
    }
answers = Your answers to the sessions
session = { $title }, { $at } ({ $year })
answer =
    { $reply ->
        [coming] { $session }: I am coming
        [unsure] { $session }: I do not know
       *[not_coming] { $session }: I am not coming
    }
presence = Whether you were at the sessions
was-there =
    { $mark ->
        [here] { $session }: noted as present
        [excused] { $session }: noted as excused
       *[absent] { $session }: noted as absent
    }
helped = Your reasons, and the help you asked for
because =
    { $session }
    { $reason ->
        [lift] You said: it is the way there.
        [child] You said: it is childcare.
        [health] You said: it is tiredness, or health.
        [work] You said: it is work.
        [other] You said: it is something else.
       *[unsaid] You would rather not say why.
    }
help =
    { $session }
    { $help ->
        [lift] { $host ->
            [1]
                You asked for a lift.
                The person who leads it may know.
           *[0] You asked for a lift.
        }
       *[call] You asked for a call.
    }
news = Your news
told =
    { $question }
    { $kind ->
        [yes_no] { $value ->
            [yes] Yes
           *[other] No
        }
       *[other] { $word }
    }
typed = What you wrote, or got from the team
table =
    { $table ->
        [absence_reasons] Reasons that you gave
        [announcement_left_out] Announcements held back
        [announcements] Announcement
        [attendances] Attendance noted
        [calendar_takes] Dates put into your calendar
        [call_marks] Calls noted
        [call_wishes] Request for a call
        [cards] Messages kept up to date
        [chats] Conversation
        [days_off] Leave
        [debriefs] Word about a session
        [guesses] Codes tried
        [help_wishes] Help asked for
        [hosts] Sessions led
        [invitations] Invitation links
        [letters] Messages of the assistant
        [offers] Places offered
        [outing_replies] Answers to outings
        [outings] Outing
        [partner_people] Partner spoken for
        [session_changes] Sessions changed
        [session_guests] Guests that you noted
        [staff] Roles in the team
        [stray_answers] Answer of the team
        [stray_messages] Message to the team
       *[other] Other information
    }
words = { $table }: { $words }
agreed = Your choices
seen = Who looked at your information
also = The rest, in numbers of lines
rows = { $table }: { $count }
foot =
    Responsible: { $controller }.
    Questions and complaints: { $contact }, or the CNIL.
    Without contact for { $months } months, everything is erased.
