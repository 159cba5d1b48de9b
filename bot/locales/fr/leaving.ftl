command-quitter = Quitter l'atelier
open = 👋 Quitter l'atelier
which = Quel atelier voulez-vous quitter ?
which-one = Quitter « { $workshop } »
question =
    <b>Vraiment quitter « { $workshop } » ?</b>
    Votre place sera pour une autre personne.
    Vous n'aurez plus de rappels.
    L'équipe sera prévenue, sans demander pourquoi.
data =
    Vos données sont gardées { $months } mois, puis effacées.
    Pour les effacer avant, écrivez à { $contact }.
yes = Oui, quitter l'atelier
no = Non, rester
done =
    C'est fait.
    Merci pour ces moments ensemble.
    Vous pouvez revenir, il suffit d'appeler.
    { $name } : { $phone }
not-in =
    Vous n'avez pas de place dans cet atelier.
    Le menu vous montre la suite.
told =
    <b>👋 { $name } quitte l'atelier</b>
    « { $workshop } » : une place est libre.
    La raison n'a pas été demandée.
