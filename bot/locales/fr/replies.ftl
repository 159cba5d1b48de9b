button =
    { $reply ->
        [coming] ✅ Je viens
        [unsure] ❓ Je ne sais pas
       *[not_coming] ❌ Je ne viens pas
    }
ask = Est-ce que vous venez ?
noted =
    { $reply ->
        [coming] ✅ C'est noté : vous venez.
        [late]
            ✅ C'est noté : vous venez, un peu plus tard.
            On vous attend.
        [unsure] ❓ C'est noté : vous ne savez pas encore.
       *[not_coming]
            ❌ C'est noté : vous ne venez pas.
            Merci de nous avoir prévenus.
            On vous attend à la prochaine.
    }
closed =
    { $stands ->
        [cancelled] Cette séance est annulée.
        [over] Cette séance est passée.
       *[begun] Cette séance a déjà commencé.
    }
change = ✏️ Changer ma réponse
be-late = ⏰ Je serai en retard
moved = Cette séance a changé de date.
no-place =
    Vous n'avez pas de place dans cet atelier.
    Vous pouvez appeler le centre.
    Le menu vous donne le numéro.
