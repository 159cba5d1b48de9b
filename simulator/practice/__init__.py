"""The practice phones: the people of a workshop on one page, the real bot behind them, and no token.

`practice` is the world and what can be done in it, `hours` its clock, `trouble` what goes wrong on purpose, `telling`
the demonstration's story, `letters` what waits for its hour; `desk` does what a window asks for, `view` is what it
draws, `server` the door, `page` what a browser loads.
"""
