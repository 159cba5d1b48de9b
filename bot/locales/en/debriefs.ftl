tell = 📝 Leave a word for the team
ask =
    <b>A word for the team</b>
    { $title }, { $at }
    How did it go?
    Type it, or send a voice message.
limits =
    { "" }
    ⚠️ No names, nothing about health.
    The coordinators of the centre can read it.
text-or-voice =
    Please send a text or a voice message.
    I keep nothing else here.
kept =
    Thank you, it is kept for the team.
    The coordinators find it with the session.
more = 📝 Add a word
take-back = ↩️ Take it back
taken-back =
    Your word is taken back.
    Nobody can read it any more.
not-now = Later
read = 📝 Read what was told: { $count }
by =
    <b>A word from { $name }</b>
    { $title }
    Received { $at }.
    { $last ->
        [1] { "" }
       *[other] Page { $number } of { $last }.
    }
text =
    { "" }
    { $text }
voice = 🎤 The voice message is below.
none = There is no word for this session.
gone =
    This word is not kept any more.
    You can leave another one.
closed =
    The week is over.
    You can talk to the coordinators.
