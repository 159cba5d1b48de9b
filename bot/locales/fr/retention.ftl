notice =
    { $final ->
        [1]
            <b>Gardons-nous vos informations ?</b>
            Nous n'avons pas de vos nouvelles depuis longtemps.
            Elles seront effacées le { $day } { $year }.
            C'est notre dernier message à ce sujet.
       *[0]
            <b>Gardons-nous vos informations ?</b>
            Nous n'avons pas de vos nouvelles depuis longtemps.
            Elles seront effacées le { $day } { $year }.
            Pour les garder, touchez le bouton.
    }
stay = 👋 Garder mes informations
stays =
    C'est noté, merci.
    Nous gardons vos informations { $months } mois de plus.
    Elles sont dans « Mes réglages ».
call =
    Sa fiche sera effacée le { $day } { $year }.
    Sans nouvelles depuis longtemps, et injoignable par message.
    Un appel noté ici la garde.
