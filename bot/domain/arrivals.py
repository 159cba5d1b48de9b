"""Whoever came through a partner may let it know: their first name and that they have a place, nothing else."""

PURPOSE = "arrival"  # of consent
