command-aide = Voir qui appeler
who = 📞 Voir qui appeler
number = 📇 Voir le numéro du centre
talk = 💬 J'ai besoin de parler
no-thanks = Non merci
who-title = <b>Qui appeler</b>
contact =
    {""}
    { $centre }
    { $name } : { $phone }
    Horaires : { $hours }.
card = 📇 Appeler { $name }
talk-title = <b>Parler à quelqu'un</b>
listener =
    { $name } vous écoute : { $phone }
    Horaires : { $hours }.
    {""}
free-lines =
    Ces numéros sont gratuits, jour et nuit.
    📞 { $suicide } : prévention du suicide
    📞 { $medical } : urgence médicale
    📞 { $any } : toute urgence
    {""}
not-watched = La nuit, personne ne lit ici.
call-you = Voulez-vous qu'on vous appelle ?
call-me = 📞 Oui, appelez-moi
wished =
    { $night ->
        [0] C'est noté, l'équipe est prévenue.
       *[other] C'est noté, l'équipe le verra à ses horaires.
    }
wished-before = C'est déjà noté, l'équipe ne vous oublie pas.
wished-alone =
    C'est noté.
    Mais personne n'est prévenu pour le moment.
    Appelez vous-même, si vous pouvez : { $phone }
calls-you =
    { $name }, ou quelqu'un de l'équipe, vous appelle.
    Horaires : { $hours }.
in-emergency =
    En urgence, appelez le { $medical } ou le { $any }.
    Le { $suicide } répond jour et nuit.
phone-asked =
    Le centre n'a pas votre numéro ?
    Écrivez-le ici, si vous voulez.
phone-written =
    On vous appelle au { $phone }.
    Pour le changer, écrivez-en un autre.
phone-noted =
    Merci.
    On vous appelle au { $phone }.
wish =
    <b>📞 { $name } demande un appel</b>
    Demandé { $at }.
wish-phone = Numéro : { $phone }
done = C'est fait
called-by = Appel fait par { $name }.
wants-call = Demande qu'on l'appelle.
wants-call-on = Demande qu'on l'appelle au { $phone }.
