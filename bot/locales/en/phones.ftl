link =
    { $again ->
        [1] 🔗 Link for a new telephone
       *[0] 🔗 Personal link for Telegram
    }
forward =
    Hello { $name }.
    { $centre } sends you this link.
    It is for you only.
    It works once, until { $until }.
    { $link }
send-on =
    Forward this message to { $name }.
    Their answers and their place are waiting for them.
    Earlier links no longer work.
ask =
    Hello.
    { $centre } is expecting you here.
    Are you { $name }?
shared =
    This telephone is also used by { $other }.
    { $name } can use it together with { $other }.
yes = ✅ Yes, I am { $name }
no = ❌ No, I am somebody else
welcome =
    Hello { $name }.
    This telephone is yours here from now on.
    Everything that you said is there.
astray =
    Thank you for telling us.
    This link no longer works.
    If you have a question: { $name }, { $phone }.
went-astray =
    The link of { $name } has come to somebody else.
    It no longer works.
    A new one is made here:
over =
    This link no longer works.
    The centre can give you another one.
switch = 👤 I am { $name }
code =
    Or read this code out to { $name }: <b>{ $code }</b>
    { $name } types it in their own chat with the assistant.
