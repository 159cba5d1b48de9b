before = ◀ See before
after = See more ▶
