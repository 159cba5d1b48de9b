no-thanks = No thank you
thanks =
    Thank you for your message.
    Nobody reads here at once.
    The team will read it, if you like.
unheard =
    { $kind ->
        [voice] Thank you for your voice message.
        [photo] Thank you for your picture.
       *[other] Thank you for your message.
    }
    { $kind ->
        [voice] Nobody can listen to it here.
        [photo] Nobody can see it here.
       *[other] Nobody can open it here.
    }
    The team can call you.
hours =
    The team is there at these hours:
    { $hours }.
pass-on = ✉️ Pass it on to the team
ask-call = 📞 Ask for a call
of-team =
    Thank you for your message.
    Nobody reads here.
    The menu shows you everything.
of-stranger =
    Hello.
    I am an assistant, I do not read messages.
    Tap “See the menu” to see the workshop.
    You can also call somebody.
no-command =
    I do not know this word.
    The menu shows you everything.
passed =
    { $kind ->
        [text] The team has your message.
       *[other] It is noted, the team has been told.
    }
passed-already =
    This message has been passed on already.
    The team will read it.
not-kept =
    All right.
    Your message is not kept.
dropped =
    This message is no longer kept.
    You can write it again.
nobody =
    It is noted.
    But nobody can read here at the moment.
    Call { $name }: { $phone }
message =
    <b>✉️ Message from { $name }</b>
    Passed on { $at }.
quoted =
    {""}
    { $text }
unheard-by-team =
    { $kind ->
        [voice] It is a voice message.
        [photo] It is a picture.
       *[other] It is a message that I cannot read.
    }
    I cannot pass it on.
    Please call this person.
more = Read on
read =
    { $kind ->
        [text] It is read
       *[other] It is done
    }
read-by = Seen by { $name }.
sent =
    { $kind ->
        [text] Wrote to the team, nobody has read it yet.
        [voice] Sent a voice message, please call.
        [photo] Sent a picture, please call.
       *[other] Sent a message, please call.
    }
open = ✉️ Read the message
reply = ✍️ Answer { $name }
the-team = The team
before =
    {""}
    After this answer by { $name }:
    "{ $text }"
answered =
    {""}
    ✅ { $name } answered, { $at }:
write-answer =
    Write your answer to { $name } here.
    You will read it again before it goes.
preview = { $name } will read this:
signed =
    {""}
    Signed: { $name }.
send = Send to { $name }
rewrite = Write it differently
cancel = Cancel
sent-off =
    Sent to { $name }.
    The whole team sees that you answered.
answered-already =
    An answer has gone already.
    Yours was not sent.
answered-by-you =
    You have answered already.
    Nothing goes twice.
yours =
    Your text:
    "{ $text }"
    {""}
nothing-to-send =
    This text is no longer here, nothing was sent.
    You can write it again.
too-long =
    This is a little long: { $most } characters at most.
    Please write less.
cannot-reach =
    Our messages do not reach { $name }.
    A call is surer.
answer-from = <b>✉️ { $name } answers you:</b>
answer-from-team = <b>✉️ The team answers you:</b>
write-back = ✍️ Write again
write-here =
    Write your message here.
    Then send it.
later = Later
away =
    The team is away at the moment.
    They will read you on { $day }.
closed =
    The centre is closed at the moment.
    The team will read you on { $day }.
call-instead = If it is urgent, call { $name }: { $phone }
today = ✉️ { $name } waits for an answer.
see = Read { $name }
today-done = ✅ { $who } saw to the message of { $name }.
