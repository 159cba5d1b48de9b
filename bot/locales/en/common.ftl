name = Atelier
description =
    Hello.
    I am your workshop's assistant.
    I remind you of the sessions.
    You answer by tapping a button.
short = Your workshop's assistant: sessions, walks, news.
unknown =
    We do not know each other yet.
    Tap “See the menu” to begin.
not-for-you = This button is for somebody else.
gone =
    This is no longer there.
    The menu shows you the way on.
old-button =
    This button is old.
    The menu shows you the way on.
no-name =
    I could not read this name.
    Please write it with letters.
session-cancelled = This session is cancelled.
session-begun =
    This session has already begun.
    You can call the centre.
incident =
    Something went wrong.
    It is not your fault.
    It is noted (number { $number }).
    You can try again in a moment.
incident-for-operator =
    Incident number { $number }: { $problem }.
    The message is kept in quarantine.
for-person = 👤 For { $name }:
