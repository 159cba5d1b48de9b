command-langue = Français / English
open = 🌐 Changer la langue / Language
question =
    Quelle langue voulez-vous ?
    Which language would you like?
french = Parler français
english = Speak English
chosen = C'est fait, je vous parle français.
