menu = 🙋 See my request for a place
offer =
    A place is free, { $name }.
    <b>{ $title }</b>
begins = The workshop begins on { $on }.
until =
    Please answer before { $until }.
    After that, the place goes to somebody else.
take = ✅ I take the place
decline = ❌ I do not take it
taken =
    It is done, { $name }.
    You have your place.
declined =
    Noted, thank you for your answer.
    The place goes to somebody else.
lapsed =
    The place has gone to somebody else.
    Would you still like a place?
    You can stay on the list.
stay = 🙋 Stay on the list
withdraw = 👋 Leave the list
withdrawn =
    Noted.
    You are no longer on the waiting list.
    You can come back whenever you like.
not-waiting =
    You are not waiting for a place.
    The menu shows you what is next.
have-it =
    You have your place.
    To give it back, open your settings in the menu.
has-it = { $name } has their place already.
over =
    This offer is over.
    The waiting list shows you how it stands.
not-on-the-list =
    This person is not on the waiting list.
    The menu shows you what is next.
standing =
    <b>{ $title }</b>
    You have been waiting for a place since { $since }.
    I write to you as soon as a place is free.
no-offer =
    This place is no longer offered.
    The menu shows you what is next.
too-late =
    This place has gone to somebody else.
    You can stay on the waiting list.
offered-already = A place is offered to them already.
none-free =
    { $offered ->
        [0] No place is free.
       *[other] No place is free: they are offered to others.
    }
free =
    A place is free: “{ $title }”.
    { $count ->
        [one] One person is waiting: { $name }.
       *[other] { $count } people are waiting, { $name } the longest.
    }
    The workshop has begun: it is yours to decide.
free-places =
    { $count ->
        [one] 🪑 One place is free.
       *[other] 🪑 { $count } places are free.
    }
line =
    { $answer ->
        [open] 📨 { $name }: a place is offered until { $until }.
       *[lapsed] ⏳ { $name } did not answer in time, { $until }.
    }
offered = 📨 A place is offered until { $until }.
propose = 🪑 Offer the free place
proposed =
    The place is offered to { $name }.
    It is kept for them until { $until }.
strike = 👋 Take off the waiting list
struck =
    Noted.
    { $name } is no longer on the waiting list.
takes = ✅ Takes the place
takes-not = ❌ Does not take the place
placed =
    It is done.
    { $name } has a place.
call = A place is offered to them until { $until }: “{ $title }”.
call-lapsed = Did not answer the place they were offered: “{ $title }”.
today =
    🪑 { $title }: { $free ->
        [0] no free place
        [one] one free place
       *[other] { $free } free places
    }, { $count ->
        [0] nobody waits.
        [one] one person waits.
       *[other] { $count } people wait.
    }
today-see = 🙋 See the waiting list
