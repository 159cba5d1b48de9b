annul = ↩️ Annuler la réponse saisie
done =
    C'est noté pour { $name }, { $at }.
    La réponse saisie est annulée.
own =
    { $reply ->
        [coming] ✅ Sa propre réponse compte à nouveau : vient.
        [unsure] ❓ Sa propre réponse compte à nouveau : ne sait pas.
        [not_coming] ❌ Sa propre réponse compte à nouveau : ne vient pas.
       *[silent] ⏳ Il n'y a plus de réponse.
    }
see = Revoir la fiche de { $name }
not-entered =
    Cette réponse n'a pas été saisie par l'équipe.
    Elle reste comme elle est.
