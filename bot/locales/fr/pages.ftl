before = ◀ Voir avant
after = Voir la suite ▶
