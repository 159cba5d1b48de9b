command-langue = Français / English
open = 🌐 Change the language / Langue
question =
    Quelle langue voulez-vous ?
    Which language would you like?
french = Parler français
english = Speak English
chosen = Done, I speak English with you.
