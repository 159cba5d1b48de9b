back =
    J'ai été absent un moment.
    Si vous avez touché un bouton, touchez-le encore.
