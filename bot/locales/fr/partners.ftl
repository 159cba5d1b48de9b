menu = 🤝 Voir combien sont venus
count =
    <b>{ $name }</b>
    { $count ->
        [0] Moins de 5 personnes sont venues par vous.
       *[other] Au moins { $count } personnes sont venues par vous.
    }
why =
    Nous ne disons jamais qui.
    Merci de parler de nos ateliers.
