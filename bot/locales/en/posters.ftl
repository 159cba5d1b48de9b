open = 🖨️ Make a poster
which =
    <b>Poster for { $name }</b>
    It has the dates, a code to scan and a code to type.
    A4 is for the wall, A5 for the hand.
make =
    { $language ->
        [en] { $size } in English
       *[fr] { $size } in French
    }
made =
    Here is the poster for { $name }.
    Print it, or forward it to the partner.
    If you revoke the link, it no longer works.
another = Make another poster
when = When we meet
scan = Point your phone at this square.
type =
    Or, on Telegram,
    type this code to
    @{ $bot }
call =
    Would you rather talk?
    { $name } will answer.
hours = On the phone { $hours }.
with = With: { $name }
several = Our workshops
ask = The next dates? Call us.
from = from { $on }
day = { $on }
hour = { $at }
