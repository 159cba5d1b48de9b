unclear =
    Je n'ai pas compris cette date.
    Écrivez-la par exemple ainsi : samedi 17 octobre à 14 h 30.
no-such-day =
    Ce jour n'existe pas dans le calendrier.
    Écrivez une autre date, s'il vous plaît.
no-such-hour =
    Cette heure n'existe pas.
    Écrivez par exemple : 14 h 30.
other-weekday =
    Le { $day } n'est pas un { $typed }.
    Écrivez la date encore une fois, s'il vous plaît.
past =
    Cette date est déjà passée.
    Écrivez une date à venir, s'il vous plaît.
far =
    Cette date est dans plus d'un an.
    Écrivez une date plus proche, s'il vous plaît.
