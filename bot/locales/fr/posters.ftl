open = 🖨️ Faire une affiche
which =
    <b>Affiche pour { $name }</b>
    Elle porte les dates, un code à scanner et un code à écrire.
    A4 s'accroche au mur, A5 se donne à la main.
make =
    { $language ->
        [en] { $size } en anglais
       *[fr] { $size } en français
    }
made =
    Voici l'affiche pour { $name }.
    Imprimez-la, ou transférez-la au partenaire.
    Si vous annulez le lien, elle ne marche plus.
another = Faire une autre affiche
when = Les rencontres
scan = Visez ce carré avec votre téléphone.
type =
    Ou, sur Telegram,
    écrivez ce code à
    @{ $bot }
call =
    Vous préférez parler ?
    { $name } vous répond.
hours = Au téléphone { $hours }.
with = Avec : { $name }
several = Nos ateliers
ask = Les prochaines dates ? Appelez-nous.
from = dès le { $on }
day = { $on }
hour = { $at }
