command-aide = See who to call
who = 📞 See who to call
number = 📇 See the number of the centre
talk = 💬 I need to talk
no-thanks = No thank you
who-title = <b>Who to call</b>
contact =
    {""}
    { $centre }
    { $name }: { $phone }
    Hours: { $hours }.
card = 📇 Call { $name }
talk-title = <b>Talk to somebody</b>
listener =
    { $name } listens to you: { $phone }
    Hours: { $hours }.
    {""}
free-lines =
    These numbers are free, day and night.
    📞 { $suicide }: suicide prevention
    📞 { $medical }: medical emergency
    📞 { $any }: any emergency
    {""}
not-watched = At night, nobody reads here.
call-you = Would you like us to call you?
call-me = 📞 Yes, call me
wished =
    { $night ->
        [0] It is noted, the team has been told.
       *[other] It is noted, the team will see it during its hours.
    }
wished-before = It is noted already, the team does not forget you.
wished-alone =
    It is noted.
    But nobody has been told for now.
    Please call yourself, if you can: { $phone }
calls-you =
    { $name }, or somebody of the team, calls you.
    Hours: { $hours }.
in-emergency =
    In an emergency, call { $medical } or { $any }.
    { $suicide } answers day and night.
phone-asked =
    Does the centre not have your number?
    Write it here, if you like.
phone-written =
    We call you on { $phone }.
    To change it, write another one.
phone-noted =
    Thank you.
    We call you on { $phone }.
wish =
    <b>📞 { $name } asks for a call</b>
    Asked { $at }.
wish-phone = Number: { $phone }
done = It is done
called-by = Called by { $name }.
wants-call = Asks to be called.
wants-call-on = Asks to be called on { $phone }.
