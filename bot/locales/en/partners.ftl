menu = 🤝 See how many came
count =
    <b>{ $name }</b>
    { $count ->
        [0] Fewer than 5 people came through you.
       *[other] At least { $count } people came through you.
    }
why =
    We never say who.
    Thank you for telling people about our workshops.
