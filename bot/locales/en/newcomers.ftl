enrolled = { $name } has taken place { $place } of { $capacity }.
wished = { $name } would like a place. The workshop is full.
