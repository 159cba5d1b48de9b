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
to-group = Write to the group
to-group-and-hosts = Write to the hosts too
see-past = See the announcements sent
no-workshop =
    There is no workshop yet.
    An announcement goes to a workshop's group.
nobody-yet = There is nobody in this group yet.
ask =
    <b>Write your announcement</b>
    Send it here, in one message.
    You will see it before it goes.
ask-again =
    <b>Write the new text</b>
    Send it here, in one message.
    The old text is kept until then.
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
    An announcement has { $limit } characters at most.
    Your text stays here, in the conversation.
    Copy it, shorten it, send it again.
empty =
    I see no text in this message.
    Please write your announcement with words.
only-text =
    For now, an announcement is made of text only.
    Please write it here.
replace-asked =
    The announcement has not been sent yet.
    Would you like to replace its text with this message?
replace = Replace the text
keep = Keep the old text
heading =
    { $form ->
        [centre] <b>Announcement from Centre { $centre }</b>
       *[other] <b>Announcement from { $centre }</b>
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
    { $hosts ->
        [1] For the group and the hosts: { $workshop }.
       *[0] For the group: { $workshop }.
    }
goes-later =
    { $day ->
        [today] It will go today at { $at }.
       *[tomorrow] It will go tomorrow at { $at }.
    }
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
correct = Correct the text
trial-comes = Your trial is coming.
changed =
    The text, the group or the hour has changed.
    Please look once more before you send it.
    { "" }
confirmed =
    { $count ->
        [one] It is confirmed, for 1 person.
       *[other] It is confirmed, for { $count } people.
    }
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
text-gone = The text of this announcement is erased.
sent-on = <b>Announcement of { $at }</b>
progress = Sent to { $sent } of { $total }.
goes-on = It is still being sent.
finished = All is done.
group =
    { $fate ->
        [blocked] 📵 Has blocked the bot: { $names }
        [unreachable] 📵 No longer reachable on Telegram: { $names }
        [stopped] 🔕 Has asked for no more messages: { $names }
        [paused] { $known ->
            [known] ⏸️ Pausing until { $until }: { $names }
           *[open] ⏸️ Pausing: { $names }
        }
        [no-telegram] ☎️ Without Telegram: { $names }
        [left] 👋 Has left the group: { $names }
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
