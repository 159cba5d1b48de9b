name = Atelier
description =
    Bonjour.
    Je suis l'assistant de votre atelier.
    Je vous rappelle les séances.
    Vous répondez en touchant un bouton.
short = L'assistant de votre atelier : séances, balades, nouvelles.
unknown =
    Nous ne nous connaissons pas encore.
    Touchez « Voir le menu » pour commencer.
not-for-you = Ce bouton est pour une autre personne.
gone =
    Ceci n'existe plus.
    Le menu vous montre la suite.
old-button =
    Ce bouton est ancien.
    Le menu vous montre la suite.
no-name =
    Je n'ai pas pu lire ce prénom.
    Écrivez-le avec des lettres, s'il vous plaît.
session-cancelled = Cette séance est annulée.
session-begun =
    Cette séance a déjà commencé.
    Vous pouvez appeler le centre.
incident =
    Quelque chose n'a pas marché.
    Ce n'est pas votre faute.
    C'est noté (numéro { $number }).
    Vous pouvez réessayer dans un moment.
incident-for-operator =
    Incident numéro { $number } : { $problem }.
    Le message est gardé en quarantaine.
for-person = 👤 Pour { $name } :
