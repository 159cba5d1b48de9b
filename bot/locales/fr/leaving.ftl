command-quitter = Quitter l'atelier
open = 👋 Quitter l'atelier
which = Quel atelier voulez-vous quitter ?
which-one = Quitter « { $workshop } »
question =
    <b>Voulez-vous vraiment quitter « { $workshop } » ?</b>
    Votre place sera pour une autre personne.
    L'équipe sera prévenue, sans vous demander pourquoi.
data =
    Vos informations sont gardées { $months } mois, puis effacées.
    Vous pouvez les effacer avant, dans « Mes réglages ».
yes = Oui, quitter l'atelier
no = Non, rester
done =
    C'est fait.
    Merci pour ces moments ensemble.
    Pour revenir, il suffit d'appeler.
    { $name } : { $phone }
not-in =
    Vous n'avez pas de place dans cet atelier.
    Le menu vous montre la suite.
told =
    <b>👋 { $name } quitte l'atelier</b>
    « { $workshop } » : une place se libère.
    La raison n'a pas été demandée.
