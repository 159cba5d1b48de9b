ask =
    <b>{ $centre }</b>
    { $role ->
        [host] You are invited to lead sessions.
        [partner] You are invited as a partner.
       *[coordinator] You are invited to coordinate the workshops.
    }
    We note your name and your role.
    The team and the participants see them.
    You can leave at any time.
ask-name = What is your name?
name = My name is { $name }
other-name = Write another name
not-now = Later
type-name =
    Write your name here.
    Then send it.
later =
    All right.
    Tap the link again whenever you like.
waiting =
    Thank you.
    { $name } still has to confirm.
    You will then get a message.
opened =
    { $name } has opened your link.
    { $role ->
        [host] It was a link to lead sessions.
        [partner] It was a link for a partner.
       *[coordinator] It was a link to coordinate the workshops.
    }
right-person = Is it the right person?
yes = Yes, confirm
no = No, decline
confirmed = It is confirmed.
refused =
    Declined.
    This person does not join the team.
welcome =
    Welcome to the team, { $name }.
    { $role ->
        [host] The menu shows your sessions.
        [partner] The menu shows how many came through you.
       *[coordinator] The menu shows what you can do.
    }
declined =
    Your request was not confirmed.
    With a question, call { $name } on { $phone }.
operator =
    Done.
    You will get the messages about failures here.
    You will see no answer of any participant.
own =
    This is the link that you prepared.
    Send it to the person you are inviting.
over =
    This link no longer works.
    Ask the centre for another one.
not-yours = Whoever sent the link answers themselves.
settled =
    You have answered already.
    Nothing changes.
tap-please = Please tap a button.
today = 🤝 { $name } waits for you to confirm.
answer = Answer for { $name }
