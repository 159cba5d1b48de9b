back =
    I was away for a moment.
    If you tapped a button, please tap it again.
