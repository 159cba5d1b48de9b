command-annonce = Write an announcement
menu = 📣 Write an announcement
begun =
    <b>An announcement is begun</b>
    It has not been sent yet.
    What would you like to do?
resume = See the announcement again
drop = Throw this announcement away
which-workshop =
    <b>Write an announcement</b>
    Which workshop would you like to write to?
workshop = Write to { $title }, { $on }
all-workshops = Write to all workshops
of-all = all workshops
to-whom =
    <b>Write an announcement</b>
    Whom would you like to write to?
to-group =
    { $whom ->
        [enrolled] Write to the group
        [with-hosts] Write to the hosts too
        [hosts] Write to the hosts only
        [waiting] Write to the waiting list
        [coming] Write to those who come
        [came] Write to those who were there
       *[silent] Write to who has not answered
    }
by-answer = Write according to a session
which-session =
    { $count ->
        [0] There is no session to choose.
       *[other] Which session do you think of?
    }
session = Choose { $title }, { $on }
which-answer =
    <b>{ $title }, { $on }</b>
    Whom would you like to write to?
other-group = Choose another group
other-session = Choose another session

see-past = See the announcements sent
no-workshop =
    There is no workshop yet.
    An announcement goes to a workshop's group.
nobody-yet = There is nobody in this group yet.
nobody-there =
    There is nobody in this group yet.
    Your announcement is kept.
ask =
    <b>Write your announcement</b>
    { $audience }
    { $count ->
        [0] Nobody can get it on Telegram for now.
        [one] It will go to 1 person.
       *[other] It will go to { $count } people.
    }
    Send a text, a photo, a voice message, a file or a place here.
    You will see it before it goes.
ask-again =
    <b>Write the new announcement</b>
    Send it here, in one message.
    The old one is kept until then.
cancel = Cancel
cancelled =
    { $dropped ->
        [1] It is cancelled. This announcement will not go.
       *[0] There is nothing left to cancel.
    }
too-long =
    { $over ->
        [one] This text has 1 character too many.
       *[other] This text has { $over } characters too many.
    }
    { $file ->
        [1] Under a file there is room for { $limit } characters.
       *[0] An announcement has { $limit } characters at most.
    }
    Your text stays here, in the conversation.
    { $file ->
        [1] The file is kept: send only a shorter text.
       *[0] Copy it, shorten it, send it again.
    }
empty =
    I see no text in this message.
    Please write your announcement with words.
other-kind =
    I cannot send this in an announcement.
    Send a text, a photo, a video, a voice message, a file or a place.
place-kept =
    The place is kept.
    Now write the words that go with it.
replace-asked =
    The announcement has not been sent yet.
    Would you like to replace it with this message?
replace = Replace the announcement
keep = Keep the announcement
heading =
    { $corrects ->
        [1] { $form ->
            [centre] <b>Correction of an announcement from Centre { $centre }</b>
           *[other] <b>Correction of an announcement from { $centre }</b>
        }
       *[0] { $form ->
            [centre] <b>Announcement from Centre { $centre }</b>
           *[other] <b>Announcement from { $centre }</b>
        }
    }
text =
    { "" }
    { $text }
    { "" }
signature = { $name }, for the team
outlook =
    <b>Before it goes</b>
    { $count ->
        [0] Nobody can get it on Telegram.
        [one] It will go to 1 person.
       *[other] It will go to { $count } people.
    }
    { $audience }
audience =
    { $whom ->
        [with-hosts] For the group and the hosts: { $workshop }.
        [hosts] For the hosts: { $workshop }.
        [waiting] For the waiting list: { $workshop }.
       *[enrolled] For the group: { $workshop }.
    }
audience-of-session =
    { $whom ->
        [coming] For those who come: { $title }, { $on }.
        [came] For those who were there: { $title }, { $on }.
       *[silent] For those who have not answered: { $title }, { $on }.
    }
goes-later =
    { $day ->
        [today] It will go today at { $hour }.
        [tomorrow] It will go tomorrow at { $hour }.
       *[later] It will go { $at }.
    }
follows =
    This is before the session { $title }.
    If the session is moved, the announcement follows.
not-reached =
    { "" }
    Will not get it on Telegram:
capped =
    { "" }
    { $cap ->
        [one] Will get it later, after 1 message in one week:
       *[other] Will get it later, after { $cap } messages in one week:
    }
send =
    { $count ->
        [one] Send to 1 person
       *[other] Send to { $count } people
    }
try = Send me a trial
correct = Change the announcement
trial-comes = Your trial is coming.
changed =
    Something has changed: the announcement, the group or the hour.
    Please look once more before you send it.
    { "" }
schedule = Choose when it goes
redirect = Choose another group
when =
    <b>When should it go?</b>
    At night, an announcement waits for the morning.
at-once = Send as soon as I confirm
type-hour = Write a date and an hour
which-hour =
    <b>Which day, and at which hour?</b>
    Write for example: Saturday 17 October at 14:30.
before = Send before { $title }, { $on }
how-long-before =
    <b>Before the session { $title }, { $on }</b>
    When should it go?
