"""The features: one file each, each with a `router`. Found here by their being here."""
