welcome =
    <b>{ $title }</b>
    { $centre } invites you.
dates =
    The workshop begins on { $first }.
    { $count ->
        [one] One session is left.
       *[other] It has { $count } sessions and ends on { $last }.
    }
where = It is here: { $place }, { $address }.
is-full =
    All places are taken.
    We can note that you would like one.
consent =
    We note your first name, your answers and when you came.
    This helps us to welcome you and to tell you what happens.
    You can leave at any time.
human = With a question, call { $name } on { $phone }.
whole =
    <b>Your information</b>
    Who is responsible for it: { $controller }.
    What we keep: your first name, your answers, when you came.
    We also keep the number of your Telegram account.
    Your agreement allows us to.
    It helps to organise the workshop and to tell you what happens.
    The team of the centre sees it.
    Your news stays yours, unless you share it.
    The hosts see who comes.
    The partners see numbers only.
    We keep it for { $months } months after your last message.
    Then everything is erased.
    You can leave, and see, correct or erase everything.
    It is in “My settings”, without asking anybody.
    You can also write to { $contact }.
    The CNIL answers your questions: cnil.fr.
agree = I enrol
wish = I ask for a place
read = Read the whole text
not-now = Later
tap-please = Please tap a button.
ask-name =
    Thank you.
    What is your first name?
    This is the last question.
name = My name is { $name }
other-name = Write another name
type-name =
    Write your first name here.
    Then send it.
done =
    Done, { $name }.
    You have your place.
first =
    First session: { $when }.
    It is here: { $place }.
full =
    All places are taken, { $name }.
    We have noted that you would like one.
    I write to you as soon as a place is free.
already =
    You already have your place, { $name }.
    We look forward to seeing you.
later =
    All right, take your time.
    You can go on whenever you like.
go-on = Go on
enrol =
    { $more ->
        [1] 📝 Enrol in another workshop
       *[0] 📝 Enrol in the workshop
    }
which = Which workshop would you like to see?
choice = See “{ $title }”
closed =
    Enrolment is over.
    You can call the centre.
