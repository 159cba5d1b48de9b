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
