"""The story, chapter by chapter. It follows the report of a workshop that took place on the island of Noirmoutier."""

from collections.abc import Awaitable, Callable

from simulator.demo.chapters import afterwards, beginnings, together, welcome, wellbeing
from simulator.demo.tale import Tale

CHAPTERS: tuple[Callable[[Tale], Awaitable[None]], ...] = (
    welcome.opens,
    welcome.gathers_a_team,
    welcome.finds_nine_people,
    beginnings.looks_ahead,
    beginnings.reminds,
    beginnings.asks_how_people_are,
    beginnings.calls,
    beginnings.meets,
    together.second_session,
    together.a_walk,
    together.one_leaves_telegram,
    together.third_session,
    together.needs_to_talk,
    together.fourth_session,
    wellbeing.halfway,
    wellbeing.a_pause,
    wellbeing.an_announcement,
    wellbeing.a_meetup,
    wellbeing.breathing,
    wellbeing.moving_gently,
    wellbeing.last_sessions,
    afterwards.at_the_end,
    afterwards.after_a_month,
    afterwards.after_three_months,
    afterwards.after_six_months,
    afterwards.after_a_year,
)
