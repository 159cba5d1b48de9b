open = 🤝 Invite
whom =
    Whom would you like to invite?
    You will get a message to forward.
somebody = Invite somebody
partners = Invite through a partner
hosts = Invite a host
colleague = Invite a coordinator
back = Invite somebody else
which-partner = Which partner?
which-host = Whom would you like to invite to lead sessions?
which-workshop = To which workshop?
choice = Invite { $name }
for-partner = See the link: { $name }
workshop = Invite to { $title }
forward =
    Hello.
    { $centre } invites you to the workshop “{ $title }”.
    Tap this link, then “Start”:
    { $link }
forward-centre =
    Hello.
    { $centre } invites you to its workshops.
    Tap this link, then “Start”:
    { $link }
forward-team =
    Hello.
    { $name } invites you to join the team: { $centre }.
    The link works once, until { $until }.
    Tap this link, then “Start”:
    { $link }
send-on =
    Forward the message above.
    { $kind ->
        [i] This link works once, for 7 days.
        [s] When the person opens it, you confirm here.
       *[p] The partner reads rounded numbers, never a name.
    }
partner =
    <b>{ $name }</b>
    Forward the message above to this partner.
    The link works for everybody, without limit.
    { $count ->
        [0] Nobody has come through this link yet.
        [one] One person has come through this link.
       *[other] { $count } people have come through this link.
    }
code =
    Without the link, this code is typed here: <b>{ $code }</b>
    It can be read out on the phone.
entrust = Invite this partner here
thank = Write to the partner
thanks =
    Hello.
    Thank you for telling people about our workshops.
    { $count ->
        [0] Fewer than 5 people have come through you.
       *[other] At least { $count } people have come through you.
    }
    Your link: { $link }
    { $centre }
revoke = Revoke this link
revoke-sure =
    Revoke the link of { $name }?
    Posters and messages that are out will no longer work.
    A new link will be ready.
revoke-yes = Yes, revoke this link
keep = Keep this link
revoked = The link of { $name } is revoked.
new-link = See the new link
nothing-open =
    No workshop is open.
    Nobody can be invited at the moment.
all-here = All hosts are here already.