lead =
    { $lead ->
        [eve] Send the day before at { $hour }
       *[shortly] Send the same day at { $hour }
    }
other-hour = Choose another hour
lead-over =
    This moment is over, or the session is cancelled.
    Please choose another hour.
    { "" }
confirmed =
    { $count ->
        [one] It is confirmed, for 1 person.
       *[other] It is confirmed, for { $count } people.
    }
goes-soon = It goes in 30 seconds.
undo = Undo
undone =
    It was not sent.
    Nobody got this announcement.
    { "" }
undo-late =
    This announcement is already on its way.
    You can still take it back.
twin =
    { $known ->
        [1] { $name } has just sent the same announcement.
       *[0] The same announcement has just been sent.
    }
    Send it as well?
send-too = Send it as well
see-theirs = See the other announcement
see-it = See this announcement
report-comes = I tell you here how it goes.
sent-already =
    This announcement is already confirmed.
    It can no longer change.
past =
    <b>The announcements sent</b>
    { $count ->
        [0] No announcement has been sent so far.
       *[other] Choose an announcement to see its result.
    }
look = See { $at }
take-back =
    { "" }
    To take it back, open the announcement.
text-gone = The text of this announcement is erased.
sent-on =
    { $corrects ->
        [1] <b>Correction of { $at }</b>
       *[0] <b>Announcement of { $at }</b>
    }
progress = Sent to { $sent } of { $total }.
waits-for-it = It waits for its hour.
goes-on = It is still being sent.
finished = All is done.
is-retracted =
    { $count ->
        [0] It was taken back before anybody got it.
        [one] It was taken back: 1 person had it.
       *[other] It was taken back: { $count } people had it.
    }
amend = Correct the announcement
amend-asked =
    <b>Write the corrected announcement</b>
    Send it here, in one message.
    You will see it before anything changes.
amend-outlook =
    <b>Before the correction</b>
    { $edit ->
        [1] { $count ->
            [0] Nobody has got this announcement yet.
            [one] The text changes for the person who got it.
           *[other] The text changes for the { $count } people who got it.
        }
       *[0] { $count ->
            [one] The correction goes as a new message, to 1 person.
           *[other] The correction goes as a new message, to { $count } people.
        }
    }
amend-waiting =
    { $count ->
        [one] 1 person still waits for it, and will get the corrected one.
       *[other] { $count } people still wait for it, and will get the corrected one.
    }
amend-now = Confirm the correction
amended =
    { $count ->
        [0] It is corrected: the announcement will go like this.
        [one] The correction is on its way to 1 person.
       *[other] The correction is on its way to { $count } people.
    }
stands-no-more = This announcement can no longer be corrected.
retract = Take the announcement back
retract-asked =
    <b>Take this announcement back?</b>
    { $reached ->
        [0] { $had ->
            [none] Nobody has got it yet.
           *[some] I can no longer take it away from those who have it.
        }
        [one] I take it away from 1 person.
       *[other] I take it away from { $reached } people.
    }
    { $waiting ->
        [0] Nobody waits for it any more.
        [one] 1 person still waits for it, and will not get it.
       *[other] { $waiting } people still wait for it, and will not get it.
    }
    After two days, Telegram does not delete it: its text disappears.
retract-now = Yes, take it back
retracting =
    { $reached ->
        [0] There is no message to take away.
        [one] It is taken away from 1 person.
       *[other] It is taken away from { $reached } people.
    }
    { $waiting ->
        [0] Nobody waited for it any more.
        [one] 1 person will not get it.
       *[other] { $waiting } people will not get it.
    }
retracted-by =
    { $known ->
        [1] { $name } took back your announcement of { $at }.
       *[0] Your announcement of { $at } was taken back.
    }
was-retracted = This announcement was taken back.
group =
    { $fate ->
        [blocked] 📵 Has blocked the assistant: { $names }
        [unreachable] 📵 No longer reachable on Telegram: { $names }
        [stopped] 🔕 Has asked for no more messages: { $names }
        [paused] { $known ->
            [known] ⏸️ Pausing until { $until }: { $names }
           *[open] ⏸️ Pausing: { $names }
        }
        [no-telegram] ☎️ Without Telegram: { $names }
        [left] 👋 No longer in this group: { $names }
        [called-off] 🚫 The session is cancelled, nothing was sent: { $names }
        [retracted] ↩️ Did not get it, it was taken back: { $names }
        [replaced] ✏️ Gets the correction instead: { $names }
        [failed] ⚠️ Sending did not work: { $names }
        [unknown] ⚠️ Nobody knows, Telegram did not answer: { $names }
        [waiting] { $known ->
            [known] ⏳ Waiting until { $until }: { $names }
           *[open] ⏳ On the way: { $names }
        }
       *[sent] 📬 Got it: { $names }
    }
names =
    { $more ->
        [0] { $names }
        [one] { $names } and 1 more
       *[other] { $names } and { $more } more
    }
unknown-stays =
    I do not send it again by myself.
    It might arrive twice.
